import { useState } from "react";
import { readCell } from "../../domain/rules/tables/read-cell.ts";
import type { Cell, TableColumn } from "../../domain/rules/tables/rule-table.ts";
import { showCell } from "../../domain/rules/tables/show-cell.ts";
import { useText } from "../use-text.ts";

/**
 * One cell: a list where the values are known, otherwise text as people write it. What cannot be understood stays in the
 * cell, red, with the reason; the last understood value stays underneath.
 */
export function CellEditor(props: {
  column: TableColumn;
  cell: Cell;
  wrong: string | null;
  label: string;
  set: (cell: Cell) => void;
}) {
  const { language } = useText();
  const { column, cell, label, set } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const read = typed === null ? null : readCell(column, typed);
  const problem = read?.problem?.[language] ?? props.wrong;
  const shown = typed ?? showCell(column, cell, language);
  const more = {
    "aria-label": label,
    "aria-invalid": problem !== null,
    title: problem ?? column.blankMeans?.[language] ?? undefined,
  };
  if ((column.type === "choice" && !column.open) || column.type === "boolean") {
    const options = column.type === "boolean" ? yesNo(column) : (column.options ?? []);
    const value = typeof cell === "boolean" ? String(cell) : typeof cell === "string" ? cell : "";
    return (
      <select
        {...more}
        value={value}
        onChange={(event) => {
          const chosen = event.target.value;
          set(chosen === "" ? null : column.type === "boolean" ? chosen === "true" : chosen);
        }}
      >
        {!column.required || value === "" ? (
          <option value="">{column.blankMeans?.[language] ?? "—"}</option>
        ) : null}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label[language]}
          </option>
        ))}
      </select>
    );
  }
  const change = (text: string) => {
    setTyped(text);
    const now = readCell(column, text);
    if (!now.problem) set(now.cell);
  };
  const leave = () => {
    if (read && !read.problem) setTyped(null);
  };
  if (column.type === "longText" || column.type === "terms")
    return <textarea {...more} rows={2} value={shown} placeholder={column.blankMeans?.[language]} onChange={(event) => { change(event.target.value); }} onBlur={leave} />; // prettier-ignore
  return <input {...more} value={shown} placeholder={column.blankMeans?.[language]} onChange={(event) => { change(event.target.value); }} onBlur={leave} />; // prettier-ignore
}

function yesNo(column: TableColumn) {
  return [true, false].map((cell) => ({
    value: String(cell),
    label: { zh: showCell(column, cell, "zh"), en: showCell(column, cell, "en") },
  }));
}
