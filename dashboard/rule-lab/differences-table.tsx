import type { RuleDifference } from "../../domain/rules/diff/diff-rules.ts";
import { DataTable } from "../components/data-table.tsx";
import { useText } from "../use-text.ts";

/** Old and new of every difference, by table, row and column. */
export function DifferencesTable(props: { differences: readonly RuleDifference[] }) {
  const { t, language } = useText();
  const rows = props.differences.map((difference, index) => ({ ...difference, index }));
  return (
    <DataTable
      caption={t("lab.differences")}
      rows={rows}
      rowKey={({ index }) => String(index)}
      columns={[
        { key: "place", heading: t("lab.clause"), cell: ({ place }) => place[language] },
        {
          key: "kind",
          heading: t("lab.kind"),
          secondary: true,
          cell: ({ change }) => t(`lab.change.${change}`),
        },
        { key: "from", heading: t("lab.was"), cell: ({ from }) => from?.[language] ?? "—" },
        { key: "to", heading: t("lab.is"), cell: ({ to }) => to?.[language] ?? "—" },
      ]}
    />
  );
}
