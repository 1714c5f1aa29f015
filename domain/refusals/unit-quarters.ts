import type { Bilingual } from "../language.ts";

/** The quarterly assessment of units. */
export const UNIT_QUARTER_REFUSALS = {
  "unit-quarter.not-yet": (d: { quarter: string }) => ({
    zh: `${d.quarter} 尚未开始，或没有建立考核月份，不能填报单位考核数据。`,
    en: `${d.quarter} has not begun or has no assessed months: no figures are entered yet.`,
  }),
  "unit-quarter.uncomputed": (d: { quarter: string }) => ({
    zh: `${d.quarter} 的单位考核结果尚未计算或尚未公布。`,
    en: `The units' result of ${d.quarter} is not computed or not announced yet.`,
  }),
  "unit-quarter.settled": (d: { quarter: string }) => ({
    zh: `${d.quarter} 的单位考核已签字确认，不能重新计算。`,
    en: `The units' quarter ${d.quarter} is signed off and is not computed again.`,
  }),
  "unit-quarter.wrong-state": (d: { quarter: string }) => ({
    zh: `${d.quarter} 的单位考核现在不能这样办理，可能刚有人办过。请刷新页面。`,
    en: `The units' quarter ${d.quarter} is not in the state for this. Refresh the page.`,
  }),
  "unit-quarter.changed": (d: { quarter: string }) => ({
    zh: `${d.quarter} 在您打开之后已重新计算，请核对新的结果后再签字。`,
    en: `${d.quarter} was computed again since you opened it. Look at the new result first.`,
  }),
  "unit-quarter.outdated": (d: { quarter: string }) => ({
    zh: `${d.quarter} 计算之后数据有变化，请重新计算后再签字。`,
    en: `Figures changed since ${d.quarter} was computed. Compute it again before signing.`,
  }),
  "unit-quarter.incomplete": (d: { units: readonly string[] }) => ({
    zh: `以下单位的考核数据没有填完，不能签字：${d.units.join("、")}。请补填，没有的工作填“不适用”。`,
    en: `Figures are missing for ${d.units.join(", ")}: nothing can be signed. Fill them in, “N/A” where there is no such work.`,
  }),
  "unit-quarter.not-head": () => ({
    zh: "单位考核结果由考核办负责人签字，再由局长或政委批准。",
    en: "The head of the assessment office signs the units' result; the director or the commissar approves it.",
  }),
  "unit-quarter.own-hand": () => ({
    zh: "您填报或计算过本季度的单位考核数据，不能由您签字或批准。请由其他负责人办理。",
    en: "You entered or computed figures of this quarter, so somebody else signs it.",
  }),
} satisfies Record<string, (details: never) => Bilingual>;
