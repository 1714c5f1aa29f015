import type { Bilingual } from "../language.ts";

const list = (items: readonly string[]): Bilingual => ({ zh: items.join("、"), en: items.join(", ") });

/** Quarters, half-years, years; deductions of verification. */
export const ASSESSMENT_REFUSALS = {
  "assessment.unknown": (d: { period: string }) => ({
    zh: `${d.period} 尚无考核结果：未计算，或尚未公布。`,
    en: `${d.period} has no result yet: not computed, or not announced.`,
  }),
  "assessment.months-missing": (d: { period: string; months: readonly string[] }) => ({
    zh: `${d.period} 不能计算：${list(d.months).zh} 未建立考核月份，或是试填月份。`,
    en: `${d.period} cannot be computed: ${list(d.months).en} are no assessed months.`,
  }),
  "assessment.months-unpublished": (d: { period: string; months: readonly string[] }) => ({
    zh: `${d.period} 不能计算：${list(d.months).zh} 尚未公布。考核只采用已公布的月份。`,
    en: `${d.period} cannot be computed: ${list(d.months).en} are not published yet. Only published months count.`,
  }),
  "assessment.months-unlocked": (d: { period: string; months: readonly string[] }) => ({
    zh: `${d.period} 还不能办理：${list(d.months).zh} 尚未锁定（异议答复期未满）。`,
    en: `Too early for ${d.period}: ${list(d.months).en} are not locked yet, objections may still change them.`,
  }),
  "assessment.too-early": (d: { period: string; day: string }) => ({
    zh: `${d.period} 还不能办理：末月锁定后第 3 个工作日（${d.day}）起才能排名。`,
    en: `Too early for ${d.period}: it is ranked from ${d.day} on, some workdays after its last month is locked.`,
  }),
  "assessment.quarters-missing": (d: { period: string; quarters: readonly string[] }) => ({
    zh: `${d.period} 不能计算：${list(d.quarters).zh} 的季度得分尚未公布。`,
    en: `${d.period} cannot be computed: ${list(d.quarters).en} are not announced yet.`,
  }),
  "assessment.unpublished-corrections": (d: { period: string; reports: number }) => ({
    zh: `${d.period} 不能计算：有 ${d.reports} 份已公布的月报正在更正或更正后尚未公布。请先办完更正公布。`,
    en: `${d.period} cannot be computed: ${d.reports} published reports are being corrected or were not published again.`,
  }),
  "assessment.frozen": (d: { period: string }) => ({
    zh: `${d.period} 的结果已定，不能重新计算。后来的更正以注记显示，不改动已公布的结果。`,
    en: `The result of ${d.period} is settled and is not computed again. Later corrections are shown beside it.`,
  }),
  "assessment.wrong-state": (d: { period: string }) => ({
    zh: `${d.period} 现在不能这样办理，可能刚有人办过。请刷新页面。`,
    en: `${d.period} is not in the state for this; a colleague may just have acted. Refresh the page.`,
  }),
  "assessment.changed": (d: { period: string }) => ({
    zh: `${d.period} 在您打开之后已重新计算，请核对新的结果后再办理。`,
    en: `${d.period} was computed again since you opened it. Look at the new result first.`,
  }),
  "assessment.outdated": (d: { period: string; officers: number }) => ({
    zh: `${d.period} 计算之后有 ${d.officers} 人的月份或核实扣分发生变化，请先重新计算。`,
    en: `Months or deductions of ${d.officers} officers changed since ${d.period} was computed. Compute it again first.`,
  }),
  "assessment.incomplete": (d: { missing: number }) => ({
    zh: `尚有 ${d.missing} 人缺测评数据而没有年度得分。请补录测评后重新计算，或确认按现状提请审批。`,
    en: `${d.missing} officers have no score for want of appraisals. Enter them and compute again, or confirm to go on.`,
  }),
  "assessment.own-hand": () => ({
    zh: "计算、提请或退回过此结果的人不能审批。",
    en: "Whoever computed or proposed the result does not approve it.",
  }),
  "assessment.own-result": () => ({
    zh: "本人在此考核结果中，不能审批。",
    en: "You stand in this result yourself and do not approve it.",
  }),
  "assessment.no-chief": () => ({
    zh: "只有在任的局长、政委能审批年度结果。",
    en: "Only the director and the commissar in office approve the year.",
  }),
  "assessment.approved-already": () => ({
    zh: "您已审批过，尚待另一位主官审批。",
    en: "You have approved it already; the other chief has not.",
  }),
  "assessment.notice-running": (d: { until: string }) => ({
    zh: `公示期未满，${d.until} 之后才能确定。`,
    en: `The public notice runs until ${d.until}.`,
  }),
  "deduction.unknown-code": (d: { codes: string }) => ({
    zh: `细则中没有这种核实扣分。可填：${d.codes}。`,
    en: `The rules know no such deduction. Use one of: ${d.codes}.`,
  }),
  "deduction.exists": (d: { times: number; source: string }) => ({
    zh: `该民警本季度此项已按“${d.source}”登记 ${d.times} 次。如要更正，请在原登记上办理更正。`,
    en: `Entered already from “${d.source}”: ${d.times}. To change it, correct that entry.`,
  }),
  "deduction.stale": () => ({
    zh: "这条登记已被更正过，请刷新后核对。",
    en: "This entry was corrected meanwhile. Refresh and look again.",
  }),
  "deduction.own": () => ({
    zh: "不能登记或更正本人的核实扣分。",
    en: "Nobody enters or corrects deductions of himself.",
  }),
  "deduction.not-assessed": (d: { policeNo: string; quarter: string }) => ({
    zh: `警号 ${d.policeNo} 在 ${d.quarter} 没有已公布的月报，不能登记核实扣分。`,
    en: `${d.policeNo} has no published month in ${d.quarter}.`,
  }),
} satisfies Record<string, (details: never) => Bilingual>;
