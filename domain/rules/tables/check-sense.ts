import type { Bilingual } from "../../language.ts";
import { ruleTable } from "./all-tables.ts";
import { ofTable, problemAt } from "./table-problems.ts";
import { PERSONAL, UNIT, type IndicatorScope } from "./indicator-scope.ts";
import { CEILING_METHODS } from "./indicator-table.ts";
import { parameterTables } from "./parameter-tables.ts";
import type { Cell, RuleTables, TableProblem, TableRow } from "./rule-table.ts";

/** How the tables fit together: what would make a score impossible or ambiguous. Mere wisdom is the linter's. */
export function checkSense(tables: RuleTables): TableProblem[] {
  return [
    ...checkIndicators(tables, PERSONAL),
    ...checkIndicators(tables, UNIT),
    ...checkCredits(tables),
    ...checkEvents(tables),
    ...checkGrades(tables),
    ...checkConditions(tables),
    ...checkShares(tables),
  ];
}

type Say = (table: string, index: number, column: string, zh: string, en: string) => TableProblem;
const say: Say = (table, index, column, zh, en) => problemAt(ruleTable(table)!, index, column, { zh, en });
const every = (
  tables: RuleTables,
  code: string,
  check: (row: TableRow, index: number) => TableProblem | false | null | undefined,
): TableProblem[] => tables[code]!.flatMap((row, index) => check(row, index) || []);

function checkIndicators(tables: RuleTables, scope: IndicatorScope): TableProblem[] {
  const code = scope.code("indicators");
  const methodOf = new Map(tables[code]!.map((row) => [row.code, row.method]));
  return [
    ...every(tables, code, ({ method, max }, index) => {
      const ceiling = CEILING_METHODS.includes(method);
      if (ceiling && max !== null) return say(code, index, "max", "一票否决和限制等次的指标不设满分", "a veto or cap has no full marks");
      return !ceiling && max === null && say(code, index, "max", "计分的指标要设满分", "needs full marks");
    }),
    ...every(tables, code, ({ method }, index) =>
      method === "PER_ITEM_CAP" && scope === UNIT && say(code, index, "method", "单位指标不能按岗位实绩积分计分", "units have no credit items"),
    ),
    ...parameterTables(scope).flatMap((table) => {
      const rows = tables[table.code]!;
      const count = new Map<Cell, number>();
      for (const { indicator } of rows) count.set(indicator!, (count.get(indicator!) ?? 0) + 1);
      const strange = every(tables, table.code, ({ indicator }, index) =>
        !table.methods.includes(String(methodOf.get(indicator))) &&
        say(table.code, index, "indicator", "该指标的得分方法不用这张表", "this indicator's method does not use this table"),
      ); // prettier-ignore
      const lacking = tables[code]!.flatMap((row, index) => {
        if (!table.methods.includes(String(row.method)) || table.rows === "any") return [];
        const found = count.get(row.code!) ?? 0;
        const name: Bilingual = table.name;
        if (found === 0) return [say(code, index, "method", `缺少“${name.zh}”中的参数`, `its parameters are missing in “${name.en}”`)];
        return table.rows === "one" && found > 1 ? [say(code, index, "method", `“${name.zh}”中只能有一行`, `“${name.en}” must have one row`)] : [];
      });
      return [...strange, ...lacking];
    }),
    ...every(tables, scope.code("targets"), (row, index) => {
      const table = scope.code("targets");
      if ((row["target.fixed"] === null) === (row["target.sum"] === null))
        return say(table, index, "target.fixed", "固定目标和目标栏目填一项", "give a fixed target or columns, one of them");
      const bonus = ["step", "per", "cap"].filter((key) => row[`overBonus.${key}`] !== null).length;
      return bonus !== 0 && bonus !== 3 && say(table, index, "overBonus.step", "超额加分三格同填或同空", "fill all three cells of extra points or none");
    }),
    ...checkTierOrder(tables, scope),
    ...every(tables, scope.code("yearEffects"), (row, index) =>
      (row["effect.kind"] === "cap") === (row["effect.grade"] === null) &&
      say(scope.code("yearEffects"), index, "effect.grade", "只有限制年度最高等次时填写", "belongs to a cap, and to nothing else"),
    ),
    ...every(tables, scope.code("inputs"), ({ indicator, step }, index) =>
      (methodOf.get(indicator) === "RANK_STEP") === (step === null) &&
      say(scope.code("inputs"), index, "step", "按名次递减的指标填写，其他不填", "belongs to indicators by rank, and to no others"),
    ),
    ...every(tables, scope.code("ceilings"), ({ indicator, field }, index) => {
      const first = tables[scope.code("ceilings")]!.find((row) => row.indicator === indicator);
      return first!.field !== field && say(scope.code("ceilings"), index, "field", "同一指标只能取同一栏目", "one indicator reads one column");
    }),
  ]; // prettier-ignore
}

/** The first tier that is met wins: bounds must go from the strictest to the most lenient. */
function checkTierOrder(tables: RuleTables, scope: IndicatorScope): TableProblem[] {
  const direction = new Map(tables[scope.code("tierInputs")]!.map((row) => [row.indicator, row.direction]));
  const last = new Map<Cell, number>();
  return every(tables, scope.code("tiers"), ({ indicator, bound }, index) => {
    const before = last.get(indicator!);
    last.set(indicator!, Number(bound));
    if (before === undefined) return null;
    const wrong = direction.get(indicator) === "atMost" ? Number(bound) <= before : Number(bound) >= before;
    return (
      wrong && say(scope.code("tiers"), index, "bound", "请从最好的一档依次填写", "give the best tier first")
    );
  });
}

function checkCredits(tables: RuleTables): TableProblem[] {
  const valued = new Set(tables.creditValues!.map(({ item }) => item));
  return [
    ...every(tables, "credits", ({ code }, index) => !valued.has(code) && say("credits", index, "code", "缺少分值", "has no value")),
    ...every(tables, "creditValues", ({ role, variant }, index) =>
      role !== null && variant !== null && say("creditValues", index, "variant", "角色和级别只填一项", "has a role or a variant, not both"),
    ),
  ]; // prettier-ignore
}

const LEVEL_KEYS = ["officer", "deputy", "head", "leader", "chief"];
const someLevels = (row: TableRow, path: string): boolean => {
  const given = LEVEL_KEYS.filter((level) => row[`${path}.${level}`] !== null).length;
  return given !== 0 && given !== LEVEL_KEYS.length;
};

function checkEvents(tables: RuleTables): TableProblem[] {
  const kinds = new Map(tables.events!.map(({ type, kind }) => [type, kind]));
  const valued = new Set(tables.eventValues!.map(({ type }) => type));
  return [
    ...every(tables, "events", (row, index) => {
      if (!valued.has(row.type)) return say("events", index, "type", "缺少分值", "has no value");
      return someLevels(row, "levelFactor") && say("events", index, "levelFactor.officer", "五个职务同填或同空", "fill all five levels or none");
    }),
    ...every(tables, "eventValues", (row, index) => {
      const kind = kinds.get(row.type);
      const points = Number(row.points);
      if ((kind === "reward" && points < 0) || (kind === "penalty" && points > 0) || (kind === "effect" && points !== 0))
        return say("eventValues", index, "points", "奖励为正，惩处为负，只影响其他的为 0", "rewards positive, penalties negative, effects 0");
      return someLevels(row, "byLevel") && say("eventValues", index, "byLevel.officer", "五个职务同填或同空", "fill all five levels or none");
    }),
    ...every(tables, "eventEffects", (row, index) => {
      const half = (path: string, other: string) => (row[path] === null) !== (row[other] === null);
      if (half("ceiling.code", "ceiling.grade")) return say("eventEffects", index, "ceiling.code", "条款和最高等次同填或同空", "give clause and grade, or neither");
      if (half("deduct.indicator", "deduct.points")) return say("eventEffects", index, "deduct.indicator", "指标和扣分同填或同空", "give indicator and points, or neither");
      const target = tables.indicators!.find(({ code }) => code === row["deduct.indicator"]);
      return target && target.method !== "DEDUCT_FLOOR" && say("eventEffects", index, "deduct.indicator", "只能在扣分指标中扣分", "only an indicator of deductions can be deducted from");
    }),
  ]; // prettier-ignore
}

function checkGrades(tables: RuleTables): TableProblem[] {
  const bounds = tables.grades!;
  return every(tables, "grades", ({ atLeast }, index) => {
    if (index === bounds.length - 1) return atLeast !== 0 && say("grades", index, "atLeast", "最后一等应为 0", "the last bound is 0");
    return Number(atLeast) <= Number(bounds[index + 1]!.atLeast) && say("grades", index, "atLeast", "应高于下一等", "must be above the next one");
  }); // prettier-ignore
}

/** Which cells each condition needs; the others stay blank. */
const NEEDED: Record<string, Record<string, readonly string[]>> = {
  excellentBars: {
    penaltyEvent: [],
    countAbove: ["condition.field", "condition.above"],
    shareBelow: ["condition.share.sum", "condition.percent"],
    workdaysLateAbove: ["condition.above"],
  },
  yearBars: { yearEffect: [], verification: ["condition.codes", "condition.atLeast"] },
  tieBreaks: { areaMean: ["area"], gradeCount: ["grade"], fewerDeductions: [] },
};
const MAY: readonly string[] = ["condition.share.percentOf"];
const ASKS: Record<string, string> = {
  excellentBars: "condition.when",
  yearBars: "condition.when",
  tieBreaks: "by",
};

function checkConditions(tables: RuleTables): TableProblem[] {
  const named = Object.entries(NEEDED).flatMap(([code, kinds]) => {
    const all = [...new Set(Object.values(kinds).flat())];
    return every(tables, code, (row, index) => {
      const needed = kinds[String(row[ASKS[code]!])] ?? [];
      const lacking = needed.find((key) => row[key] === null);
      if (lacking !== undefined)
        return say(code, index, lacking, "此条件要填写", "is needed by this condition");
      const idle = all.find((key) => !needed.includes(key) && !MAY.includes(key) && row[key] !== null);
      return idle !== undefined && say(code, index, idle, "此条件不用填写", "is not used by this condition");
    });
  });
  const pairs = every(tables, "outcomeHalfYears", (row, index) =>
    (row["months.grade"] === null) !== (row["months.atLeast"] === null) &&
    say("outcomeHalfYears", index, "months.grade", "等次和月数同填或同空", "give grade and months, or neither"),
  ); // prettier-ignore
  return [...named, ...pairs];
}

function checkShares(tables: RuleTables): TableProblem[] {
  const [row] = tables.composition!;
  const value = (key: string) => Number(row![`composition.${key}`]);
  const problems: TableProblem[] = [];
  if (value("quarter.monthsShare") + value("quarter.verificationShare") !== 100)
    problems.push(say("composition", 0, "composition.quarter.monthsShare", "与核实分占比合计应为 100", "with verification it must make 100"));
  const others = tables.yearParts!.reduce((sum, { share }) => sum + Math.round(Number(share) * 100), 0);
  if (Math.round(value("year.quartersShare") * 100) + others !== 10_000)
    problems.push(say("composition", 0, "composition.year.quartersShare", "与年度其他构成合计应为 100", "with the year's other parts it must make 100"));
  const { min, max } = { min: tables.basics![0]!["totalRange.min"], max: tables.basics![0]!["totalRange.max"] };
  if (Number(min) >= Number(max)) problems.push(say("basics", 0, "totalRange.min", "应低于总分上限", "must be below the highest total"));
  if (tables.outcomes!.length === 0) problems.push(ofTable(ruleTable("outcomes")!, { zh: "至少一行", en: "needs a row" }));
  return problems;
} // prettier-ignore
