import type { Bilingual } from "../language.ts";

/** Checking, publishing, browsing. */
export const PUBLICATION_REFUSALS = {
  "publication.too-early": (d: { month: string }) => ({
    zh: `${d.month} 未到公布时间。如经批准提前公布，请勾选“提前公布”后再提交。`,
    en: `${d.month} is not due for publication yet. Confirm expressly that it is to be published early.`,
  }),
  "publication.nothing": (d: { month: string }) => ({
    zh: `${d.month} 没有待公布的月报：须先审核签字并经复核。若刚有人公布，请刷新页面。`,
    en: `There is nothing to publish in ${d.month}: reports must be signed and checked first. If a colleague just published, refresh.`,
  }),
  "publication.note-required": (d: { month: string }) => ({
    zh: `${d.month} 已公布过，再次公布须写明说明（补充公布或更正公布的原因）。`,
    en: `${d.month} was published before. Say in a note why it is published again.`,
  }),
  "publication.practice": (d: { month: string }) => ({
    zh: `${d.month} 是试填月份，不予公布。`,
    en: `${d.month} is a practice month and is never published.`,
  }),
  "check.nothing-named": () => ({
    zh: "请指明要复核的单位或月报。",
    en: "Name the units or the reports to be checked.",
  }),
} satisfies Record<string, (details: never) => Bilingual>;
