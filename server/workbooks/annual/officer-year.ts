import { monthOf } from "../../../domain/month.ts";
import { Refusal } from "../../../domain/refusal.ts";
import type { RuleSet } from "../../../domain/rules/rule-set.ts";
import type { Context } from "../../context.ts";
import { isPublished, readFigureMonths } from "../../figures/figure-months.ts";
import { readUnits } from "../../figures/unit-sums.ts";
import { findOwner } from "../../files/file-store.ts";
import { readAnnualPeriods, readAnnualResults, type AnnualPeriod, type ResultsOf } from "./annual-results.ts";
import { readUnitPoints, type AnnualPoints } from "./annual-scope.ts";

/** What everybody may read of one officer's year: published months and announced results. */
export interface OfficerYear {
  year: number;
  officer: { officerId: number; policeNo: string; name: string };
  /** January to December; null where nothing is published. */
  months: ((AnnualPoints & { unitName: string }) | null)[];
  periods: AnnualPeriod[];
  results: ResultsOf | undefined;
  rulesOf: (version: string) => RuleSet;
}

/** @throws Refusal officer.unknown, month.unknown for a year without months */
export async function readOfficerYear(
  { db, clock, rules }: Pick<Context, "db" | "clock" | "rules">,
  policeNo: string,
  year: number,
): Promise<OfficerYear> {
  const owner = await findOwner(db, policeNo);
  if (!owner) throw new Refusal("officer.unknown", { policeNo });
  const all = await readFigureMonths(db, clock.now());
  const ofYear = all.filter(({ month }) => month.startsWith(`${year}-`));
  if (ofYear.length === 0) throw new Refusal("month.unknown", { month: String(year) });
  const published = ofYear.filter(isPublished);
  const officer = { officerId: owner.id, policeNo, name: owner.name };
  const found = new Map<string, AnnualPoints & { unitName: string }>();
  const served = await db("reports")
    .where({ officer_id: owner.id })
    .distinct("unit_id")
    .pluck<number[]>("unit_id");
  const here = new Set(served.map(Number));
  for (const unit of await readUnits(db, "all")) {
    if (!here.has(unit.id) || published.length === 0) continue;
    const points = await readUnitPoints(db, unit.id, [officer], published);
    for (const one of points.get(owner.id) ?? []) found.set(one.month, { ...one, unitName: unit.name });
  }
  const periods = await readAnnualPeriods(db, year);
  return {
    year,
    officer,
    months: Array.from({ length: 12 }, (_, index) => found.get(monthOf(year, index + 1)) ?? null),
    periods,
    results: (await readAnnualResults(db, periods, [owner.id])).get(owner.id),
    rulesOf: (version) => rules.compiled(version).ruleSet,
  };
}
