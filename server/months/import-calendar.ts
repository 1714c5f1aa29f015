import type { Knex } from "knex";
import { CALENDAR_LIST, readCalendarRow } from "../../domain/calendar/calendar-list.ts";
import { compareCalendars } from "../../domain/calendar/compare-calendars.ts";
import type { Calendar, CalendarDay } from "../../domain/calendar/workdays.ts";
import type { Language } from "../../domain/language.ts";
import type { CalendarImport } from "../../domain/messages/calendar.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import { contentHash, sha256 } from "../canonical-json.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { readSheetRows, type UploadedSheet } from "../workbooks/read-workbook.ts";
import { effectOf, rowsOf, storeEffect, type CalendarEffect } from "./calendar-change.ts";
import { holdCalendar, readCalendar } from "./calendar-store.ts";

interface Listed {
  days: CalendarDay[];
  problems: CalendarImport["problems"];
}

/**
 * Imports the special days of whole years from .xlsx: the file is the full list of every year it names, so the
 * provisional days of a year go when its notice comes. Without `confirm` it only shows which days change and which open
 * months' deadlines move; with the digest that preview carried it stores exactly that.
 * @throws Refusal upload.*, workbook.unreadable, calendar.empty, calendar.problems, calendar.changed
 */
export async function importCalendar(
  context: Context,
  person: SignedInPerson,
  file: Buffer,
  confirm: string | null,
  language: Language,
): Promise<CalendarImport> {
  const sheet = await readSheetRows(file, CALENDAR_LIST);
  if (sheet.problems.length > 0) {
    throw new Refusal("workbook.unreadable").withErrors(
      sheet.problems.map(({ field, params }) => ({
        field: field ?? "headings",
        message: String(params.heading),
      })),
    );
  }
  if (sheet.rows.length === 0) throw new Refusal("calendar.empty");
  const listed = readList(sheet, language);
  if (confirm === null) {
    const { answer } = await judge(context.db, context, listed, await readCalendar(context.db));
    return answer;
  }
  if (listed.problems.length > 0) throw new Refusal("calendar.problems", { count: listed.problems.length });
  return inTransaction(context, async (trx) => {
    const { answer, effect } = await judge(trx, context, listed, await holdCalendar(trx));
    if (answer.digest !== confirm) throw new Refusal("calendar.changed");
    await storeEffect(trx, effect);
    await appendAudit(trx, {
      ...{ at: context.clock.now().toISOString(), actorId: person.accountId },
      ...{ action: "calendar.import", subject: `calendar/${answer.years.join(",")}` },
      detail: { workbook: sha256(file), changes: answer.changes, deadlines: answer.deadlines },
      vouches: rowsOf(effect),
    });
    await context.pulse.bump(trx);
    return { ...answer, applied: true };
  });
}

async function judge(
  db: Knex,
  { clock }: Context,
  { days, problems }: Listed,
  before: Calendar,
): Promise<{ answer: CalendarImport; effect: CalendarEffect }> {
  const effect = await effectOf(db, before, compareCalendars(before, days), clock.now());
  const years = [...new Set(days.map(({ day }) => Number(day.slice(0, 4))))].sort((a, b) => a - b);
  const shown = { years, changes: [...effect.changes], deadlines: effect.moved };
  return { effect, answer: { digest: contentHash(shown), applied: false, ...shown, problems } };
}

/** Good rows and bad ones; a day named twice is wrong the second time. */
function readList({ rows }: UploadedSheet, language: Language): Listed {
  const days = new Map<string, { entry: CalendarDay; row: number }>();
  const problems: Listed["problems"] = [];
  for (const { sheetRow, cells } of rows) {
    const read = readCalendarRow(cells);
    if ("wrong" in read) {
      for (const sentence of read.wrong) problems.push({ row: sheetRow, message: rowSentence(sheetRow, sentence[language], language) }); // prettier-ignore
      continue;
    }
    const seen = days.get(read.day);
    if (seen) {
      const message =
        language === "zh"
          ? `${read.day} 已在第 ${seen.row} 行出现，请只保留一行。`
          : `${read.day} stands in row ${seen.row} already; keep one.`;
      problems.push({ row: sheetRow, message: rowSentence(sheetRow, message, language) });
    } else days.set(read.day, { entry: read, row: sheetRow });
  }
  return { days: [...days.values()].map(({ entry }) => entry), problems };
}

function rowSentence(row: number, sentence: string, language: Language): string {
  return language === "zh" ? `第 ${row} 行：${sentence}` : `Row ${row}: ${sentence}`;
}
