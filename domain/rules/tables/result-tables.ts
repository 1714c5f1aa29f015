import { GRADES } from "../../grade.ts";
import type { OutcomeCondition, OutcomeRule } from "../outcome-rules.ts";
import type { OUTCOME_KINDS } from "../outcome-rules.ts";
import {
  choice,
  column,
  GRADE_CHOICES,
  optional,
  optionsFrom,
  percent,
  points,
  whole,
  words,
} from "./columns.ts";
import type { Plain, RuleTable, TableColumn } from "./rule-table.ts";
import { formTable, listTable, without } from "./table-kinds.ts";

const CODE = column("code", "代码", "Code", "code");

const OUTCOME_NAMES: Record<(typeof OUTCOME_KINDS)[number], { zh: string; en: string }> = {
  award: { zh: "表彰奖励", en: "award" },
  selection: { zh: "选拔任用", en: "selection" },
  promotion: { zh: "职务晋升", en: "promotion" },
  reserve: { zh: "后备干部", en: "reserve" },
  retraining: { zh: "离岗轮训", en: "retraining" },
  reassignment: { zh: "岗位调整", en: "reassignment" },
  rotation: { zh: "轮岗交流", en: "rotation" },
  talk: { zh: "谈话提醒", en: "reminder talk" },
};

/** Conditions of one basis in a table of their own; the half-years' come first when they are put together. */
function conditions(
  basis: OutcomeCondition["basis"],
  sketch: Pick<RuleTable, "code" | "name" | "note"> & { columns: TableColumn[] },
): RuleTable {
  return {
    ...sketch,
    ...{ chapter: "results", shape: "rows", keys: ["outcome", ...sketch.columns.map(({ key }) => key)] },
    columns: [
      column("outcome", "结果运用代码", "Outcome", "code", { refers: { table: "outcomes", column: "code" } }),
      ...sketch.columns,
    ],
    list: (ruleSet) =>
      ruleSet.composition.outcomes.flatMap(({ code, anyOf }) =>
        anyOf.filter((one) => one.basis === basis).map((one) => ({ ...one, outcome: code })),
      ),
    place: (draft, rows) => {
      for (const one of (draft.composition as { outcomes: OutcomeRule[] }).outcomes) {
        const own = rows.filter(({ outcome }) => outcome === one.code);
        // Blank `months` of a half-year's condition is `null`, never missing.
        const made = own.map((row) => ({
          basis,
          ...(basis === "halfYears" ? { months: null } : {}),
          ...without(row, "outcome"),
        }));
        one.anyOf = [...one.anyOf, ...(made as unknown as OutcomeCondition[])];
      }
    },
  };
}

export const RESULT_TABLES: readonly RuleTable[] = [
  formTable({
    ...{ code: "composition", chapter: "results", name: { zh: "季度、半年、年度构成", en: "Composition" } },
    note: {
      zh: "月度与核实分的占比合计100；季度均分与年度各项的占比合计100。",
      en: "Months and verification make 100 per cent; quarters and the year's other inputs, too.",
    },
    columns: [
      percent("composition.quarter.monthsShare", "季度:月度均分占%", "Quarter: months %"),
      percent("composition.quarter.verificationShare", "季度:核实分占%", "Quarter: verification %"),
      points("composition.quarter.verificationFull", "核实分满分", "Verification full"),
      whole("composition.quarter.gradedMonthsAtLeast", "季度至少定等月数", "Graded months", 1, 3),
      whole("composition.halfYear.quartersNeeded", "半年需要季度数", "Quarters of a half-year", 1, 2),
      column("composition.ranking.separateLists", "单列排名", "Own lists", "choices", {
        ...{ required: false, blank: "empty" as const },
        options: optionsFrom({ leader: { zh: "局领导", en: "leaders" }, head: { zh: "部门正职", en: "heads" } }),
      }),
      whole("composition.year.quartersNeeded", "年度需要季度数", "Quarters of a year", 1, 4),
      percent("composition.year.quartersShare", "年度:季度均分占%", "Year: quarters %"),
      points("composition.year.excellent.atLeast", "年度评优最低分", "Excellent from"),
      whole("composition.year.excellent.excellentMonthsAtLeast", "年度评优最少优秀月数", "Excellent months", 0, 12),
      column("composition.year.excellent.noMonth", "年度评优不得有的月度等次", "No month", "choices", {
        ...{ options: GRADE_CHOICES, required: false, blank: "empty" as const },
      }),
      percent("composition.year.excellent.quotaPercent", "年度优秀比例%", "Quota %"),
      whole("composition.calendar.halfYearAfterLock", "半年排名:锁定后工作日", "Half-year after", 0, 60),
      whole("composition.calendar.yearAfterLock", "年度总评:锁定后工作日", "Year after", 0, 60),
      whole("composition.calendar.publicNotice", "公示工作日", "Public notice", 0, 60),
      whole("composition.transfer.segmentWorkdaysAtLeast", "调动分段最少工作日", "Segment workdays", 1, 31),
    ],
  }),
  listTable("composition.quarter.verificationDeductions", {
    ...{ code: "verification", chapter: "results", name: { zh: "核实扣分", en: "Verification deductions" } },
    note: { zh: "季度审查发现的问题每件扣分；系统统计的自动计数。", en: "What verification finds costs these points each." },
    columns: [
      CODE,
      ...words("name", "问题", "Name"),
      points("points", "每件扣分", "Points"),
      choice("automatic", "系统统计", "By the system", [{ value: "lateFile", label: { zh: "迟报月份", en: "late files" } }], {
        required: false,
      }),
    ],
  }),
  listTable("composition.ranking.tieBreaks", {
    ...{ code: "tieBreaks", chapter: "results", keys: ["by"], name: { zh: "同分排序", en: "Tie-breaks" } },
    note: { zh: "自上而下依次比较，仍相同的并列。", en: "In this order; still equal = the same place." },
    columns: [
      choice("by", "比较", "By", optionsFrom({
        areaMean: { zh: "方面均分", en: "mean of an area" },
        gradeCount: { zh: "等次月数", en: "months of a grade" },
        fewerDeductions: { zh: "扣分较少", en: "fewer deductions" },
      })),
      optional("area", "方面", "Area", "choice", { options: [{ value: "GZ", label: { zh: "工作成绩", en: "Work results" } }] }),
      optional("grade", "等次", "Grade", "choice", { options: GRADE_CHOICES }),
    ],
  }),
  listTable("composition.year.others", {
    ...{ code: "yearParts", chapter: "results", name: { zh: "年度其他构成", en: "Other parts of the year" } },
    note: { zh: "与季度均分占比合计100。", en: "With the quarters' share: 100 per cent." },
    columns: [CODE, ...words("name", "名称", "Name"), percent("share", "占%", "Share %")],
  }),
  listTable("composition.year.excellent.bars", {
    ...{ code: "yearBars", chapter: "results", name: { zh: "年度不得评优的情形", en: "What bars Excellent of the year" } },
    note: { zh: "核实发现：填扣分代码和件数。", en: "Found by verification: the deductions' codes and how many." },
    columns: [
      CODE,
      ...words("name", "情形", "Name"),
      choice("condition.when", "条件", "When", optionsFrom({
        yearEffect: { zh: "触发年度影响", en: "an effect on the year" },
        verification: { zh: "核实发现问题", en: "found by verification" },
      })),
      optional("condition.codes", "核实扣分代码", "Deductions", "codes", { refers: { table: "verification", column: "code" } }),
      optional("condition.atLeast", "达到件数", "At least", "integer", { min: 1, max: 99 }),
    ],
  }),
  listTable("composition.year.statutory", {
    ...{ code: "statutory", chapter: "results", shape: "fixed", fixedKeys: GRADES },
    name: { zh: "法定等次对应", en: "Statutory grades" },
    note: { zh: "仅作建议。", en: "A suggestion only." },
    columns: [choice("grade", "年度等次", "Grade", GRADE_CHOICES), ...words("name", "法定等次", "Statutory grade")],
  }),
  {
    ...listTable("composition.outcomes", {
      ...{ code: "outcomes", chapter: "results", name: { zh: "结果运用", en: "Outcomes" } },
      note: { zh: "提出建议的条件在后两表中填写，满足任意一条即提出，由党委决定。", en: "Any condition of the next two tables makes a proposal; the party committee decides." },
      columns: [CODE, ...words("name", "名称", "Name"), column("kinds", "用途", "Kinds", "choices", { options: optionsFrom(OUTCOME_NAMES) })],
    }),
    place: (draft, rows) => {
      ((draft.composition ??= {}) as Plain).outcomes = rows.map((row) => ({ ...row, anyOf: [] }));
    },
  },
  conditions("halfYears", {
    ...{ code: "outcomeHalfYears", name: { zh: "结果运用条件:半年排名", en: "Outcomes by half-year" } },
    note: { zh: "连续若干个半年排名靠前或靠后。", en: "Top or bottom in successive half-years." },
    columns: [
      choice("end", "名次", "End", optionsFrom({ top: { zh: "前", en: "top" }, bottom: { zh: "后", en: "bottom" } })),
      percent("percent", "%", "%"),
      choice("within", "范围", "Within", optionsFrom({ series: { zh: "序列", en: "series" }, list: { zh: "排名表", en: "list" } })),
      whole("successive", "连续半年数", "Successive", 1, 10),
      optional("months.grade", "且月度等次", "Months of", "choice", { options: GRADE_CHOICES }),
      optional("months.atLeast", "月数不少于", "At least", "integer", { min: 1, max: 6 }),
    ],
  }),
  conditions("months", {
    ...{ code: "outcomeMonths", name: { zh: "结果运用条件:月度等次", en: "Outcomes by months" } },
    note: { zh: "一年内或连续若干个月为某等次。", en: "Months of a grade in a year, or one after the other." },
    columns: [
      choice("grade", "等次", "Grade", GRADE_CHOICES),
      whole("atLeast", "月数", "Months", 1, 12),
      column("successive", "须连续", "Successive", "boolean"),
    ],
  }),
]; // prettier-ignore
