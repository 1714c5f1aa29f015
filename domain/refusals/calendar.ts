import type { Bilingual } from "../language.ts";

/** Calendar, deadlines, practice and back-filled months, training. */
export const CALENDAR_REFUSALS = {
  "calendar.changed": () => ({
    zh: "预览之后日历、月份或文件有变动，未作任何修改。请重新上传预览后再确认。",
    en: "Calendar, months or file changed after the preview: nothing was stored. Preview again, then confirm.",
  }),
  "calendar.problems": (d: { count: number }) => ({
    zh: `表格中有 ${d.count} 处问题，未作任何修改。请改正后重新上传。`,
    en: `${d.count} rows have problems: nothing was stored. Mend them and upload again.`,
  }),
  "calendar.empty": () => ({
    zh: "表格中没有日期行，未作任何修改。",
    en: "The workbook has no days: nothing was stored.",
  }),
  "deadlines.changed": () => ({
    zh: "该月时限已被他人或日历调整，请刷新后按最新时限再改。",
    en: "The month's deadlines changed meanwhile. Refresh and adjust what stands there now.",
  }),
  "deadlines.closed": (d: { month: string }) => ({
    zh: `${d.month} 已公布或锁定，时限不能再调整。`,
    en: `${d.month} is published or locked: its deadlines can no longer be adjusted.`,
  }),
  "deadlines.disorder": (d: { month: string }) => ({
    zh: `${d.month} 的节点先后有误：后一节点不得早于前一节点，请按所列各项更正。`,
    en: `The steps of ${d.month} are out of order: none may end before the one above it.`,
  }),
  "month.exists": (d: { month: string }) => ({
    zh: `${d.month} 已有填报内容或已公布，不能改作补录月或试填月。`,
    en: `${d.month} already holds reports or is published: it cannot become a back-filled or practice month.`,
  }),
  "month.not-past": (d: { month: string }) => ({
    zh: `${d.month} 尚未结束，只有已结束的月份可以补录或试填。`,
    en: `${d.month} is not over: only past months are back-filled or practised on.`,
  }),
  "month.window": () => ({
    zh: "窗口期有误：结束日不得早于开始日，也不得早于今天，最长 60 天。",
    en: "The window is wrong: it must not end before it begins or before today, and lasts 60 days at most.",
  }),
  "month.no-rules": (d: { month: string }) => ({
    zh: `${d.month} 没有施行中的规则，不能补录。`,
    en: `No rule set is in force in ${d.month}: it cannot be back-filled.`,
  }),
  "month.counted-before": (d: { month: string; counted: string }) => ({
    zh: `${d.counted} 已有正式填报，试填只能用它之前的月份，不能用 ${d.month}。`,
    en: `${d.counted} already counts: only months before it are for practice, not ${d.month}.`,
  }),
  "training.unknown": () => ({
    zh: "没有这次培训，或您无权查看。",
    en: "There is no such training that you may see.",
  }),
  "training.officers": (d: { policeNos: string }) => ({
    zh: `名单中有无法识别的警号：${d.policeNos}。请核对后重新提交，本次未作修改。`,
    en: `These police numbers are unknown: ${d.policeNos}. Nothing was stored.`,
  }),
  "notice.unknown": () => ({ zh: "没有这条提醒。", en: "There is no such reminder." }),
} satisfies Record<string, (details: never) => Bilingual>;
