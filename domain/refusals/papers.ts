import type { Bilingual } from "../language.ts";

/** Bulletins and papers. */
export const PAPER_REFUSALS = {
  "bulletin.unknown": () => ({
    zh: "没有这份通报，或您无权查看。",
    en: "There is no such bulletin, or you may not see it.",
  }),
  "bulletin.issued": () => ({
    zh: "这份通报已经签发，不能再改动；如有错误，请起草更正通报。",
    en: "This bulletin has been issued and cannot be changed. Draft a correcting bulletin instead.",
  }),
  "bulletin.draft-exists": () => ({
    zh: "这个月同类通报已有一份草稿，请继续编辑那一份，或先将其作废。",
    en: "There is already a draft of this kind for the month. Go on with it, or discard it first.",
  }),
  "bulletin.already-issued": () => ({
    zh: "这个月的同类通报已经签发，只能起草更正通报。",
    en: "This month's bulletin of the kind has been issued; only a correcting bulletin may follow.",
  }),
  "bulletin.too-early": (d: { subject: "grades" | "quality"; month: string }) =>
    d.subject === "grades"
      ? { zh: `${d.month} 尚未公布，公布后才能起草等次通报。`, en: `${d.month} is not published yet; its bulletin is drafted afterwards.` }
      : { zh: `${d.month} 报送尚未截止，截止后才能起草填审质量通报。`, en: `${d.month} may still be handed in; this bulletin is drafted after the deadline.` }, // prettier-ignore
  "bulletin.practice": (d: { month: string }) => ({
    zh: `${d.month} 是试填月份，不通报。`,
    en: `${d.month} is a practice month and is not announced.`,
  }),
  "bulletin.stale": () => ({
    zh: "起草之后公布结果或填审数据有变化，请先更新草稿、核对后再签发。",
    en: "What the draft is made from has changed meanwhile. Refresh the draft, look at it and issue it then.",
  }),
  "bulletin.not-your-share": (d: { unit: string }) => ({
    zh: `${d.unit} 由办公室另一位同志负责，请由其修改，或先调整分工。`,
    en: `${d.unit} is another colleague's share. Let him edit it, or change the shares first.`,
  }),
  "bulletin.share-unchecked": (d: { units: string }) => ({
    zh: `以下单位的负责同志尚未核对：${d.units}。全部核对后才能签发。`,
    en: `These units have not been gone through by those who answer for them: ${d.units}.`,
  }),
  "bulletin.blank-reason": (d: { name: string }) => ({
    zh: `${d.name} 评定为一般或差，缺少事由，请补写。`,
    en: `${d.name} is graded 一般 or 差 without a reason. Please write one.`,
  }),
  "bulletin.not-correctable": () => ({
    zh: "只能更正已签发、且尚未被更正的通报；已被更正的，请更正最新的那一份。",
    en: "Only an issued bulletin that nothing corrects yet can be corrected; otherwise correct the newest one.",
  }),
  "bulletin.correction-reason": () => ({
    zh: "更正通报须说明所更正的通报和更正原因。",
    en: "A correcting bulletin names the bulletin it corrects and the reason.",
  }),
  "share.not-member": () => ({
    zh: "分工只能落实到政绩档案管理办公室在用的账号。",
    en: "Shares go to active accounts of the files office only.",
  }),
  "check-code.too-many": (d: { minutes: number }) => ({
    zh: `核验次数过多，请 ${d.minutes} 分钟后再试。`,
    en: `Too many checks; try again in ${d.minutes} minutes.`,
  }),
} satisfies Record<string, (details: never) => Bilingual>;
