import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Figure } from "./figure.ts";
import type { describeMachine } from "./machine.ts";
import { SIZES, type BenchOptions } from "./options.ts";

/** `bench/` of the source tree, wherever this program runs from. */
const FOLDER = fileURLToPath(
  new URL(import.meta.url.endsWith(".ts") ? "." : "../../bench/", import.meta.url),
);

export interface Results {
  machine: ReturnType<typeof describeMachine>;
  options: BenchOptions;
  figures: readonly Figure[];
  skipped: readonly string[];
  broken: readonly string[];
}

/**
 * Writes `results.json` (the latest run) and `results-SIZE.json`, which runs of other sizes compare with: there a
 * run of some parts replaces these parts only. @returns the files written
 */
export function writeResults({ options, ...rest }: Results): string[] {
  const { size, seed } = options;
  const results = { size, seed, only: [...options.only], ...rest };
  const known = existsSync(sizeFile(size)) ? readFigures(sizeFile(size)) : [];
  const measured = new Set(rest.figures.map(({ key }) => key));
  const earlier = known.filter(({ key, plan }) => !measured.has(key) && plan !== "P7");
  write(`${FOLDER}results.json`, results);
  if (SIZES.some((known) => known === size))
    write(sizeFile(size), { ...results, figures: [...earlier, ...rest.figures] });
  return [`${FOLDER}results.json`, sizeFile(size)];
}

/** Figures of earlier runs at other sizes. */
export function readOtherSizes(size: number): { size: number; figures: Figure[] }[] {
  return SIZES.filter((other) => other !== size && existsSync(sizeFile(other))).map((other) => {
    return { size: other, figures: readFigures(sizeFile(other)) };
  });
}

function sizeFile(size: number): string {
  return `${FOLDER}results-${size}.json`;
}

function readFigures(file: string): Figure[] {
  return (JSON.parse(readFileSync(file, "utf8")) as { figures: Figure[] }).figures;
}

function write(file: string, value: object): void {
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}
