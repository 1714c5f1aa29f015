import { Card } from "../components/card.tsx";
import { DataTable } from "../components/data-table.tsx";
import { OfficerLink } from "../components/links.tsx";
import { formatPoints } from "../formats/format-points.ts";
import { useText } from "../use-text.ts";
import { useAssessmentChanges } from "./use-assessments.ts";

/** 更正注记: what was announced beside what would come out today; the announced result itself is never changed. */
export function ChangesCard(props: { period: string }) {
  const { t } = useText();
  const rows = useAssessmentChanges(props.period).data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <Card wide title={t("assess.changes")} note={t("assess.changesNote")}>
      <DataTable
        caption={t("assess.changes")}
        rows={rows}
        rowKey={({ policeNo }) => policeNo}
        columns={[
          {
            key: "officer",
            heading: t("column.officer"),
            cell: (row) => <OfficerLink policeNo={row.policeNo} name={row.name} />,
          },
          { key: "unit", heading: t("column.unit"), secondary: true, cell: (row) => row.unitName },
          {
            key: "score",
            heading: t("assess.announcedScore"),
            number: true,
            cell: (row) => formatPoints(row.score.announced),
          },
          {
            key: "now",
            heading: t("assess.nowScore"),
            number: true,
            cell: (row) => <strong>{formatPoints(row.score.now)}</strong>,
          },
          {
            key: "place",
            heading: t("column.place"),
            cell: (row) => `${row.place.announced ?? "—"} → ${row.place.now ?? "—"}`,
          },
          {
            key: "why",
            heading: t("assess.because"),
            cell: (row) => [...row.months.map(({ month }) => month), ...row.deductions.map(({ code }) => code)].join("、") || t("assess.moved"),
          },
        ]}
      />
    </Card>
  );
} // prettier-ignore
