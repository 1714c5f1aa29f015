import { useState } from "react";
import { GRADE_LABEL } from "../../domain/grade.ts";
import type { RuleVersionDetail, TrialComparison } from "../../domain/messages/rules.ts";
import { Card } from "../components/card.tsx";
import { DataTable } from "../components/data-table.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { OfficerLink } from "../components/links.tsx";
import { Pager } from "../components/pager.tsx";
import { useMonths } from "../figures/use-months.ts";
import { Filters } from "../filters/filters.tsx";
import { MonthChoice } from "../filters/month-choice.tsx";
import { formatPoints } from "../formats/format-points.ts";
import { useText } from "../use-text.ts";
import { useTrial } from "./use-rule-life.ts";

/** 试行对照: what the version on trial would give beside what counts. */
export function TrialCard({ detail }: { detail: RuleVersionDetail }) {
  const { t, language } = useText();
  const months = (useMonths().data ?? []).filter(({ month }) => month >= (detail.trialFrom ?? "9999"));
  const [chosen, setChosen] = useState<string | null>(null);
  const [page, setPage] = useState(1);
  const month = chosen ?? months[0]?.month ?? detail.trialFrom ?? detail.effectiveFrom;
  const trial = useTrial(detail.version, month, page);
  type Row = TrialComparison["rows"][number];
  return (
    <Card wide title={t("rules.trialTitle")} note={t("rules.trialNote")}>
      <Filters><MonthChoice months={months} value={month} choose={setChosen} /></Filters>
      <FiguresOf query={trial} isEmpty={({ total }) => total === 0} emptyText={t("rules.trialEmpty")}>
        {({ rows, total, pageSize, changedGrades }) => (
          <>
            <p>{t("rules.trialFigures", { total, changed: changedGrades })}</p>
            <DataTable<Row>
              caption={t("rules.trialTitle")}
              rows={rows}
              rowKey={({ policeNo }) => policeNo}
              columns={[
                { key: "name", heading: t("rules.officer"), cell: (row) => <OfficerLink policeNo={row.policeNo} name={row.name} period={month} /> },
                { key: "unit", heading: t("rules.unit"), secondary: true, cell: ({ unit }) => unit },
                { key: "effective", heading: t("rules.effectivePoints"), number: true, cell: ({ effective }) => formatPoints(effective) },
                { key: "trial", heading: t("rules.trialPoints"), number: true, cell: (row) => formatPoints(row.trial) },
                { key: "grade", heading: t("rules.grades"), cell: ({ effectiveGrade, trialGrade }) => [...new Set([effectiveGrade, trialGrade])].map((grade) => (grade ? GRADE_LABEL[grade][language] : "—")).join(" → ") },
              ]}
            />
            <Pager page={page} pageSize={pageSize} total={total} go={setPage} />
          </>
        )}
      </FiguresOf>
    </Card>
  );
} // prettier-ignore
