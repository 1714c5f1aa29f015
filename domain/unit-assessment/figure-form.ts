import { columnsFrom, type ColumnDefinition, type ColumnSketch } from "../form/sheet-definition.ts";
import type { Bilingual } from "../language.ts";
import { SERIES_LABEL, type Series } from "../people.ts";
import type { IndicatorMethod } from "../rules/indicator-rule.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import type { UnitArea, UnitIndicatorRule } from "../rules/unit-rules.ts";
import { FIGURE_SKETCHES, STATISTICS, type FigureSketch, type Keeper } from "./figure-columns.ts";
import { schemeOf } from "./unit-indicators.ts";

/** A column of the unit figures form, with whose it is. */
export interface FigureColumn extends ColumnDefinition {
  /** `figure` is scored or counted, `basis` is the evidence number or remark of an indicator, `key` identifies the row. */
  role: "key" | "figure" | "basis";
  indicator: string | null;
  half: UnitArea | null;
  source: "typed" | "system" | "typedUntilCounted";
  keepers: readonly Keeper[];
  partOf: string | null;
}

/** 单位考核数据表 of one series: what web, workbook, Excel and server share. JSON-serialisable. */
export interface FigureForm {
  series: Series;
  title: Bilingual;
  tableName: string;
  template: string;
  columns: readonly FigureColumn[];
  /** Merged heads over the columns: each indicator with its maximum. */
  indicators: { code: string; name: Bilingual; max: number | null; half: UnitArea }[];
}

type Sketch = ColumnSketch & Partial<Omit<FigureColumn, keyof ColumnDefinition>>;

/** The form follows from the rules: another indicator brings its own inputs, whatever they are called. */
export function figureForm(ruleSet: RuleSet, series: Series): FigureForm {
  const scheme = schemeOf(ruleSet.units, series);
  const maxima = new Map(scheme.indicators.map(({ code, max }) => [code, max]));
  const rules = [...scheme.indicators.map(({ rule }) => rule), ...scheme.ceilings].sort((a, b) =>
    a.code < b.code ? -1 : 1,
  );
  const seen = new Set<string>();
  const sketches: Sketch[] = [
    { key: "unit", heading: { zh: "单位代码", en: "Unit code" }, kind: "code", digits: 2, required: true, locked: true, filledBy: "system", width: 8, role: "key",
      prompt: { zh: "两位单位代码，文本格式。", en: "Two digits as text." } },
    { key: "unitName", heading: { zh: "单位", en: "Unit" }, kind: "text", maxLength: 60, locked: true, filledBy: "system", width: 16, role: "key",
      prompt: { zh: "由系统带出。", en: "Filled by the system." } },
    ...rules.flatMap((rule) => indicatorColumns(rule, seen)),
    { key: "rowVersion", heading: { zh: "行版本", en: "Row version" }, kind: "integer", hidden: true, locked: true, filledBy: "system", width: 4, role: "key",
      prompt: { zh: "由系统写回，不要改动。", en: "Written by the system; do not change." } },
  ]; // prettier-ignore
  const usual = { indicator: null, half: null, source: "typed", keepers: [], partOf: null } as const;
  const columns = columnsFrom(sketches, { clause: "细则 §6" }).map((column): FigureColumn => ({
    ...usual,
    role: "figure",
    ...column,
  }));
  return {
    series,
    title: {
      zh: `单位考核数据（${SERIES_LABEL[series].zh}）`,
      en: `Unit figures (${SERIES_LABEL[series].en})`,
    },
    tableName: "tblUnitFigures",
    template: `${ruleSet.version}-units-${series}`,
    columns,
    indicators: rules.map(({ code, name, area, max }) => ({
      ...{ code, name, half: area },
      max: maxima.get(code) ?? max,
    })),
  };
}

/** An indicator's inputs in the order the method names them, its statistics, and one column for evidence. */
function indicatorColumns(rule: UnitIndicatorRule, seen: Set<string>): Sketch[] {
  const place = { indicator: rule.code, half: rule.area, clause: rule.clause.zh };
  const figures = fieldsOf(rule.scoring).filter((field) => !seen.has(field));
  for (const field of figures) seen.add(field);
  const columns = [
    ...figures.map((key) => figureColumn(key, sketchOf(key, rule), rule)),
    ...STATISTICS.filter(({ indicator }) => indicator === rule.code).map(({ key, sketch }) =>
      figureColumn(key, sketch, rule),
    ),
  ];
  if (columns.every(({ source }) => source === "system")) return columns;
  const keepers = columns.flatMap((column) => column.keepers ?? []);
  return [
    ...columns,
    {
      ...place,
      ...{ key: basisKey(rule.code), kind: "text", maxLength: 100, width: 16, role: "basis", keepers },
      heading: { zh: `${rule.code}依据`, en: `${rule.code} evidence` },
      prompt: {
        zh: `证据编号或说明（${rule.evidence.zh}），不超过100字。`,
        en: `Evidence number or remark (${rule.evidence.en}).`,
      },
    },
  ];
}

export function basisKey(indicator: string): string {
  return `basis-${indicator}`;
}

function sketchOf(key: string, rule: UnitIndicatorRule): FigureSketch {
  return (
    FIGURE_SKETCHES[key] ?? {
      heading: { zh: `${rule.name.zh}（${key}）`, en: `${rule.name.en} (${key})` },
      kind: "number",
      mayBeNotApplicable: true,
    }
  );
}

function figureColumn(key: string, sketch: FigureSketch, rule: UnitIndicatorRule): Sketch {
  const { heading, kind = "integer", source, max = 1_000_000, mayBeNotApplicable = false } = sketch;
  const system = source === "system";
  const whole = sketch.partOf === undefined ? undefined : FIGURE_SKETCHES[sketch.partOf]?.heading;
  const limit = whole ? { zh: `不大于“${whole.zh}”。`, en: `Not above “${whole.en}”.` } : { zh: "", en: "" };
  const blank = mayBeNotApplicable
    ? { zh: "没有此项工作填“不适用”。", en: "“N/A” where there is no such work." }
    : { zh: "没有发生填0。", en: "0 for none." };
  return {
    ...{ key, heading, kind, min: 0, max, maxDecimals: kind === "number" ? 4 : 0, mayBeNotApplicable },
    ...{ indicator: rule.code, half: rule.area, clause: rule.clause.zh, role: "figure", width: 10 },
    ...{ locked: system, filledBy: system ? "system" : "clerk", source: source ?? "typed" },
    ...{ keepers: sketch.keepers ?? [], partOf: sketch.partOf ?? null },
    prompt: system
      ? { zh: "由系统按月报和工作日期限统计，不能填写。", en: "Counted by the system; never typed." }
      : { zh: `${rule.name.zh}。${limit.zh}${blank.zh}`, en: `${rule.name.en}. ${limit.en} ${blank.en}` },
  };
}

/** Every input of a method, in reading order. */
export function fieldsOf(scoring: IndicatorMethod<string>): string[] {
  switch (scoring.method) {
    case "RATE_TARGET":
      return [
        ...scoring.actual.sum,
        ...(scoring.actual.percentOf ?? []),
        ...("sum" in scoring.target ? scoring.target.sum : []),
      ].map(({ field }) => field);
    case "DEDUCT_FLOOR":
      return scoring.items.map(({ field }) => field);
    case "TIER":
      if (scoring.on === "list") return [scoring.input];
      return [
        ...new Set([...scoring.input.sum, ...(scoring.input.percentOf ?? [])].map(({ field }) => field)),
      ];
    case "PASS_FAIL":
    case "MANUAL":
      return [scoring.input];
    case "RANK_STEP":
      return [scoring.rank];
    case "PER_ITEM_CAP":
      return [];
    case "VETO":
    case "CAP_GRADE":
      return scoring.byCount ? [scoring.byCount.field] : [];
  }
}
