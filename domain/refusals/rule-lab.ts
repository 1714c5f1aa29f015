import type { Bilingual } from "../language.ts";

/** Trying rules out: 试算, and rule sets that come as workbooks. */
export const RULE_LAB_REFUSALS = {
  "sandbox.no-months": (d: { from: string; to: string }) => ({
    zh: `${d.from} 至 ${d.to} 没有已公布的月份，无法试算。请选择已公布的月份。`,
    en: `No month from ${d.from} to ${d.to} is published; choose months that are.`,
  }),
  "sandbox.too-many-months": (d: { most: number }) => ({
    zh: `一次最多试算 ${d.most} 个月，请缩小范围。`,
    en: `At most ${d.most} months at a time; choose fewer.`,
  }),
  "sandbox.no-report": (d: { policeNo: string; month: string }) => ({
    zh: `警号 ${d.policeNo} 在 ${d.month} 没有月报。`,
    en: `${d.policeNo} has no report of ${d.month}.`,
  }),
} satisfies Record<string, (details: never) => Bilingual>;
