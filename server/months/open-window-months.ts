import { windowDeadlines } from "../../domain/calendar/window-deadlines.ts";
import type { MonthLine } from "../../domain/messages.ts";
import type { WindowMonthsRequest } from "../../domain/messages/calendar.ts";
import { lastDayOf, type Month } from "../../domain/month.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudits } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { shanghaiDay } from "../today.ts";
import { readCalendar } from "./calendar-store.ts";
import { insertMonth, requireMonth, saveWindow } from "./month-store.ts";
import { firstCountedMonth, monthsInUse } from "./month-use-store.ts";

const LONGEST_WINDOW = 60 * 86_400_000;

/**
 * Opens past months in a window of their own.
 *
 * 补录 (`backFill`): months before the system was used are entered in a few days; they count like any other, are marked,
 * and no file of theirs is ever on time.
 *
 * 试填 (`practice`): people practise on a real month number from before the bureau's first counted month, so that dates,
 * postings and checks behave as they will; it never counts in any figure, ranking or workbook. A practice month stays
 * one for good (nothing is ever wiped, and a month number has one row), so a bureau chooses a month it will never
 * back-fill, before it goes live; a month that already holds reports cannot become one.
 * @throws Refusal month.window, month.not-past, month.exists, month.counted-before, month.no-rules
 */
export async function openWindowMonths(
  context: Context,
  person: SignedInPerson,
  request: WindowMonthsRequest,
): Promise<MonthLine[]> {
  const now = context.clock.now();
  const today = shanghaiDay(now);
  const months = [...new Set(request.months)].sort();
  checkWindow(request, today);
  for (const month of months) if (lastDayOf(month) >= today) throw new Refusal("month.not-past", { month });
  return inTransaction(context, async (trx) => {
    const used = await monthsInUse(trx, months);
    const taken = months.find((month) => used.has(month));
    if (taken) throw new Refusal("month.exists", { month: taken });
    if (request.kind === "practice") {
      const counted = await firstCountedMonth(trx);
      const late = months.find((month) => counted !== null && month >= counted);
      if (late && counted) throw new Refusal("month.counted-before", { month: late, counted });
    }
    const deadlines = windowDeadlines(await readCalendar(trx), request.from, request.to);
    for (const month of months) {
      const line: MonthLine = {
        ...{ month, state: "upcoming", ruleSet: ruleSetOf(context, request.kind, month), ...deadlines },
        ...{ practice: request.kind === "practice", backFilled: request.kind === "backFill" },
      };
      await insertMonth(trx, line);
      await saveWindow(trx, line);
    }
    await appendAudits(
      trx,
      months.map((month) => ({
        ...{ at: now.toISOString(), actorId: person.accountId, action: "month.open-window" },
        ...{ subject: `month/${month}` },
        detail: { kind: request.kind, from: request.from, to: request.to, reason: request.reason },
        vouches: { months: [month] },
      })),
    );
    await context.pulse.bump(trx);
    const lines: MonthLine[] = [];
    for (const month of months) lines.push(await requireMonth(trx, month, now));
    return lines;
  });
}

function checkWindow({ from, to }: WindowMonthsRequest, today: string): void {
  const length = Date.parse(to) - Date.parse(from);
  if (!(length >= 0 && length <= LONGEST_WINDOW) || to < today) throw new Refusal("month.window");
}

/** Practice follows the newest rules wherever its month lies: it is what people will work with. */
function ruleSetOf(context: Context, kind: WindowMonthsRequest["kind"], month: Month): string {
  if (context.rules.isInForce(month)) return context.rules.forMonth(month).version;
  const newest = kind === "practice" ? context.rules.all().at(-1) : undefined;
  if (!newest) throw new Refusal("month.no-rules", { month });
  return newest.version;
}
