import { Link } from "react-router";
import { addMonths } from "../../domain/month.ts";
import type { RuleVersionLine } from "../../domain/messages/rules.ts";
import { RULE_STATE_LABEL } from "../../domain/rules/rule-life.ts";
import { Card } from "../components/card.tsx";
import { DataTable } from "../components/data-table.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { PageHead } from "../components/page-head.tsx";
import { usePerson } from "../figures/use-person.ts";
import { formatInstant } from "../formats/format-time.ts";
import { holds } from "../oversees.ts";
import { DraftFromWorkbook } from "../rule-lab/import-cards.tsx";
import { ActForm } from "../rules/act-form.tsx";
import { useRuleLibrary } from "../rules/use-rule-life.ts";
import { useText } from "../use-text.ts";
import "../styles/objections.css";
import "../styles/rules.css";

/** 考核细则: every version with where it stands in its life. */
export function RulesPage() {
  const { t, language } = useText();
  const person = usePerson().data;
  const library = useRuleLibrary();
  const drafts = person ? holds("assessmentOffice")(person) : false;
  return (
    <>
      <PageHead title={t("rules.title")} aside={t("rules.aside")} />
      <div className="grid">
        <FiguresOf query={library} isEmpty={(rows) => rows.length === 0}>
          {(rows) => (
            <>
              <Card wide title={t("rules.library")}>
                <DataTable<RuleVersionLine>
                  caption={t("rules.library")}
                  rows={rows}
                  rowKey={({ version }) => version}
                  columns={[
                    { key: "version", heading: t("rules.version"), cell: ({ version }) => <Link to={`/rules/${encodeURIComponent(version)}`}>{version}</Link> },
                    { key: "state", heading: t("rules.state"), cell: ({ state }) => <span className={`tag rule-${state}`}>{RULE_STATE_LABEL[state][language]}</span> },
                    { key: "from", heading: t("rules.from"), cell: (row) => inForce(row, rows, t("rules.to")) },
                    { key: "title", heading: t("rules.titleOf"), secondary: true, cell: ({ title }) => title[language] },
                    { key: "comments", heading: t("rules.commentCount"), number: true, cell: ({ comments, state, commentsUntil }) => state === "consultation" && commentsUntil ? t("rules.commentsUntil", { count: comments, time: formatInstant(commentsUntil).slice(0, 10) }) : comments },
                    { key: "months", heading: t("rules.scored"), number: true, secondary: true, cell: ({ months }) => months },
                  ]}
                />
              </Card>
              {drafts ? (
                <Card wide title={t("rules.draft")} note={t("rules.draftNote")}>
                  <ActForm
                    path="/rules"
                    submit={t("rules.draftNow")}
                    fields={[
                      { key: "from", label: t("rules.basedOn"), kind: "choice", options: rows.map(({ version }) => ({ value: version, label: version })) },
                      { key: "version", label: t("rules.newVersion"), kind: "text", hint: t("rules.newVersionHint") },
                      { key: "title", label: t("rules.titleOf"), kind: "text", first: rows[0]?.title.zh ?? "" },
                      { key: "effectiveFrom", label: t("rules.planned"), kind: "month", first: rows[0] ? addMonths(rows[0].effectiveFrom, 12) : "" },
                      { key: "reason", label: t("rules.reason"), kind: "long" },
                    ]}
                  />
                </Card>
              ) : null}
              {drafts ? <DraftFromWorkbook versions={rows} /> : null}
            </>
          )}
        </FiguresOf>
      </div>
    </>
  );
} // prettier-ignore

/** The months a version counts in: up to the one before the version that took over from it. */
function inForce(row: RuleVersionLine, rows: readonly RuleVersionLine[], to: string): string {
  const counted = ({ state }: RuleVersionLine) => state === "effective" || state === "retired";
  const later = rows.filter((one) => counted(one) && one.effectiveFrom > row.effectiveFrom);
  const next = later.map(({ effectiveFrom }) => effectiveFrom).toSorted()[0];
  return counted(row) && next ? `${row.effectiveFrom} ${to} ${addMonths(next, -1)}` : row.effectiveFrom;
}
