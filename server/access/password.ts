import { hash, verify } from "@node-rs/argon2";
import { Refusal } from "../../domain/refusal.ts";

/** Argon2id as OWASP asks for: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Nobody guesses 79 random bits: such a password needs no slow hash, and thousands are made at once. */
const RANDOM_COST = { memoryCost: 64, timeCost: 1, parallelism: 1 };
const RANDOM_MARK = "$argon2id$v=19$m=64,";

/**
 * Passwords compared at the same time in this process. They are compared in libuv's pool of four threads, which also
 * reads files and compresses answers: fifty people who sign in at eight o'clock leave half of it to everybody else.
 */
const AT_ONCE = 2;
/** Who comes when so many wait would be answered too late: 300 × 80 ms / 2 is the ten seconds of a request. */
const LONGEST_QUEUE = 240;
let free = AT_ONCE;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (free > 0) free -= 1;
  else {
    if (waiting.length >= LONGEST_QUEUE) throw new Refusal("server.busy");
    await new Promise<void>((resolve) => waiting.push(resolve));
  }
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  }
}

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, COST));
}

/** For passwords of `randomPassword` only. */
export function hashRandomPassword(password: string): Promise<string> {
  return hash(password, RANDOM_COST);
}

/** A hash nobody's password has: an unknown account costs as much time as a wrong password. */
const NOBODY =
  "$argon2id$v=19$m=19456,t=2,p=1$bWVyaXQtZmlsZS1ub2JvZHk$2jmj7l5rSw0yVb/vlWAYkK/YBwk2jmj7l5rSw0yVb/s";

/**
 * Compares in constant time; `null` stands for an account that does not exist. Also a one-time password, whose own
 * hash is quick, takes as long as any other.
 * @throws Refusal server.busy
 */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  return inTurn(async () => {
    const isQuick = stored?.startsWith(RANDOM_MARK) === true;
    const slow = await verify(stored === null || isQuick ? NOBODY : stored, password);
    if (stored === null) return false;
    return isQuick ? verify(stored, password) : slow;
  });
}
