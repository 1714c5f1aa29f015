import { AREA_LABEL } from "../../domain/area.ts";
import { GRADES } from "../../domain/grade.ts";
import type { CompareFigures } from "../../domain/messages/publication.ts";
import { Card } from "../components/card.tsx";
import { DataTable } from "../components/data-table.tsx";
import { GradeBadge } from "../components/grade-badge.tsx";
import { formatPoints } from "../formats/format-points.ts";
import { formatMonth } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";

type Officer = CompareFigures["officers"][number];

/** Means by area, one column an officer; the best of each line is set in bold. */
export function MeansTable(props: { figures: CompareFigures }) {
  const { t, language } = useText();
  const { areas, officers } = props.figures;
  const lines = [
    { key: "total", heading: t("compare.mean"), max: null, of: (officer: Officer) => officer.mean },
    ...areas.map(({ area, max }) => ({
      key: area,
      heading: AREA_LABEL[area][language],
      max: area === "JC" ? null : max,
      of: (officer: Officer) => officer.means[area],
    })),
  ];
  return (
    <DataTable
      caption={t("compare.means")}
      rows={lines}
      rowKey={({ key }) => key}
      columns={[
        {
          key: "area",
          heading: t("column.area"),
          cell: ({ heading, max }) => (
            <>
              {heading} {max === null ? null : <span className="code">/ {formatPoints(max)}</span>}
            </>
          ),
        },
        ...officers.map((officer) => ({
          key: officer.policeNo,
          heading: officer.name,
          number: true,
          cell: ({ of }: (typeof lines)[number]) => {
            const points = of(officer);
            const best = Math.max(...officers.map((each) => of(each) ?? Number.NEGATIVE_INFINITY));
            return points !== null && points === best ? (
              <strong>{formatPoints(points)}</strong>
            ) : (
              formatPoints(points)
            );
          },
        })),
      ]}
      foot={[
        t("compare.grades"),
        ...officers.map((officer) => (
          <span key={officer.policeNo} className="grades">
            {GRADES.filter((grade) => officer.grades[grade]).map((grade) => (
              <GradeBadge key={grade} grade={grade} count={officer.grades[grade] ?? 0} />
            ))}
          </span>
        )),
      ]}
    />
  );
}

/** Points and grade of every month, newest first. */
export function MonthlyCard(props: { figures: CompareFigures }) {
  const { t, language } = useText();
  const { months, officers } = props.figures;
  return (
    <Card wide title={t("compare.monthly")}>
      <DataTable
        caption={t("compare.monthly")}
        rows={[...months].reverse()}
        rowKey={(month) => month}
        columns={[
          { key: "month", heading: t("column.month"), cell: (month) => formatMonth(month, language) },
          ...officers.map((officer) => ({
            key: officer.policeNo,
            heading: officer.name,
            number: true,
            cell: (month: string) => {
              const earned = officer.months[month];
              if (!earned) return "—";
              return (
                <span className="compared-month">
                  {earned.grade ? <GradeBadge grade={earned.grade} /> : null}
                  {formatPoints(earned.total)}
                </span>
              );
            },
          })),
        ]}
      />
    </Card>
  );
}
