import { parseAddress } from "./a1-address.ts";
import type { Cell, CellValue } from "./cell.ts";
import { Range } from "./range.ts";
import { mayEnter } from "./validation-rules.ts";
import type { Workbook } from "./workbook.ts";

/** Null when Excel took the entry, otherwise why it did not. */
export type Refused = "protected" | "validation" | null;

/** A person types into one cell: protection and data validation are enforced as Excel enforces them. */
export function typeInto(workbook: Workbook, sheet: string, address: string, entered: CellValue): Refused {
  const range = rangeAt(workbook, sheet, address);
  if (range.sheet.protectedWith && isLocked(range.firstCell())) return "protected";
  if (!mayEnter(range, entered)) return "validation";
  put(workbook, range, [[entered]]);
  return null;
}

/** A person pastes a block: protection holds, but data validation does not stop a paste. */
export function paste(workbook: Workbook, sheet: string, address: string, block: CellValue[][]): Refused {
  const corner = rangeAt(workbook, sheet, address);
  const range = corner.GetAbsoluteResizedRange(block.length, block[0]?.length ?? 1);
  let locked = false;
  range.visit((cell) => (locked ||= isLocked(cell)));
  if (range.sheet.protectedWith && locked) return "protected";
  put(workbook, range, block);
  return null;
}

/** What a person sees: the values of a block. */
export function look(workbook: Workbook, sheet: string, address: string): CellValue[][] {
  return rangeAt(workbook, sheet, address).Values;
}

export function cellAt(workbook: Workbook, sheet: string, address: string): Cell {
  return rangeAt(workbook, sheet, address).firstCell();
}

function rangeAt(workbook: Workbook, sheet: string, address: string): Range {
  const { row, column, rows, columns } = parseAddress(address);
  return new Range(workbook.Worksheets.GetItem(sheet), row, column, rows, columns);
}

function isLocked(cell: Cell): boolean {
  return cell.format.get("Protection.Locked") !== false;
}

function put(workbook: Workbook, range: Range, block: CellValue[][]): void {
  const { sheet } = range;
  const protection = sheet.protectedWith;
  sheet.protectedWith = null;
  workbook.userIsTyping = true;
  try {
    range.Values = block;
  } finally {
    workbook.userIsTyping = false;
    sheet.protectedWith = protection;
  }
}
