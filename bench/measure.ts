/** Pairs taken side by side: other work on the machine meets both alike. */
export interface Pair {
  ours: number[];
  reference: number[];
}

export const RUNS = 5;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** Milliseconds `work` takes. */
export async function timed(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/**
 * Takes A B A B …, one unrecorded pair first so that both are warm. Each side returns its own figure
 * (milliseconds, requests a second).
 */
export async function sideBySide(
  ours: (run: number) => Promise<number>,
  reference: (run: number) => Promise<number>,
  runs = RUNS,
): Promise<Pair> {
  const pair: Pair = { ours: [], reference: [] };
  for (let run = 0; run <= runs; run++) {
    const a = await ours(run);
    const b = await reference(run);
    if (run === 0) continue;
    pair.ours.push(a);
    pair.reference.push(b);
  }
  return pair;
}
