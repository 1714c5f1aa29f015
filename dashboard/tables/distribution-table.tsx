import type { DistributionFigures } from "../../domain/messages.ts";
import { inGradeOrder } from "../charts/distribution-chart.ts";
import { DataTable } from "../components/data-table.tsx";
import { UnitLink } from "../components/links.tsx";
import { useText } from "../use-text.ts";
import { GRADES } from "../../domain/grade.ts";
import { gradeColumns } from "./grades-table.tsx";

/** 各单位等次构成 as rows, in the order of the chart. */
export function DistributionTable(props: { figures: DistributionFigures }) {
  const { t, language } = useText();
  const { units, grades, ungraded, period } = props.figures;
  return (
    <DataTable
      caption={t("distribution.byUnit")}
      rows={inGradeOrder(units)}
      rowKey={(row) => row.unit}
      columns={[
        {
          key: "unit",
          heading: t("column.unit"),
          cell: (row) => <UnitLink unit={row.unit} name={row.name} period={period} />,
        },
        ...gradeColumns<DistributionFigures["units"][number]>(language),
        { key: "ungraded", heading: t("column.ungraded"), number: true, cell: (row) => row.ungraded },
      ]}
      foot={[t("filter.bureau"), ...GRADES.map((grade) => grades[grade]), ungraded]}
    />
  );
}
