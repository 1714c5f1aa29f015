import { Year } from "./bureau/year.ts";
import { benchDashboard } from "./dashboard.ts";
import { drawNotes, drawTable } from "./table.ts";
import { growthFigures } from "./growth.ts";
import { describeMachine } from "./machine.ts";
import { benchFigures } from "./figures.ts";
import type { PartResult } from "./figure.ts";
import type { BenchOptions, PartName } from "./options.ts";
import { benchPane } from "./pane.ts";
import { benchPublish } from "./publish.ts";
import { benchPush } from "./push.ts";
import { readOtherSizes, writeResults } from "./results.ts";
import { benchScore } from "./score.ts";
import { benchSign } from "./sign.ts";
import { benchStandings } from "./standings.ts";
import { benchWorkbook } from "./workbook.ts";

const BENCHES: Record<PartName, (options: BenchOptions, year: Year) => Promise<PartResult>> = {
  push: benchPush,
  sign: benchSign,
  publish: benchPublish,
  score: benchScore,
  figures: benchFigures,
  standings: benchStandings,
  workbook: benchWorkbook,
  pane: benchPane,
  dashboard: benchDashboard,
};

/** Runs the parts one after the other, prints the table, writes the results. @returns the exit code */
export async function runBench(options: BenchOptions, say: (line: string) => void): Promise<number> {
  const machine = describeMachine();
  say(`政绩档案 性能 · Merit File bench — size ${options.size}, seed ${options.seed}`);
  say(
    `${machine.processor}, ${machine.cores} cores, ${machine.memoryMB} MB, Node ${machine.node}, load ${machine.loadAtStart.join(" ")}`,
  );
  const results: PartResult[] = [];
  const broken: string[] = [];
  const year = new Year(options);
  for (const part of options.only) {
    const started = performance.now();
    try {
      results.push(await BENCHES[part](options, year));
      say(`  ${part}: ${((performance.now() - started) / 1000).toFixed(0)} s`);
    } catch (error) {
      broken.push(`${part}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      say(`  ${part}: FAILED`);
    }
  }
  await year.close();
  const measured = results.flatMap(({ figures }) => figures);
  const skipped = results.flatMap((result) => result.skipped);
  const growth = growthFigures([...readOtherSizes(options.size), { size: options.size, figures: measured }]);
  const figures = [...measured, ...growth];
  say(`\n${drawTable(figures)}\n\n${drawNotes(figures)}`);
  for (const line of skipped) say(`\n!!! SKIPPED 未测: ${line}`);
  for (const line of broken) say(`\n!!! FAILED 出错: ${line}`);
  const written = writeResults({ machine, options, figures, skipped, broken });
  say(`\n→ ${written.join(", ")}`);
  return broken.length > 0 ? 1 : 0;
}
