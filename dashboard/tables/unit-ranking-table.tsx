import { AREA_LABEL, AREAS } from "../../domain/area.ts";
import type { Area } from "../../domain/area.ts";
import type { UnitRankingFigures } from "../../domain/messages.ts";
import { SERIES_LABEL } from "../../domain/people.ts";
import { DataTable } from "../components/data-table.tsx";
import { UnitLink } from "../components/links.tsx";
import { Movement } from "../components/movement.tsx";
import { Place, placesShared } from "../components/place.tsx";
import { formatPoints } from "../formats/format-points.ts";
import { useText } from "../use-text.ts";

type UnitRow = UnitRankingFigures["rows"][number];

/** 单位排名 as rows. */
export function UnitRankingTable(props: { figures: UnitRankingFigures; area: Area | null }) {
  const { t, language } = useText();
  const { rows, period } = props.figures;
  const shared = placesShared(rows);
  return (
    <DataTable
      caption={t("ranking.units")}
      rows={rows}
      rowKey={(row) => row.unit}
      columns={[
        {
          key: "place",
          heading: t("column.place"),
          cell: (row) => <Place place={row.place} tied={shared.has(row.place)} />,
        },
        {
          key: "unit",
          heading: t("column.unit"),
          cell: (row) => <UnitLink unit={row.unit} name={row.name} period={period} />,
        },
        {
          key: "series",
          heading: t("column.series"),
          secondary: true,
          cell: (row) => SERIES_LABEL[row.series][language],
        },
        {
          key: "mean",
          heading: t("column.mean"),
          number: true,
          cell: (row) => <strong>{formatPoints(row.mean)}</strong>,
        },
        { key: "movement", heading: t("column.movement"), cell: (row) => <Movement steps={row.movement} /> },
        { key: "officers", heading: t("column.officers"), number: true, cell: (row) => row.officers },
        { key: "excellent", heading: t("column.excellent"), number: true, cell: (row) => row.excellent },
        ...AREAS.map((area) => ({
          key: area,
          heading: AREA_LABEL[area][language],
          number: true,
          secondary: area !== props.area,
          cell: (row: UnitRow) => formatPoints(row.areas[area]),
        })),
      ]}
    />
  );
}
