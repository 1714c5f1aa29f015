import type { Bilingual } from "../language.ts";

/** Why a delegation, a role or the superior authority cannot be as somebody wants it. */
export const CHANGE_PROBLEMS = {
  officerUnknown: (no: string) => ({ zh: `没有警号 ${no} 的民警。`, en: `There is no officer ${no}.` }),
  notYours: () => ({
    zh: "只能委托他人代行本人的审核；为他人办理的，由政治处录入。",
    en: "You may only delegate your own reviews; the political office enters those of others.",
  }),
  notReviewer: (no: string) => ({
    zh: `警号 ${no} 在开始之日没有审核职责，无需委托。`,
    en: `${no} reviews nobody on the first day: there is nothing to delegate.`,
  }),
  himself: () => ({ zh: "不能委托本人。", en: "Nobody acts for himself." }),
  deputyGone: (no: string) => ({
    zh: `被委托人 ${no} 当时不在职。`,
    en: `The deputy ${no} is not posted on these days.`,
  }),
  disorder: () => ({ zh: "结束日期不能早于开始日期。", en: "The last day is before the first." }),
  over: () => ({
    zh: "结束日期已过，委托不能追溯。",
    en: "The last day has passed: nothing is delegated backwards.",
  }),
  tooLong: (days: string) => ({ zh: `委托期不得超过 ${days} 天。`, en: `At most ${days} days.` }),
  circle: (no: string) => ({
    zh: `被委托人在此期间又委托给了 ${no} 一方，形成循环，无人审核。`,
    en: `On these days the deputy's own delegation leads back to ${no}: nobody would be left.`,
  }),
  overlaps: () => ({
    zh: "此期间已有一项委托，请先终止原委托。",
    en: "Another delegation covers some of these days. End that first.",
  }),
  delegationUnknown: () => ({
    zh: "没有这项委托，或已结束。",
    en: "There is no such delegation, or it is over.",
  }),
  accountUnknown: (name: string) => ({ zh: `没有账号 ${name}。`, en: `There is no account ${name}.` }),
  ownRights: () => ({ zh: "不能改动本人的角色。", en: "Nobody changes his own roles." }),
  unitNeeded: () => ({ zh: "内勤必须指定单位。", en: "A clerk needs a unit." }),
  unitSpare: () => ({ zh: "只有内勤按单位授权。", en: "Only clerks are granted a unit." }),
  unitUnknown: (code: string) => ({ zh: `没有单位 ${code}。`, en: `There is no unit ${code}.` }),
  held: () => ({ zh: "该账号已有这一角色。", en: "The account has this role already." }),
  notHeld: () => ({ zh: "该账号没有这一角色。", en: "The account does not have this role." }),
  administratorHasBusiness: () => ({
    zh: "系统、安全、审计管理员不得兼任其他角色，也不得由民警账号担任。",
    en: "The three administrators hold no other role, and no officer's account becomes one.",
  }),
  businessHasAdministrator: () => ({
    zh: "该账号是管理员，不得再授予其他角色。",
    en: "The account is an administrator's and takes no other role.",
  }),
  lastAdministrator: () => ({
    zh: "这是最后一名该类管理员，不能撤销。请先授予另一人。",
    en: "This is the last administrator of this kind. Grant another one first.",
  }),
  incomplete: () => ({
    zh: "设置上级机关须同时填写账号和决定文件的证据编号。",
    en: "A superior authority needs an account and the number of the uploaded decision.",
  }),
  noDecision: (number: string) => ({
    zh: `证据编号 ${number} 下没有上传的决定文件，请先上传。`,
    en: `No decision is uploaded under ${number}. Upload it first.`,
  }),
} satisfies Record<string, (detail: string) => Bilingual>;
export type ChangeProblem = keyof typeof CHANGE_PROBLEMS;
