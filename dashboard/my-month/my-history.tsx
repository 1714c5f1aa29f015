import { Link } from "react-router";
import { Card } from "../components/card.tsx";
import { DataTable } from "../components/data-table.tsx";
import { GradeBadge } from "../components/grade-badge.tsx";
import { Empty, Loading } from "../components/notice.tsx";
import { useOfficerFile } from "../figures/use-officer-file.ts";
import { queryText } from "../figures/fresh.ts";
import { formatPoints } from "../formats/format-points.ts";
import { formatMonth } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";

/** 我的历史: every month of one's own file with its points and grade. */
export function MyHistory(props: { policeNo: string }) {
  const { t, language } = useText();
  const file = useOfficerFile(props.policeNo, null).data;
  if (!file) return <Loading />;
  const months = [...file.months].sort((a, b) => b.month.localeCompare(a.month));
  return (
    <Card wide title={t("myMonth.history")}>
      {months.length === 0 ? (
        <Empty text={t("myMonth.historyNone")} />
      ) : (
        <DataTable
          caption={t("myMonth.history")}
          rows={months}
          rowKey={({ month }) => month}
          columns={[
            { key: "month", heading: t("column.month"), cell: ({ month }) => <Link to={`/officers/${props.policeNo}${queryText({ month })}`}>{formatMonth(month, language)}</Link> },
            { key: "unit", heading: t("column.unit"), secondary: true, cell: ({ unitName }) => unitName },
            { key: "state", heading: t("column.state"), cell: ({ state }) => t(`reportState.${state}`) },
            { key: "total", heading: t("file.total"), number: true, cell: ({ points }) => formatPoints(points?.total) },
            { key: "suggested", heading: t("file.suggested"), secondary: true, cell: ({ suggestedGrade }) => suggestedGrade ? <GradeBadge grade={suggestedGrade} /> : "—" },
            { key: "grade", heading: t("file.grade"), cell: ({ grade }) => grade ? <GradeBadge grade={grade} /> : "—" },
          ]}
        />
      )}
    </Card>
  );
} // prettier-ignore
