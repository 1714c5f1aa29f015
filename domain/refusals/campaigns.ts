import type { Bilingual } from "../language.ts";

/** 专项行动. */
export const CAMPAIGN_REFUSALS = {
  "campaign.unknown": () => ({
    zh: "没有这个专项行动，或您无权查看。",
    en: "There is no such campaign that you may see.",
  }),
  "campaign.exists": (d: { name: string }) => ({
    zh: `已有名为“${d.name}”的专项行动，请换一个名称（可加年份）。`,
    en: `There is already a campaign “${d.name}”. Choose another name, e.g. with the year.`,
  }),
  "campaign.content": (d: { zh: string; en: string }) => ({ zh: d.zh, en: d.en }),
  "campaign.in-use": (d: { what: string; whatEn: string }) => ({
    zh: `已有填报数据，不能${d.what}。`,
    en: `There are entries already: ${d.whatEn} is not possible.`,
  }),
  "campaign.state": (d: { state: string; stateEn: string }) => ({
    zh: `专项行动${d.state}，不能进行此操作。`,
    en: `The campaign is ${d.stateEn}: this is not possible.`,
  }),
  "campaign.not-ready": (d: { zh: string; en: string }) => ({ zh: d.zh, en: d.en }),
  "campaign.reason": () => ({
    zh: "请写明原因，不少于 5 个字。",
    en: "Give the reason in at least 5 characters.",
  }),
  "campaign.window": (d: { firstDay: string; lastDay: string }) => ({
    zh: `统计区间须在行动期间 ${d.firstDay} 至 ${d.lastDay} 以内，且起始日不晚于截止日。`,
    en: `The window must lie within ${d.firstDay} to ${d.lastDay} and not run backwards.`,
  }),
  "campaign.too-many-rows": (d: { rows: number; limit: number }) => ({
    zh: `所选日期共 ${d.rows} 行，超过 ${d.limit} 行，请缩短日期范围或选择一个单位。`,
    en: `The chosen days make ${d.rows} rows, more than ${d.limit}. Choose fewer days or one unit.`,
  }),
  "rank.unknown": () => ({
    zh: "没有这条排名，或它已被更正，请刷新后再试。",
    en: "There is no such rank, or it was corrected meanwhile. Refresh and try again.",
  }),
} satisfies Record<string, (details: never) => Bilingual>;
