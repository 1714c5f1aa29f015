import { useMemo } from "react";
import { GRADE_LABEL, GRADES } from "../../domain/grade.ts";
import type { Grade } from "../../domain/grade.ts";
import { gradedIn } from "../charts/distribution-chart.ts";
import { gradesChart } from "../charts/grades-chart.ts";
import { ChartCard } from "../components/chart-card.tsx";
import { formatShare } from "../formats/format-points.ts";
import { GradesTable } from "../tables/grades-table.tsx";
import { useText } from "../use-text.ts";

/** 等次构成 of a period as bars. */
export function GradesCard(props: { grades: Record<Grade, number>; ungraded: number; period: string }) {
  const { t, language } = useText();
  const { grades, ungraded, period } = props;
  const configuration = useMemo(() => gradesChart(grades, language), [grades, language]);
  const graded = gradedIn(grades);
  const list = GRADES.map((grade) =>
    t("distribution.gradeItem", {
      grade: GRADE_LABEL[grade][language],
      count: grades[grade],
      share: formatShare(grades[grade], graded),
    }),
  ).join(language === "zh" ? "\u3001" : ", ");
  return (
    <ChartCard
      title={t("distribution.grades")}
      note={period}
      sentence={t("distribution.gradesSentence", { period, graded, list })}
      configuration={configuration}
      height={220}
      table={<GradesTable grades={grades} />}
      below={
        ungraded > 0 ? <p className="muted">{t("distribution.ungradedNote", { count: ungraded })}</p> : null
      }
    />
  );
}
