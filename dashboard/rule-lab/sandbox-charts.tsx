import { useMemo } from "react";
import { GRADE_LABEL } from "../../domain/grade.ts";
import type { SandboxSummary } from "../../domain/messages/rule-lab.ts";
import { beforeAfterChart, type BeforeAfter } from "../charts/before-after-chart.ts";
import { bandName } from "../charts/bands-chart.ts";
import { ChartCard } from "../components/chart-card.tsx";
import { DataTable } from "../components/data-table.tsx";
import { useText } from "../use-text.ts";

/** 等次 and 得分 of all officer-months, before and after. */
export function SandboxCharts(props: { summary: SandboxSummary }) {
  const { t, language } = useText();
  const { spread } = props.summary;
  const grades = useMemo(
    () =>
      spread.grades.map(({ grade, before, after }) => ({
        ...{ label: grade ? GRADE_LABEL[grade][language] : t("lab.noGrade"), before, after },
      })),
    [spread, language, t],
  );
  const bands = useMemo(() => {
    const held = new Map(spread.bands.map((band) => [band.from, band]));
    const all: BeforeAfter[] = [];
    for (let from = spread.bands[0]?.from ?? 0; from <= (spread.bands.at(-1)?.from ?? -1); from += 500) {
      const { before, after } = held.get(from) ?? { before: 0, after: 0 };
      all.push({ label: bandName({ from, count: 0 }, t), before, after });
    }
    return all;
  }, [spread, t]);
  return (
    <>
      <Both title={t("lab.grades")} note={t("lab.spreadNote")} rows={grades} heading={t("column.grade")} />
      <Both title={t("lab.bands")} note={t("lab.spreadNote")} rows={bands} heading={t("column.band")} />
    </>
  );
}

function Both(props: { title: string; note: string; rows: readonly BeforeAfter[]; heading: string }) {
  const { t } = useText();
  const { rows, title } = props;
  const configuration = useMemo(
    () => beforeAfterChart(rows, { before: t("lab.before"), after: t("lab.after") }),
    [rows, t],
  );
  return (
    <ChartCard
      title={title}
      note={props.note}
      sentence={rows.map(({ label, before, after }) => `${label} ${before} → ${after}`).join("; ")}
      configuration={configuration}
      height={220}
      table={
        <DataTable
          caption={title}
          rows={rows}
          rowKey={({ label }) => label}
          columns={[
            { key: "label", heading: props.heading, cell: ({ label }) => label },
            { key: "before", heading: t("lab.before"), number: true, cell: ({ before }) => before },
            { key: "after", heading: t("lab.after"), number: true, cell: ({ after }) => after },
            {
              key: "change",
              heading: t("lab.change"),
              number: true,
              cell: ({ before, after }) => (after > before ? `+${after - before}` : after - before),
            },
          ]}
        />
      }
    />
  );
}
