import { AREA_LABEL } from "../../domain/area.ts";
import { MONTHLY_SHEET } from "../../domain/form/monthly-form.ts";
import type { ColumnDefinition } from "../../domain/form/sheet-definition.ts";
import type { FormRow, MonthForm } from "../../domain/messages.ts";
import type { UnitPaper, UnitPaperColumn } from "../../domain/messages/papers.ts";
import type { Month } from "../../domain/month.ts";
import { fieldText, gradeText, unitRecordNo } from "../../domain/paper.ts";
import { LEVEL_LABEL, POST_TYPE_LABEL } from "../../domain/people.ts";
import type { CompiledRules } from "../../domain/scoring/compile-rules.ts";
import type { SignedInPerson } from "../access/person.ts";
import type { Context } from "../context.ts";
import { requireMonth } from "../months/month-store.ts";
import { monthForm } from "../reports/month-form-figures.ts";
import type { Unit } from "../roster/unit-store.ts";
import { readPaperReports } from "./paper-store.ts";
import { unitFacts } from "./printed-facts.ts";
import { provePaper } from "./prove-paper.ts";

/** What only Excel needs: the row's marks and keys. */
const NOT_ON_PAPER: ReadonlySet<string> = new Set(["change", "state", "problems", "rowKey", "rowVersion"]);
const COLUMNS = MONTHLY_SHEET.columns.filter(({ key }) => !NOT_ON_PAPER.has(key));

/**
 * 单位政绩档案汇总表: the columns of the form in Excel, one row per officer; blank with the officers' names only.
 * @throws Refusal month.unknown
 */
export async function unitPaper(
  context: Context,
  person: SignedInPerson,
  unit: Unit,
  month: Month,
  blank: boolean,
): Promise<UnitPaper> {
  const line = await requireMonth(context.db, month, context.clock.now());
  const rules = context.rules.compiled(line.ruleSet);
  const form = await monthForm(context.db, rules, line, unit);
  const recordNo = unitRecordNo(month, unit.code);
  const proof = blank
    ? { recordNo, version: null, checkCode: null }
    : await provePaper(context, person, recordNo, await factsOf(context, rules, month, Number(unit.id)));
  return {
    ...proof,
    ...{ month, blank, unit: unit.code, unitName: unit.name },
    columns: COLUMNS.map(columnOf),
    rows: form.rows.map((row) => COLUMNS.map((column) => cellOf(column, row, form, blank))),
  };
}

async function factsOf(context: Context, rules: CompiledRules, month: Month, unitId: number) {
  const reports = await readPaperReports(context.db, month, { unitId });
  return unitFacts(context.db, rules, month, unitId, reports);
}

function columnOf({ key, heading, kind, area }: ColumnDefinition): UnitPaperColumn {
  const isNumber = kind === "number" || kind === "integer";
  const group = area
    ? AREA_LABEL[area].zh
    : SYSTEM.has(key)
      ? "评定"
      : key in IDENTITY
        ? "基本情况"
        : "本人填写";
  if (key in IDENTITY) return { heading: heading.zh, group, kind: "who" };
  if (key in TEXTS) return { heading: heading.zh, group, kind: TEXTS[key]! };
  const number = SYSTEM.has(key) ? "points" : "number";
  return { heading: heading.zh, group, kind: isNumber ? number : "text" };
}

const SYSTEM: ReadonlySet<string> = new Set(["creditPoints", "eventPoints", "total", "suggestedGrade", "grade", "gradeReason"]); // prettier-ignore
const TEXTS: Record<string, "long" | "note"> = { summary: "long", gradeReason: "note" };
const IDENTITY: Record<string, (row: FormRow, form: MonthForm) => string> = {
  policeNo: (row) => row.policeNo,
  name: (row) => row.name,
  unit: (_row, form) => form.unit.name,
  postType: (row) => POST_TYPE_LABEL[row.postType].zh,
  level: (row) => LEVEL_LABEL[row.level].zh,
};
const RESULTS: Record<string, (row: FormRow) => string | number | null> = {
  creditPoints: ({ points }) => hundredths(points?.indicators["GZ-03"]),
  eventPoints: ({ points }) => hundredths(points?.areas.JC),
  total: ({ points }) => hundredths(points?.total),
  suggestedGrade: (row) => gradeText(row.suggestedGrade),
  grade: (row) => gradeText(row.grade),
  gradeReason: (row) => row.gradeReason ?? "",
};

function cellOf(
  column: ColumnDefinition,
  row: FormRow,
  form: MonthForm,
  blank: boolean,
): string | number | null {
  const { key } = column;
  if (key in IDENTITY) return IDENTITY[key]!(row, form);
  if (blank) return null;
  if (key in RESULTS) return RESULTS[key]!(row);
  const value = row.fields[key as keyof FormRow["fields"]];
  return typeof value === "number" ? value : fieldText(column, value);
}

function hundredths(points: number | null | undefined): number | null {
  return points === null || points === undefined ? null : points / 100;
}
