import type { Bilingual } from "../language.ts";

/** Review, return, signature. */
export const REVIEW_REFUSALS = {
  "signature.wrong-password": () => ({
    zh: "口令不正确，未签字。请重新输入口令；连续 5 次错误将锁定账号 30 分钟。",
    en: "The password is wrong; nothing was signed. Enter it again. Five failures in a row lock the account for 30 minutes.",
  }),
  "return.not-possible": (d: { name: string }) => ({
    zh: `${d.name}的月报现在不能退回：尚未报送，或已经公布。`,
    en: `${d.name}'s report cannot be returned now: it has not been submitted, or it is published.`,
  }),
} satisfies Record<string, (details: never) => Bilingual>;
