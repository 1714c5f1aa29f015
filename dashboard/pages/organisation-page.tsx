import "../styles/organisation.css";
import { FiguresOf } from "../components/figures-of.tsx";
import { PageHead } from "../components/page-head.tsx";
import { inputOf } from "../calendar/shanghai-input.ts";
import { useClock } from "../figures/use-clock.ts";
import { usePerson } from "../figures/use-person.ts";
import { AccountsCard } from "../organisation/accounts-card.tsx";
import { ChangeForm } from "../organisation/change-form.tsx";
import { ChangesCard } from "../organisation/changes-card.tsx";
import { ImportCard } from "../organisation/import-card.tsx";
import { UnitDetail } from "../organisation/unit-detail.tsx";
import { UnitsCard } from "../organisation/units-card.tsx";
import { useOrganisation, useOrganisationUnit } from "../organisation/use-organisation.ts";
import { useAddress } from "../use-address.ts";
import { useText } from "../use-text.ts";

/** 组织人员: units, officers and their posts, charges and delegations; what one enters another confirms. */
export function OrganisationPage() {
  const { t } = useText();
  const { address } = useAddress();
  const person = usePerson().data;
  const clock = useClock().data;
  const organisation = useOrganisation();
  const unit = address.get("unit") ?? organisation.data?.find(({ strength }) => strength > 0)?.code ?? null;
  const detail = useOrganisationUnit(unit);
  const holds = (...roles: string[]) => person?.roles.some(({ role }) => roles.includes(role)) ?? false;
  const enters = holds("systemAdmin", "politicalOffice", "securityAdmin", "chief", "leader", "head");
  // The bureau's day, which is Shanghai's wherever the browser stands.
  const today = clock && inputOf(clock.now).slice(0, 10);
  return (
    <>
      <PageHead title={t("nav.organisation")} aside={t("organisation.aside")} />
      <div className="grid">
        {enters ? <ChangesCard /> : null}
        <FiguresOf query={organisation}>
          {(units) => (
            <>
              <UnitsCard units={units} chosen={unit} />
              <FiguresOf query={detail} emptyText={t("organisation.chooseUnit")}>
                {(one) => <UnitDetail detail={one} />}
              </FiguresOf>
              {enters && person && today ? (
                <ChangeForm key={unit} person={person} units={units} unit={unit} today={today} />
              ) : null}
            </>
          )}
        </FiguresOf>
        {holds("systemAdmin", "politicalOffice") && today ? <ImportCard today={today} /> : null}
        {holds("systemAdmin", "securityAdmin") ? <AccountsCard /> : null}
      </div>
    </>
  );
}
