import { AREA_LABEL, AREAS } from "../../domain/area.ts";
import type { Area } from "../../domain/area.ts";
import type { TrendFigures } from "../../domain/messages.ts";
import { DataTable } from "../components/data-table.tsx";
import { formatPoints } from "../formats/format-points.ts";
import { formatMonth } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";

type TrendMonth = TrendFigures["months"][number];

/** Where a value lies between the lowest and the highest month of its area, 0 … 1; flat rows stay white. */
function standing(area: Area, month: TrendMonth, months: readonly TrendMonth[]): number {
  const values = months.map((one) => one.areas[area]).filter((value): value is number => value !== null);
  const value = month.areas[area];
  const lowest = Math.min(...values);
  const highest = Math.max(...values);
  return value === null || highest === lowest ? 0 : (value - lowest) / (highest - lowest);
}

/** 六个方面逐月平均分: numbers first, shaded so that the eye finds the better months of each area. */
export function AreaMonthsTable(props: { months: readonly TrendMonth[] }) {
  const { t, language } = useText();
  const months = props.months.filter((month) => month.mean !== null);
  return (
    <DataTable
      caption={t("trend.areas")}
      rows={AREAS}
      rowKey={(area) => area}
      columns={[
        { key: "area", heading: t("column.area"), cell: (area) => AREA_LABEL[area][language] },
        ...months.map((month) => ({
          key: month.month,
          heading: formatMonth(month.month, language, "axis"),
          number: true,
          cell: (area: Area) => (
            <span
              className="shade"
              style={{ background: `rgb(11 79 138 / ${0.24 * standing(area, month, months)})` }}
            >
              {formatPoints(month.areas[area])}
            </span>
          ),
        })),
      ]}
    />
  );
}
