import type { Knex } from "knex";
import { entryKey, type ActualLine, type StoredActual } from "../../domain/campaigns/check-actuals.ts";
import { insertRows } from "../database/bulk.ts";

export interface ActualSum {
  campaignId: number;
  indicatorId: number;
  unitId: number;
  actual: number;
}

/**
 * Σ actual by indicator and unit over days, hundredths. Every version adds what it changed, so the sum of all of them
 * is the sum of those in force: one grouped pass, no search for the newest version.
 */
export async function sumActuals(
  db: Knex,
  ask: { campaignId?: number; firstDay?: string; lastDay?: string; unitIds?: readonly number[] },
): Promise<ActualSum[]> {
  const rows = await db("campaign_actuals as a")
    .modify((query) => {
      if (ask.campaignId !== undefined) void query.where("a.campaign_id", ask.campaignId);
      if (ask.firstDay !== undefined) void query.where("a.day", ">=", ask.firstDay);
      if (ask.lastDay !== undefined) void query.where("a.day", "<=", ask.lastDay);
      if (ask.unitIds) void query.whereIn("a.unit_id", [...ask.unitIds]);
    })
    .groupBy("a.campaign_id", "a.indicator_id", "a.unit_id")
    .select<{ campaign_id: number; indicator_id: number; unit_id: number; actual: number | string }[]>(
      ...(["a.campaign_id", "a.indicator_id", "a.unit_id"] as const),
      db.raw("sum(a.delta) as actual"),
    );
  return rows.map((row) => ({
    ...{ campaignId: Number(row.campaign_id), indicatorId: Number(row.indicator_id) },
    ...{ unitId: Number(row.unit_id), actual: Number(row.actual) },
  }));
}

/** Σ by indicator, unit and month of the day. */
export async function sumByMonth(
  db: Knex,
  ask: { campaignId: number; firstDay: string; lastDay: string },
): Promise<{ indicatorId: number; unitId: number; month: string; actual: number }[]> {
  const rows = await db("campaign_actuals as a")
    .where("a.campaign_id", ask.campaignId)
    .whereBetween("a.day", [ask.firstDay, ask.lastDay])
    .groupByRaw("a.indicator_id, a.unit_id, substr(a.day, 1, 7)")
    .select<{ indicator_id: number; unit_id: number; month: string; actual: number | string }[]>(
      ...(["a.indicator_id", "a.unit_id"] as const),
      db.raw("substr(a.day, 1, 7) as month"),
      db.raw("sum(a.delta) as actual"),
    );
  return rows.map(({ indicator_id, unit_id, month, actual }) => ({
    ...{ indicatorId: Number(indicator_id), unitId: Number(unit_id), month, actual: Number(actual) },
  }));
}

/** The first and last day anything was entered for, and which indicators have entries. */
export async function entrySpan(
  db: Knex,
  campaignId: number,
): Promise<{ firstDay: string | null; lastDay: string | null; indicators: Set<number> }> {
  const rows = await db("campaign_actuals")
    .where({ campaign_id: campaignId })
    .groupBy("indicator_id")
    .select<{ id: number; first: string; last: string }[]>(
      "indicator_id as id",
      db.raw("min(day) as ??", ["first"]),
      db.raw("max(day) as ??", ["last"]),
    );
  const days = rows.flatMap(({ first, last }) => [first, last]).sort();
  return {
    ...{ firstDay: days.at(0) ?? null, lastDay: days.at(-1) ?? null },
    indicators: new Set(rows.map(({ id }) => Number(id))),
  };
}

export interface ActualVersion extends StoredActual {
  indicatorId: number;
  unitId: number;
  day: string;
  reason: string | null;
  by: string;
  at: string;
}

/** Every version of the entries of these units and days, oldest first, with who wrote it. */
export async function readVersions(
  db: Knex,
  ask: { campaignId: number; unitIds: readonly number[]; from: string; to: string },
): Promise<ActualVersion[]> {
  const rows = await db("campaign_actuals as a")
    .leftJoin("accounts as w", "w.id", "a.actor_id")
    .where("a.campaign_id", ask.campaignId)
    .whereBetween("a.day", [ask.from, ask.to])
    .whereIn("a.unit_id", [...ask.unitIds])
    .orderBy(["a.day", "a.unit_id", "a.indicator_id", "a.version"])
    .select<ActualVersion[]>({
      ...{ indicatorId: "a.indicator_id", unitId: "a.unit_id", day: "a.day", version: "a.version" },
      ...{ quantity: "a.quantity", source: "a.source", note: "a.note", reason: "a.reason" },
      ...{ by: "w.display_name", at: "a.at" },
    });
  return rows.map((row) => ({
    ...row,
    ...{ indicatorId: Number(row.indicatorId), unitId: Number(row.unitId), version: Number(row.version) },
    quantity: Number(row.quantity),
  }));
}

/** What stands for these entries now, by {@link entryKey}; held against writers by the campaign's own lock. */
export async function readStored(
  db: Knex,
  ask: { campaignId: number; unitIds: readonly number[]; from: string; to: string },
): Promise<Map<string, StoredActual>> {
  const stored = new Map<string, StoredActual>();
  for (const { indicatorId, unitId, day, version, quantity, source, note } of await readVersions(db, ask))
    stored.set(entryKey(indicatorId, unitId, day), { version, quantity, source, note });
  return stored;
}

/** Appends versions; raises the duplicate-key error where another writer was first. */
export async function insertActuals(
  trx: Knex.Transaction,
  campaignId: number,
  lines: readonly ActualLine[],
  by: { pushId: string; accountId: number; at: string },
): Promise<number[]> {
  await insertRows(
    trx,
    "campaign_actuals",
    lines.map(({ indicatorId, unitId, day, version, quantity, before, source, note, reason }) => ({
      ...{ campaign_id: campaignId, indicator_id: indicatorId, unit_id: unitId, day, version },
      ...{ quantity, delta: quantity - before, source, note, reason },
      ...{ push_id: by.pushId, actor_id: by.accountId, at: by.at },
    })),
  );
  return (await trx("campaign_actuals").where({ push_id: by.pushId }).pluck<(number | string)[]>("id")).map(
    Number,
  );
}

/** Where these units' latest figures came from: what a clerk most likely types again. */
export async function usualSource(
  db: Knex,
  campaignId: number,
  unitIds: readonly number[],
): Promise<string | null> {
  // prettier-ignore
  const row = await db("campaign_actuals")
    .where({ campaign_id: campaignId })
    .whereIn("unit_id", [...unitIds])
    .orderBy("id", "desc")
    .first<{ source: string } | undefined>("source");
  return row?.source ?? null;
}
