import { monthsBetween } from "../domain/month.ts";
import { BY_2026_V1 } from "../domain/rules/by-2026-v1.ts";
import { compileRules } from "../domain/scoring/compile-rules.ts";
import type { ScoringInput } from "../domain/scoring/points.ts";
import { scoreMonth } from "../domain/scoring/score-month.ts";
import { seededRandom } from "../server/demo/random.ts";
import { makeDetailLines, makeMonth, openSeats } from "./bureau/contents.ts";
import { makeUnits } from "./bureau/people.ts";
import type { Year } from "./bureau/year.ts";
import { figure, type PartResult } from "./figure.ts";
import { interpretMonth } from "./interpret.ts";
import { median, sideBySide, timed } from "./measure.ts";
import type { BenchOptions } from "./options.ts";
import { benchRescore } from "./rescore.ts";

/** Inputs held in memory at once: the shape of the work is the same for every further officer. */
const MOST_OFFICERS = 2_000;
const INDICATORS = 22;

/** P2: scoring in memory beside naive interpretation, then reading, scoring and storing beside SQL. */
export async function benchScore(options: BenchOptions, year: Year): Promise<PartResult> {
  const inputs = makeInputs(Math.min(options.size, MOST_OFFICERS), options.seed);
  const rules = compileRules(BY_2026_V1);
  for (const input of inputs) assertSame(input, scoreMonth(rules, input), interpretMonth(BY_2026_V1, input));
  let sink = 0;
  const pair = await sideBySide(
    () => timed(() => { for (const input of inputs) sink += scoreMonth(rules, input).total; }), // prettier-ignore
    () => timed(() => { for (const input of inputs) sink += interpretMonth(BY_2026_V1, input).total; }), // prettier-ignore
    7,
  );
  if (!Number.isFinite(sink)) throw new Error("the scores are not numbers");
  const perIndicator = (milliseconds: number): number => (milliseconds * 1e6) / inputs.length / INDICATORS;
  const scoring = figure({
    ...{ key: "score.memory", plan: "P2", unit: "ns", referenceName: "the rule set walked over row objects" },
    name: { zh: "内存计分(每指标)", en: "scoring in memory, per indicator" },
    ours: perIndicator(median(pair.ours)),
    reference: perIndicator(median(pair.reference)),
    ratio: median(pair.reference) / median(pair.ours),
    target: { direction: "atLeast", value: 5, of: "ratio" },
    note: `${inputs.length} officer-months with credits and events; totals and areas equal in all`,
    runs: pair,
  });
  const rescore = await benchRescore(options, year);
  return { figures: [scoring, ...rescore.figures], skipped: rescore.skipped };
}

function makeInputs(officers: number, seed: number): ScoringInput[] {
  const random = seededRandom(seed);
  const units = makeUnits(officers, seed);
  return monthsBetween("2026-01", "2026-12").flatMap((month) =>
    units.flatMap((unit) => {
      const seats = openSeats(month, unit.code, unit.officers.length);
      return unit.officers.map((officer): ScoringInput => {
        const { fields } = makeMonth(random, officer, month);
        const lines = makeDetailLines(random, officer, month, BY_2026_V1, seats);
        return { month, level: officer.level, postType: officer.postType, fields, ...lines };
      });
    }),
  );
}

function assertSame(
  input: ScoringInput,
  ours: ReturnType<typeof scoreMonth>,
  naive: ReturnType<typeof interpretMonth>,
): void {
  const areas = Object.entries(naive.areas).filter(
    ([area, points]) => ours.areas[area as keyof typeof ours.areas] !== points,
  );
  if (ours.total === naive.total && areas.length === 0) return;
  throw new Error(
    `scoring and interpretation differ: ${JSON.stringify({ input, ours: ours.areas, naive: naive.areas })}`,
  );
}
