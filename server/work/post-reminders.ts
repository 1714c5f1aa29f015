import type { Knex } from "knex";
import { dueReminders, type Reminder } from "../../domain/calendar/reminders.ts";
import type { MonthLine } from "../../domain/messages.ts";
import type { Context } from "../context.ts";
import { isDuplicateKey } from "../database/dialect.ts";
import { inTransaction } from "../database/transaction.ts";
import { readCalendar } from "../months/calendar-store.ts";
import { allMonths } from "../months/month-store.ts";
import { readSilenceDays } from "../reports/attestation-setting.ts";
import { readReviewing } from "../roster/reviewing-store.ts";
import { shanghaiDay } from "../today.ts";
import { postedAmong, postNotice, type NewNotice } from "./notice-store.ts";
import { roleAccounts, unvouchedAccounts, waitingClerks, waitingOfficers } from "./recipient-store.ts";

/**
 * Tells whoever is behind with a step: a workday ahead, on its morning, and when it has passed, each once. A deadline
 * that is moved is told of again, because its day is part of what the notice is about.
 */
export async function postReminders(context: Context): Promise<void> {
  const now = context.clock.now();
  const calendar = await readCalendar(context.db);
  const months = (await allMonths(context.db, now)).filter(
    ({ state }) => state === "open" || state === "reviewing",
  );
  const due = months.flatMap((line) =>
    dueReminders(calendar, line, now).map((reminder) => ({
      line,
      reminder,
      notice: noticeOf(line, reminder, now),
    })),
  );
  const posted = await postedAmong(
    context.db,
    due.map(({ notice }) => notice),
  );
  for (const { line, reminder, notice } of due) {
    if (posted.has(`${notice.kind} ${notice.subject}`)) continue;
    const accounts = await recipientsOf(context.db, line, reminder, shanghaiDay(now));
    try {
      await inTransaction(context, (trx) => postNotice(trx, notice, accounts));
    } catch (error) {
      // Another process, whose lease we thought had run out, posted it first.
      if (!isDuplicateKey(error)) throw error;
    }
  }
}

function noticeOf(line: MonthLine, { step, phase, dueAt }: Reminder, now: Date): NewNotice {
  return {
    kind: `${step}.${phase}`,
    subject: `${line.month}@${dueAt.slice(0, 16)}`,
    facts: { month: line.month, practice: line.practice, backFilled: line.backFilled },
    at: now.toISOString(),
    dueAt,
  };
}

async function recipientsOf(
  db: Knex,
  { month }: MonthLine,
  { step }: Reminder,
  today: string,
): Promise<number[]> {
  switch (step) {
    case "attestBy":
      return (await readSilenceDays(db)) === 0 ? [] : unvouchedAccounts(db, month);
    case "submitBy":
      return waitingClerks(db, month);
    case "reviewBy":
    case "leaderReviewBy": {
      const waiting = await waitingOfficers(db, month);
      if (waiting.length === 0) return [];
      const ordinary = step === "reviewBy";
      const routes = [...(await readReviewing(db, month, today, waiting)).values()].filter(
        ({ route }) => (route === 1) === ordinary && route > 0,
      );
      return routes.flatMap(({ reviewers }) => reviewers.flatMap(({ accountId }) => accountId ?? []));
    }
    case "checkBy":
    case "publishAt":
      return roleAccounts(db, "filesOffice");
  }
}
