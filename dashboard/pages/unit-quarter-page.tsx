import { Link, useParams } from "react-router";
import type { AssessedSeries, UnitStandingExplanation } from "../../domain/messages/unit-quarters.ts";
import { Card } from "../components/card.tsx";
import { DataTable } from "../components/data-table.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { GradeBadge } from "../components/grade-badge.tsx";
import { PageHead } from "../components/page-head.tsx";
import { formatPoints } from "../formats/format-points.ts";
import { quarterName } from "../unit-quarters/quarter-choice.tsx";
import { UnitTrendCard } from "../unit-quarters/trend-card.tsx";
import { useUnitExplanation } from "../unit-quarters/use-unit-quarters.ts";
import { useText } from "../use-text.ts";
import "../styles/unit-quarters.css";

/** One unit's quarter: every figure, how it became points, and by which clause. */
export function UnitQuarterPage() {
  const { t } = useText();
  const { quarter = "", unit = "" } = useParams();
  const explained = useUnitExplanation(quarter, unit);
  const name = explained.data?.standing.unitName ?? unit;
  return (
    <>
      <PageHead title={t("unitQuarter.explained", { unit: name, quarter: quarterName(quarter, t) })}>
        <Link to={`/unit-assessment?quarter=${quarter}`}>{t("unitQuarter.back")}</Link>
      </PageHead>
      <FiguresOf query={explained}>
        {(found) => (
          <div className="grid">
            <Sum found={found} />
            {found.explanation.halves.map(({ half }) => (
              <Half key={half} found={found} half={half} />
            ))}
            <UnitTrendCard series={found.standing.series as AssessedSeries} unit={unit} />
          </div>
        )}
      </FiguresOf>
    </>
  );
}

function Sum({ found }: { found: UnitStandingExplanation }) {
  const { t, language } = useText();
  const { explanation, standing } = found;
  const { total, bonus, grade, profiles, ruleSet } = explanation;
  return (
    <Card wide title={`${t("unitQuarter.total")} ${formatPoints(total.earned)}`} note={ruleSet}>
      <p>
        <GradeBadge grade={standing.grade} /> {t("unitQuarter.place")} {standing.place} / {standing.of}
      </p>
      <p>{total.formula[language]}</p>
      <p>
        {t("unitQuarter.bonus")}: {bonus.formula[language]}
      </p>
      {[...grade, ...profiles].map((text) => (
        <p key={text.zh}>{text[language]}</p>
      ))}
    </Card>
  );
}

function Half({ found, half }: { found: UnitStandingExplanation; half: "DW" | "YW" }) {
  const { t, language } = useText();
  const whole = found.explanation.halves.find((one) => one.half === half)!;
  const rows = found.explanation.indicators.filter((one) => one.half === half);
  const title = `${whole.name[language]} ${formatPoints(whole.earned)} / ${formatPoints(whole.max)}`;
  return (
    <Card wide title={title} note={whole.formula[language]} takeAway={{ title }}>
      <div className="unit-explained">
        <DataTable
          caption={title}
          rows={rows}
          rowKey={({ code }) => code}
          columns={[
            {
              ...{ key: "indicator", heading: t("unitQuarter.indicator") },
              cell: ({ code, name, max }) =>
                `${code} ${name[language]}${max === null ? "" : ` (${formatPoints(max)})`}`,
            },
            {
              ...{ key: "points", heading: t("unitQuarter.points"), number: true },
              cell: ({ earned, bonus }) =>
                `${formatPoints(earned)}${bonus > 0 ? ` +${formatPoints(bonus)}` : ""}`,
            },
            {
              ...{ key: "formula", heading: t("unitQuarter.formula") },
              cell: ({ formula, bonusFormula, notes }) => (
                <>
                  {formula[language]}
                  {bonusFormula ? <div className="muted">{bonusFormula[language]}</div> : null}
                  {notes.map((note) => (
                    <div key={note.zh} className="muted">
                      {note[language]}
                    </div>
                  ))}
                </>
              ),
            },
            {
              ...{ key: "inputs", heading: t("unitQuarter.inputs"), secondary: true },
              cell: ({ inputs }) =>
                inputs.map(({ label, value }) => `${label[language]} ${value[language]}`).join("; "),
            },
            {
              ...{ key: "basis", heading: t("unitQuarter.basis"), secondary: true },
              cell: ({ basis, evidence }) => basis ?? evidence[language],
            },
            {
              ...{ key: "clause", heading: t("unitQuarter.clause"), spare: true },
              cell: ({ clause }) => clause[language],
            },
          ]}
        />
      </div>
    </Card>
  );
}
