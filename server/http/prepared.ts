import { promisify } from "node:util";
import { gzip as gzipCallback } from "node:zlib";
import { createHash } from "node:crypto";
import type { Context } from "../context.ts";

const gzip = promisify(gzipCallback);

/** An answer serialised, compressed and named once. */
export interface Prepared {
  bytes: Buffer;
  gzip: Buffer;
  etag: string;
}

/** Entries kept; the oldest leave first. */
const MOST_FIGURES = 1_000;
const MOST_FRONT = 5_000;

interface Figure {
  stamp: string;
  prepared: Promise<Prepared>;
}
interface FrontEntry {
  stamp: string;
  prepared: Prepared;
}

/** Prepared answers of this process. A stamp that moved (data, minute) makes an entry worthless, never wrong. */
export class PreparedStore {
  readonly #figures = new Map<string, Figure>();
  readonly #front = new Map<string, FrontEntry>();
  readonly #byBytes = new WeakMap<Buffer, Prepared>();

  async figure(key: string, stamp: string, build: () => Promise<unknown>): Promise<Prepared> {
    const known = this.#figures.get(key);
    if (known?.stamp === stamp) return known.prepared;
    const prepared = build().then(prepare);
    keep(this.#figures, key, { stamp, prepared }, MOST_FIGURES);
    try {
      const made = await prepared;
      this.#byBytes.set(made.bytes, made);
      return made;
    } catch (error) {
      if (this.#figures.get(key)?.prepared === prepared) this.#figures.delete(key);
      throw error;
    }
  }

  /** The prepared answer whose bytes these are. */
  ofBytes(bytes: Buffer): Prepared | undefined {
    return this.#byBytes.get(bytes);
  }

  /** What this caller was answered at this address under the same stamp. */
  front(key: string, stamp: string): Prepared | undefined {
    const entry = this.#front.get(key);
    return entry?.stamp === stamp ? entry.prepared : undefined;
  }

  rememberFront(key: string, stamp: string, prepared: Prepared): void {
    keep(this.#front, key, { stamp, prepared }, MOST_FRONT);
  }
}

function keep<V>(map: Map<string, V>, key: string, value: V, most: number): void {
  map.delete(key);
  map.set(key, value);
  if (map.size <= most) return;
  const oldest = map.keys().next();
  if (!oldest.done) map.delete(oldest.value);
}

async function prepare(value: unknown): Promise<Prepared> {
  const bytes = Buffer.from(JSON.stringify(value));
  return { bytes, gzip: await gzip(bytes, { level: 6 }), etag: etagOf(bytes) };
}

export function etagOf(bytes: Buffer | string): string {
  return `W/"${createHash("sha1").update(bytes).digest("base64url")}"`;
}

/**
 * A figure as bytes, built at most once per key and revision, however many ask at once. `key` names route, canonical
 * query, language and scope; two callers with the same key may see the same answer. Because months change state by
 * the clock, nothing older than its minute is used.
 */
export function prepared(
  context: Pick<Context, "prepared" | "clock">,
  key: string,
  revision: number,
  build: () => Promise<unknown>,
): Promise<Prepared> {
  return context.prepared.figure(key, `${revision}/${minuteOf(context)}`, build);
}

export function minuteOf(context: Pick<Context, "clock">): number {
  return Math.floor(context.clock.now().getTime() / 60_000);
}
