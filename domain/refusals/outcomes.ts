import type { Bilingual } from "../language.ts";

/** 结果运用: proposals, decisions, candidates, extracts. */
export const OUTCOME_REFUSALS = {
  "outcome.period": (d: { period: string }) => ({
    zh: `${d.period} 不是已公布的半年考核。结果运用建议在半年排名公布后生成。`,
    en: `${d.period} is no announced half-year. Proposals are made when the half-year has been announced.`,
  }),
  "outcome.unknown": () => ({
    zh: "没有这条建议或决定，或您无权查看。",
    en: "There is no such proposal or decision, or it is not yours to see.",
  }),
  "outcome.decided": () => ({
    zh: "这条建议已登记党委会决定。确需更改的，先撤回原登记；已确认的决定不能更改，只能另行登记新的决定。",
    en: "The committee's decision on this proposal has been entered. Withdraw it first; a confirmed one stays, and a new decision is entered beside it.",
  }),
  "outcome.vetoed": (d: { vetoes: string }) => ({
    zh: `有否决情形，不能采纳：${d.vetoes}。`,
    en: `It may not be adopted: ${d.vetoes}.`,
  }),
  "outcome.kind": (d: { kinds: string }) => ({
    zh: `采纳的运用方式须是建议中的一种（${d.kinds}）；改用其他方式请选“变更”，不能与建议相同。`,
    en: `Adopted means one of the proposed kinds (${d.kinds}); for another kind choose "changed", which cannot be the same.`,
  }),
  "outcome.reason": () => ({
    zh: "变更、不采纳或没有建议而直接决定的，请写明理由（不少于 10 字）。",
    en: "Give a reason of ten characters or more when a proposal is changed or not adopted, or when there was none.",
  }),
  "outcome.day": (d: { from: string; to: string }) => ({
    zh: `党委会日期应在 ${d.from} 至 ${d.to} 之间。`,
    en: `The day of the meeting must lie between ${d.from} and ${d.to}.`,
  }),
  "outcome.own": () => ({
    zh: "涉及您本人，须由他人办理。",
    en: "This concerns yourself: somebody else must do it.",
  }),
  "outcome.same-hand": () => ({
    zh: "登记人不能确认自己的登记，须由另一角色的另一人确认。",
    en: "Whoever entered it does not confirm it: another person in another role does.",
  }),
  "outcome.state": () => ({
    zh: "这条决定已经确认、退回或撤回，请刷新页面。",
    en: "This decision has been confirmed, handed back or withdrawn. Reload the page.",
  }),
  "outcome.extract": () => ({
    zh: "档案摘录只提供给政治处、局长政委、领导小组和本人。",
    en: "Extracts are for the political office, the chiefs, the leading group and the officer himself.",
  }),
} satisfies Record<string, (details: never) => Bilingual>;
