import { AREA_LABEL } from "../../domain/area.ts";
import type { UnitProfileFigures } from "../../domain/messages.ts";
import { DataTable } from "../components/data-table.tsx";
import { formatDifference, formatPoints } from "../formats/format-points.ts";
import { useText } from "../use-text.ts";

type AreaFigures = UnitProfileFigures["areas"][number];
type Indicator = UnitProfileFigures["indicators"][number];

function gap(mean: number | null, other: number | null): string {
  return mean === null || other === null ? "—" : formatDifference(mean - other);
}

/** 六个方面 of a unit as rows, 奖励惩处 included. */
export function AreasTable(props: { areas: readonly AreaFigures[] }) {
  const { t, language } = useText();
  return (
    <DataTable
      caption={t("unit.radar")}
      rows={props.areas}
      rowKey={(row) => row.area}
      columns={[
        { key: "area", heading: t("column.area"), cell: (row) => AREA_LABEL[row.area][language] },
        { key: "max", heading: t("column.max"), number: true, cell: (row) => formatPoints(row.max) },
        {
          key: "mean",
          heading: t("column.unitMean"),
          number: true,
          cell: (row) => <strong>{formatPoints(row.mean)}</strong>,
        },
        {
          key: "median",
          heading: t("column.bureauMedian"),
          number: true,
          cell: (row) => formatPoints(row.bureauMedian),
        },
        {
          key: "gap",
          heading: t("column.difference"),
          number: true,
          cell: (row) => gap(row.mean, row.bureauMedian),
        },
        {
          key: "series",
          heading: t("column.seriesMean"),
          number: true,
          cell: (row) => formatPoints(row.seriesMean),
        },
      ]}
    />
  );
}

/** Indicators of a unit as rows, in the order of the rules. */
export function IndicatorsTable(props: { indicators: readonly Indicator[] }) {
  const { t } = useText();
  return (
    <DataTable
      caption={t("unit.indicators")}
      rows={props.indicators}
      rowKey={(row) => row.code}
      columns={[
        { key: "name", heading: t("column.indicator"), cell: (row) => `${row.code} ${row.name}` },
        { key: "max", heading: t("column.max"), number: true, cell: (row) => formatPoints(row.max) },
        {
          key: "mean",
          heading: t("column.unitMean"),
          number: true,
          cell: (row) => <strong>{formatPoints(row.mean)}</strong>,
        },
        {
          key: "bureau",
          heading: t("column.bureauMean"),
          number: true,
          cell: (row) => formatPoints(row.bureauMean),
        },
        {
          key: "gap",
          heading: t("column.difference"),
          number: true,
          cell: (row) => gap(row.mean, row.bureauMean),
        },
      ]}
    />
  );
}
