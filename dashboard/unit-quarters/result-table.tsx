import { Link } from "react-router";
import type { AssessedSeries, UnitStandingLine } from "../../domain/messages/unit-quarters.ts";
import { SERIES_LABEL } from "../../domain/people.ts";
import { Card } from "../components/card.tsx";
import { DataTable } from "../components/data-table.tsx";
import { GradeBadge } from "../components/grade-badge.tsx";
import { Movement } from "../components/movement.tsx";
import { Place, placesShared } from "../components/place.tsx";
import { formatPoints } from "../formats/format-points.ts";
import { useText } from "../use-text.ts";

/** One series by place: both halves, points above target apart, places gained. */
export function ResultTable(props: {
  quarter: string;
  series: AssessedSeries;
  rows: readonly UnitStandingLine[];
}) {
  const { t, language } = useText();
  const rows = props.rows.filter(({ series }) => series === props.series);
  const shared = placesShared(rows);
  const title = t("unitQuarter.ranking", { series: SERIES_LABEL[props.series][language] });
  if (rows.length === 0) return null;
  return (
    <Card wide title={title} takeAway={{ title: `${props.quarter} ${title}` }}>
      <DataTable
        caption={title}
        rows={rows}
        rowKey={({ unit }) => unit}
        columns={[
          {
            key: "unit",
            heading: t("unitQuarter.unit"),
            cell: ({ unit, unitName, complete }) => (
              <>
                <Link to={`/unit-assessment/${props.quarter}/${unit}`}>{unitName}</Link>
                {complete ? null : <span className="muted"> {t("unitQuarter.incomplete")}</span>}
              </>
            ),
          },
          {
            ...{ key: "place", heading: t("unitQuarter.place"), number: true },
            cell: ({ place }) => <Place place={place} tied={shared.has(place)} />,
          },
          {
            ...{ key: "movement", heading: t("unitQuarter.movement"), secondary: true },
            cell: ({ before, place }) => <Movement steps={before ? before.place - place : null} />,
          },
          {
            ...{ key: "total", heading: t("unitQuarter.total"), number: true },
            cell: ({ total }) => formatPoints(total),
          },
          {
            ...{ key: "dw", heading: t("unitQuarter.dw"), number: true, secondary: true },
            cell: ({ areas }) => formatPoints(areas.DW),
          },
          {
            ...{ key: "yw", heading: t("unitQuarter.yw"), number: true, secondary: true },
            cell: ({ areas }) => formatPoints(areas.YW),
          },
          {
            ...{ key: "bonus", heading: t("unitQuarter.bonus"), number: true, secondary: true },
            cell: ({ bonus }) => formatPoints(bonus),
          },
          {
            ...{ key: "grade", heading: t("unitQuarter.grade") },
            cell: ({ grade, ceilings }) => (
              <>
                <GradeBadge grade={grade} />
                {ceilings.map(({ code }) => (
                  <span key={code} className="muted">
                    {" "}
                    {code}
                  </span>
                ))}
              </>
            ),
          },
        ]}
      />
    </Card>
  );
}
