import type { Cell } from "./cell.ts";
import { accessDenied } from "./range.ts";
import type { Table } from "./table.ts";

/** `Table.sort`: moves whole rows of cells, formats and validation included. */
export class TableSort {
  readonly #table: Table;
  constructor(table: Table) {
    this.#table = table;
  }
  /** On a protected sheet Excel sorts only when sorting is allowed AND no cell of the body is locked. */
  Apply(fields: { key: number; ascending?: boolean }[]): void {
    const body = this.#table.GetDataBodyRange();
    const protection = body.sheet.protectedWith;
    if (protection && !protection.allowSort) throw accessDenied();
    body.guardWrite();
    const { row, column, rows, columns } = body.at;
    const lines = Array.from({ length: rows }, (_, i) =>
      Array.from({ length: columns }, (__, j) => body.sheet.cell(row + i, column + j)),
    );
    lines.sort((a, b) => {
      for (const { key, ascending = true } of fields) {
        const order = compareCells(a[key], b[key]);
        if (order !== 0) return ascending ? order : -order;
      }
      return 0;
    });
    lines.forEach((line, i) => {
      line.forEach((cell, j) => {
        body.sheet.put(row + i, column + j, cell);
      });
    });
    body.sheet.changed(body);
  }
}

/** Numbers before text before blanks, as Excel orders them. */
function compareCells(a: Cell | undefined, b: Cell | undefined): number {
  const [x, y] = [a?.value ?? "", b?.value ?? ""];
  if (x === "" || y === "") return Number(x === "") - Number(y === "");
  if (typeof x === "number" && typeof y === "number") return x - y;
  if (typeof x === "number" || typeof y === "number") return typeof x === "number" ? -1 : 1;
  return String(x).localeCompare(String(y), "zh-CN");
}
