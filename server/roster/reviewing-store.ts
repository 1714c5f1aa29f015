import type { Knex } from "knex";
import { lastDayOf, type Month } from "../../domain/month.ts";
import type { Level } from "../../domain/people.ts";
import { routeReview, type Actor, type Reviewing, type RoutedSubject } from "../../domain/routing.ts";
import { validOn } from "../database/dated.ts";
import { keptByAccess } from "../database/kept-by-access.ts";
import { readReviewChain } from "./read-review-chain.ts";

export type { Reviewing } from "../../domain/routing.ts";

/** More ids than this are read as the whole month and looked up: a statement takes only so many parameters. */
const BY_ID = 1_000;

/**
 * Who reviews whom in a month, by officer: everybody posted on its last day (细则 §9), the bureau's chiefs included
 * (route 0). `today` decides which delegations are in force. A handful of queries, whatever the size of the bureau.
 */
export async function readReviewing(
  db: Knex,
  month: Month,
  today: string,
  officerIds?: readonly number[],
): Promise<Map<number, Reviewing>> {
  const only = officerIds && officerIds.length <= BY_ID ? officerIds : undefined;
  const wanted = officerIds && new Set(officerIds);
  const chain = await keptByAccess(db, `chain ${month} ${today}`, () => readReviewChain(db, month, today));
  const subjects = await readRouted(db, month, only);
  const enterers = await readEnterers(db, month, only);
  const reviewing = new Map<number, Reviewing>();
  for (const subject of subjects) {
    if (wanted && !wanted.has(subject.officerId)) continue;
    reviewing.set(subject.officerId, routeReview(chain, subject, enterers.get(subject.officerId) ?? []));
  }
  await addAccounts(db, [...reviewing.values()]);
  return reviewing;
}

/** Where everybody is posted on the month's last day; of two posts the one begun later counts. */
async function readRouted(db: Knex, month: Month, only?: readonly number[]): Promise<RoutedSubject[]> {
  const query = db("postings as p")
    .join("officers as o", "o.id", "p.officer_id")
    .where("o.status", "active")
    .modify(validOn("p", lastDayOf(month)))
    .orderBy("p.from_day")
    .select<{ officer_id: number; unit_id: number | null; level: Level }[]>(
      "p.officer_id",
      "p.unit_id",
      "p.level",
    );
  if (only) query.whereIn("p.officer_id", only);
  const rows = await query;
  const subjects = new Map<number, RoutedSubject>();
  for (const { officer_id, unit_id, level } of rows) {
    const officerId = Number(officer_id);
    subjects.set(officerId, { officerId, level, unitId: unit_id === null ? null : Number(unit_id) });
  }
  return [...subjects.values()];
}

/** Everybody who entered any version of a month's reports or of their segments, by subject. */
async function readEnterers(db: Knex, month: Month, only?: readonly number[]): Promise<Map<number, Actor[]>> {
  const versions = db("reports as r")
    .join("report_versions as v", "v.report_id", "r.id")
    .join("accounts as a", "a.id", "v.actor_id")
    .where("r.month", month)
    .groupBy("r.officer_id", "a.id", "a.officer_id")
    .select<EntererRow[]>("r.officer_id as subject", "a.id as account", "a.officer_id as officer");
  if (only) versions.whereIn("r.officer_id", only);
  const enterers = new Map<number, Actor[]>();
  for (const { subject, account, officer } of [...(await versions), ...(await segmentHands(db, month))]) {
    const actor = { officerId: officer === null ? null : Number(officer), accountId: Number(account) };
    const known = enterers.get(Number(subject));
    if (known) known.push(actor);
    else enterers.set(Number(subject), [actor]);
  }
  return enterers;
}

/** Whoever filled any version of a segment; there are few. */
async function segmentHands(db: Knex, month: Month): Promise<EntererRow[]> {
  const segments = await db("segments")
    .where({ month })
    .select<{ id: number; officer_id: number }[]>("id", "officer_id");
  if (segments.length === 0) return [];
  const keys = new Map(segments.map(({ id, officer_id }) => [`seg-${id}`, Number(officer_id)]));
  const rows = await db("detail_line_versions as v")
    .join("accounts as a", "a.id", "v.actor_id")
    .whereIn("v.row_key", [...keys.keys()])
    .select<{ key: string; account: number; officer: number | null }[]>(
      "v.row_key as key",
      "a.id as account",
      "a.officer_id as officer",
    );
  return rows.map(({ key, account, officer }) => ({ subject: keys.get(key)!, account, officer }));
}

interface EntererRow {
  subject: number;
  account: number;
  officer: number | null;
}

/** Completes reviewers who are known as officers with the account they sign in with. */
async function addAccounts(db: Knex, reviewing: readonly Reviewing[]): Promise<void> {
  const reviewers = reviewing.flatMap((one) => one.reviewers);
  const officers = [...new Set(reviewers.flatMap(({ officerId }) => officerId ?? []))];
  const accounts = new Map<number, number>();
  for (let start = 0; start < officers.length; start += BY_ID) {
    const rows = await db("accounts")
      .whereIn("officer_id", officers.slice(start, start + BY_ID))
      .where("status", "active")
      .orderBy("id", "desc")
      .select<{ id: number; officer_id: number }[]>("id", "officer_id");
    for (const { id, officer_id } of rows) accounts.set(Number(officer_id), Number(id));
  }
  for (const reviewer of reviewers) {
    if (reviewer.officerId !== null) reviewer.accountId ??= accounts.get(reviewer.officerId) ?? null;
  }
}
