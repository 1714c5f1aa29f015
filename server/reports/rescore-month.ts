import type { Knex } from "knex";
import type { Fields } from "../../domain/form/fields.ts";
import type { Month } from "../../domain/month.ts";
import type { Level, PostType, Series } from "../../domain/people.ts";
import type { CompiledRules } from "../../domain/scoring/compile-rules.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { readEventProofs } from "../confirmations/proof-store.ts";
import { readCredits, readEvents } from "./line-store.ts";
import { savePoints, type ScoredReport } from "./points-store.ts";
import { lockUnitMonth, refreshUnitMonth } from "./refresh-unit-month.ts";
import { readUnitSegments } from "./segment-store.ts";
import { scoreReports, UnitLines, type Scorable } from "./score-reports.ts";

/** Documents in memory at once: memory stays flat whatever the bureau's size. */
const PAGE = 1_000;

export interface Rescored {
  reports: number;
  units: number;
}

/**
 * Scores every report of a month by a rule set and stores the points beside those of other rule sets. One transaction
 * per unit, documents read by pages; the points are those a push of the same content would store.
 * @throws Refusal rule-set.unknown
 */
export async function rescoreMonth(context: Context, month: Month, ruleSet: string): Promise<Rescored> {
  const rules = context.rules.compiled(ruleSet);
  const units = await context
    .db("reports as r")
    .join("units as u", "u.id", "r.unit_id")
    .where("r.month", month)
    .distinct<{ id: number; code: string; series: Series }[]>("u.id", "u.code", "u.series")
    .orderBy("u.id");
  const total: Rescored = { reports: 0, units: units.length };
  for (const unit of units) {
    total.reports += await inTransaction(context, async (trx) => {
      await lockUnitMonth(trx, month, unit.id, rules.version, unit.series);
      const reports = await rescoreUnit(trx, rules, month, unit);
      await refreshUnitMonth(trx, month, unit.id, rules.version);
      return reports;
    });
  }
  await inTransaction(context, async (trx) => {
    await appendAudit(trx, {
      at: context.clock.now().toISOString(),
      actorId: null,
      action: "month.rescore",
      subject: `month/${month}`,
      detail: { ruleSet, ...total },
    });
    await context.pulse.bump(trx);
  });
  return total;
}

/**
 * Scores a unit's reports of a month again from what is stored, those of `only` when given; returns how many. The
 * caller holds the unit's month (`lockUnitMonth`) and brings its figures up to date afterwards.
 */
export async function rescoreUnit(
  trx: Knex.Transaction,
  rules: CompiledRules,
  month: Month,
  unit: { id: number; code: string; series: Series },
  only?: readonly number[],
): Promise<number> {
  let count = 0;
  for await (const scored of scoreUnit(trx, rules, month, unit.id, only)) {
    await savePoints(trx, { month, unitId: unit.id, series: unit.series }, rules, scored);
    count += scored.length;
  }
  return count;
}

/** The points of a unit's reports as what is stored gives them now, by pages; nothing is written. */
export async function* scoreUnit(
  db: Knex,
  rules: CompiledRules,
  month: Month,
  unitId: number,
  only?: readonly number[],
): AsyncGenerator<ScoredReport[]> {
  const credits = (await readCredits(db, unitId, month)).map(({ line }) => line);
  const events = (await readEvents(db, unitId, month)).map(({ line }) => line);
  const proofs = await readEventProofs(db, unitId, month, events);
  const lines = new UnitLines(rules, credits, events, proofs, await readUnitSegments(db, month, unitId));
  for (let last = 0; ;) {
    const page = await readPage(db, month, unitId, last, only);
    yield scoreReports(rules, month, lines, page);
    const end = page.at(-1);
    if (!end || page.length < PAGE) return;
    last = end.reportId;
  }
}

/** The report keeps level and post type of the month's last day: what the points were first computed by. */
async function readPage(
  db: Knex,
  month: Month,
  unitId: number,
  after: number,
  only?: readonly number[],
): Promise<Scorable[]> {
  const rows = await db("reports as r")
    .join("officers as o", "o.id", "r.officer_id")
    .where({ "r.unit_id": unitId, "r.month": month })
    .where("r.id", ">", after)
    .modify((query) => void (only && query.whereIn("r.officer_id", only)))
    .orderBy("r.id")
    .limit(PAGE)
    .select<Record<string, unknown>[]>(
      "r.id",
      "r.officer_id",
      "r.level",
      "r.post_type",
      "r.fields",
      "r.content_hash",
      "o.police_no",
      "o.name",
      "o.party_member",
    );
  return rows.map((row) => ({
    reportId: row.id as number,
    subject: {
      officerId: row.officer_id as number,
      policeNo: row.police_no as string,
      name: row.name as string,
      level: row.level as Level,
      postType: row.post_type as PostType,
      partyMember: Boolean(row.party_member),
    },
    fields: JSON.parse(row.fields as string) as Fields,
    contentHash: row.content_hash as string,
  }));
}
