import { foundProblem, isCellProblem } from "../form/cell-problem.ts";
import type { FoundProblem } from "../form/cell-problem.ts";
import { cellReader } from "../form/read-cell.ts";
import type { FigureColumn, FigureForm } from "./figure-form.ts";

/** A unit's figures: by column key; absent = 未填, null = 不适用. */
export type UnitFigures = Readonly<Record<string, number | string | null>>;

export interface FigureRow {
  rowKey: string;
  unit: string;
  /** The version the sheet was built from; 0 for a unit whose figures were never stored. */
  version: number;
  /** Only changed cells. `null` = 不适用; `""` clears a cell back to 未填. */
  fields: Readonly<Record<string, unknown>>;
}

export interface FigureContext {
  form: FigureForm;
  /** Units of the series, by code. */
  units: ReadonlyMap<string, { name: string }>;
  stored: ReadonlyMap<string, { fields: UnitFigures; version: number }>;
  /** What the system counted itself; these columns are never typed. */
  counted: ReadonlyMap<string, UnitFigures>;
  /** Figures may be changed until the quarter is signed off. */
  open: boolean;
  /** Why this person may not change the column of this unit. */
  refuses(column: FigureColumn, unit: string): "notKeeper" | "ownUnit" | null;
}

/** U…: problems of unit figures; V… as in every form. */
export type FigureProblemCode = "U01" | "U02" | "U03" | "U04" | "U05" | "U06" | "U07" | "U08";
export interface FigureProblem extends Omit<FoundProblem, "code"> {
  code: FoundProblem["code"] | FigureProblemCode;
}

export interface CheckedFigures {
  rowKey: string;
  unit: string;
  outcome: "saved" | "unchanged" | "conflict" | "rejected";
  fields: UnitFigures;
  problems: FigureProblem[];
}

/** Checks the rows of a push of unit figures, one verdict a row; the order of rows decides nothing. */
export function checkFigures(rows: readonly FigureRow[], context: FigureContext): CheckedFigures[] {
  const times = new Map<string, number>();
  for (const { unit } of rows) times.set(unit, (times.get(unit) ?? 0) + 1);
  return rows.map((row) => {
    const problems: FigureProblem[] = [];
    if (!context.units.has(row.unit)) problems.push(problem("U05", "unit", { unit: row.unit }));
    else if ((times.get(row.unit) ?? 0) > 1) problems.push(problem("U06", "unit"));
    if (!context.open) problems.push(problem("U07", null));
    const stored = context.stored.get(row.unit) ?? { fields: {}, version: 0 };
    if (problems.length === 0 && row.version !== stored.version) {
      problems.push(problem("U08", null, { sent: row.version, stored: stored.version }));
      return { rowKey: row.rowKey, unit: row.unit, outcome: "conflict", fields: stored.fields, problems };
    }
    const fields = { ...stored.fields };
    readFields(row, fields, problems, context);
    if (problems.every(({ severity }) => severity !== "row")) checkParts(row, fields, problems, context);
    const rejected = problems.some(({ severity }) => severity === "row");
    const outcome = rejected ? "rejected" : same(fields, stored.fields) ? "unchanged" : "saved";
    return {
      ...{ rowKey: row.rowKey, unit: row.unit, outcome },
      fields: rejected ? stored.fields : fields,
      problems,
    };
  });
}

function problem(
  code: FigureProblemCode,
  field: string | null,
  params: FoundProblem["params"] = {},
  severity: FoundProblem["severity"] = "row",
): FigureProblem {
  return { code, severity, field, params };
}

function readFields(
  row: FigureRow,
  fields: Record<string, number | string | null>,
  problems: FigureProblem[],
  context: FigureContext,
): void {
  const columns = new Map(context.form.columns.map((column) => [column.key, column]));
  for (const [key, raw] of Object.entries(row.fields)) {
    const column = columns.get(key);
    if (!column || column.role === "key") {
      problems.push(foundProblem("V28", "row", null, { reason: "unknown", heading: key.slice(0, 40) }));
      continue;
    }
    const value = cellReader(column)(raw);
    if (isCellProblem(value)) {
      problems.push({ ...value, field: key });
      continue;
    }
    const counted = context.counted.get(row.unit)?.[key];
    if (column.source === "system" || counted !== undefined) {
      // A downloaded workbook carries what the system counted: it says nothing new.
      if (value !== undefined && value !== counted) problems.push(problem("U03", key, {}, "warning"));
      continue;
    }
    if (value === fields[key]) continue;
    const refused = context.refuses(column, row.unit);
    if (refused) problems.push(problem(refused === "ownUnit" ? "U02" : "U01", key));
    else if (value === undefined) delete fields[key];
    else fields[key] = value;
  }
}

/** 合格数 is never above 总数. */
function checkParts(
  row: FigureRow,
  fields: UnitFigures,
  problems: FigureProblem[],
  { form }: FigureContext,
): void {
  for (const { key, partOf } of form.columns) {
    if (partOf === null || !(key in row.fields || partOf in row.fields)) continue;
    const part = fields[key];
    const whole = fields[partOf];
    if (typeof part !== "number" || typeof whole !== "number" || part <= whole) continue;
    const heading = form.columns.find((column) => column.key === partOf)?.heading;
    problems.push(
      problem("U04", key, { part, whole, heading: heading?.zh ?? partOf, headingEn: heading?.en ?? partOf }),
    );
  }
}

function same(a: UnitFigures, b: UnitFigures): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => a[key] === b[key]);
}
