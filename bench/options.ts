export const SIZES = [600, 10_000, 100_000] as const;
export const PARTS = [
  "push",
  "sign",
  "publish",
  "score",
  "figures",
  "standings",
  "workbook",
  "pane",
  "dashboard",
] as const;
export type PartName = (typeof PARTS)[number];

export interface BenchOptions {
  /** Officers of the bureau the parts run on. */
  size: number;
  only: ReadonlySet<PartName>;
  seed: number;
  /** Folder for CPU profiles of the servers under test; null = none are taken. */
  profile: string | null;
}

/** @throws Error with the usage when an option is not understood */
export function readOptions(args: readonly string[]): BenchOptions {
  const valueOf = (flag: string): string | undefined => {
    const at = args.indexOf(flag);
    return at < 0 ? undefined : (args[at + 1] ?? "");
  };
  const size = Number(valueOf("--size") ?? SIZES[0]);
  const seed = Number(valueOf("--seed") ?? 20261104);
  const named = (valueOf("--only") ?? PARTS.join(",")).split(",");
  const only = PARTS.filter((part) => named.includes(part));
  if (!Number.isInteger(size) || size < 50 || !Number.isInteger(seed) || only.length !== named.length) {
    throw new Error(
      `usage: npm run bench -- [--size ${SIZES.join("|")}] [--only ${PARTS.join(",")}] [--seed N] [--profile FOLDER]`,
    );
  }
  return { size, seed, only: new Set(only), profile: valueOf("--profile") ?? null };
}
