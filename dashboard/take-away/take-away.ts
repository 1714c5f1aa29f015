import { csvText } from "./csv-text.ts";
import { pageContext, pageTitle } from "./page-context.ts";
import { readTable, type TakenTable } from "./read-table.ts";
import { saveFile } from "./save-file.ts";
import { takePicture } from "./take-picture.ts";
import { writeWorkbook, type TakenSheet } from "./write-workbook.ts";

/** A part of the page that can be taken away: its card, its title, and the whole of a list shown a page at a time. */
export interface Takeable {
  card: HTMLElement;
  title: string;
  whole?: (() => Promise<TakenTable>) | undefined;
}

/** The line below everything taken: whence, filtered by what, as of when. */
export type NoteOf = (context: string) => string;

export function saveChart({ card, title }: Takeable, note: NoteOf): void {
  const canvas = card.querySelector("canvas");
  if (canvas) saveFile(takePicture(canvas, title, note(pageContext())).dataUrl, `${nameOf(title)}.png`);
}

export async function saveTableAsCsv(part: Takeable): Promise<void> {
  const table = await tableOf(part);
  if (table) saveFile(new Blob([csvText(table)], { type: "text/csv;charset=utf-8" }), `${nameOf(part.title)}.csv`); // prettier-ignore
}

export async function saveTableAsWorkbook(part: Takeable, note: NoteOf): Promise<void> {
  const sheet = await sheetOf(part, note);
  if (sheet) saveFile(await writeWorkbook([sheet], note(pageContext())), `${nameOf(part.title)}.xlsx`);
}

/** The whole page: a sheet for every card that has rows, each with its picture. */
export async function savePage(note: NoteOf): Promise<void> {
  const sheets: TakenSheet[] = [];
  for (const card of document.querySelectorAll<HTMLElement>("main .card")) {
    const title = card.querySelector("h2, h3")?.textContent?.trim() ?? pageTitle();
    const sheet = await sheetOf({ card, title }, note);
    if (sheet) sheets.push(sheet);
  }
  if (sheets.length > 0) saveFile(await writeWorkbook(sheets, note(pageContext())), `${nameOf("")}.xlsx`);
}

async function sheetOf(part: Takeable, note: NoteOf): Promise<TakenSheet | null> {
  const table = await tableOf(part);
  if (!table) return null;
  const canvas = part.card.querySelector("canvas");
  return { table, picture: canvas ? takePicture(canvas, part.title, note(pageContext())) : null };
}

async function tableOf({ card, title, whole }: Takeable): Promise<TakenTable | null> {
  if (whole) return whole();
  const table = card.querySelector("table");
  return table ? readTable(table, title) : null;
}

function nameOf(title: string): string {
  const page = pageTitle();
  return [page, title === page ? "" : title, pageContext()].filter(Boolean).join(" ");
}
