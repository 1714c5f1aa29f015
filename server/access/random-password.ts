import { randomInt } from "node:crypto";

/** Nothing that is read for something else: no 0 and O, no 1, I and l. */
const ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
const GROUPS = 4;
const GROUP = 4;

/** A one-time password: sixteen random letters and digits (80 bits) in groups of four, as one reads them out. */
export function randomPassword(): string {
  const letter = (): string => ALPHABET[randomInt(ALPHABET.length)]!;
  const group = (): string => Array.from({ length: GROUP }, letter).join("");
  return Array.from({ length: GROUPS }, group).join("-");
}
