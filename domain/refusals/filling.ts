import type { Bilingual } from "../language.ts";

/** Daily collection, drafts, attestation, the unit package. */
export const FILLING_REFUSALS = {
  "version.required": () => ({
    zh: "请求未说明所依据的版本，请刷新页面后重试。",
    en: "The request does not say which version it is based on (If-Match). Refresh and try again.",
  }),
  "version.stale": (d: { sent: number; current: number }) => ({
    zh: `内容已被他人更新：您依据的是第 ${d.sent} 版，现在是第 ${d.current} 版。请刷新核对后再操作。`,
    en: `Somebody changed this meanwhile: you saw version ${d.sent}, now it is version ${d.current}. Refresh, look and try again.`,
  }),
  "attestation.incomplete": () => ({
    zh: "月报还没有填完，不能确认。请按所列各项补填后再确认。",
    en: "The report is not complete yet: fill in what is listed, then confirm it.",
  }),
  "attestation.not-possible": () => ({
    zh: "月报已报送或已进入审核，不能再作本人确认。需要修改的，请先由内勤撤回或由审核人退回。",
    en: "The report has been submitted or is under review: it cannot be confirmed now. Have it withdrawn or returned first.",
  }),
  "submission.undeclared": () => ({
    zh: "报送前须由内勤代表单位作出承诺：所报内容真实、完整、准确。请勾选承诺后再报送。",
    en: "A package is handed in with the unit's declaration that its contents are true and complete. Accept it first.",
  }),
  "submission.review-started": (d: { names: string }) => ({
    zh: `审核已经开始（${d.names}），不能撤回报送。需要修改的，请审核人退回。`,
    en: `The review has begun (${d.names}): the package cannot be withdrawn. Ask the reviewer to return what must change.`,
  }),
  "submission.nothing-to-withdraw": () => ({
    zh: "本单位本月没有已报送、可撤回的月报。",
    en: "The unit has no submitted report of this month to withdraw.",
  }),
} satisfies Record<string, (details: never) => Bilingual>;
