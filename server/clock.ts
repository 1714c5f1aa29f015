import type { Knex } from "knex";
import { Refusal } from "../domain/refusal.ts";
import { appendAudit } from "./audit/append-audit.ts";
import { inTransaction } from "./database/transaction.ts";
import type { Pulse } from "./database/pulse.ts";

/** The only source of "now". */
export interface Clock {
  /** The bureau's time: real time, moved by the demonstration's offset. */
  now(): Date;
  /** Real time, for sessions and locks: moving the demonstration's clock signs nobody out. */
  real(): Date;
  readonly demonstration: boolean;
}

/** Settings rows: `demonstration` = "1" marks the database, `clock.offset` is milliseconds added to real time. */
const DEMONSTRATION = "demonstration";
const OFFSET = "clock.offset";

/**
 * Reads the clock's settings and follows them through the pulse: every process shows the same time within 250 ms
 * of a change. `realNow` is handed in by tests.
 */
export async function openClock(db: Knex, pulse: Pulse, realNow: () => number = Date.now): Promise<Clock> {
  let settings = await readClockSettings(db);
  pulse.onChange("access", async () => {
    settings = await readClockSettings(db);
  });
  return {
    now: () => new Date(realNow() + settings.offset),
    real: () => new Date(realNow()),
    get demonstration() {
      return settings.demonstration;
    },
  };
}

/** A clock of one's own, for tests and tools: it stands still unless `now` moves it. */
export function fixedClock(now: () => Date, demonstration = false): Clock {
  return { now, real: now, demonstration };
}

/** Marks this database as a demonstration; only an empty one should be. Part of `trx`. */
export async function markDemonstration(trx: Knex.Transaction): Promise<void> {
  await trx("settings").insert({ name: DEMONSTRATION, value: "1" }).onConflict("name").merge();
}

/**
 * Moves the demonstration's clock so that it reads `to` now.
 * @throws Refusal clock.not-demonstration on any other database.
 */
export async function setClock(context: { db: Knex; pulse: Pulse; clock: Clock }, to: Date): Promise<void> {
  await inTransaction(context, async (trx) => {
    const { demonstration } = await readClockSettings(trx);
    if (!demonstration) throw new Refusal("clock.not-demonstration");
    const offset = to.getTime() - context.clock.real().getTime();
    await trx("settings")
      .insert({ name: OFFSET, value: String(offset) })
      .onConflict("name")
      .merge();
    await appendAudit(trx, {
      at: context.clock.now().toISOString(),
      actorId: null,
      action: "clock.set",
      subject: "clock",
      detail: { to: to.toISOString() },
    });
    await context.pulse.bump(trx, "access");
    await context.pulse.bump(trx, "data");
  });
  await context.pulse.refresh();
}

async function readClockSettings(db: Knex): Promise<{ demonstration: boolean; offset: number }> {
  const rows = await db<{ name: string; value: string }>("settings").whereIn("name", [DEMONSTRATION, OFFSET]);
  const value = (name: string) => rows.find((row) => row.name === name)?.value;
  const demonstration = value(DEMONSTRATION) === "1";
  return { demonstration, offset: demonstration ? Number(value(OFFSET) ?? 0) : 0 };
}
