import type { Knex } from "knex";
import { lastDayOf, type Month } from "../../domain/month.ts";
import type { Actor, ReviewChain } from "../../domain/routing.ts";
import { validOn } from "../database/dated.ts";

/** 上级机关 as configured: the account that signs for it and the number of the uploaded decision. */
export interface SuperiorSetting {
  accountId: number;
  evidenceNo: string;
}

/** The bureau as routing sees it: posts and charges of the month's last day, delegations in force `today`. */
export async function readReviewChain(db: Knex, month: Month, today: string): Promise<ReviewChain> {
  const day = lastDayOf(month);
  return {
    heads: await readHeads(db, day),
    leaders: await readLeaders(db, day),
    chiefs: await readChiefs(db, day),
    delegations: await readDelegations(db, today),
    superior: await readSuperior(db),
  };
}

/** Heads by unit on a day: who is posted there as head, else who heads it besides his own post (主持工作, 兼任). */
export async function readHeads(db: Knex, day: string): Promise<Map<number, number>> {
  const heads = new Map<number, number>();
  const besides = await db("headships as h")
    .join("officers as o", "o.id", "h.officer_id")
    .where("o.status", "active")
    .modify(validOn("h", day))
    .orderBy("h.from_day")
    .select<UnitHolder[]>("h.unit_id", "h.officer_id");
  const posted = await db("postings as p")
    .join("officers as o", "o.id", "p.officer_id")
    .where({ "o.status": "active", "p.level": "head" })
    .whereNotNull("p.unit_id")
    .modify(validOn("p", day))
    .orderBy([{ column: "p.from_day" }, { column: "p.id" }])
    .select<UnitHolder[]>("p.unit_id", "p.officer_id");
  for (const row of [...besides, ...posted]) heads.set(Number(row.unit_id), Number(row.officer_id));
  return heads;
}

interface UnitHolder {
  unit_id: number;
  officer_id: number;
}

/** Bureau leaders in charge by unit on a day; one who retired is in charge of nothing. */
async function readLeaders(db: Knex, day: string): Promise<Map<number, number>> {
  const rows = await db("charges as c")
    .join("officers as o", "o.id", "c.leader_id")
    .where("o.status", "active")
    .modify(validOn("c", day))
    .orderBy("c.from_day")
    .select<{ unit_id: number; leader_id: number }[]>("c.unit_id", "c.leader_id");
  return new Map(rows.map((row) => [Number(row.unit_id), Number(row.leader_id)]));
}

/**
 * 局长 and 政委 on a day: officers posted at level `chief`, told apart by the title of the posting; then accounts with
 * the role that belong to no officer. Where no title tells, the first to come fills the free place of the two.
 */
async function readChiefs(db: Knex, day: string): Promise<ReviewChain["chiefs"]> {
  const posted = await db("postings as p")
    .join("officers as o", "o.id", "p.officer_id")
    .where({ "o.status": "active", "p.level": "chief" })
    .modify(validOn("p", day))
    .orderBy("o.id")
    .select<{ officer_id: number; title: string | null }[]>("p.officer_id", "p.title");
  const unposted = await db("role_grants as g")
    .join("accounts as a", "a.id", "g.account_id")
    .where({ "g.role": "chief", "a.status": "active" })
    .whereNull("a.officer_id")
    .orderBy("a.id")
    .select<{ id: number }[]>("a.id");
  const candidates: (Actor & { title: string })[] = [
    ...posted.map((row) => ({ officerId: Number(row.officer_id), accountId: null, title: row.title ?? "" })),
    ...unposted.map(({ id }) => ({ officerId: null, accountId: Number(id), title: "" })),
  ];
  const places = new Map<"director" | "commissar", Actor>();
  for (const titled of [true, false]) {
    for (const { title, officerId, accountId } of candidates) {
      const own = capacityOf(title);
      if (titled !== (own !== null)) continue;
      const place = own ?? (places.has("director") ? "commissar" : "director");
      if (!places.has(place)) places.set(place, { officerId, accountId });
    }
  }
  return [...places].map(([capacity, actor]) => ({ ...actor, capacity }));
}

function capacityOf(title: string): "director" | "commissar" | null {
  if (title.includes("副")) return null;
  if (title.includes("政委")) return "commissar";
  return title.includes("局长") ? "director" : null;
}

/** Delegations in force on the day of signing, by the absent officer; the latest entered counts. */
export async function readDelegations(db: Knex, today: string): Promise<ReviewChain["delegations"]> {
  const rows = await db("delegations as d")
    .join("officers as o", "o.id", "d.deputy_id")
    .where("o.status", "active")
    .where((here) => void here.whereNull("o.left_on").orWhere("o.left_on", ">=", today))
    .modify(validOn("d", today))
    .orderBy("d.id")
    .select<{ id: number; absent_id: number; deputy_id: number }[]>("d.id", "d.absent_id", "d.deputy_id");
  return new Map(
    rows.map((row) => [Number(row.absent_id), { id: Number(row.id), deputyId: Number(row.deputy_id) }]),
  );
}

async function readSuperior(db: Knex): Promise<Actor | null> {
  const row = await db("settings").where("name", "superior").first<{ value: string } | undefined>("value");
  if (!row) return null;
  const { accountId } = JSON.parse(row.value) as SuperiorSetting;
  const account = await db("accounts")
    .where({ id: accountId, status: "active" })
    .first<{ id: number; officer_id: number | null } | undefined>("id", "officer_id");
  if (!account) return null;
  const officerId = account.officer_id === null ? null : Number(account.officer_id);
  return { officerId, accountId: Number(account.id) };
}
