import { hash, verify } from "@node-rs/argon2";

/** Argon2id as OWASP asks for: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

/** A hash nobody's password has: an unknown account costs as much time as a wrong password. */
const NOBODY =
  "$argon2id$v=19$m=19456,t=2,p=1$bWVyaXQtZmlsZS1ub2JvZHk$2jmj7l5rSw0yVb/vlWAYkK/YBwk2jmj7l5rSw0yVb/s";

/** Compares in constant time; `null` stands for an account that does not exist. */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  const matches = await verify(stored ?? NOBODY, password);
  return stored !== null && matches;
}
