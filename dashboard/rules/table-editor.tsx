import { Button } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import { rowKey, type RuleTable, type TableProblem, type TableRow } from "../../domain/rules/tables/rule-table.ts"; // prettier-ignore
import { useText } from "../use-text.ts";
import { CellEditor } from "./cell-editor.tsx";

/** A row to go to, by its `rowKey`; null = the whole table. A new object goes there again. */
export interface SoughtRow {
  row: string | null;
}

/** One table of the rule set as people edit it: a row a line, a form downwards where it has one row. */
export function TableEditor(props: {
  table: RuleTable;
  rows: readonly TableRow[];
  problems: readonly TableProblem[];
  english: boolean;
  sought: SoughtRow | null;
  change: (rows: readonly TableRow[]) => void;
}) {
  const { t, language } = useText();
  const { table, rows, change, sought } = props;
  const whole = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!sought) return;
    const lines = [...(whole.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
    const line = lines.find(({ dataset }) => dataset.row === sought.row) ?? whole.current;
    line?.scrollIntoView({ block: "center" });
    line?.querySelector<HTMLElement>("input, select, textarea")?.focus({ preventScroll: true });
  }, [sought]);
  const columns = table.columns.filter(({ english }) => props.english || !english);
  const set = (index: number, key: string, cell: TableRow[string]) => {
    change(rows.map((row, at) => (at === index ? { ...row, [key]: cell } : row)));
  };
  const wrong = (index: number, key: string) =>
    props.problems.find(({ row, column }) => row === index + 1 && column === key)?.message[language] ?? null;
  if (table.shape === "form") {
    const row = rows[0] ?? {};
    return (
      <div ref={whole}>
      <dl className="table-form">
        {columns.map((column) => (
          <div key={column.key}>
            <dt>{column.name[language]}</dt>
            <dd>
              <CellEditor column={column} cell={row[column.key] ?? null} wrong={wrong(0, column.key)} label={column.name[language]} set={(cell) => { set(0, column.key, cell); }} />
            </dd>
          </div>
        ))}
      </dl>
      </div>
    );
  }
  const free = table.shape === "rows";
  return (
    <div ref={whole}>
      <div className="scroll table-scroll" role="group" aria-label={table.name[language]} tabIndex={0}>
        <table className={table.columns[0]?.type === "code" ? "table-edit table-keyed" : "table-edit"}>
          <caption className="unseen">{table.name[language]}</caption>
          <thead>
            <tr>
              <th scope="col">#</th>
              {columns.map((column) => (
                <th key={column.key} scope="col" title={column.blankMeans?.[language]}>
                  {column.name[language]}
                </th>
              ))}
              {free ? <th scope="col">{t("rules.rowActs")}</th> : null}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index} data-row={rowKey(table, row)}>
                <th scope="row">{index + 1}</th>
                {columns.map((column) => (
                  <td key={column.key} className={`cell-${column.type}`}>
                    <CellEditor column={column} cell={row[column.key] ?? null} wrong={wrong(index, column.key)} label={t("rules.cellLabel", { row: index + 1, column: column.name[language] })} set={(cell) => { set(index, column.key, cell); }} />
                  </td>
                ))}
                {free ? (
                  <td className="row-acts">
                    <Button size="small" appearance="subtle" disabled={index === 0} aria-label={t("rules.rowUp", { row: index + 1 })} onClick={() => { change(swapped(rows, index)); }}>↑</Button>
                    <Button size="small" appearance="subtle" aria-label={t("rules.rowCopy", { row: index + 1 })} onClick={() => { change([...rows.slice(0, index + 1), row, ...rows.slice(index + 1)]); }}>⧉</Button>
                    <Button size="small" appearance="subtle" aria-label={t("rules.rowRemove", { row: index + 1 })} onClick={() => { change(rows.filter((_row, at) => at !== index)); }}>✕</Button>
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {free ? (
        <Button size="small" onClick={() => { change([...rows, Object.fromEntries(table.columns.map(({ key }) => [key, null]))]); }}>
          {t("rules.addRow")}
        </Button>
      ) : null}
    </div>
  );
} // prettier-ignore

function swapped(rows: readonly TableRow[], index: number): TableRow[] {
  return rows.map((row, at) => (at === index - 1 ? rows[index]! : at === index ? rows[index - 1]! : row));
}
