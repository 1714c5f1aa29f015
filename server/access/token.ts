import { createHash, randomBytes } from "node:crypto";

/** 256 random bits: nothing to guess, nothing to decode. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** Only this hash is stored: a copy of the database opens no session. */
export function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
