import type { CheckReceipt, PublicationOverview } from "../../domain/messages/publication.ts";
import { FiguresOf } from "../components/figures-of.tsx";
import { Failure, Loading } from "../components/notice.tsx";
import { PageHead } from "../components/page-head.tsx";
import { useChosenMonth } from "../figures/use-chosen-month.ts";
import { usePerson } from "../figures/use-person.ts";
import { Filters } from "../filters/filters.tsx";
import { MonthChoice } from "../filters/month-choice.tsx";
import { formatInstant } from "../formats/format-time.ts";
import { PublicationHistory } from "../publication/publication-history.tsx";
import { PublicationReports } from "../publication/publication-reports.tsx";
import { PublicationTiles } from "../publication/publication-tiles.tsx";
import { PublicationUnits } from "../publication/publication-units.tsx";
import { PublishCard } from "../publication/publish-card.tsx";
import { useCheck, usePublication } from "../publication/use-publication.ts";
import "../styles/publication.css";
import { useAddress } from "../use-address.ts";
import { useText } from "../use-text.ts";

/** 复核公布: the files office checks what is signed and publishes the month; who oversees the bureau reads along. */
export function PublicationPage() {
  const { t } = useText();
  const { address, change } = useAddress();
  const { query, months, month, line } = useChosenMonth();
  const overview = usePublication(month, address.get("unit"));
  if (query.isPending) return <Loading />;
  if (query.error && !query.data) return <Failure error={query.error} retry={() => void query.refetch()} />;
  const deadlines = line && {
    check: formatInstant(line.checkBy),
    publish: formatInstant(line.publishAt),
  };
  return (
    <>
      <PageHead
        title={t("nav.publication")}
        aside={deadlines ? t("publication.deadlines", deadlines) : undefined}
      >
        <Filters>
          {month ? (
            <MonthChoice
              months={months}
              value={month}
              choose={(chosen) => {
                change({ month: chosen, unit: null });
              }}
            />
          ) : null}
        </Filters>
      </PageHead>
      <FiguresOf query={overview}>
        {(figures) => <Desk key={figures.month} overview={figures} unit={address.get("unit")} />}
      </FiguresOf>
    </>
  );
}

function Desk(props: { overview: PublicationOverview; unit: string | null }) {
  const { overview } = props;
  const { month, total, units, reports, publications } = overview;
  const acts = usePerson().data?.roles.some(({ role }) => role === "filesOffice") ?? false;
  const check = useCheck(month);
  const shared = { month, check: acts ? check.mutate : null, busy: check.isPending };
  const unitName = units.find(({ unit }) => unit === props.unit)?.name ?? null;
  return (
    <>
      <PublicationTiles total={total} />
      <div className="grid">
        {check.error ? <Failure error={check.error} /> : null}
        {check.data ? <Checked receipt={check.data} /> : null}
        {unitName === null ? null : <PublicationReports {...shared} unitName={unitName} reports={reports} />}
        <PublicationUnits {...shared} units={units} chosen={props.unit} />
        {unitName === null ? <PublicationReports {...shared} unitName={null} reports={reports} /> : null}
        {acts ? <PublishCard overview={overview} /> : null}
        <PublicationHistory publications={publications} />
      </div>
    </>
  );
}

/** What came of a check. */
function Checked(props: { receipt: CheckReceipt }) {
  const { t } = useText();
  const { checked, rejected } = props.receipt;
  return (
    <div role="status" className="told wide">
      <p>{t("publication.checkedNow", { count: checked })}</p>
      {rejected.length > 0 ? (
        <>
          <p>{t("publication.rejectedNow", { count: rejected.length })}</p>
          <ul className="problems">
            {rejected.map(({ policeNo, name, message }) => (
              <li key={policeNo}>
                {name} {policeNo} · {message}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}
