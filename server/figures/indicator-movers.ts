import type { Knex } from "knex";
import type { Language } from "../../domain/language.ts";
import type { MovedIndicator } from "../../domain/messages/overview.ts";
import type { CompiledRules } from "../../domain/scoring/compile-rules.ts";
import type { FigureScope } from "./figure-months.ts";
import { meanOf, readUnitTexts, type Sum } from "./unit-sums.ts";

/** What moved between two months, by indicator: of all visible units together, and of each unit. */
export interface IndicatorMoves {
  /** Largest movement first. */
  together: MovedIndicator[];
  byUnit: ReadonlyMap<number, MovedIndicator[]>;
}

/**
 * Which indicators' means moved since the month before, from the sums kept per unit and month. Months under different
 * rule sets are not compared: their indicators are worth different points.
 */
export async function indicatorMoves(
  db: Knex,
  rules: CompiledRules,
  now: FigureScope,
  then: FigureScope,
  language: Language,
): Promise<IndicatorMoves> {
  const same = [...now.months, ...then.months].every(({ ruleSet }) => ruleSet === rules.version);
  if (!same || then.months.length === 0) return { together: [], byUnit: new Map() };
  const [after, before] = [await readSums(db, now), await readSums(db, then)];
  const moved = (a: readonly Sum[] | undefined, b: readonly Sum[] | undefined): MovedIndicator[] =>
    rules.indicators
      .flatMap(({ code, name, area }, index): MovedIndicator[] => {
        const [to, from] = [a?.[index], b?.[index]].map((sum) => (sum ? meanOf(sum) : null));
        if (typeof to !== "number" || typeof from !== "number" || to === from) return [];
        return [{ code, name: name[language], area, from, to }];
      })
      .sort((x, y) => Math.abs(y.to - y.from) - Math.abs(x.to - x.from));
  return {
    together: moved(addUp(after.values()), addUp(before.values())),
    byUnit: new Map([...after].map(([unit, sums]) => [unit, moved(sums, before.get(unit))])),
  };
}

async function readSums(db: Knex, scope: FigureScope): Promise<Map<number, Sum[]>> {
  const rows = await readUnitTexts(db, scope, "indicators");
  return new Map(
    rows.map(({ unit, text }) => [
      unit,
      (JSON.parse(text) as [sum: number, n: number][]).map(([sum, n]) => ({ sum, n })),
    ]),
  );
}

function addUp(all: Iterable<readonly Sum[]>): Sum[] {
  const total: Sum[] = [];
  for (const sums of all) {
    for (const [index, { sum, n }] of sums.entries()) {
      const one = (total[index] ??= { sum: 0, n: 0 });
      one.sum += sum;
      one.n += n;
    }
  }
  return total;
}
