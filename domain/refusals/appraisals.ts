import type { Bilingual } from "../language.ts";

/** 年度民主测评、领导评价、训练测试. */
export const APPRAISAL_REFUSALS = {
  "appraisal.kind": (d: { year: number; kind: string }) => ({
    zh: `${d.year} 年的细则没有“${d.kind}”这一项，或不由您查看、录入。`,
    en: `The rules of ${d.year} know no part “${d.kind}” that is yours to see or enter.`,
  }),
  "appraisal.closed": (d: { year: number }) => ({
    zh: `${d.year} 年度结果已提请审批或已确定，评价分数不能再改。确需更正，请先退回年度结果。`,
    en: `The result of ${d.year} lies before the chiefs or is settled: nothing of it is entered any more. Have it returned first.`,
  }),
  "appraisal.too-many-rows": (d: { rows: number; limit: number }) => ({
    zh: `全局共 ${d.rows} 行，超过 ${d.limit} 行，请按单位下载。`,
    en: `The whole bureau makes ${d.rows} rows, more than ${d.limit}. Download one unit at a time.`,
  }),
} satisfies Record<string, (details: never) => Bilingual>;
