import type { Knex } from "knex";
import type { Clock } from "../clock.ts";
import type { Pulse } from "../database/pulse.ts";
import { shanghaiDay } from "../today.ts";
import { resolvePerson } from "./person-store.ts";
import type { SignedInPerson } from "./person.ts";
import { prolongSignIn, signInByHash, type SignIn } from "./sign-in-store.ts";
import { tokenHash } from "./token.ts";

/** A sign-in ends after half an hour of silence, and after twelve hours in any case. */
export const SILENCE = 30 * 60_000;
export const AT_MOST = 12 * 3_600_000;
/** A sign-in in use is prolonged in the database at most this often. */
const TOUCH_EVERY = 60_000;
const MOST_CACHED = 20_000;

export interface Session {
  person: SignedInPerson;
  signIn: SignIn;
  /** What the cached verdict rests on: the revision of access rights and the calendar day. */
  basis: string;
  /** Remembered until this instant (milliseconds): its end, or the time to prolong it. */
  until: number;
}

/**
 * Who holds a token. Remembered in this process as long as nobody's access changed anywhere (the pulse) and the day
 * is the same: signing out or changing a role works in every process within a second.
 */
export class Sessions {
  readonly #db: Knex;
  readonly #pulse: Pulse;
  readonly #clock: Clock;
  readonly #cache = new Map<string, Session>();
  #basisOf = { revision: -1, minute: -1, text: "" };

  constructor(db: Knex, pulse: Pulse, clock: Clock) {
    this.#db = db;
    this.#pulse = pulse;
    this.#clock = clock;
  }

  /** The session if it is remembered, still valid and needs no database; `undefined` otherwise. */
  remembered(token: string): Session | undefined {
    const session = this.#cache.get(token);
    if (!session || session.basis !== this.#basis()) return undefined;
    return this.#clock.real().getTime() < session.until ? session : undefined;
  }

  /** Looks a token up and prolongs its sign-in; `undefined` for one that is unknown or over. */
  async find(token: string): Promise<Session | undefined> {
    const remembered = this.remembered(token);
    if (remembered) return remembered;
    const basis = this.#basis();
    const signIn = await signInByHash(this.#db, tokenHash(token));
    const now = this.#clock.real();
    if (!signIn || now.getTime() >= Date.parse(signIn.expiresAt)) {
      this.#cache.delete(token);
      return undefined;
    }
    const person = await resolvePerson(this.#db, signIn.accountId, shanghaiDay(this.#clock.now()));
    if (!person) return undefined;
    const prolonged = await this.#prolong(signIn, now);
    const until = Math.min(Date.parse(prolonged.expiresAt), Date.parse(prolonged.lastSeenAt) + TOUCH_EVERY);
    const session = { person, signIn: prolonged, basis, until };
    // A changed password opens the door at once, in every process.
    if (person.mustChange) return session;
    if (this.#cache.size >= MOST_CACHED) this.#cache.clear();
    this.#cache.set(token, session);
    return session;
  }

  async #prolong(signIn: SignIn, now: Date): Promise<SignIn> {
    if (now.getTime() - Date.parse(signIn.lastSeenAt) < TOUCH_EVERY) return signIn;
    const end = Math.min(now.getTime() + SILENCE, Date.parse(signIn.createdAt) + AT_MOST);
    const prolonged = { ...signIn, lastSeenAt: now.toISOString(), expiresAt: new Date(end).toISOString() };
    await prolongSignIn(this.#db, signIn.id, prolonged.lastSeenAt, prolonged.expiresAt);
    return prolonged;
  }

  /** Asked for with every request: put together again only when the revision or the minute moves. */
  #basis(): string {
    const revision = this.#pulse.revision("access");
    const now = this.#clock.now();
    const minute = Math.floor(now.getTime() / 60_000);
    if (this.#basisOf.revision !== revision || this.#basisOf.minute !== minute) {
      this.#basisOf = { revision, minute, text: `${revision}/${shanghaiDay(now)}` };
    }
    return this.#basisOf.text;
  }
}
