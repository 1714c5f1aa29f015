import type { Bilingual } from "../language.ts";
import type { Month } from "../month.ts";

/** Objections, corrections, reopened units. */
export const CORRECTION_REFUSALS = {
  "objection.unknown": () => ({
    zh: "没有这条异议或质疑，或您无权查看。",
    en: "There is no such objection or doubt, or it is not yours to see.",
  }),
  "objection.too-late": (d: { until: string }) => ({
    zh: `异议和质疑须在公布后五个工作日内提出，本月已于 ${shanghaiMinute(d.until)} 截止。确有错误的，请直接向政绩档案管理办公室反映，由其提出更正。`,
    en: `Objections and doubts are raised within five workdays of publication; this month's time ended at ${shanghaiMinute(d.until)}. Tell the files office about a mistake: it can ask for a correction.`,
  }),
  "objection.not-own": () => ({
    zh: "只能对本人的等次提出异议；对他人公布的档案有疑问，请选择“质疑”并指明事项。",
    en: "Only one's own grade can be objected to. For somebody else's published file, raise a doubt and name the item.",
  }),
  "objection.own-doubt": () => ({
    zh: "这是您本人的档案，请改为对等次提出异议，并在理由中写明涉及的事项。",
    en: "This is your own file: object to its grade and name the item in your reasons.",
  }),
  "objection.item-unknown": () => ({
    zh: "请从所列事项中选择被质疑的一项（指标、栏目、实绩或奖惩事件）。",
    en: "Choose the item you doubt from the list: an indicator, a column, a credit or an event.",
  }),
  "objection.duplicate": () => ({
    zh: "您已就同一事项提出过，请在“异议与质疑”中查看办理情况，不必重复提交。",
    en: "You have raised this already. See its state under Objections and doubts; there is no need to send it again.",
  }),
  "objection.too-many": (d: { limit: number }) => ({
    zh: `一天最多提出 ${d.limit} 条，请明天再提，或一并向政绩档案管理办公室反映。`,
    en: `At most ${d.limit} may be raised in a day. Continue tomorrow, or tell the files office about all of them.`,
  }),
  "objection.answered": () => ({
    zh: "这条异议已经答复，不能再次答复。如答复有误，请通过更正处理。",
    en: "This objection has been answered and is not answered twice. If the answer was wrong, ask for a correction.",
  }),
  "objection.not-impartial": () => ({
    zh: "您是当事人、提出人，或填报、审核过这份档案，须由未参与填报和审核的人员答复。",
    en: "You are the subject, raised it yourself, or filled or reviewed this report. Somebody who did neither must answer.",
  }),
  "correction.unknown": () => ({
    zh: "没有这项更正，或您无权查看。",
    en: "There is no such correction, or it is not yours to see.",
  }),
  "correction.not-published": () => ({
    zh: "只有已公布的档案才需要更正；未公布的请由审核人或政绩档案管理办公室退回修改。正在更正的，须重新公布后才能再次更正。",
    en: "Only a published report is corrected. One that is not published (again) yet is returned to be mended instead.",
  }),
  "correction.nothing": () => ({
    zh: "所填内容与现有档案相同，没有需要更正之处。",
    en: "Nothing of this differs from the report as it stands.",
  }),
  "correction.invalid": () => ({
    zh: "更正内容不符合填报规则，未提交。请按所列各项修改。",
    en: "The corrected content breaks the form's rules and was not accepted; see the listed items.",
  }),
  "correction.other-officer": () => ({
    zh: "一项更正只能涉及一名民警本人的内容。单位事件或他人明细请另行更正，或申请解锁该单位。",
    en: "A correction concerns one officer's own content. For a unit's event or another officer's line, correct that report or have the unit reopened.",
  }),
  "correction.pending": () => ({
    zh: "这份档案已有一项更正等待决定，请等其办结后再提出。",
    en: "Another correction of this report awaits its decision. Ask again once that is settled.",
  }),
  "correction.objection-unfit": () => ({
    zh: "所关联的异议不存在、不属于这份档案，或尚未被采纳。",
    en: "The objection named does not belong to this report or was not accepted.",
  }),
  "correction.own": () => ({
    zh: "不能更正本人的档案，请由他人提出和决定。",
    en: "Nobody corrects his own report; somebody else must ask and decide.",
  }),
  "second-person.same": () => ({
    zh: "提出人不能自己批准，须由另一部门的另一人决定。",
    en: "Whoever asked cannot decide: another person of another role must.",
  }),
  "second-person.same-role": () => ({
    zh: "须由与提出人不同部门（角色）的人员决定。",
    en: "Somebody acting in another role than the one who asked must decide.",
  }),
  "second-person.involved": () => ({
    zh: "您是当事人，或填报、审核过这份档案，须由未参与的人员决定。",
    en: "You are the subject, or you filled or reviewed this report. Somebody who did neither must decide.",
  }),
  "second-person.settled": () => ({
    zh: "此事项已经办结，请刷新查看结果。",
    en: "This has been settled already. Refresh to see the outcome.",
  }),
  "second-person.expired": () => ({
    zh: "提出后 72 小时内未决定，申请已失效，请重新提出。",
    en: "Nobody decided within 72 hours, so the request has lapsed. It has to be asked again.",
  }),
  "correction.diff-changed": () => ({
    zh: "在您查看之后内容又有变化，您看到的差异已不是现在的差异。请刷新核对后再决定。",
    en: "Something changed since you looked: the difference you saw is no longer the one. Refresh, compare and decide again.",
  }),
  "reopening.unknown": () => ({
    zh: "没有这项解锁申请，或您无权查看。",
    en: "There is no such reopening, or it is not yours to see.",
  }),
  "reopening.not-needed": (d: { month: Month }) => ({
    zh: `${d.month} 尚未公布，无需解锁，可直接填报或退回。`,
    en: `${d.month} is not published yet: fill it or have it returned; there is nothing to reopen.`,
  }),
  "reopening.exists": () => ({
    zh: "该单位本月已有一项解锁正在申请或已开放，无需重复申请。",
    en: "This unit's month is reopened already, or its reopening awaits a decision.",
  }),
} satisfies Record<string, (details: never) => Bilingual>;

/** `2026-11-25 17:30` in Shanghai, as the sentence says it. */
function shanghaiMinute(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace("T", " ");
}
