import { GRADE_LABEL, GRADES } from "../../domain/grade.ts";
import type { Grade } from "../../domain/grade.ts";
import { gradedIn } from "../charts/distribution-chart.ts";
import { DataTable } from "../components/data-table.tsx";
import { GradeBadge } from "../components/grade-badge.tsx";
import { formatShare } from "../formats/format-points.ts";
import { useText } from "../use-text.ts";

/** 等次构成 as rows. */
export function GradesTable(props: { grades: Record<Grade, number> }) {
  const { t } = useText();
  const graded = gradedIn(props.grades);
  return (
    <DataTable
      caption={t("distribution.grades")}
      rows={GRADES}
      rowKey={(grade) => grade}
      columns={[
        { key: "grade", heading: t("column.grade"), cell: (grade) => <GradeBadge grade={grade} /> },
        { key: "count", heading: t("column.officers"), number: true, cell: (grade) => props.grades[grade] },
        {
          key: "share",
          heading: t("column.share"),
          number: true,
          cell: (grade) => formatShare(props.grades[grade], graded),
        },
      ]}
      foot={[t("column.total"), graded, ""]}
    />
  );
}

/** The five columns of counts that several tables of grades share. */
export function gradeColumns<Row extends { grades: Record<Grade, number> }>(language: "zh" | "en") {
  return GRADES.map((grade) => ({
    key: grade,
    heading: GRADE_LABEL[grade][language],
    number: true,
    cell: (row: Row) => row.grades[grade],
  }));
}
