import type { IndicatorRule, Measure, Term } from "../domain/rules/indicator-rule.ts";
import type { RuleSet } from "../domain/rules/rule-set.ts";

/**
 * One statement (SQLite) that computes every report's base areas and total from its JSON document and stores them in
 * `sql_totals`: P2's limit for stored scores. It leaves out credits, events, suggested grades, indicator arrays and
 * input hashes, which the product also computes and stores; floats are rounded where the product is exact.
 */
export function totalsInSql(rules: RuleSet): string {
  const base = rules.areas.filter(({ inBase }) => inBase);
  const rows = rules.indicators.filter(({ max }) => max !== null);
  const of = (area: string): IndicatorRule[] => rows.filter((rule) => rule.area === area);
  const name = (rule: IndicatorRule): string => `"${rule.code}"`;
  const fields = [...new Set(rows.flatMap(fieldsOf))];
  const read = fields
    .map(
      (field) =>
        `json_extract(r.fields, '$.${field}') as "${field}", json_type(r.fields, '$.${field}') as "${field}?"`,
    )
    .join(", ");
  const earned = rows.map((rule) => `${earn(rule)} as ${name(rule)}`).join(", ");
  const areas = base
    .map(({ area, max }) => {
      const own = of(area);
      const sum = own.map((rule) => `coalesce(${name(rule)}, 0)`).join(" + ");
      const possible = own.map((rule) => `(${name(rule)} is not null) * ${rule.max ?? 0}`).join(" + ");
      return `case when (${possible}) = 0 then null else round(${max}.0 * (${sum}) / (${possible})) end as ${area}`;
    })
    .join(", ");
  const total = base.map(({ area }) => `coalesce(${area}, 0)`).join(" + ");
  const possible = base.map(({ area, max }) => `(${area} is not null) * ${max}`).join(" + ");
  const list = base.map(({ area }) => area).join(", ");
  return `insert into sql_totals
    select id, ${list}, min(${rules.totalRange.max}, round(${rules.baseMax}.0 * (${total}) / (${possible}))) as total from (
      select id, ${areas} from (
        select id, ${earned} from (select r.id, ${read} from reports r where r.month = ?) as cells
      ) as indicators
    ) as areas where true
    on conflict (id) do update set total = excluded.total, ${base.map(({ area }) => `${area} = excluded.${area}`).join(", ")}`;
}

export function totalsTable(rules: RuleSet): string {
  const areas = rules.areas.filter(({ inBase }) => inBase).map(({ area }) => `${area} integer`);
  return `create table if not exists sql_totals (id integer primary key, ${areas.join(", ")}, total integer)`;
}

/** SQL of one indicator: NULL is 不适用, 未填 earns 0. */
function earn(rule: IndicatorRule): string {
  const max = rule.max ?? 0;
  const gate = rule.notApplicableWhenZero;
  const due = gate === undefined ? "" : `when "${gate}?" = 'null' or "${gate}" = 0 then null `;
  const { scoring } = rule;
  switch (scoring.method) {
    case "RATE_TARGET": {
      const actual = measured(scoring.actual);
      const target = "fixed" in scoring.target ? String(scoring.target.fixed) : summed(scoring.target.sum);
      const terms = "fixed" in scoring.target ? [] : scoring.target.sum;
      const absent = [...scoring.actual.sum, ...terms]
        .map(({ field }) => `"${field}?" = 'null'`)
        .join(" or ");
      return `case ${due}when ${absent} or ${target} <= 0 then null else coalesce(round(${max}.0 * min(1.0, max(0.0, 1.0 * ${actual} / ${target}))), 0) end`;
    }
    case "DEDUCT_FLOOR": {
      const lost = scoring.items
        .map(({ field, points }) => `coalesce("${field}", 0) * ${points}`)
        .join(" + ");
      const absent = scoring.items.map(({ field }) => `"${field}?" = 'null'`).join(" and ");
      const missing = scoring.items.map(({ field }) => `"${field}?" is null`).join(" or ");
      return `case ${due}when ${absent} then null when ${missing} then 0 else max(0, round(${max} - (${lost}))) end`;
    }
    case "TIER": {
      if (scoring.on === "list") return listed(scoring.input, due, scoring.levels);
      const value = measured(scoring.input);
      const sign = scoring.direction === "atLeast" ? ">=" : "<=";
      const absent = scoring.input.sum.map(({ field }) => `"${field}?" = 'null'`).join(" or ");
      const tiers = scoring.rows
        .map(({ bound, points }) => `when ${value} ${sign} ${bound} then ${points}`)
        .join(" ");
      return `case ${due}when ${absent} then null when ${value} is null then 0 ${tiers} else ${scoring.otherwise} end`;
    }
    case "PASS_FAIL":
      return listed(
        scoring.input,
        due,
        scoring.values.map(({ value, passes }) => ({ value, points: passes ? max : 0 })),
      );
    case "PER_ITEM_CAP":
      return "0";
    case "RANK_STEP":
    case "MANUAL":
    case "VETO":
    case "CAP_GRADE":
      throw new Error(`${scoring.method} has no SQL here`);
  }
}

function listed(
  field: string,
  due: string,
  levels: readonly { value: string; points: number | null }[],
): string {
  const rows = levels.map(({ value, points }) => `when '${value}' then ${points ?? "null"}`).join(" ");
  return `case ${due}when "${field}?" = 'null' then null else (case "${field}" ${rows} else 0 end) end`;
}

function measured({ sum, percentOf }: Measure): string {
  return percentOf === undefined ? summed(sum) : `(100.0 * ${summed(sum)} / ${summed(percentOf)})`;
}

function summed(terms: readonly Term[]): string {
  return `(${terms.map(({ field, sign }) => `${sign === 1 ? "+" : "-"} "${field}"`).join(" ")})`;
}

function fieldsOf({ scoring, notApplicableWhenZero }: IndicatorRule): string[] {
  const found: string[] = notApplicableWhenZero === undefined ? [] : [notApplicableWhenZero];
  const add = (terms: readonly Term[] = []): void => void found.push(...terms.map(({ field }) => field));
  if (scoring.method === "RATE_TARGET") {
    add(scoring.actual.sum);
    if ("sum" in scoring.target) add(scoring.target.sum);
  } else if (scoring.method === "DEDUCT_FLOOR") found.push(...scoring.items.map(({ field }) => field));
  else if (scoring.method === "TIER" && scoring.on === "number") add(scoring.input.sum);
  else if (scoring.method === "TIER" && scoring.on === "list") found.push(scoring.input);
  else if (scoring.method === "PASS_FAIL") found.push(scoring.input);
  return found;
}
