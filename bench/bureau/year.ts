import { fillMonths } from "./months.ts";
import { openBureau, type OpenBureau } from "./open-bureau.ts";
import { COLLECTING, fillPeople, makeUnits, PUBLISHED, type BenchUnit } from "./people.ts";
import type { BenchOptions } from "../options.ts";

export interface FilledYear extends OpenBureau {
  units: BenchUnit[];
  /** How long filling took, for whoever waits for it. */
  seconds: number;
}

/** The bureau with nine published months and October full, on SQLite; filled when the first part asks for it. */
export class Year {
  readonly #options: BenchOptions;
  #filled: Promise<FilledYear> | null = null;

  constructor(options: BenchOptions) {
    this.#options = options;
  }

  filled(): Promise<FilledYear> {
    return (this.#filled ??= fillYear(this.#options));
  }

  async close(): Promise<void> {
    await (await this.#filled?.catch(() => null))?.close();
  }
}

async function fillYear({ size, seed }: BenchOptions): Promise<FilledYear> {
  const started = performance.now();
  const bureau = await openBureau();
  try {
    const units = makeUnits(size, seed);
    await fillPeople(bureau.context, units);
    await fillMonths(bureau.context, units, PUBLISHED, seed);
    await fillMonths(bureau.context, units, [COLLECTING], seed + 100, PUBLISHED.length);
    return { ...bureau, units, seconds: (performance.now() - started) / 1000 };
  } catch (error) {
    await bureau.close();
    throw error;
  }
}
