import type { ClauseEffect } from "../diff/clause-effects.ts";
import type { Tally } from "./tally.ts";

/** Because of which clause: what moved, by how much, and the differences that moved it. */
export interface Reason {
  /** Indicator code, `JC`, `total` or `grade`. */
  moves: string;
  /** Sum over the months, hundredths; 0 for `grade`. */
  points: number;
  /** Indexes into the differences. */
  differences: number[];
}

/** Changed credit items and event types as bits: which of them an officer has lines of. The 31st stands for all others. */
export class ItemBits {
  readonly #bits = new Map<string, number>();

  constructor(effects: readonly ClauseEffect[]) {
    for (const { item } of effects)
      if (item !== null && !this.#bits.has(item)) this.#bits.set(item, 1 << Math.min(this.#bits.size, 30));
  }

  get isEmpty(): boolean {
    return this.#bits.size === 0;
  }

  of(item: string): number {
    return this.#bits.get(item) ?? 0;
  }
}

/** Why an officer's points or grades differ; the largest move first. */
export function reasonsOf(
  tally: Tally,
  row: number,
  effects: readonly ClauseEffect[],
  bits: ItemBits,
): Reason[] {
  const reasons: Reason[] = [];
  const has = ({ item }: ClauseEffect): boolean =>
    item === null || (bits.of(item) & tally.itemsOf(row)) !== 0;
  const differencesOf = (moves: string): number[] => {
    const all = effects.filter((one) => one.moves === moves);
    const own = all.filter(has);
    return [...new Set((own.length > 0 ? own : all).map(({ difference }) => difference))];
  };
  tally.keys.forEach((moves, key) => {
    const points = tally.movedBy(row, key);
    if (points !== 0) reasons.push({ moves, points, differences: differencesOf(moves) });
  });
  reasons.sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
  if (tally.gradeMonths(row) > 0) {
    const differences = [
      ...new Set(effects.filter((one) => one.moves === "grade" && has(one)).map((one) => one.difference)),
    ];
    if (differences.length > 0) reasons.push({ moves: "grade", points: 0, differences });
  }
  return reasons;
}
