import type { Context } from "../context.ts";
import type { SandboxRun } from "./run-sandbox.ts";

export interface KeptRun {
  run: SandboxRun;
  computedAt: string;
}

/** Runs kept for paging through them, and how long they are believed. */
const KEPT = 3;
const BELIEF = 10 * 60_000;

interface Running {
  promise: Promise<KeptRun>;
  controller: AbortController;
  waiting: number;
}

/**
 * One run at a time in this process, others wait their turn; who asks for the same run shares it. A run ends when nobody
 * waits for it any more (the page was left, the deadline passed). Results live in memory only.
 */
export class SandboxDesk {
  readonly #kept = new Map<string, KeptRun & { at: number }>();
  readonly #running = new Map<string, Running>();
  #last: Promise<unknown> = Promise.resolve();

  async find(
    context: Context,
    key: string,
    signal: AbortSignal,
    start: (signal: AbortSignal) => Promise<SandboxRun>,
  ): Promise<KeptRun> {
    const kept = this.#kept.get(key);
    if (kept && performance.now() - kept.at < BELIEF) return kept;
    const current = this.#running.get(key);
    // A run that nobody waited for any more is ending: whoever comes now begins another.
    const running =
      current && !current.controller.signal.aborted ? current : this.#begin(context, key, start);
    running.waiting += 1;
    const leave = (): void => {
      running.waiting -= 1;
      if (running.waiting === 0) running.controller.abort();
    };
    signal.addEventListener("abort", leave, { once: true });
    try {
      return await running.promise;
    } finally {
      signal.removeEventListener("abort", leave);
    }
  }

  /** The next who asks computes again. */
  forget(key: string): void {
    this.#kept.delete(key);
  }

  #begin(context: Context, key: string, start: (signal: AbortSignal) => Promise<SandboxRun>): Running {
    const controller = new AbortController();
    const promise = this.#last
      .then(() => start(controller.signal))
      .then((run) => this.#keep(key, { run, computedAt: context.clock.now().toISOString() }));
    this.#last = promise.catch(() => undefined);
    const running: Running = { promise, controller, waiting: 0 };
    this.#running.set(key, running);
    const over = (): void => {
      if (this.#running.get(key) === running) this.#running.delete(key);
    };
    promise.then(over, over);
    return running;
  }

  #keep(key: string, run: KeptRun): KeptRun {
    this.#kept.delete(key);
    this.#kept.set(key, { ...run, at: performance.now() });
    for (const old of [...this.#kept.keys()].slice(0, -KEPT)) this.#kept.delete(old);
    return run;
  }
}

const desks = new WeakMap<Context, SandboxDesk>();

export function deskOf(context: Context): SandboxDesk {
  const known = desks.get(context);
  if (known) return known;
  const desk = new SandboxDesk();
  desks.set(context, desk);
  return desk;
}
