import type { Bilingual } from "../language.ts";

/** 登记簿: the departments' registers and 督察's written reports. */
export const REGISTER_REFUSALS = {
  "register.not-keeper": () => ({
    zh: "这个登记簿由主管部门登记，您不能登记或修改。",
    en: "Another department keeps this register.",
  }),
  "register.entry-unknown": () => ({ zh: "没有这条登记。", en: "There is no such entry." }),
  "register.withdrawn": () => ({ zh: "这条登记已经撤销。", en: "This entry was withdrawn already." }),
  "register.reported": (d: { reportNo: string }) => ({
    zh: `这条登记已列入${d.reportNo}，不能撤销；确有错误的，请修改认定并另行通报。`,
    en: `This entry stands in ${d.reportNo} and cannot be withdrawn: change its finding and report it anew.`,
  }),
  "inspection.report-unknown": () => ({ zh: "没有这份督察文书。", en: "There is no such report." }),
  "inspection.report-empty": () => ({
    zh: "请选择要列入的督察登记；已列入其他文书或已撤销的不能再选。",
    en: "Choose inspections that stand and are in no other report.",
  }),
  "inspection.report-unit": () => ({
    zh: "督察通知书和督察建议书只发给一个单位，所选登记须属于同一单位。",
    en: "A notice or an advice goes to one unit: choose inspections of one unit.",
  }),
  "inspection.received": () => ({ zh: "这份督察文书已经签收。", en: "This report was received already." }),
} satisfies Record<string, (details: never) => Bilingual>;
