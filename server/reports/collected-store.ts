import type { Knex } from "knex";
import type { Month } from "../../domain/month.ts";

/** Who last wrote a line, and when. */
export interface Hand {
  by: string;
  at: string;
}

/** The last writers of a unit's lines of a month, by row key. */
export async function readHands(
  db: Knex,
  sheet: "credits" | "events",
  unitId: number,
  month: Month,
): Promise<Map<string, Hand>> {
  const rows = await db(`${sheet} as l`)
    .join("accounts as a", "a.id", "l.actor_id")
    .where({ "l.unit_id": unitId, [sheet === "credits" ? "l.month" : "l.account_month"]: month })
    .select<{ row_key: string; by: string; at: string }[]>("l.row_key", "l.at", { by: "a.display_name" });
  return new Map(rows.map(({ row_key, by, at }) => [row_key, { by, at }]));
}

/** What the competent departments last said of the current versions of a unit's events, by row key. */
export async function readDecisions(
  db: Knex,
  unitId: number,
  month: Month,
): Promise<Map<string, "confirmed" | "refused">> {
  const rows = await db("events as e")
    .join("event_confirmations as c", (join) => {
      join.on("c.row_key", "e.row_key").andOn("c.line_version", "e.version");
    })
    .where({ "e.unit_id": unitId, "e.account_month": month })
    .orderBy("c.id")
    .select<{ row_key: string; decision: "confirmed" | "refused" }[]>("c.row_key", "c.decision");
  return new Map(rows.map(({ row_key, decision }) => [row_key, decision]));
}
