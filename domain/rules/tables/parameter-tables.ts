import { choice, column, GRADE_CHOICES, optional, points, whole, words } from "./columns.ts";
import { methodOf } from "./indicator-table.ts";
import type { IndicatorScope } from "./indicator-scope.ts";
import type { Plain, RuleTable, TableColumn } from "./rule-table.ts";
import { without } from "./table-kinds.ts";

interface Parameters {
  code: string;
  zh: string;
  en: string;
  note: RuleTable["note"];
  keys: readonly string[];
  columns: readonly TableColumn[];
  /** Methods these parameters belong to. */
  methods: readonly string[];
  /** Exactly one row an indicator of these methods, or at least one, or any number. */
  rows: "one" | "some" | "any";
  take(scoring: Plain): Plain[];
  put(scoring: Plain, rows: Plain[]): void;
}

/** A parameter table, and what it demands of the indicators; `check-parameters.ts` enforces it. */
export interface ParameterTable extends RuleTable {
  methods: readonly string[];
  rows: "one" | "some" | "any";
  indicators: string;
}

function parameters(scope: IndicatorScope, sketch: Parameters): ParameterTable {
  const indicators = scope.code("indicators");
  return {
    ...{ code: scope.code(sketch.code), chapter: scope.chapter, note: sketch.note, shape: "rows" },
    name: { zh: `${scope.zh}指标:${sketch.zh}`, en: `${scope.en}: ${sketch.en}` },
    keys: ["indicator", ...sketch.keys],
    columns: [
      column("indicator", "指标代码", "Indicator", "code", { refers: { table: indicators, column: "code" } }),
      ...sketch.columns,
    ],
    ...{ methods: sketch.methods, rows: sketch.rows, indicators },
    list: (ruleSet) =>
      scope
        .list(ruleSet)
        .flatMap(({ code, scoring }) =>
          sketch.methods.includes(methodOf(scoring as Plain))
            ? sketch.take(scoring as Plain).map((row) => ({ ...row, indicator: code }))
            : [],
        ),
    place: (draft, rows) => {
      for (const { code, scoring } of scope.list(draft)) {
        if (!sketch.methods.includes(methodOf(scoring as Plain))) continue;
        const own = rows
          .filter(({ indicator }) => indicator === code)
          .map((row) => without(row, "indicator"));
        if (own.length > 0) sketch.put(scoring as Plain, own);
      }
    },
  };
}

const assign = (scoring: Plain, [row]: Plain[]): void => void Object.assign(scoring, row);
const listOf = (scoring: Plain, key: string): Plain[] => (scoring[key] ?? []) as Plain[];

/** 完成率参数 … 年度影响: the parameters of the scoring methods, in the order in which the editor shows them. */
export function parameterTables(scope: IndicatorScope): ParameterTable[] {
  const open = scope.open ? { open: true as const } : {};
  const sum = (key: string, zh: string, en: string, blank = false): TableColumn =>
    (blank ? optional : column)(key, zh, en, "terms", { options: scope.numbers, ...open });
  const field = (key: string, zh: string, en: string, options = scope.numbers): TableColumn =>
    choice(key, zh, en, options, open);
  const make = (sketch: Parameters): ParameterTable => parameters(scope, sketch);
  return [
    make({
      ...{ code: "targets", zh: "完成率", en: "targets", methods: ["RATE_TARGET"], rows: "one", keys: [] },
      note: {
        zh: "得分 = 满分 × 实绩 ÷ 目标，最多得满分。目标填固定值或取自栏目，二者填一项。超额加分三格同填或同空。",
        en: "Full marks × actual ÷ target, at most full marks. The target is fixed or comes from columns. Extra points: all three cells or none.",
      },
      columns: [
        sum("actual.sum", "实绩", "Actual"),
        sum("actual.percentOf", "实绩占", "Per cent of", true),
        optional("target.fixed", "固定目标", "Fixed target", "number", { min: 0.0001, max: 1_000_000 }),
        sum("target.sum", "目标取自", "Target from", true),
        optional("overBonus.step", "每超(百分点)", "Each (pp)", "number", { min: 0.0001, max: 1000 }),
        optional("overBonus.per", "加分", "Adds", "points", { min: 0, max: 10_000 }),
        optional("overBonus.cap", "加分上限", "At most", "points", { min: 0, max: 10_000 }),
      ],
      take: ({ actual, target, overBonus }) => [{ actual, target, overBonus }],
      put: assign,
    }),
    make({
      ...{
        code: "deductions",
        zh: "扣分项",
        en: "deductions",
        methods: ["DEDUCT_FLOOR"],
        rows: "some",
        keys: ["field"],
      },
      note: {
        zh: "栏目每计一次扣多少分，扣完为止。",
        en: "What one more of a column costs; never below zero.",
      },
      columns: [
        field("field", "栏目", "Column"),
        points("points", "每次扣分", "Deducts", { min: 0, max: 10_000 }),
        ...words("label", "情形", "Case"),
      ],
      take: (scoring) => listOf(scoring, "items"),
      put: (scoring, rows) => void (scoring.items = rows),
    }),
    make({
      ...{ code: "tierInputs", zh: "分档口径", en: "tier inputs", methods: ["TIER"], rows: "one", keys: [] },
      note: {
        zh: "按哪个数分档；不低于：从高到低第一个达到的档，不高于：从低到高第一个达到的档。",
        en: "Which number is tiered, and whether the bounds are minima or maxima.",
      },
      columns: [
        sum("input.sum", "取数", "Number"),
        sum("input.percentOf", "占", "Per cent of", true),
        choice("direction", "方向", "Direction", [
          { value: "atLeast", label: { zh: "不低于", en: "at least" } },
          { value: "atMost", label: { zh: "不高于", en: "at most" } },
        ]),
        points("otherwise", "其余得分", "Otherwise", { max: 10_000 }),
      ],
      take: ({ input, direction, otherwise }) => [{ input, direction, otherwise }],
      put: assign,
    }),
    make({
      ...{ code: "tiers", zh: "分档", en: "tiers", methods: ["TIER"], rows: "some", keys: ["bound"] },
      note: { zh: "从最好的一档填起。", en: "Best tier first." },
      columns: [
        column("bound", "界限", "Bound", "number", { min: -1_000_000, max: 1_000_000 }),
        points("points", "得分", "Points", { max: 10_000 }),
      ],
      take: (scoring) => listOf(scoring, "rows"),
      put: (scoring, rows) => void (scoring.rows = rows),
    }),
    make({
      ...{ code: "inputs", zh: "取值栏目", en: "input columns", rows: "one", keys: [] },
      methods: ["LIST", "PASS_FAIL", "RANK_STEP", "MANUAL"],
      note: {
        zh: "取哪一栏；每降一名扣分只用于按名次递减。",
        en: "Which column is read; the step is for ranks only.",
      },
      columns: [
        field("input", "栏目", "Column", scope.lists),
        optional("step", "每降一名扣", "Step", "points", { min: 1, max: 10_000 }),
      ],
      take: ({ input, rank, step }) => [rank === undefined ? { input } : { input: rank, step }],
      put: (scoring, [row]) => {
        if (scoring.method === "RANK_STEP")
          Object.assign(scoring, { rank: row!.input, step: row!.step ?? 0 });
        else scoring.input = row!.input;
      },
    }),
    make({
      ...{
        code: "levels",
        zh: "等级取分",
        en: "levels",
        methods: ["LIST", "PASS_FAIL"],
        rows: "some",
        keys: ["value"],
      },
      note: {
        zh: "按等级取分的填“得分”，空白为不适用；合格得满分的填“是否合格”。",
        en: "By level: the points, blank = not applicable; pass or fail: whether it passes.",
      },
      columns: [
        column("value", "取值", "Value", "code"),
        ...words("label", "名称", "Label"),
        points("points", "得分", "Points", { required: false, max: 10_000 }),
        optional("passes", "是否合格", "Passes", "boolean"),
      ],
      take: (scoring) => listOf(scoring, scoring.method === "PASS_FAIL" ? "values" : "levels"),
      put: (scoring, rows) => {
        if (scoring.method === "PASS_FAIL") {
          scoring.values = rows.map((row) => ({ ...without(row, "points"), passes: row.passes ?? false }));
        } else scoring.levels = rows.map((row) => without(row, "passes"));
      },
    }),
    make({
      ...{
        code: "ceilings",
        zh: "限等次数",
        en: "caps by count",
        methods: ["VETO", "CAP_GRADE"],
        rows: "any",
      },
      keys: ["atLeast"],
      note: {
        zh: "栏目达到次数时当月最高等次，从最严的填起。只由事件触发的不填。",
        en: "The best grade of the month once a column reaches a count, strictest first. None where only events trigger it.",
      },
      columns: [
        field("field", "栏目", "Column"),
        whole("atLeast", "达到", "At least", 1, 999),
        choice("grade", "最高等次", "At most", GRADE_CHOICES),
      ],
      take: ({ byCount }) => {
        const count = byCount as { field: string; rows: Plain[] } | undefined;
        return count ? count.rows.map((row) => ({ ...row, field: count.field })) : [];
      },
      put: (scoring, rows) =>
        void (scoring.byCount = { field: rows[0]!.field, rows: rows.map((row) => without(row, "field")) }),
    }),
    make({
      ...{
        code: "yearEffects",
        zh: "年度影响",
        en: "effects on the year",
        methods: ["VETO", "CAP_GRADE"],
        rows: "any",
      },
      keys: ["monthGrade"],
      note: {
        zh: "触发后对年度的影响；不影响年度的不填。",
        en: "What it does to the year; none where it ends with the month.",
      },
      columns: [
        choice("monthGrade", "当月限为", "Month held at", GRADE_CHOICES, {
          required: false,
          blankMeans: { zh: "不论", en: "any" },
        }),
        choice("effect.kind", "年度影响", "Effect", [
          { value: "cap", label: { zh: "限制年度最高等次", en: "caps the year's grade" } },
          { value: "commentOnly", label: { zh: "只写评语不定等次", en: "comment only" } },
          { value: "noHonours", label: { zh: "年度不得评先", en: "no honours" } },
        ]),
        optional("effect.grade", "年度最高等次", "At most", "choice", { options: GRADE_CHOICES }),
      ],
      take: (scoring) => listOf(scoring, "year"),
      put: (scoring, rows) => void (scoring.year = rows),
    }),
  ];
}
