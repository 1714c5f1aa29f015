import { useMemo } from "react";
import type { DiscriminationFigures } from "../../domain/messages/discrimination.ts";
import { inSpreadOrder, spreadChart } from "../charts/spread-chart.ts";
import { ChartCard } from "../components/chart-card.tsx";
import { DataTable } from "../components/data-table.tsx";
import { FigureTile } from "../components/figure-tile.tsx";
import { formatDifference, formatPoints } from "../formats/format-points.ts";
import { useText } from "../use-text.ts";

/** The bureau in five figures. */
export function BureauTiles(props: {
  figures: DiscriminationFigures;
  listOf: (kind: "all" | "raised" | "lowered") => string;
}) {
  const { t } = useText();
  const { bureau, units, reviewers } = props.figures;
  const { spread } = bureau;
  const watched = (groups: readonly { signals: readonly string[] }[]): number =>
    groups.filter(({ signals }) => signals.length > 0).length;
  const [flaggedUnits, flaggedReviewers] = [watched(units), watched(reviewers)];
  return (
    <div className="tiles six tiles-part">
      <FigureTile
        name={t("discrimination.deviation")}
        value={formatPoints(spread?.deviation)}
        note={t("discrimination.deviationNote", { mean: formatPoints(spread?.mean) })}
      />
      <FigureTile
        name={t("discrimination.quartiles")}
        value={t("discrimination.span", {
          lower: formatPoints(spread?.lower),
          upper: formatPoints(spread?.upper),
        })}
        note={t("discrimination.quartilesNote", {
          ...{ median: formatPoints(spread?.median), least: formatPoints(spread?.least) },
          most: formatPoints(spread?.most),
        })}
      />
      <FigureTile
        name={t("discrimination.reports")}
        value={bureau.reports}
        note={t("discrimination.reportsNote", { ungraded: bureau.ungraded })}
        to={props.listOf("all")}
      />
      {(["raised", "lowered"] as const).map((kind) => (
        <FigureTile
          key={kind}
          name={t(`discrimination.column.${kind}`)}
          value={bureau[kind]}
          note={t("discrimination.departureNote", {
            departure: bureau.departure === null ? "—" : formatDifference(bureau.departure),
          })}
          {...(bureau[kind] > 0 && { to: props.listOf(kind) })}
        />
      ))}
      <FigureTile
        name={t("discrimination.watch")}
        value={flaggedUnits + flaggedReviewers}
        note={t("discrimination.watchNote", { units: flaggedUnits, reviewers: flaggedReviewers })}
      />
    </div>
  );
}

/** 各单位得分离散 as bars, with the table of the same rows behind it. */
export function SpreadCard(props: { figures: DiscriminationFigures; period: string }) {
  const { t } = useText();
  const { units } = props.figures;
  const configuration = useMemo(() => spreadChart(units, t), [units, t]);
  const rows = inSpreadOrder(units);
  const [least, most] = [rows.at(0), rows.at(-1)];
  return (
    <ChartCard
      wide
      title={t("discrimination.spreadTitle")}
      note={t("discrimination.spreadNote")}
      sentence={t("discrimination.spreadSentence", {
        ...{ period: props.period, least: least?.name ?? "—", most: most?.name ?? "—" },
        leastDeviation: formatPoints(least?.spread?.deviation),
        mostDeviation: formatPoints(most?.spread?.deviation),
      })}
      configuration={configuration}
      height={84 + rows.length * 24}
      table={
        <DataTable
          caption={t("discrimination.spreadTitle")}
          rows={rows}
          rowKey={({ unit }) => unit}
          columns={[
            { key: "unit", heading: t("column.unit"), cell: ({ name }) => name },
            {
              ...{ key: "deviation", heading: t("discrimination.column.deviation"), number: true },
              cell: ({ spread }) => formatPoints(spread?.deviation),
            },
            {
              ...{ key: "quartiles", heading: t("discrimination.column.quartiles"), number: true },
              cell: ({ spread }) =>
                t("discrimination.span", {
                  ...{ lower: formatPoints(spread?.lower), upper: formatPoints(spread?.upper) },
                }),
            },
            {
              ...{ key: "median", heading: t("discrimination.median"), number: true },
              cell: ({ spread }) => formatPoints(spread?.median),
            },
          ]}
        />
      }
    />
  );
}
