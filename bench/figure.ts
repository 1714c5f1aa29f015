import type { Bilingual } from "../domain/language.ts";

/** How a figure is judged: a ratio to the reference of the same run, or a number that quality.md limits as such. */
export interface Target {
  direction: "atLeast" | "atMost";
  value: number;
  of: "ratio" | "ours";
}

/** One line of the table. */
export interface Figure {
  /** Stable key for comparing sizes: `push.sqlite.changed`. */
  key: string;
  /** Row of quality.md §1: P1 … P7. */
  plan: string;
  name: Bilingual;
  unit: "ms" | "req/s" | "MB" | "kB" | "syncs" | "ns" | "exponent";
  ours: number;
  reference: number | null;
  referenceName: string;
  /** Better-or-worse against the reference as quality.md words it; null where there is no reference. */
  ratio: number | null;
  target: Target | null;
  ok: boolean | null;
  /** What the figure leaves out or how it was taken, in a few words. */
  note: string;
  /** Every single measurement, in the order taken. */
  runs: { ours: readonly number[]; reference: readonly number[] };
  /** Costs that must not grow faster than the number of officers (P7). */
  grows: boolean;
}

export type FigureParts = Pick<Figure, "key" | "plan" | "name" | "unit" | "ours"> &
  Partial<Omit<Figure, "ok">>;

/** Judges a figure by its target. */
export function figure(parts: FigureParts): Figure {
  const made = {
    reference: null,
    referenceName: "",
    ratio: null,
    target: null,
    note: "",
    runs: { ours: [], reference: [] },
    grows: false,
    ...parts,
  };
  const { target } = made;
  const judged = target === null ? null : target.of === "ours" ? made.ours : made.ratio;
  const ok =
    target === null || judged === null
      ? null
      : target.direction === "atLeast"
        ? judged >= target.value
        : judged <= target.value;
  return { ...made, ok };
}

/** What a part hands back: its figures, and what it could not measure and why. */
export interface PartResult {
  figures: Figure[];
  skipped: string[];
}
