import type { DiffLine } from "../../domain/organisation/acts.ts";
import { DataTable } from "../components/data-table.tsx";
import { useText } from "../use-text.ts";

/** What a change does, line by line: what it was, what it becomes, from when. */
export function DiffTable(props: { diff: readonly DiffLine[]; caption: string }) {
  const { t } = useText();
  const rows = props.diff.map((line, index) => ({ ...line, key: String(index) }));
  return (
    <DataTable
      caption={props.caption}
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { key: "subject", heading: t("organisation.subject"), cell: ({ subject }) => subject },
        {
          key: "effect",
          heading: t("organisation.effect"),
          cell: ({ effect, field }) => (
            <span className={`roster-effect ${effect}`}>
              {t(`organisation.effect.${effect}`)} · {field}
            </span>
          ),
        },
        {
          key: "change",
          heading: t("organisation.changeTo"),
          cell: ({ effect, from, to }) => (
            <>
              {effect === "missing" ? from : from === null ? null : <del>{from}</del>}{" "}
              {to === null ? null : <ins>{to}</ins>}
            </>
          ),
        },
        { key: "day", heading: t("organisation.from"), cell: ({ day }) => day ?? "—" },
      ]}
    />
  );
}
