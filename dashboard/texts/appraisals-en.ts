import type { APPRAISALS_ZH } from "./appraisals-zh.ts";

/** The year's appraisals. */
export const APPRAISALS_EN: Record<keyof typeof APPRAISALS_ZH, string> = {
  "nav.appraisals": "Appraisals",
  "appraisal.title": "Annual appraisals",
  "appraisal.lead":
    "Democratic appraisal, leaders' appraisal and training test, parts of the annual assessment",
  "appraisal.progress": "Progress",
  "appraisal.closed": "The year lies before the chiefs or is settled: nothing more is entered",
  "appraisal.noUnits": "There is no unit for you to enter or see.",
  "appraisal.officers": "Officers",
  "appraisal.sheetNote":
    "0 to 100, two decimals at most; empty for nothing entered, N/A to take back; a change needs its reason",
  "appraisal.score": "Points",
  "appraisal.basis": "Basis (sheet no.)",
  "appraisal.reason": "Reason of correction",
  "appraisal.save": "Save {{count}} rows",
  "appraisal.history": "entered {{count}} times",
  "appraisal.bar.own": "your own: not yours to enter",
  "appraisal.bar.kind": "entered by the assessment office",
  "appraisal.bar.place": "not yours to appraise",
  "appraisal.excel": "By Excel",
  "appraisal.excelNote":
    "Download the prefilled sheet, fill it, upload it; hidden keys keep shifted rows and other sheets out",
  "appraisal.download": "Sheet of {{unit}} (.xlsx)",
  "appraisal.downloadAll": "Whole bureau (.xlsx)",
  "appraisal.upload": "Upload a filled sheet",
};
