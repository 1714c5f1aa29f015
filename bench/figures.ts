import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { MonthForm } from "../domain/messages.ts";
import { COLLECTING } from "./bureau/people.ts";
import type { Year } from "./bureau/year.ts";
import { figure, type Figure, type PartResult } from "./figure.ts";
import { hammer } from "./hammer.ts";
import { median, RUNS } from "./measure.ts";
import type { BenchOptions } from "./options.ts";
import { programArgs, startProgram, type Program } from "./program.ts";
import { Caller, startServerUnderTest } from "./server-under-test.ts";

const CONNECTIONS = 50;
/** Milliseconds of one load. */
const LOAD = 1_000;

export interface Page {
  key: string;
  name: Figure["name"];
  path: string;
}
/** `changing`: the same page of the month a push changes. */
const PAGES: readonly (Page & { changing: string })[] = [
  {
    key: "overview",
    name: { zh: "概览", en: "overview" },
    path: "/figures/overview?month=2026-09",
    changing: `/figures/overview?month=${COLLECTING}`,
  },
  {
    key: "completion",
    name: { zh: "填报进度", en: "completion" },
    path: `/figures/completion?month=${COLLECTING}`,
    changing: `/figures/completion?month=${COLLECTING}`,
  },
  {
    key: "ranking",
    name: { zh: "排名第一页", en: "ranking page" },
    path: "/figures/ranking?period=2026-09&series=stations",
    changing: `/figures/ranking?period=${COLLECTING}&series=stations`,
  },
];

/** P3: figures with a session under 50 connections beside a bare server of the same bytes; and after a push. */
export async function benchFigures(options: BenchOptions, year: Year): Promise<PartResult> {
  const bureau = await year.filled();
  const folder = mkdtempSync(join(tmpdir(), "merit-bare-"));
  const server = await startServerUnderTest(bureau.database, options);
  try {
    const director = await Caller.signIn(server.url, "director");
    for (const { key, path } of PAGES) writeFileSync(join(folder, `${key}.json`), await director.get(path));
    const bare = await startProgram(
      [...programArgs("bench/main"), "--child", "bare-server", folder],
      {},
      /bare (http:\/\/\S+)/,
    );
    const figures: Figure[] = [];
    try {
      for (const page of PAGES) figures.push(...(await loadPage(page, director, server, bare)));
    } finally {
      await bare.stop();
    }
    const clerk = await Caller.signIn(server.url, "clerk");
    figures.push(...(await firstAfterPush(options, director, clerk)));
    return { figures, skipped: [] };
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One page under load beside a bare server of the same bytes, whole and unchanged. */
export async function loadPage(
  page: Page,
  director: Caller,
  server: Program,
  bare: Program,
): Promise<Figure[]> {
  const plain = { ...director.headers, "accept-encoding": "identity" };
  const first = await fetch(director.url + page.path, { headers: plain });
  const bytes = (await first.arrayBuffer()).byteLength;
  const tagged = { ...plain, "if-none-match": first.headers.get("etag") ?? "" };
  const limit = {
    url: `${bare.ready[1] ?? ""}/${page.key}.json`,
    headers: {},
    status: 200 as const,
    of: bare,
  };
  const whole = { url: director.url + page.path, headers: plain, status: 200 as const, of: server };
  const unchanged = { ...whole, headers: tagged, status: 304 as const };
  const targets: Target[] = [whole, unchanged, limit];
  const taken = new Map(targets.map((target) => [target, [] as Loaded[]]));
  // A B C A B C …, the first round only warms up.
  for (let run = 0; run <= RUNS; run++) {
    for (const [target, loads] of taken) {
      const one = await load(target);
      if (run > 0) loads.push(one);
    }
  }
  const rates = (target: Target): number[] => (taken.get(target) ?? []).map(({ rate }) => rate);
  const cpu = (target: Target): string => median((taken.get(target) ?? []).map(({ cpuMicros }) => cpuMicros)).toFixed(0); // prettier-ignore
  const reference = median(rates(limit));
  return ([[whole, 0.6], [unchanged, 1.5]] as const).map(([target, least]) => {
    const ours = median(rates(target));
    return figure({
      ...{ key: `figures.${page.key}.${target.status}`, plan: "P3", unit: "req/s", ours, reference },
      name: { zh: `${page.name.zh} ${target.status}`, en: `${page.name.en} ${target.status}` },
      ratio: ours / reference,
      target: { direction: "atLeast", value: least, of: "ratio" },
      referenceName: `bare node:http, same ${bytes} bytes`,
      note: `processor time a request: ours ${cpu(target)} µs, bare ${cpu(limit)} µs (the client shares the cores)`,
      runs: { ours: rates(target), reference: rates(limit) },
    });
  }); // prettier-ignore
}

interface Target {
  url: string;
  headers: Record<string, string>;
  status: 200 | 304;
  of: Program;
}
interface Loaded {
  /** Requests a second. */
  rate: number;
  cpuMicros: number;
}

/** One load, with the processor time it cost the server. */
async function load({ url, headers, status, of }: Target): Promise<Loaded> {
  const cpuBefore = of.cpuMs();
  const rate = await hammer({ url, headers, status, connections: CONNECTIONS, milliseconds: LOAD });
  return { rate, cpuMicros: ((of.cpuMs() - cpuBefore) * 1_000_000) / (rate * LOAD) };
}

/** A changed row, then each page at once: what the first reader waits for. */
async function firstAfterPush(options: BenchOptions, director: Caller, clerk: Caller): Promise<Figure[]> {
  const form = JSON.parse((await clerk.get(`/months/${COLLECTING}/form?unit=0001`)).toString()) as MonthForm;
  const row = form.rows.find(({ fields }) => fields.notes !== undefined) ?? form.rows[0];
  if (!row) throw new Error("unit 0001 has no rows");
  let version = row.version;
  const limit = options.size > 10_000 ? 300 : 50;
  const figures: Figure[] = [];
  for (const page of PAGES) {
    const taken: number[] = [];
    for (let run = 0; run <= 7; run++) {
      const fields = { notes: (version + 1) % 2 === 0 ? 2 : 1, lateCount: version % 2 };
      const body = { unit: "0001", source: "excel", rows: [{ policeNo: row.policeNo, version, fields }] };
      await clerk.put(`/months/${COLLECTING}/pushes/${randomUUID()}`, JSON.stringify(body));
      version++;
      const started = performance.now();
      await director.get(page.changing);
      if (run > 0) taken.push(performance.now() - started);
    }
    figures.push(
      figure({
        ...{ key: `figures.${page.key}.after-push`, plan: "P3", unit: "ms", grows: true },
        name: { zh: `${page.name.zh} 上报后首次`, en: `${page.name.en}, first after a push` },
        ours: median(taken),
        target: { direction: "atMost", value: limit, of: "ours" },
        runs: { ours: taken, reference: [] },
      }),
    );
  }
  return figures;
}
