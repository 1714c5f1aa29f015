import { UNRANKED_TEXT } from "../../domain/assessment/unranked.ts";
import type { AssessmentKind } from "../../domain/assessment/period.ts";
import type { StandingLine, StandingPage } from "../../domain/messages/assessments.ts";
import { DataTable, type Column } from "../components/data-table.tsx";
import { GradeBadge } from "../components/grade-badge.tsx";
import { OfficerLink, UnitLink } from "../components/links.tsx";
import { Movement } from "../components/movement.tsx";
import { formatPoints } from "../formats/format-points.ts";
import { formatMonth } from "../formats/format-time.ts";
import { useAddress } from "../use-address.ts";
import { useText } from "../use-text.ts";

/** One row an officer: place in his list, what the result is made of, and the door to its explanation. */
export function StandingsTable(props: { kind: AssessmentKind; figures: StandingPage }) {
  const { t, language } = useText();
  const { change } = useAddress();
  const { kind, figures } = props;
  const labels = new Map(figures.lists.map(({ list, label }) => [list, label[language]]));
  const tied = tiesOf(figures.rows);
  const columns: Column<StandingLine>[] = [
    ...(kind === "quarter" ? [] : [placeColumn()]),
    {
      key: "officer",
      heading: t("column.officer"),
      cell: (row) => (
        <>
          <OfficerLink policeNo={row.policeNo} name={row.name} />
          <span className="narrow">{row.unitName}</span>
        </>
      ),
    },
    { key: "list", heading: t("assess.list"), secondary: true, cell: (row) => labels.get(row.list) ?? row.list },
    { key: "unit", heading: t("column.unit"), secondary: true, cell: (row) => <UnitLink unit={row.unit} name={row.unitName} /> },
    { key: "score", heading: t(`assess.score.${kind}`), number: true, cell: scoreCell },
    ...(kind === "year" ? [gradeColumn(), whyColumn()] : []),
    ...(kind === "quarter" ? quarterColumns() : quartersColumns()),
    ...(kind === "year" ? othersColumns() : [whyColumn()]),
  ];
  return (
    <DataTable caption={t(`assess.title.${kind}`)} columns={columns} rows={figures.rows} rowKey={({ policeNo }) => policeNo} />
  );

  function whyColumn(): Column<StandingLine> {
    return {
      key: "why",
      heading: t("assess.why"),
      cell: (row) => (
        <span className="standing-why">
          <button
            type="button"
            className="as-link"
            onClick={() => {
              change({ officer: row.policeNo });
            }}
          >
            {t("assess.explain")}
            <span className="unseen"> {row.name}</span>
          </button>
          {row.changed ? <span className="tag tag-draft">{t("assess.changed")}</span> : null}
        </span>
      ),
    };
  }

  function gradeColumn(): Column<StandingLine> {
    return {
      key: "grade",
      heading: t("column.grade"),
      cell: (row) => (row.grade ? <GradeBadge grade={row.grade} /> : "—"),
    };
  }

  function placeColumn(): Column<StandingLine> {
    return {
      key: "place",
      heading: t("column.place"),
      cell: (row) =>
        row.place === null ? (
          "—"
        ) : (
          <span className="place">
            {row.place}
            <small> / {row.of}</small>
            {tied.has(`${row.list}|${row.place}`) ? <span className="tied">{t("ranking.tied")}</span> : null}
          </span>
        ),
    };
  }

  function scoreCell(row: StandingLine) {
    if (row.score === null)
      return <span className="muted reason">{row.reason ? UNRANKED_TEXT[row.reason][language] : "—"}</span>;
    return <strong>{formatPoints(row.score)}</strong>;
  }

  function quarterColumns(): Column<StandingLine>[] {
    return [
      ...monthsOf(figures.rows).map((month): Column<StandingLine> => ({
        key: month,
        heading: formatMonth(month, language, "axis"),
        number: true,
        secondary: true,
        cell: (row) => {
          const found = row.months.find((one) => one.month === month);
          if (!found) return "—";
          return found.grade === null ? <span className="muted">{t("assess.ungraded")}</span> : formatPoints(found.total);
        },
      })),
      { key: "k", heading: t("assess.k"), number: true, cell: (row) => formatPoints(row.verification) },
    ];
  }

  function quartersColumns(): Column<StandingLine>[] {
    const first = figures.rows[0]?.quarters ?? [];
    return [
      ...first.map(({ period }): Column<StandingLine> => ({
        key: period,
        heading: period.slice(5),
        number: true,
        secondary: true,
        cell: (row) => formatPoints(row.quarters.find((one) => one.period === period)?.score),
      })),
      ...(kind === "halfYear"
        ? [{ key: "movement", heading: t("column.movement"), cell: (row: StandingLine) => <Movement steps={stepsOf(row)} /> }]
        : []),
      { key: "excellent", heading: t("assess.excellent"), number: true, secondary: true, cell: (row) => row.excellentMonths },
    ];
  }

  function othersColumns(): Column<StandingLine>[] {
    return [
      ...(figures.rows[0]?.others ?? []).map(({ code, name }): Column<StandingLine> => ({
        key: code,
        heading: name[language],
        number: true,
        secondary: true,
        cell: (row) => formatPoints(row.others.find((one) => one.code === code)?.points),
      })),
    ];
  }
} // prettier-ignore

function monthsOf(rows: readonly StandingLine[]): string[] {
  return [...new Set(rows.flatMap(({ months }) => months.map(({ month }) => month)))].sort();
}

function stepsOf({ place, before }: StandingLine): number | null {
  return place === null || before === null ? null : before.place - place;
}

/** Places more than one row of the same list holds. */
function tiesOf(rows: readonly StandingLine[]): Set<string> {
  const seen = new Set<string>();
  const tied = new Set<string>();
  for (const { list, place } of rows) {
    const key = `${list}|${place}`;
    if (place !== null) (seen.has(key) ? tied : seen).add(key);
  }
  return tied;
}
