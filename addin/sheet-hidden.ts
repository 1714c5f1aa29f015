import type { BaselineLine, Book, BookMeta, CellContent, PendingPush } from "./books.ts";
import { asEntered } from "./cells.ts";

/** A cell holds 32,767 characters; Microsoft's advice and our own apostrophes stay well below. */
const LONGEST_CHUNK = 30_000;
/** Column A meta, then one baseline per sheet from B, then roster, pending push, and the lists. */
const ROSTER_AFTER = 1;
const PENDING_AFTER = 2;
const LISTS_AFTER = 3;

export interface RosterLine {
  policeNo: string;
  name: string;
  unit: string;
  level: string;
  postType: string;
  partyMember: boolean;
}

/** Everything the very hidden sheet remembers. */
export interface HiddenState {
  meta: BookMeta;
  baselines: Map<string, BaselineLine>[];
  roster: RosterLine[];
  pending: PendingPush | null;
}

/** Which column (0 = A) holds what. */
export function hiddenColumns(book: Book): {
  baseline(sheet: number): number;
  roster: number;
  pending: number;
  lists: number;
} {
  const { length } = book.sheets;
  return {
    baseline: (sheet) => 1 + sheet,
    roster: length + ROSTER_AFTER,
    pending: length + PENDING_AFTER,
    lists: length + LISTS_AFTER,
  };
}

/** Reads the hidden sheet's values (from A1); null when it is not a whole book of this kind. */
export function parseHidden(book: Book, values: CellContent[][]): HiddenState | null {
  const meta = parseMeta(values[0]?.[0]);
  if (meta?.kind !== book.kind) return null;
  const columns = hiddenColumns(book);
  return {
    meta,
    baselines: book.sheets.map((_, index) => {
      const lines = JSON.parse(joined(values, columns.baseline(index)) || "[]") as [
        string,
        number,
        ...CellContent[],
      ][];
      return new Map(lines.map(([rowKey, version, ...cells]) => [rowKey, { rowKey, version, cells }]));
    }),
    roster: JSON.parse(joined(values, columns.roster) || "[]") as RosterLine[],
    pending: parsePending(joined(values, columns.pending)),
  };
}

export function baselineText(lines: Iterable<BaselineLine>): string {
  return JSON.stringify([...lines].map(({ rowKey, version, cells }) => [rowKey, version, ...cells]));
}

/** Cuts text into cells of at most 30,000 characters, never through the middle of a character such as 𠮷. */
export function toChunks(text: string): string[] {
  const chunks: string[] = [];
  for (let start = 0; start < text.length;) {
    let end = Math.min(text.length, start + LONGEST_CHUNK);
    const last = text.charCodeAt(end - 1);
    if (end < text.length && last >= 0xd800 && last <= 0xdbff) end--;
    chunks.push(text.slice(start, end));
    start = end;
  }
  return chunks;
}

/** Replaces one column of the hidden sheet. */
export function writeHidden(sheet: Excel.Worksheet, column: number, text: string): void {
  sheet.getRangeByIndexes(0, column, 1, 1).getEntireColumn().clear("Contents");
  const chunks = toChunks(text);
  if (chunks.length === 0) return;
  const range = sheet.getRangeByIndexes(0, column, chunks.length, 1);
  range.numberFormat = chunks.map(() => ["@"]);
  range.values = chunks.map((chunk) => [asEntered(chunk)]);
}

function joined(values: CellContent[][], column: number): string {
  let text = "";
  for (const line of values) {
    const part = line[column];
    if (part === undefined || part === "") break;
    text += String(part);
  }
  return text;
}

function parseMeta(value: CellContent | undefined): BookMeta | null {
  if (typeof value !== "string" || !value.startsWith("{")) return null;
  return JSON.parse(value) as BookMeta;
}

function parsePending(text: string): PendingPush | null {
  if (text === "") return null;
  const cut = text.indexOf("\n");
  const { id, month, length } = JSON.parse(text.slice(0, cut)) as {
    id: string;
    month: string;
    length: number;
  };
  const body = text.slice(cut + 1);
  // Cut short by a crash while it was being written: it was never sent, so it is no push.
  return body.length === length ? { id, month, body } : null;
}

export function pendingText({ id, month, body }: PendingPush): string {
  return `${JSON.stringify({ id, month, length: body.length })}\n${body}`;
}
