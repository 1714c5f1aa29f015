import type { Knex } from "knex";

/** `data` = anything a page shows; `access` = who is signed in, roles, postings, settings, the clock. */
export type Topic = "data" | "access";

/** The longest time a process may go on believing what it last read. */
const BELIEF = 250;

/**
 * Tells this process that any process wrote something. Every writing transaction bumps a row of `revisions`; every
 * request asks for a reading at most 250 ms old. Nothing runs while nobody asks.
 */
export class Pulse {
  readonly #db: Knex;
  readonly #listeners = new Map<Topic, (() => Promise<void>)[]>();
  #values: Record<Topic, number> = { data: 0, access: 0 };
  #readAt = Number.NEGATIVE_INFINITY;
  #reading: Promise<void> | null = null;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** The revision as last read; `await refresh()` first when it must be fresh. */
  revision(topic: Topic = "data"): number {
    return this.#values[topic];
  }

  /** Whether the last reading may still be believed. */
  isFresh(): boolean {
    return performance.now() - this.#readAt < BELIEF;
  }

  /** Reads the revisions unless the last reading is fresh; concurrent callers share one query. */
  async refresh(): Promise<void> {
    if (this.isFresh()) return;
    this.#reading ??= this.#read().finally(() => {
      this.#reading = null;
    });
    await this.#reading;
  }

  /**
   * Announces a change inside the transaction that makes it. After COMMIT this process reads again at once, the
   * others within 250 ms.
   */
  async bump(trx: Knex.Transaction, topic: Topic = "data"): Promise<void> {
    const changed = await trx("revisions").where({ topic }).increment("value", 1);
    if (changed === 0) await trx("revisions").insert({ topic, value: 1 });
    trx.executionPromise.then(
      () => this.forget(),
      () => undefined,
    );
  }

  /** The next `refresh` asks the database. */
  forget(): void {
    this.#readAt = Number.NEGATIVE_INFINITY;
  }

  /** Called (and awaited by the refreshing request) when a topic's revision has moved. */
  onChange(topic: Topic, listener: () => Promise<void>): void {
    this.#listeners.set(topic, [...(this.#listeners.get(topic) ?? []), listener]);
  }

  async #read(): Promise<void> {
    const startedAt = performance.now();
    const rows = await this.#db<{ topic: Topic; value: number }>("revisions").select("topic", "value");
    const before = this.#values;
    this.#values = { data: 0, access: 0 };
    for (const { topic, value } of rows) this.#values[topic] = Number(value);
    for (const [topic, listeners] of this.#listeners) {
      if (before[topic] !== this.#values[topic]) for (const listener of listeners) await listener();
    }
    this.#readAt = startedAt;
  }
}
