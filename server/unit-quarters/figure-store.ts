import type { Knex } from "knex";
import type { PeriodText } from "../../domain/assessment/period.ts";
import type { PushSource } from "../../domain/messages.ts";
import type { UnitFigures } from "../../domain/unit-assessment/check-figures.ts";
import { insertRows, upsertRows } from "../database/bulk.ts";

/** A unit's figures as entered, with the version a sheet must name to change them. */
export interface StoredFigures {
  unitId: number;
  fields: UnitFigures;
  version: number;
  actorId: number;
  by: string;
  at: string;
}

/** Figures of a quarter, by unit. */
export async function readUnitFigures(db: Knex, quarter: PeriodText): Promise<Map<number, StoredFigures>> {
  const rows = await db("unit_figures as f")
    .leftJoin("accounts as a", "a.id", "f.actor_id")
    .where("f.quarter", quarter)
    .select<(Omit<StoredFigures, "fields" | "by"> & { fields: string; by: string | null })[]>({
      ...{ unitId: "f.unit_id", fields: "f.fields", version: "f.version", actorId: "f.actor_id" },
      ...{ by: "a.display_name", at: "f.at" },
    });
  return new Map(
    rows.map((row) => [
      Number(row.unitId),
      {
        ...{ unitId: Number(row.unitId), version: Number(row.version), actorId: Number(row.actorId) },
        ...{ fields: JSON.parse(row.fields) as UnitFigures, by: row.by ?? "", at: row.at },
      },
    ]),
  );
}

/** Stores the rows and adds their versions. Raises the driver's duplicate-key error when a version is there already. */
export async function saveUnitFigures(
  trx: Knex.Transaction,
  hand: { quarter: PeriodText; actorId: number; at: string; source: PushSource; pushId: string },
  rows: readonly { unitId: number; fields: UnitFigures; version: number }[],
): Promise<void> {
  const { quarter, actorId, at } = hand;
  const contents = rows.map(({ unitId, fields, version }) => ({
    ...{ quarter, unit_id: unitId, version, fields: JSON.stringify(fields), actor_id: actorId, at },
  }));
  await insertRows(
    trx,
    "unit_figure_versions",
    contents.map((row) => ({ ...row, source: hand.source, push_id: hand.pushId })),
  );
  await upsertRows(trx, "unit_figures", contents, ["quarter", "unit_id"]);
}

/** The rows a push wrote: its audit entry vouches for them. */
export async function figureRowsOf(
  trx: Knex.Transaction,
  pushId: string,
): Promise<{ figures: number[]; versions: number[] }> {
  const versions = await trx("unit_figure_versions").where({ push_id: pushId }).pluck<number[]>("id");
  const figures = await trx("unit_figures as f")
    .join("unit_figure_versions as v", (on) => {
      on.on("v.quarter", "f.quarter").on("v.unit_id", "f.unit_id");
    })
    .where("v.push_id", pushId)
    .pluck<number[]>("f.id");
  return { figures, versions };
}

/** Accounts that entered any of a quarter's figures: they do not sign it. */
export async function readEditors(db: Knex, quarter: PeriodText): Promise<Set<number>> {
  const ids = await db("unit_figure_versions").where({ quarter }).distinct().pluck<number[]>("actor_id");
  return new Set(ids.map(Number));
}

/** When figures of these quarters were last changed. */
export async function readLastChanges(
  db: Knex,
  quarters: readonly PeriodText[],
): Promise<Map<PeriodText, string>> {
  const rows = await db("unit_figures")
    .whereIn("quarter", [...quarters])
    .groupBy("quarter")
    .select<{ quarter: string; at: string }[]>("quarter", db.raw("max(??) as ??", ["at", "at"]));
  return new Map(rows.map(({ quarter, at }) => [quarter, at]));
}
