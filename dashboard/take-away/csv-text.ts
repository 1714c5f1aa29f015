import { textOfCell, type TakenCell, type TakenTable } from "./read-table.ts";

/** Excel on Chinese Windows takes a file without it for GBK. */
const BOM = "﻿";

/**
 * A table as CSV for Excel: UTF-8 with BOM, CRLF. A text that a spreadsheet would take for a formula is preceded by a
 * tab, which no spreadsheet shows and every import trims.
 */
export function csvText({ heading, rows }: TakenTable): string {
  return BOM + [heading, ...rows].map((row) => row.map(csvCell).join(",")).join("\r\n") + "\r\n";
}

function csvCell(cell: TakenCell): string {
  const text = textOfCell(cell);
  const safe = typeof cell === "string" && /^[=+\-@\t\r]/.test(text) ? `\t${text}` : text;
  return /[",\r\n\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
