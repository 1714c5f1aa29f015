import type { Knex } from "knex";
import type { Grade } from "../../domain/grade.ts";
import { addMonths, lastDayOf, type Month } from "../../domain/month.ts";
import type { Level, PostType, Series } from "../../domain/people.ts";
import type { Hundredths } from "../../domain/scoring/points.ts";
import type { UngradedReason } from "../../domain/ungraded.ts";
import { validOn } from "../database/dated.ts";
import type { PostedSubject } from "./subject-store.ts";

/** A subject with his unit and the day he came to it. */
export interface ReviewSubject extends PostedSubject {
  unit: { id: number; code: string; name: string; series: Series };
  since: string;
}

/** Everybody posted to these units on the month's last day, by officer: heads first, then by 警号. */
export async function readReviewSubjects(
  db: Knex,
  month: Month,
  whose: { unitIds: readonly number[] } | { officerIds: readonly number[] },
): Promise<Map<number, ReviewSubject>> {
  const query = db("postings as p")
    .join("officers as o", "o.id", "p.officer_id")
    .join("units as u", "u.id", "p.unit_id")
    .where("o.status", "active")
    .modify(validOn("p", lastDayOf(month)))
    .orderBy("o.police_no");
  if ("unitIds" in whose) query.whereIn("p.unit_id", whose.unitIds);
  else query.whereIn("p.officer_id", whose.officerIds);
  const rows = await query.select<SubjectRow[]>({
    ...{ officerId: "o.id", policeNo: "o.police_no", name: "o.name", level: "p.level", since: "p.from_day" },
    ...{ postType: "o.post_type", partyMember: "o.party_member", unitId: "u.id", code: "u.code" },
    ...{ unitName: "u.name", series: "u.series" },
  });
  return new Map(
    rows
      .sort((a, b) => PLACE[a.level] - PLACE[b.level])
      .map(({ unitId, code, unitName, series, partyMember, ...row }) => [
        row.officerId,
        { ...row, partyMember: Boolean(partyMember), unit: { id: unitId, code, name: unitName, series } },
      ]),
  );
}
const PLACE: Record<Level, number> = { chief: 0, leader: 1, head: 2, deputy: 3, officer: 4 };

interface SubjectRow {
  officerId: number;
  policeNo: string;
  name: string;
  level: Level;
  since: string;
  postType: PostType;
  partyMember: boolean | number;
  unitId: number;
  code: string;
  unitName: string;
  series: Series;
}

/** Row keys of the units' events whose current version the competent department has decided on, either way. */
export async function readDecidedEvents(
  db: Knex,
  month: Month,
  unitIds: readonly number[],
): Promise<Set<string>> {
  const keys = await db("events as e")
    .join("event_confirmations as c", (join) => {
      join.on("c.row_key", "e.row_key").andOn("c.line_version", "e.version");
    })
    .whereIn("e.unit_id", unitIds)
    .where("e.account_month", month)
    .distinct()
    .pluck<string[]>("e.row_key");
  return new Set(keys);
}

export interface PastMonth {
  month: Month;
  total: Hundredths | null;
  grade: Grade | null;
  ungraded: UngradedReason | null;
}

/** The three months before, newest first, by officer. */
export async function readPastMonths(
  db: Knex,
  month: Month,
  officerIds: readonly number[],
): Promise<Map<number, PastMonth[]>> {
  const months = [-3, -2, -1].map((step) => addMonths(month, step));
  // The rule set is compared here: the two columns collate differently.
  const ruleSets = await db("months")
    .whereIn("month", months)
    .select<{ month: Month; ruleSet: string }[]>("month", "rule_set as ruleSet");
  const ruleSetOf = new Map(ruleSets.map((one) => [one.month, one.ruleSet]));
  const rows = await db("reports as r")
    .leftJoin("points as s", "s.report_id", "r.id")
    .whereIn("r.officer_id", officerIds)
    .whereIn("r.month", months)
    .orderBy("r.month", "desc")
    .select<(PastMonth & { officerId: number; ruleSet: string | null })[]>({
      ...{ officerId: "r.officer_id", month: "r.month", total: "s.total", grade: "r.grade" },
      ...{ ungraded: "r.ungraded", ruleSet: "s.rule_set" },
    });
  const found = new Map<number, PastMonth[]>();
  for (const { officerId, ruleSet, ...past } of rows) {
    if (ruleSet !== null && ruleSet !== ruleSetOf.get(past.month)) continue;
    found.set(officerId, [...(found.get(officerId) ?? []), past]);
  }
  return found;
}

export interface LastReturn {
  by: string;
  to: "officer" | "clerk";
  reason: string;
  at: string;
}

/** The last time each report was handed back. */
export async function readLastReturns(
  db: Knex,
  reportIds: readonly number[],
): Promise<Map<number, LastReturn>> {
  const rows = await db("returns as t")
    .leftJoin("accounts as a", "a.id", "t.account_id")
    .whereIn("t.report_id", reportIds)
    .orderBy("t.id")
    .select<(LastReturn & { reportId: number })[]>({
      ...{
        reportId: "t.report_id",
        by: "a.display_name",
        to: "t.returned_to",
        reason: "t.reason",
        at: "t.at",
      },
    });
  return new Map(rows.map(({ reportId, ...row }) => [reportId, row]));
}

/** Names of accounts. */
export async function readNames(db: Knex, accountIds: readonly number[]): Promise<Map<number, string>> {
  const rows = await db("accounts")
    .whereIn("id", [...new Set(accountIds)])
    .select<{ id: number; name: string }[]>({ id: "id", name: "display_name" });
  return new Map(rows.map(({ id, name }) => [id, name]));
}
