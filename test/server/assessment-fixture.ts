import { CHINESE_CALENDAR } from "../../domain/calendar/chinese-calendar.ts";
import { monthDeadlines } from "../../domain/calendar/month-deadlines.ts";
import type { Grade } from "../../domain/grade.ts";
import { monthsBetween, type Month } from "../../domain/month.ts";
import type { Hundredths } from "../../domain/scoring/points.ts";
import { insertRows } from "../../server/database/bulk.ts";
import { inTransaction } from "../../server/database/transaction.ts";
import { insertMonth } from "../../server/months/month-store.ts";
import type { RunningServer } from "../support/server.ts";

export const RULES = "BY-2026-v1";

/** One officer's published month, as far as results are made of it. */
export interface MonthRow {
  month: Month;
  policeNo: string;
  total: Hundredths | null;
  grade?: Grade | null;
  ungraded?: string;
  gz?: Hundredths;
  jc?: Hundredths;
  unit?: string;
  postType?: string;
  late?: boolean;
}

/** Months `first` … `last` with what the calendar says, published; by `ruleSet`. */
export async function openMonths(
  { context }: RunningServer,
  first: Month,
  last: Month,
  ruleSet = RULES,
): Promise<void> {
  await inTransaction(context, async (trx) => {
    for (const month of monthsBetween(first, last)) {
      const deadlines = monthDeadlines(CHINESE_CALENDAR, month);
      await insertMonth(trx, { month, state: "published", ruleSet, practice: false, backFilled: false, ...deadlines }); // prettier-ignore
      await trx("months").where({ month }).update({ state: "published", rule_set: ruleSet });
    }
  });
}

/** Stores reports as publication leaves them, and publishes them: one publication a month and call. */
export async function publishRows(
  { context, bureau }: RunningServer,
  rows: readonly MonthRow[],
): Promise<void> {
  const officers = new Map(
    (await context.db("officers").select<{ id: number; police_no: string; post_type: string }[]>()).map(
      (row) => [row.police_no, row],
    ),
  );
  const postings = await context
    .db("postings as p")
    .leftJoin("units as u", "u.id", "p.unit_id")
    .select<{ officer_id: number; code: string | null; level: string; series: string | null }[]>(
      ...["p.officer_id", "u.code", "p.level", "u.series"],
    );
  const places = new Map(postings.map((row) => [Number(row.officer_id), row]));
  const series = new Map(
    (await context.db("units").select<{ code: string; series: string }[]>()).map((row) => [
      row.code,
      row.series,
    ]),
  );
  await inTransaction(context, async (trx) => {
    for (const month of new Set(rows.map((row) => row.month))) {
      const { rule_set: ruleSet } = await trx("months").where({ month }).first<{ rule_set: string }>();
      const items = [];
      for (const row of rows.filter((one) => one.month === month)) {
        const officer = officers.get(row.policeNo)!;
        const place = places.get(Number(officer.id))!;
        const unit = row.unit ?? place.code ?? "19";
        const who = {
          ...{ officer_id: Number(officer.id), unit_id: bureau.units[unit]!, level: place.level },
          post_type: row.postType ?? officer.post_type,
        };
        const grade = row.ungraded ? null : row.grade === undefined ? "good" : row.grade;
        const [report] = await trx("reports").insert({
          ...{ month, ...who, state: "published", version: 1, fields: "{}", content_hash: "0".repeat(64) },
          ...{ complete: true, filled_by: 1, filled_at: `${month}-28T08:00:00.000Z`, grade },
          ungraded: row.ungraded ?? null,
          submitted_at: row.late ? "2027-12-31T00:00:00.000Z" : `${month}-28T09:00:00.000Z`,
        });
        await trx("points").insert({
          ...{
            report_id: report,
            rule_set: ruleSet,
            month,
            ...who,
            series: series.get(unit),
            total: row.total ?? 0,
          },
          ...{ zz: 0, jj: 0, gz: row.gz ?? 3600, kq: 0, sh: 0, jc: row.jc ?? 0, indicators: "[]" },
          ...{ suggested_grade: "good", inputs_hash: "0".repeat(64) },
        });
        items.push({
          ...{ report_id: Number(report), report_version: 1, grade, ungraded: row.ungraded ?? null },
          ...{ total: row.total, material_hash: "0".repeat(64) },
        });
      }
      await insertPublication(trx, month, bureau.accounts.files!, items);
    }
  });
}

/** A correction of one published month, carried out and published again. */
export async function correctMonth(
  { context, bureau }: RunningServer,
  { month, policeNo, total, grade }: { month: Month; policeNo: string; total: Hundredths; grade: Grade },
  at: string,
): Promise<number> {
  const { db } = context;
  const key = { month, officer_id: bureau.officers[policeNo]! };
  const { id, version } = await db("reports").where(key).first<{ id: number; version: number }>();
  await db("reports")
    .where(key)
    .update({ version: version + 1, grade });
  await db("points").where({ report_id: id }).update({ total });
  const [correction] = await db("corrections").insert({
    ...{
      month,
      report_id: id,
      base_version: version,
      changes: "{}",
      reason: "处分决定书更正",
      origin: "office",
    },
    ...{ state: "done", asked_by: bureau.accounts.files, asked_at: at, asked_role: "filesOffice" },
    ...{ decided_by: bureau.accounts.political, decided_at: at, decided_role: "politicalOffice" },
    new_version: version + 1,
  });
  const item = { report_id: Number(id), report_version: version + 1, grade, ungraded: null, total };
  await inTransaction(context, (trx) =>
    insertPublication(trx, month, bureau.accounts.files!, [{ ...item, material_hash: "0".repeat(64) }]),
  );
  return Number(correction);
}

async function insertPublication(
  trx: Parameters<typeof insertRows>[0],
  month: Month,
  account: number,
  items: readonly Record<string, string | number | null>[],
): Promise<void> {
  const { n } = await trx("publications").where({ month }).count({ n: "*" }).first<{ n: number }>();
  const [publication] = await trx("publications").insert({
    ...{ month, seq: Number(n) + 1, account_id: account, at: `${month}-28T10:00:00.000Z`, note: null },
    ...{ reports: items.length, digest: "0".repeat(64) },
  });
  await insertRows(trx, "publication_items", items.map((item) => ({ publication_id: Number(publication), ...item }))); // prettier-ignore
}

/** Three totals whose quarter is exactly this score when nothing is deducted. */
export function monthsFor(score: Hundredths): [number, number, number] {
  const sum = Math.round((score * 300 - 900_000) / 70);
  const third = Math.floor(sum / 3);
  return [third, third, sum - 2 * third];
}
