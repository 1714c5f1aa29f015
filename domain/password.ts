import type { Bilingual } from "./language.ts";

/** What 等保三级 asks of a password (profile mlps3): ten characters of three kinds, none of the last five. */
export const PASSWORD_LENGTH = 10;
export const PASSWORD_MEMORY = 5;
const PASSWORD_LONGEST = 200;
const KINDS_NEEDED = 3;
const KINDS = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u];
/** A shorter name is in too many good passwords by chance. */
const NAME_COUNTS_FROM = 4;

export type PasswordFault = "short" | "long" | "kinds" | "name";

export const PASSWORD_FAULT_SENTENCE: Record<PasswordFault, Bilingual> = {
  short: {
    zh: `口令至少 ${PASSWORD_LENGTH} 位。`,
    en: `A password has at least ${PASSWORD_LENGTH} characters.`,
  },
  long: {
    zh: `口令最多 ${PASSWORD_LONGEST} 位。`,
    en: `A password has at most ${PASSWORD_LONGEST} characters.`,
  },
  kinds: {
    zh: "口令须包含小写字母、大写字母、数字、其他字符中的至少三类。",
    en: "A password has at least three of: small letters, capital letters, digits, other characters.",
  },
  name: {
    zh: "口令不能包含账号或姓名。",
    en: "A password does not contain the account's name or the holder's.",
  },
};

/** What is wrong with a password somebody chose, or null. `names`: of the account and of its holder. */
export function passwordFault(password: string, names: readonly string[]): PasswordFault | null {
  const length = [...password].length;
  if (length < PASSWORD_LENGTH) return "short";
  if (length > PASSWORD_LONGEST) return "long";
  if (KINDS.filter((kind) => kind.test(password)).length < KINDS_NEEDED) return "kinds";
  const lower = password.toLowerCase();
  const told = names.some((name) => name.length >= NAME_COUNTS_FROM && lower.includes(name.toLowerCase()));
  return told ? "name" : null;
}
