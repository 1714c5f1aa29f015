import type { Knex } from "knex";
import type { CompletionFigures } from "../../domain/messages.ts";
import type { OverviewFigures } from "../../domain/messages/overview.ts";
import { describeCompletion } from "./completion-figures.ts";
import type { FigureMonth, FigureScope } from "./figure-months.ts";
import type { IndicatorMoves } from "./indicator-movers.ts";
import { addSums, meanOf, readUnits, sumsByUnit, type FigureUnit, type UnitSums } from "./unit-sums.ts";

const SHOWN = 8;
/** Indicators named as the reason of a unit's movement. */
const REASONS = 2;

/**
 * A leader's first page: how far the month is, how it was graded, who lags behind and whose mean moved most.
 * @param moves what moved by indicator, the reasons in words
 * @param before the month before, over the same visible units: means are only compared like with like
 */
export async function overviewFigures(
  db: Knex,
  scope: FigureScope & { month: FigureMonth },
  before: FigureScope,
  clock: OverviewFigures["clock"],
  moves: IndicatorMoves,
): Promise<OverviewFigures> {
  const units = await readUnits(db, scope.units);
  const now = await sumsByUnit(db, scope);
  const completion = await describeCompletion(db, scope, units, now, clock.now);
  const then = await sumsByUnit(db, before);
  const sums = addSums(units.flatMap(({ id }) => now.get(id) ?? []));
  const sumsBefore = addSums(units.flatMap(({ id }) => then.get(id) ?? []));
  return {
    month: completion.month,
    clock,
    completion: completion.total,
    grades: sums.grades,
    mean: meanOf(sums.total),
    previousMean: meanOf(sumsBefore.total),
    laggards: laggardsIn(completion),
    movers: moversIn(units, now, then, moves),
    indicators: moves.together.slice(0, SHOWN),
  };
}

/** Furthest from complete first: the larger missing share, compared exactly, then the larger number. */
function laggardsIn({ units }: CompletionFigures): OverviewFigures["laggards"] {
  return units
    .map(({ unit, name, expected, complete }) => ({ unit, name, missing: expected - complete, expected }))
    .filter(({ missing }) => missing > 0)
    .sort((a, b) => b.missing * a.expected - a.missing * b.expected || b.missing - a.missing)
    .slice(0, SHOWN);
}

function moversIn(
  units: readonly FigureUnit[],
  now: ReadonlyMap<number, UnitSums>,
  then: ReadonlyMap<number, UnitSums>,
  moves: IndicatorMoves,
): OverviewFigures["movers"] {
  const moved = units.flatMap(({ id, code, name, series }) => {
    if (series === "leadership") return []; // 局领导 are no unit of 细则 §9
    const [sums, sumsBefore] = [now.get(id), then.get(id)];
    const to = sums ? meanOf(sums.total) : null;
    const from = sumsBefore ? meanOf(sumsBefore.total) : null;
    if (from === null || to === null || from === to) return [];
    // What pulled the other way explains nothing.
    const because = (moves.byUnit.get(id) ?? [])
      .filter((one) => Math.sign(one.to - one.from) === Math.sign(to - from))
      .slice(0, REASONS);
    return [{ unit: code, name, from, to, because }];
  });
  return moved.sort((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from)).slice(0, SHOWN);
}
