import { SERIES_LABEL } from "../../domain/people.ts";
import type { SandboxSummary, SandboxUnitLine } from "../../domain/messages/rule-lab.ts";
import { Card } from "../components/card.tsx";
import { DataTable } from "../components/data-table.tsx";
import { Movement } from "../components/movement.tsx";
import { formatDifference, formatPoints } from "../formats/format-points.ts";
import { useText } from "../use-text.ts";

/** 单位: means and places within the series, before and after. */
export function SandboxUnits(props: { summary: SandboxSummary }) {
  const { t, language } = useText();
  const gain = ({ before, after }: SandboxUnitLine) => after.mean - before.mean;
  const rows = [...props.summary.units].sort((a, b) => Math.abs(gain(b)) - Math.abs(gain(a)));
  return (
    <Card wide title={t("lab.units")} note={t("lab.unitsNote")} takeAway={{ title: t("lab.units") }}>
      <DataTable
        caption={t("lab.units")}
        rows={rows}
        rowKey={({ unit }) => unit}
        columns={[
          { key: "unit", heading: t("column.unit"), cell: ({ name }) => name },
          {
            ...{ key: "series", heading: t("lab.series"), secondary: true },
            cell: ({ series }) => SERIES_LABEL[series][language],
          },
          {
            key: "officers",
            heading: t("column.officers"),
            number: true,
            secondary: true,
            cell: (unit) => unit.officers,
          },
          {
            key: "before",
            heading: t("lab.meanBefore"),
            number: true,
            cell: ({ before }) => formatPoints(before.mean),
          },
          {
            key: "after",
            heading: t("lab.meanAfter"),
            number: true,
            cell: ({ after }) => formatPoints(after.mean),
          },
          {
            key: "change",
            heading: t("lab.change"),
            number: true,
            cell: (unit) => formatDifference(gain(unit)),
          },
          {
            ...{ key: "place", heading: t("lab.placeInSeries"), number: true },
            cell: ({ before, after }) => (
              <>
                {before.place} → {after.place}/{after.of} <Movement steps={before.place - after.place} />
              </>
            ),
          },
          { key: "up", heading: t("lab.up"), number: true, secondary: true, cell: ({ up }) => up },
          { key: "down", heading: t("lab.down"), number: true, secondary: true, cell: ({ down }) => down },
          {
            ...{ key: "excellent", heading: t("lab.excellentMonths"), number: true, secondary: true },
            cell: ({ excellent }) => `${excellent.before} → ${excellent.after}`,
          },
        ]}
      />
    </Card>
  );
}
