import { AREA_LABEL, AREAS } from "../../domain/area.ts";
import type { Area } from "../../domain/area.ts";
import { GRADES } from "../../domain/grade.ts";
import type { RankingFigures, RankingRow } from "../../domain/messages.ts";
import { LEVEL_LABEL, POST_TYPE_LABEL } from "../../domain/people.ts";
import { DataTable } from "../components/data-table.tsx";
import type { Column } from "../components/data-table.tsx";
import { GradeBadge } from "../components/grade-badge.tsx";
import { OfficerLink, UnitLink } from "../components/links.tsx";
import { Movement } from "../components/movement.tsx";
import { Place, placesShared } from "../components/place.tsx";
import { formatPoints } from "../formats/format-points.ts";
import { useText } from "../use-text.ts";

/** 民警排名: place, officer, points and the six areas; ties are marked, movement is against the period before. */
export function RankingTable(props: { figures: RankingFigures; area: Area | null; shown?: "all" | "short" }) {
  const { t, language } = useText();
  const { rows, period } = props.figures;
  const shared = placesShared(rows);
  const short = props.shown === "short";
  const severalMonths = rows.some((row) => row.months > 1);
  const columns: Column<RankingRow>[] = [
    {
      key: "place",
      heading: t("column.place"),
      cell: (row) => <Place place={row.place} tied={shared.has(row.place)} />,
    },
    {
      key: "officer",
      heading: t("column.officer"),
      cell: (row) => (
        <>
          <OfficerLink policeNo={row.policeNo} name={row.name} period={period} />
          {short ? null : <span className="narrow">{row.unitName}</span>}
        </>
      ),
    },
    {
      key: "unit",
      heading: t("column.unit"),
      secondary: true,
      cell: (row) => <UnitLink unit={row.unit} name={row.unitName} period={period} />,
    },
    {
      key: "post",
      heading: t("column.postType"),
      spare: true,
      cell: (row) => POST_TYPE_LABEL[row.postType][language],
    },
    {
      key: "level",
      heading: t("column.level"),
      spare: true,
      cell: (row) => LEVEL_LABEL[row.level][language],
    },
    {
      key: "points",
      heading: props.area ? AREA_LABEL[props.area][language] : t("column.points"),
      number: true,
      cell: (row) => <strong>{formatPoints(props.area ? row.areas[props.area] : row.points)}</strong>,
    },
    { key: "movement", heading: t("column.movement"), cell: (row) => <Movement steps={row.movement} /> },
    {
      key: "grades",
      heading: severalMonths ? t("column.grades") : t("column.grade"),
      cell: (row) => (
        <span className="grades">
          {GRADES.filter((grade) => row.grades[grade]).map((grade) => (
            <GradeBadge key={grade} grade={grade} count={row.grades[grade] ?? 0} />
          ))}
        </span>
      ),
    },
    ...(props.area
      ? [
          {
            key: "total",
            heading: t("filter.total"),
            number: true,
            cell: (row: RankingRow) => formatPoints(row.points),
          },
        ]
      : []),
    ...AREAS.filter((area) => area !== props.area).map((area) => ({
      key: area,
      heading: AREA_LABEL[area][language],
      number: true,
      secondary: true,
      cell: (row: RankingRow) => formatPoints(row.areas[area]),
    })),
    ...(severalMonths
      ? [
          {
            key: "months",
            heading: t("column.months"),
            number: true,
            secondary: true,
            cell: (row: RankingRow) => row.months,
          },
        ]
      : []),
  ];
  const few = new Set(["place", "officer", "points", "movement", "grades"]);
  return (
    <DataTable
      caption={t("ranking.officers")}
      rows={rows}
      rowKey={(row) => row.policeNo}
      columns={short ? columns.filter((column) => few.has(column.key)) : columns}
    />
  );
}
