import { useState } from "react";
import { Link } from "react-router";
import type { Person } from "../../domain/messages.ts";
import { readsEverything } from "../../domain/authority.ts";
import { Card } from "../components/card.tsx";
import { resultsMonth, useMonths } from "../figures/use-months.ts";
import { useUnits } from "../figures/use-units.ts";
import { MonthChoice } from "../filters/month-choice.tsx";
import { UnitChoice } from "../filters/unit-choice.tsx";
import { useText } from "../use-text.ts";

/** What a person may print: his own sheet, and the table of a unit he fills, heads or oversees. */
export function PrintCard(props: { person: Person }) {
  const { t } = useText();
  const { person } = props;
  const months = useMonths().data ?? [];
  const units = useUnits().data ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const [unit, setUnit] = useState<string | null>(null);
  const month = chosen ?? resultsMonth(months) ?? months.at(-1)?.month;
  if (month === undefined) return null;
  const own = new Set([...person.units.fills, ...person.units.heads, ...person.units.inCharge]);
  const all = readsEverything({ roles: new Set(person.roles.map(({ role }) => role)) });
  const mine = units.filter(({ code }) => all || own.has(code));
  const code = unit ?? mine[0]?.code;
  return (
    <Card title={t("papers.printing")} note={t("papers.printingNote")}>
      <div className="filters">
        <MonthChoice months={months} value={month} choose={setChosen} />
        {code === undefined ? null : <UnitChoice units={mine} value={code} choose={setUnit} />}
      </div>
      <ul className="paper-links">
        {person.policeNo === null ? null : (
          <>
            <li>
              <Link to={`/paper/${person.policeNo}?month=${month}`}>{t("papers.mine")}</Link>
            </li>
            <li>
              <Link to={`/paper/${person.policeNo}?month=${month}&blank=1`}>{t("papers.mineBlank")}</Link>
            </li>
          </>
        )}
        {code === undefined ? null : (
          <>
            <li>
              <Link to={`/paper/unit/${code}?month=${month}`}>{t("papers.unitFilled")}</Link>
            </li>
            <li>
              <Link to={`/paper/unit/${code}?month=${month}&blank=1`}>{t("papers.unitBlank")}</Link>
            </li>
          </>
        )}
      </ul>
    </Card>
  );
}
