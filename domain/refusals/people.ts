import type { Bilingual } from "../language.ts";

/** Organisation, routing, delegation, roster import. */
export const PEOPLE_REFUSALS = {
  "segment.closed": (d: { policeNo: string }) => ({
    zh: `警号 ${d.policeNo} 的月报已进入审核或本月已结束填报，分段不能再改。需要修改的，请由审核人退回。`,
    en: `The report of ${d.policeNo} is under review or the month is closed: its segment stands. Have the report returned first.`,
  }),
  "change.unknown": () => ({ zh: "没有这项变更。", en: "There is no such change." }),
  "change.not-yours": () => ({
    zh: "您的角色不能办理这类变更。组织人员由系统管理员或政治处录入，角色由安全管理员录入，委托由本人或政治处录入。",
    en: "Your role does not enter this. People are entered by the system administrator or the political office, roles by the security administrator, delegations by the reviewer himself or the political office.",
  }),
  "change.decided": () => ({
    zh: "这项变更已经处理过了，请刷新查看结果。",
    en: "This change was decided already. Refresh to see how.",
  }),
  "change.same-person": () => ({
    zh: "变更须由另一人以另一角色确认，与本人有关的变更也不能由本人确认。",
    en: "Another person in another role must confirm it, and nobody confirms what concerns himself.",
  }),
  "change.expired": (d: { hours: number }) => ({
    zh: `录入已超过 ${d.hours} 小时未确认，已失效，请重新录入。`,
    en: `It was not confirmed within ${d.hours} hours and is void. Enter it again.`,
  }),
  "change.stale": () => ({
    zh: "人员情况已有变化，您看到的内容不再准确。请刷新后重新核对再确认。",
    en: "The bureau has changed since: what you saw is no longer what would happen. Refresh and read it again.",
  }),
  "change.impossible": (d: { problem: string }) => ({
    zh: `这项变更现在无法执行：${d.problem}可以退回，由录入人重新办理。`,
    en: `This cannot be done any more: ${d.problem} Refuse it and have it entered anew.`,
  }),
  "roster.empty": () => ({
    zh: "表中没有人员。请按导出的花名册填写后上传。",
    en: "The sheet lists nobody. Fill the exported roster and upload it.",
  }),
  "roster.too-many": (d: { limit: number }) => ({
    zh: `一次最多导入 ${d.limit} 人，请分批上传。`,
    en: `At most ${d.limit} people at once. Upload the roster in parts.`,
  }),
} satisfies Record<string, (details: never) => Bilingual>;
