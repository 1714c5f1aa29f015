import type { Bilingual } from "../language.ts";
import type { RuleState } from "../rules/rule-life.ts";
import { RULE_STATE_LABEL } from "../rules/rule-life.ts";

/** The life of rule sets, consultation, adoption, the leading group, disputes. */
export const RULE_REFUSALS = {
  "rules.exists": (d: { version: string }) => ({
    zh: `已有版本 ${d.version}，请换一个版本号。`,
    en: `There is a version ${d.version} already: choose another name.`,
  }),
  "rules.not-editable": (d: { state: RuleState }) => ({
    zh: `该版本处于“${RULE_STATE_LABEL[d.state].zh}”阶段，文本不能修改。征求意见期间文本不变；通过后的修改请另起草新版本。`,
    en: `This version is in “${RULE_STATE_LABEL[d.state].en}”: its text does not change. Draft a new version instead.`,
  }),
  "rules.adopted": () => ({
    zh: "领导小组已签字通过该文本，不能再修改。需要修改的，请另起草新版本。",
    en: "The leading group has adopted this text. Draft a new version to change anything.",
  }),
  "rules.invalid": (d: { problems: number }) => ({
    zh: `细则有 ${d.problems} 处问题，未保存。请按所列表、行、列修改。`,
    en: `The rule set has ${d.problems} problems and was not saved; see table, row and column of each.`,
  }),
  "rules.move": (d: { state: RuleState; to: RuleState }) => ({
    zh: `“${RULE_STATE_LABEL[d.state].zh}”不能直接变为“${RULE_STATE_LABEL[d.to].zh}”。顺序为：起草、征求意见、讨论稿、试行、生效、废止。`,
    en: `“${RULE_STATE_LABEL[d.state].en}” does not become “${RULE_STATE_LABEL[d.to].en}”.`,
  }),
  "rules.period": () => ({
    zh: "请填写征求意见的截止日期，须晚于今天，且不超过一年。",
    en: "Say until when comments are taken: a day after today, within a year.",
  }),
  "rules.comments-open": (d: { until: string }) => ({
    zh: `征求意见尚未结束（截止 ${d.until.slice(0, 10)}），到期后再形成讨论稿。`,
    en: `Comments are taken until ${d.until.slice(0, 10)}; the discussion draft comes after that.`,
  }),
  "rules.comments-unanswered": (d: { count: number }) => ({
    zh: `还有 ${d.count} 条意见没有答复，请逐条答复后再办理。`,
    en: `${d.count} comments have no answer yet: answer each of them first.`,
  }),
  "rules.not-adopted": () => ({
    zh: "尚未经领导小组通过：须组长和半数以上成员签字。",
    en: "Not adopted yet: the chair and at least half of the members must sign.",
  }),
  "rules.month": (d: { month: string }) => ({
    zh: `${d.month} 已开始或已过。细则只能从尚未开始的月份起执行，已开始的月份沿用原版本。`,
    en: `${d.month} has begun. Rules take effect from a month that has not; a month keeps the version it was opened with.`,
  }),
  "rules.no-successor": () => ({
    zh: "没有已生效的新版本接替，不能废止。",
    en: "No later version is in effect: it cannot be retired.",
  }),
  "rules.pending": () => ({
    zh: "已有同样的申请等待确认，不必重复提出。",
    en: "The same is waiting for confirmation already.",
  }),
  "rules.request-unknown": () => ({
    zh: "没有这项申请，或已办结。",
    en: "There is no such request, or it is settled.",
  }),
  "rules.changed": () => ({
    zh: "文本在此期间已有变化，请刷新后按现在的文本办理。",
    en: "The text has changed meanwhile: refresh and act on what stands there now.",
  }),
  "comment.closed": () => ({
    zh: "现在不能提意见：该版本不在征求意见期内。",
    en: "Comments are not being taken on this version now.",
  }),
  "comment.clause": () => ({
    zh: "没有这一条款，请从细则中选择。",
    en: "There is no such clause: choose one of the rule set.",
  }),
  "comment.unknown": () => ({ zh: "没有这条意见。", en: "There is no such comment." }),
  "comment.too-many": () => ({
    zh: "同一版本一人最多提 100 条意见。",
    en: "At most 100 comments a person on one version.",
  }),
  "group.not-member": () => ({
    zh: "只有现任领导小组成员可以办理。",
    en: "Only members of the leading group may do this.",
  }),
  "group.signed": () => ({ zh: "您已经签过字。", en: "You have signed already." }),
  "group.account": () => ({
    zh: "没有这个账号，或已停用。",
    en: "There is no such account, or it is disabled.",
  }),
  "group.seat": () => ({
    zh: "该人员已是成员、还不是成员，或已有组长。请核对现任名单。",
    en: "He is a member already, or is none, or there is a chair. Compare the list.",
  }),
  "dispute.unknown": () => ({
    zh: "没有这项争议，或您无权查看。",
    en: "There is no such dispute, or it is not yours to see.",
  }),
  "dispute.not-possible": () => ({
    zh: "只有本人提出、已答复且未采纳的异议可以提请领导小组裁定，每件一次。",
    en: "Only one's own objection that was answered and dismissed goes to the leading group, once.",
  }),
  "dispute.too-late": (d: { until: string }) => ({
    zh: `应在答复后五个工作日内提请，已于 ${d.until.slice(0, 10)} 截止。`,
    en: `It goes to the leading group within five workdays of the answer; that ended on ${d.until.slice(0, 10)}.`,
  }),
  "dispute.settled": () => ({ zh: "该争议已裁定。", en: "This dispute has been decided." }),
  "dispute.not-impartial": () => ({
    zh: "您是当事人、提出人，或填报、审核、答复过这份档案，应当回避。",
    en: "You are a party, or filled, reviewed or answered it: you stand aside.",
  }),
} satisfies Record<string, (details: never) => Bilingual>;
