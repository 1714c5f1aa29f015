import { GRADES } from "../../grade.ts";
import {
  choice,
  column,
  GRADE_CHOICES,
  NUMBER_CHOICES,
  optional,
  percent,
  points,
  whole,
  words,
} from "./columns.ts";
import type { RuleTable } from "./rule-table.ts";
import { formTable, listTable } from "./table-kinds.ts";

const CODE = column("code", "代码", "Code", "code");

export const GRADING_TABLES: readonly RuleTable[] = [
  listTable("grading.bounds", {
    ...{ code: "grades", chapter: "grading", shape: "fixed", name: { zh: "等次界限", en: "Grade bounds" } },
    fixedKeys: GRADES,
    note: {
      zh: "总分不低于界限建议该等次；最后一等为0。",
      en: "The total meets the bound; the last one is 0.",
    },
    columns: [choice("grade", "等次", "Grade", GRADE_CHOICES), points("atLeast", "总分不低于", "At least")],
  }),
  listTable("grading.excellentBars", {
    ...{
      code: "excellentBars",
      chapter: "grading",
      name: { zh: "不得评优的情形", en: "What bars Excellent" },
    },
    note: {
      zh: "栏目次数：填栏目和“超过”；占比：填取数、占和“低于%”；迟报：填“超过”(工作日)。",
      en: "By count: column and limit; by share: the sums and the per cent; late: workdays.",
    },
    columns: [
      CODE,
      ...words("name", "情形", "Name"),
      choice("condition.when", "条件", "When", [
        { value: "penaltyEvent", label: { zh: "当月有惩处", en: "a penalty" } },
        { value: "countAbove", label: { zh: "栏目次数超过", en: "a count above" } },
        { value: "shareBelow", label: { zh: "占比低于", en: "a share below" } },
        { value: "workdaysLateAbove", label: { zh: "迟报超过(工作日)", en: "workdays late above" } },
      ]),
      optional("condition.field", "栏目", "Column", "choice", { options: NUMBER_CHOICES }),
      optional("condition.above", "超过", "Above", "integer", { min: 0, max: 999 }),
      optional("condition.share.sum", "取数", "Sum", "terms", { options: NUMBER_CHOICES }),
      optional("condition.share.percentOf", "占", "Per cent of", "terms", { options: NUMBER_CHOICES }),
      optional("condition.percent", "低于%", "Below %", "number", { min: 0, max: 100 }),
    ],
  }),
  formTable({
    ...{
      code: "limits",
      chapter: "grading",
      name: { zh: "审核、比例与期限", en: "Review, quota, time limits" },
    },
    note: {
      zh: "审核人调整等次的限度、优秀比例、异议和答复期限。",
      en: "What reviewers may change, the quota, and time limits.",
    },
    columns: [
      points("grading.excellentAtLeast", "评优最低总分", "Excellent from"),
      whole("grading.reviewer.steps", "审核人可调等次数", "Steps", 0, 4),
      whole("grading.reviewer.reasonLength", "调整理由最少字数", "Reason length", 0, 400),
      percent("grading.quota.percent", "优秀比例%", "Quota %"),
      whole("grading.quota.poolAtLeast", "评优池最少人数", "Pool size", 1, 1000),
      ...words("grading.quota.remark", "比例依据", "Basis of the quota", "longText"),
      column("grading.ungradable.netDays.sum", "净工作日取数", "Net days", "terms", {
        options: NUMBER_CHOICES,
      }),
      whole("grading.ungradable.netDays.below", "净工作日不足几天不定等次", "No grade below", 0, 31),
      whole("grading.objection.workdays", "异议期限(工作日)", "Objection workdays", 1, 60),
      whole("grading.objection.answerWorkdays", "答复期限(工作日)", "Answer workdays", 1, 60),
      column("grading.postFactors.enabled", "启用岗位系数", "Post factors on", "boolean"),
      points("grading.postFactors.tolerance", "系数均值偏差", "Tolerance", { max: 100 }),
    ],
  }),
  listTable("grading.ungradable.others", {
    ...{ code: "ungradable", chapter: "grading", name: { zh: "不定等次的情形", en: "No grade" } },
    note: { zh: "表外认定的不定等次情形。", en: "Reasons decided outside the form." },
    columns: [CODE, ...words("name", "情形", "Name")],
  }),
  listTable("grading.postFactors.factors", {
    ...{ code: "postFactors", chapter: "grading", name: { zh: "岗位系数", en: "Post factors" } },
    note: {
      zh: "百分比：135 为 1.35。只用于排名，最高者适用。",
      en: "Per cent; in ranking only, the highest applies.",
    },
    columns: [CODE, ...words("name", "名称", "Name"), whole("factor", "系数%", "Factor %", 1, 1000)],
  }),
];
