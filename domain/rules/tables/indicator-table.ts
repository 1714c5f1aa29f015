import { choice, optional, optionsFrom, points, words, column } from "./columns.ts";
import type { IndicatorScope } from "./indicator-scope.ts";
import type { Plain, RuleTable } from "./rule-table.ts";
import { without } from "./table-kinds.ts";

/** 得分方法 as people choose it; TIER on a list is a method of its own to them. */
export const METHODS = optionsFrom({
  RATE_TARGET: { zh: "完成率", en: "Rate against target" },
  PER_ITEM_CAP: { zh: "逐项计分封顶", en: "Per item, capped" },
  DEDUCT_FLOOR: { zh: "扣分(扣完为止)", en: "Deductions, floor 0" },
  TIER: { zh: "按数值分档", en: "Tiers by number" },
  LIST: { zh: "按等级取分", en: "Points by level" },
  PASS_FAIL: { zh: "合格得满分", en: "Full marks or none" },
  RANK_STEP: { zh: "按名次递减", en: "By rank" },
  MANUAL: { zh: "审核人评分", en: "By the reviewer" },
  VETO: { zh: "一票否决", en: "Veto" },
  CAP_GRADE: { zh: "限制最高等次", en: "Grade cap" },
});
export const CEILING_METHODS: readonly unknown[] = ["VETO", "CAP_GRADE"];

/** Which method an indicator's `scoring` is, as the tables name it. */
export function methodOf(scoring: Plain): string {
  return scoring.method === "TIER" && scoring.on === "list" ? "LIST" : String(scoring.method);
}

/** 指标: one row each; the parameters of the methods stand in tables of their own. */
export function indicatorTable(scope: IndicatorScope): RuleTable {
  return {
    code: scope.code("indicators"),
    name: { zh: `${scope.zh}指标`, en: `${scope.en} indicators` },
    chapter: scope.chapter,
    note: {
      zh: "每行一个指标。得分方法的参数(目标、扣分项、分档等)在后面各表中按指标代码填写。一票否决和限制等次的指标不设满分。",
      en: "One indicator a row. The parameters of its method stand in the following tables, by its code. Vetoes and caps have no full marks.",
    },
    keys: ["code"],
    shape: "rows",
    columns: [
      column("code", "代码", "Code", "code"),
      choice("area", "方面", "Area", scope.areas),
      ...words("name", "指标名称", "Name"),
      ...words("unit", "计量单位", "Unit"),
      points("max", "满分", "Full marks", {
        required: false,
        blankMeans: { zh: "不计分", en: "earns nothing" },
      }),
      choice("method", "得分方法", "Method", METHODS),
      ...scope.extra,
      optional("notApplicableWhenZero", "为零时不适用", "N/A when zero", "choice", {
        options: scope.numbers,
        ...(scope.open ? { open: true as const } : {}),
      }),
      ...words("evidence", "证明材料", "Evidence"),
      ...words("remark", "填报说明", "Remark", "longText", { required: false, blank: "omit" }),
      ...words("clause", "条款", "Clause"),
    ],
    list: (ruleSet) => scope.list(ruleSet).map((row) => ({ ...row, method: methodOf(row.scoring as Plain) })),
    place: (draft, rows) => {
      scope.place(
        draft,
        rows.map((row) => ({ ...without(row, "method"), scoring: blankScoring(String(row.method)) })),
      );
    },
  };
}

/** What a method is before its parameters are put in. */
function blankScoring(method: string): Plain {
  switch (method) {
    case "PER_ITEM_CAP":
      return { method, items: "credits" };
    case "DEDUCT_FLOOR":
      return { method, items: [] };
    case "TIER":
      return { method, on: "number", rows: [] };
    case "LIST":
      return { method: "TIER", on: "list", levels: [] };
    case "PASS_FAIL":
      return { method, values: [] };
    case "VETO":
    case "CAP_GRADE":
      return { method, year: [] };
    default:
      return { method };
  }
}
