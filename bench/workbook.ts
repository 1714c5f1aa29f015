import { programArgs, startProgram } from "./program.ts";
import type { Year } from "./bureau/year.ts";
import { figure, type PartResult } from "./figure.ts";
import { median } from "./measure.ts";
import type { BenchOptions } from "./options.ts";
import { Caller, startServerUnderTest } from "./server-under-test.ts";

/** P4: the annual workbook from a server of its own, beside exceljs streaming the same cells from memory. */
export async function benchWorkbook(options: BenchOptions, year: Year): Promise<PartResult> {
  const bureau = await year.filled();
  const runs = options.size > 10_000 ? 1 : options.size > 1_000 ? 3 : 5;
  const taken = { ours: [] as number[], reference: [] as number[] };
  const firsts: number[] = [];
  let bytes = 0;
  let plain = { cells: 0, bytes: 0, peakMB: 0 };
  const server = await startServerUnderTest(bureau.database, options);
  let peak: number | null;
  try {
    const director = await Caller.signIn(server.url, "director");
    for (let run = 0; run <= runs; run++) {
      const ours = await download(director);
      const reference = await plainWorkbook(bureau.database.dataDir, options.size);
      // The first pair warms both up, unless there is only time for one.
      if (run === 0 && runs > 1) continue;
      taken.ours.push(ours.total);
      taken.reference.push(reference.milliseconds);
      firsts.push(ours.first);
      bytes = ours.bytes;
      plain = reference;
      if (runs === 1) break;
    }
    peak = server.peakMB();
  } finally {
    await server.stop();
  }
  const mb = (count: number): string => (count / 1024 / 1024).toFixed(1);
  const figures = [
    figure({
      ...{ key: "workbook.time", plan: "P4", unit: "ms", grows: true },
      name: { zh: "年度工作簿", en: "annual workbook" },
      ours: median(taken.ours),
      reference: median(taken.reference),
      ratio: median(taken.ours) / median(taken.reference),
      target: { direction: "atMost", value: 1.3, of: "ratio" },
      referenceName: "exceljs streaming writer, cells of unit sheets and lists from memory, same styles",
      note: `ours reads the database, adds summary, cover, charts and pictures and travels over HTTP: ${mb(bytes)} MB; reference ${plain.cells.toLocaleString("en-US")} cells, ${mb(plain.bytes)} MB, peak ${Math.round(plain.peakMB)} MB`,
      runs: taken,
    }),
    figure({
      ...{ key: "workbook.first-byte", plan: "P4", unit: "ms", ours: median(firsts) },
      name: { zh: "年度工作簿首字节", en: "annual workbook, first byte" },
      target: { direction: "atMost", value: 1_000, of: "ours" },
      runs: { ours: firsts, reference: [] },
    }),
  ];
  if (peak === null) return { figures, skipped: ["P4 memory: no /proc on this system 本系统无 /proc"] };
  figures.push(
    figure({
      ...{ key: "workbook.memory", plan: "P4", unit: "MB", ours: peak },
      name: { zh: "导出时服务器内存峰值", en: "server's peak memory while exporting" },
      target: { direction: "atMost", value: 400, of: "ours" },
      note: `VmHWM of the whole server after ${runs + (runs > 1 ? 1 : 0)} exports`,
    }),
  );
  return { figures, skipped: [] };
}

async function download(caller: Caller): Promise<{ first: number; total: number; bytes: number }> {
  const started = performance.now();
  const response = await fetch(`${caller.url}/workbooks/annual/2026.xlsx`, { headers: caller.headers });
  if (response.status !== 200 || !response.body) {
    throw new Error(`annual workbook: ${response.status} ${await response.text()}`);
  }
  let first = 0;
  let bytes = 0;
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    first ||= performance.now() - started;
    bytes += chunk.byteLength;
  }
  return { first, total: performance.now() - started, bytes };
}

export interface PlainWorkbook {
  milliseconds: number;
  cells: number;
  bytes: number;
  peakMB: number;
}

async function plainWorkbook(dataDir: string, size: number): Promise<PlainWorkbook> {
  const args = [...programArgs("bench/main"), "--child", "plain-workbook", dataDir, String(size)];
  const program = await startProgram(args, {}, /plain (\{.*\})\n/);
  await program.stop();
  return JSON.parse(program.ready[1] ?? "{}") as PlainWorkbook;
}
