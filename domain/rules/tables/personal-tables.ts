import { AREA_LABEL } from "../../area.ts";
import {
  CREDIT_ROLE_LABEL,
  EVIDENCE_KIND_LABEL,
  FINDING_LABEL,
  RESPONSIBILITY_LABEL,
  SUBJECT_KIND_LABEL,
} from "../../form/labels.ts";
import { LEVEL_LABEL, POST_TYPE_LABEL } from "../../people.ts";
import { choice, column, GRADE_CHOICES, optional, optionsFrom, points, whole, words } from "./columns.ts";
import type { RuleTable, TableColumn } from "./rule-table.ts";
import { childTable, formTable, listTable } from "./table-kinds.ts";

/** 题名、满分基数、六个方面. */
export const BASIC_TABLES: readonly RuleTable[] = [
  formTable({
    ...{ code: "basics", chapter: "basics", name: { zh: "基本设置", en: "Basics" } },
    note: { zh: "细则题名和总分范围。", en: "Title and range of the total." },
    columns: [
      ...words("title", "细则题名", "Title"),
      points("baseMax", "基础分满分", "Base"),
      points("totalRange.min", "总分下限", "Lowest total", { min: -100_000 }),
      points("totalRange.max", "总分上限", "Highest total"),
    ],
  }),
  listTable("areas", {
    ...{ code: "areas", chapter: "basics", shape: "fixed", name: { zh: "六个方面", en: "Areas" } },
    fixedKeys: Object.keys(AREA_LABEL),
    note: {
      zh: "六个方面的满分；奖励惩处另设下限，加在基础分之外。",
      en: "Full marks of the six areas; rewards and penalties have a floor and come on top of the base.",
    },
    columns: [
      choice("area", "方面", "Area", optionsFrom(AREA_LABEL)),
      points("max", "满分", "Full marks"),
      points("floor", "下限", "Floor", { min: -100_000, max: 0 }),
      column("inBase", "计入基础分", "In base", "boolean"),
      ...words("clause", "条款", "Clause"),
    ],
  }),
];

const NEEDS = optionsFrom({
  required: { zh: "必填", en: "required" },
  optional: { zh: "可填", en: "optional" },
  none: { zh: "不填", en: "none" },
});

const byLevel = (key: string, zh: string, en: string, type: "points" | "number"): TableColumn[] =>
  Object.entries(LEVEL_LABEL).map(([level, label]) =>
    optional(`${key}.${level}`, `${zh}:${label.zh}`, `${en}: ${label.en}`, type, {
      min: type === "points" ? -100_000 : 0,
      max: 100_000,
    }),
  );

export const CREDIT_TABLES: readonly RuleTable[] = [
  listTable("credits", {
    ...{ code: "credits", chapter: "credits", name: { zh: "岗位实绩积分项目", en: "Credit items" } },
    note: {
      zh: "每计分单位：数量满多少计一次分，如每10户填10。只统计不计分的项目分值填0。",
      en: "Points are given for every full `per` of the quantity. Items that are only counted are worth 0.",
    },
    columns: [
      column("code", "项目代码", "Code", "code"),
      ...words("name", "项目名称", "Name"),
      ...words("unit", "计量单位", "Unit"),
      whole("per", "每计分单位", "Per", 1, 100_000),
      points("monthCap", "月封顶", "Month cap", {
        required: false,
        blankMeans: { zh: "不封顶", en: "no cap" },
      }),
      column("posts", "适用岗位", "Posts", "choices", {
        ...{ options: optionsFrom(POST_TYPE_LABEL), required: false },
        blankMeans: { zh: "全部岗位", en: "all posts" },
      }),
      choice("basis", "依据", "Basis", [
        { value: "case", label: { zh: "案件编号", en: "case" } },
        { value: "task", label: { zh: "任务编号", en: "task" } },
      ]),
      column("statisticsOnly", "只统计不计分", "Counted only", "boolean"),
    ],
  }),
  childTable(
    { path: "credits", code: "code", column: "item", list: "values" },
    {
      ...{ code: "creditValues", chapter: "credits", name: { zh: "岗位实绩积分分值", en: "Credit values" } },
      note: {
        zh: "按角色(主办、协办)或级别分列；只有一个分值的两格空白。",
        en: "By role or by variant; both blank where there is one value.",
      },
      keys: ["item", "role", "variant"],
      columns: [
        column("item", "项目代码", "Item", "code", { refers: { table: "credits", column: "code" } }),
        choice("role", "角色", "Role", optionsFrom(CREDIT_ROLE_LABEL), { required: false }),
        column("variant", "级别代码", "Variant", "code", { required: false }),
        ...words("label", "名称", "Label"),
        points("points", "分值", "Points"),
      ],
    },
  ),
];

const EVENT = column("type", "事件类型", "Event type", "code", {
  refers: { table: "events", column: "type" },
});

export const EVENT_TABLES: readonly RuleTable[] = [
  listTable("events", {
    ...{ code: "events", chapter: "events", name: { zh: "奖惩事件类型", en: "Event types" } },
    note: {
      zh: "认定、责任：填报这类事件时是否填写。职务系数按百分比填(150 为 1.5 倍)，五格同填或同空。",
      en: "Whether finding and responsibility are stated. Factors by level in per cent (150 = ×1.5), all five or none.",
    },
    columns: [
      column("type", "类型代码", "Type", "code"),
      choice("kind", "性质", "Kind", optionsFrom({
        reward: { zh: "奖励", en: "reward" },
        penalty: { zh: "惩处", en: "penalty" },
        effect: { zh: "只影响其他指标或等次", en: "effect only" },
      })),
      ...words("name", "名称", "Name"),
      column("subjects", "对象", "Subjects", "choices", { options: optionsFrom(SUBJECT_KIND_LABEL) }),
      points("monthMax", "月封顶", "Month cap", { required: false, blankMeans: { zh: "不封顶", en: "no cap" } }),
      choice("finding", "认定", "Finding", NEEDS),
      choice("responsibility", "责任", "Responsibility", NEEDS),
      column("evidence", "证据种类", "Evidence kinds", "choices", { options: optionsFrom(EVIDENCE_KIND_LABEL) }),
      ...words("evidenceText", "证据要求", "Evidence"),
      ...byLevel("levelFactor", "职务系数", "Factor", "number"),
      ...words("clause", "条款", "Clause"),
    ],
  }), // prettier-ignore
  childTable(
    { path: "events", code: "type", column: "type", list: "values" },
    {
      ...{ code: "eventValues", chapter: "events", name: { zh: "奖惩事件分值", en: "Event values" } },
      note: {
        zh: "奖励为正，惩处为负。按职务不同的填后五格，五格同填或同空。",
        en: "Rewards positive, penalties negative. Where they differ by level, fill all five cells.",
      },
      keys: ["type", "variant"],
      columns: [
        EVENT,
        column("variant", "级别代码", "Variant", "code", {
          required: false,
          blankMeans: { zh: "不分级别", en: "one value" },
        }),
        ...words("label", "名称", "Label"),
        points("points", "分值", "Points", { min: -100_000 }),
        ...byLevel("byLevel", "按职务", "By level", "points"),
      ],
    },
  ),
  childTable(
    { path: "events", code: "type", column: "type", list: "effects" },
    {
      ...{ code: "eventEffects", chapter: "events", name: { zh: "奖惩事件的其他影响", en: "Event effects" } },
      note: {
        zh: "一票否决、限制等次，或在其他指标中扣分。",
        en: "A ceiling on the grade, or points lost by another indicator.",
      },
      keys: ["type", "variant", "ceiling.code", "deduct.indicator"],
      columns: [
        EVENT,
        column("variant", "级别代码", "Variant", "code", {
          required: false,
          blankMeans: { zh: "不论级别", en: "any" },
        }),
        optional("ceiling.code", "限等次条款", "Ceiling", "code"),
        optional("ceiling.grade", "最高等次", "At most", "choice", { options: GRADE_CHOICES }),
        optional("deduct.indicator", "扣分指标", "Indicator", "code", {
          refers: { table: "indicators", column: "code" },
        }),
        optional("deduct.points", "扣分", "Deducts", "points", { min: 0, max: 10_000 }),
      ],
    },
  ),
  formTable({
    ...{ code: "factors", chapter: "events", name: { zh: "认定系数与责任系数", en: "Factors" } },
    note: { zh: "百分比：50 为减半。", en: "Per cent: 50 halves." },
    columns: [
      ...Object.entries(FINDING_LABEL).map(([key, label]) =>
        whole(`findingFactors.${key}`, `认定:${label.zh}`, `Finding: ${label.en}`, 0, 1000),
      ),
      ...Object.entries(RESPONSIBILITY_LABEL).map(([key, label]) =>
        whole(`responsibilityFactors.${key}`, `责任:${label.zh}`, `Responsibility: ${label.en}`, 0, 1000),
      ),
    ],
  }),
];
