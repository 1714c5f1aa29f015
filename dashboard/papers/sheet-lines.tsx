import { useText } from "../use-text.ts";

/** Headings of a line's six cells and how wide they stand; the order is that of the server's cells. */
const CELLS = {
  credits: [
    { key: "item", width: "27%" },
    { key: "role", width: "8%" },
    { key: "quantity", width: "8%" },
    { key: "caseNo", width: "22%" },
    { key: "date", width: "12%" },
    { key: "evidence", width: "14%" },
  ],
  events: [
    { key: "type", width: "19%" },
    { key: "reason", width: "25%" },
    { key: "documentOn", width: "11%" },
    { key: "documentNo", width: "15%" },
    { key: "judged", width: "10%" },
    { key: "evidence", width: "11%" },
  ],
} as const;
const BLANK_LINES = 3;

/** 岗位实绩明细 or 奖惩投诉舆情, under the table of the areas. */
export function SheetLines(props: {
  kind: "credits" | "events";
  lines: readonly string[][];
  blank: boolean;
}) {
  const { t } = useText();
  const { kind, blank } = props;
  const cells = CELLS[kind];
  const empty = cells.map(() => "");
  const lines = blank ? Array.from({ length: BLANK_LINES }, () => empty) : props.lines;
  return (
    <table className="stack">
      <colgroup>
        <col style={{ width: "9%" }} />
        {cells.map(({ key, width }) => (
          <col key={key} style={{ width }} />
        ))}
      </colgroup>
      <tbody>
        <tr>
          <th scope="rowgroup" rowSpan={Math.max(1, lines.length) + 1}>
            {t(`papers.${kind}`)}
          </th>
          {cells.map(({ key }) => (
            <th key={key} scope="col">
              {t(`papers.cell.${key}`)}
            </th>
          ))}
        </tr>
        {lines.length === 0 ? (
          <tr>
            <td colSpan={cells.length}>{t("papers.noLines")}</td>
          </tr>
        ) : null}
        {lines.map((line, index) => (
          <tr key={index}>
            {line.map((cell, column) => (
              <td key={column} className={blank ? "line" : undefined}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
