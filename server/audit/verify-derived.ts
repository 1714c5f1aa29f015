import { setImmediate as breathe } from "node:timers/promises";
import type { Knex } from "knex";
import type { Series } from "../../domain/people.ts";
import { canonicalJson } from "../canonical-json.ts";
import { countGradingCells, readGradingCells, rowOf } from "../discrimination/grading-cells.ts";
import { publishedMonths } from "../discrimination/published-store.ts";
import { pointsRow } from "../reports/points-store.ts";
import { countUnitMonth } from "../reports/refresh-unit-month.ts";
import { scoreUnit } from "../reports/rescore-month.ts";
import type { RuleBook } from "../rules/rule-book.ts";
import type { ChainFault } from "./verify-chain.ts";

interface Place {
  month: string;
  ruleSet: string;
  unitId: number;
  series: Series;
  unit: string;
}
type Row = Record<string, unknown>;

/**
 * Computes every stored point and every prepared figure anew from what the chain vouches for, and names those that
 * differ, are missing or belong to nothing. One unit and month in memory at a time.
 */
export async function verifyDerived(db: Knex, rules: Pick<RuleBook, "compiled">): Promise<ChainFault[]> {
  const faults: ChainFault[] = [];
  const places = await readPlaces(db);
  for (const place of places) {
    const compiled = rules.compiled(place.ruleSet);
    const stored = await readPoints(db, place);
    for await (const page of scoreUnit(db, compiled, place.month, place.unitId)) {
      for (const scored of page) {
        const row = stored.get(scored.reportId);
        stored.delete(scored.reportId);
        if (!row) faults.push(fault(`points of report ${scored.reportId} are missing`));
        else if (!isSame(row, pointsRow(place, compiled, scored)))
          faults.push(fault(`points of report ${scored.reportId} are not what its content gives`));
      }
    }
    for (const id of stored.keys()) faults.push(fault(`points of report ${id} belong to no report here`));
    faults.push(...(await faultsOfFigures(db, place)));
    await breathe();
  }
  faults.push(...(await faultsOfGradings(db, rules)));
  return [...faults, ...(await strays(db, places))];
}

/** 区分度 of every published month, counted anew from its publications and signatures. */
async function faultsOfGradings(db: Knex, rules: Pick<RuleBook, "compiled">): Promise<ChainFault[]> {
  const faults: ChainFault[] = [];
  for (const { month, ruleSet } of await publishedMonths(db)) {
    const { percent } = rules.compiled(ruleSet).ruleSet.grading.quota;
    const counted = (await countGradingCells(db, month, percent)).map(rowOf);
    const stored = (await readGradingCells(db, [month])).map(rowOf);
    if (canonicalJson(counted) !== canonicalJson(stored))
      faults.push(fault(`gradings of ${month} are not what its publications and signatures give`));
    await breathe();
  }
  return faults;
}

function fault(detail: string): ChainFault {
  return { seq: null, kind: "content", detail };
}

/** The rule set is compared here, not in SQL: the two columns collate differently on MySQL. */
async function readPlaces(db: Knex): Promise<Place[]> {
  const rows = await db("unit_months as f")
    .join("months as m", "m.month", "f.month")
    .join("units as u", "u.id", "f.unit_id")
    .orderBy(["f.month", "f.unit_id"])
    .select<(Place & { own: string })[]>({
      ...{ month: "f.month", ruleSet: "f.rule_set", unitId: "f.unit_id", series: "f.series", unit: "u.code" },
      own: "m.rule_set",
    });
  return rows.filter(({ ruleSet, own }) => ruleSet === own);
}

async function readPoints(db: Knex, { month, ruleSet, unitId }: Place): Promise<Map<number, Row>> {
  const rows = await db("points").where({ month, rule_set: ruleSet, unit_id: unitId }).select<Row[]>();
  return new Map(rows.map((row) => [Number(row.report_id), row]));
}

/** A read model nobody has written to yet has only the row its lock made: no report, no figure. */
async function faultsOfFigures(db: Knex, { month, unitId, ruleSet, unit }: Place): Promise<ChainFault[]> {
  const row = await db("unit_months")
    .where({ month, unit_id: unitId, rule_set: ruleSet })
    .first<Row | undefined>();
  const counted: Row = { ...(await countUnitMonth(db, month, unitId, ruleSet)) };
  if (!row || Number(row.started) + Number(counted.started) === 0) return [];
  return isSame(row, counted)
    ? []
    : [fault(`figures of unit ${unit} in ${month} are not what its reports give`)];
}

/** Only what both say is compared: the database may keep columns the computation does not speak of. */
function isSame(stored: Row, computed: Row): boolean {
  return Object.entries(computed).every(([column, value]) => text(stored[column]) === text(value));
}

/** Numbers come from some columns as text: equal figures are equal words. */
function text(value: unknown): string {
  return typeof value === "string" ? value : canonicalJson(value);
}

/** Reports of a unit and month that has no figures at all would otherwise be seen by nobody. */
async function strays(db: Knex, places: readonly Place[]): Promise<ChainFault[]> {
  const known = new Set(places.map(({ month, unitId }) => `${month}|${unitId}`));
  const rows = await db("reports as r")
    .leftJoin("units as u", "u.id", "r.unit_id")
    .distinct<{ month: string; unitId: number; unit: string | null }[]>({
      ...{ month: "r.month", unitId: "r.unit_id", unit: "u.code" },
    });
  return rows
    .filter(({ month, unitId }) => !known.has(`${month}|${unitId}`))
    .map(({ month, unitId, unit }) => fault(`figures of unit ${unit ?? unitId} in ${month} are missing`));
}
