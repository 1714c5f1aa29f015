/** A cell as it leaves the page: a number where the page shows one, otherwise the text as shown. */
export type TakenCell = string | { number: number; format: string };

/** The rows of one table as the reader sees them: what is taken away equals what is shown. */
export interface TakenTable {
  title: string;
  heading: string[];
  rows: TakenCell[][];
}

const NUMBER = /^([+\-−])?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(%)?$/;

/** Reads a table of the page, its foot included; columns hidden on a narrow screen are still taken. */
export function readTable(table: HTMLTableElement, title: string): TakenTable {
  const [head, ...others] = [...table.rows];
  return {
    title,
    heading: head ? [...head.cells].map(textOf) : [],
    rows: others.map((row) => [...row.cells].map((cell) => takeCell(textOf(cell), cell.matches(".number")))),
  };
}

/** A text that is a number on the page is a number in the sheet, with the digits it was shown with. */
export function takeCell(text: string, isNumber: boolean): TakenCell {
  const found = isNumber ? NUMBER.exec(text) : null;
  if (!found) return text;
  const [, sign, whole = "0", fraction = "", percent] = found;
  const size = Number(whole.replaceAll(",", "") + fraction) / (percent ? 100 : 1);
  const digits = fraction ? `.${"0".repeat(fraction.length - 1)}` : "";
  const plain = `0${digits}${percent ?? ""}`;
  return {
    number: sign === undefined || sign === "+" ? size : -size,
    format: sign === "+" ? `+${plain};-${plain};${plain}` : plain,
  };
}

/** The cell as text again, for CSV. */
export function textOfCell(cell: TakenCell): string {
  if (typeof cell === "string") return cell;
  const percent = cell.format.includes("%");
  const digits = /\.(0+)/.exec(cell.format)?.[1]?.length ?? 0;
  return `${(cell.number * (percent ? 100 : 1)).toFixed(digits)}${percent ? "%" : ""}`;
}

/** Words of a cell; what only screen readers are told, and buttons, are not part of the figure. */
function textOf(cell: Element): string {
  const copy = cell.cloneNode(true) as Element;
  for (const extra of copy.querySelectorAll("button, svg, .unseen, .narrow")) extra.remove();
  return (copy.textContent ?? "").replaceAll(/\s+/g, " ").trim();
}
