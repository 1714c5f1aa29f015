import { useRef } from "react";
import type { ClipboardEvent, KeyboardEvent } from "react";
import type { UnitFigureRow, UnitFigureSheet } from "../../domain/messages/unit-quarters.ts";
import { formatPoints } from "../formats/format-points.ts";
import { useText } from "../use-text.ts";
import { pasteBlock, shownFigure, withEdit, type FigureEdits } from "./figure-edits.ts";

/** The figures as a sheet: a row per unit, a column per figure; arrows and Enter move, blocks are pasted. */
export function FigureGrid(props: {
  sheet: UnitFigureSheet;
  basis: boolean;
  edits: FigureEdits;
  faults: ReadonlyMap<string, string>;
  change: (edits: FigureEdits) => void;
}) {
  const { t, language } = useText();
  const table = useRef<HTMLTableElement>(null);
  const { sheet, edits } = props;
  const { form, rows } = sheet;
  const seen = new Set(rows.flatMap(({ fields, editable }) => [...Object.keys(fields), ...editable]));
  const columns = form.columns.filter(
    ({ key, role }) => role !== "key" && (props.basis || role === "figure") && (seen.has(key) || sheet.open),
  );
  const heads = form.indicators
    .map((one) => ({ ...one, span: columns.filter(({ indicator }) => indicator === one.code).length }))
    .filter(({ span }) => span > 0);
  const notApplicable = t("unitFigures.notApplicable");
  const grid = { rows, columns, notApplicable };
  const go = (row: number, column: number): void => {
    const cell = table.current?.querySelector<HTMLInputElement>(`[data-at="${row}/${column}"]`);
    cell?.focus();
    cell?.select();
  };
  const steer = (event: KeyboardEvent<HTMLInputElement>, row: number, column: number): void => {
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    const whole = selectionStart === 0 && selectionEnd === value.length;
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown" || (event.key === "Enter" && !event.shiftKey)) go(row + 1, column);
    else if (event.key === "ArrowUp" || event.key === "Enter") go(row - 1, column);
    else if (event.key === "ArrowLeft" && (whole || selectionEnd === 0)) go(row, column - 1);
    else if (event.key === "ArrowRight" && (whole || selectionStart === value.length)) go(row, column + 1);
    else return;
    event.preventDefault();
  };
  const paste = (event: ClipboardEvent<HTMLInputElement>, row: number, column: number): void => {
    const text = event.clipboardData.getData("text/plain");
    if (!/[\t\n]/.test(text.trimEnd())) return;
    event.preventDefault();
    props.change(pasteBlock(edits, text, { row, column }, grid));
  };
  return (
    <div className="scroll figure-grid" role="group" aria-label={form.title[language]} tabIndex={0}>
      <table ref={table}>
        <caption className="unseen">{form.title[language]}</caption>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              {t("unitQuarter.unit")}
            </th>
            {heads.map(({ code, name, max, span }) => (
              <th key={code} scope="colgroup" colSpan={span}>
                {code} {name[language]}
                {max === null ? "" : ` (${formatPoints(max)})`}
              </th>
            ))}
          </tr>
          <tr>
            {columns.map(({ key, heading, prompt }) => (
              <th key={key} scope="col" title={prompt[language]}>
                {heading[language]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.unit}>
              <th scope="row">{row.unitName}</th>
              {columns.map((column, place) => (
                <td key={column.key} className={cellClass(row, column.key, props)}>
                  <input
                    data-at={`${index}/${place}`}
                    aria-label={t("unitFigures.cell", {
                      unit: row.unitName,
                      heading: column.heading[language],
                    })}
                    aria-invalid={props.faults.has(`${row.unit}/${column.key}`)}
                    title={props.faults.get(`${row.unit}/${column.key}`) ?? ""}
                    readOnly={!row.editable.includes(column.key)}
                    inputMode={column.role === "basis" ? "text" : "decimal"}
                    size={column.role === "basis" ? 14 : 6}
                    value={edits[row.unit]?.[column.key] ?? shownFigure(row, column.key, notApplicable)}
                    onChange={({ target }) => {
                      const stored = shownFigure(row, column.key, notApplicable);
                      props.change(withEdit(edits, row, column.key, target.value, stored));
                    }}
                    onFocus={({ target }) => {
                      target.select();
                    }}
                    onKeyDown={(event) => {
                      steer(event, index, place);
                    }}
                    onPaste={(event) => {
                      paste(event, index, place);
                    }}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function cellClass(
  row: UnitFigureRow,
  key: string,
  { edits, faults }: { edits: FigureEdits; faults: ReadonlyMap<string, string> },
): string {
  if (faults.has(`${row.unit}/${key}`)) return "fault";
  if (edits[row.unit]?.[key] !== undefined) return "edited";
  return row.editable.includes(key) ? "mine" : "locked";
}
