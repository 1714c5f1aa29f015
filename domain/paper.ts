import { AREA_LABEL, AREAS, type Area } from "./area.ts";
import { inPoints } from "./bulletin-reason.ts";
import type { CreditLine, EventLine } from "./form/detail-lines.ts";
import type { Fields } from "./form/fields.ts";
import { CREDIT_ROLE_LABEL, FINDING_LABEL, RESPONSIBILITY_LABEL } from "./form/labels.ts";
import { DATA_COLUMNS } from "./form/monthly-form.ts";
import type { ColumnDefinition } from "./form/sheet-definition.ts";
import { GRADE_LABEL, type Grade } from "./grade.ts";
import type { PaperArea } from "./messages/papers.ts";
import type { Month } from "./month.ts";
import type { CompiledRules } from "./scoring/compile-rules.ts";
import type { PointsSummary } from "./messages.ts";

/** 档案编号: one officer's month for ever, `BY-2026-10-000123`. */
export function officerRecordNo(month: Month, policeNo: string): string {
  return `BY-${month}-${policeNo}`;
}

/** 单位汇总表编号: `BY-2026-10-U19`. */
export function unitRecordNo(month: Month, unit: string): string {
  return `BY-${month}-U${unit}`;
}

const RECORD_NO = /^BY-(\d{4}-(?:0[1-9]|1[0-2]))-(?:(\d{6})|U([0-9A-Z]{1,12}))$/;

/** What a record number names; undefined for any other text. */
export function readRecordNo(text: string): { month: Month; policeNo?: string; unit?: string } | undefined {
  const found = RECORD_NO.exec(text);
  if (!found) return undefined;
  return { month: found[1]!, ...(found[2] ? { policeNo: found[2] } : { unit: found[3]! }) };
}

/** `A1B2-C3D4-E5F6`: twelve characters in groups a person can compare. */
export function checkCodeText(hex: string): string {
  return hex.slice(0, 12).toUpperCase().replace(/(.{4})(?=.)/g, "$1-"); // prettier-ignore
}

/** A field as it stands on paper: a number, a choice in words, 不适用, or nothing at all when it is 未填. */
export function fieldText(
  column: Pick<ColumnDefinition, "list">,
  value: string | number | null | undefined,
): string {
  if (value === undefined || value === "") return "";
  if (value === null) return "不适用";
  return column.list?.find((option) => option.value === value)?.label.zh ?? String(value);
}

export function gradeText(grade: Grade | null): string {
  return grade === null ? "" : GRADE_LABEL[grade].zh;
}

/** 六个方面: what was filled beside what it earned, each with its subtotal. Blank papers carry no values. */
export function paperAreas(
  rules: CompiledRules,
  filled: { fields: Fields; points: PointsSummary | null } | null,
): PaperArea[] {
  const points = filled?.points ?? null;
  return AREAS.map((area) => ({
    area,
    name: AREA_LABEL[area].zh,
    max: fullText(rules, area),
    earned: points ? earnedText(points.areas[area]) : "",
    fields: DATA_COLUMNS.filter((column) => column.area === area).map((column) => ({
      label: column.heading.zh,
      value: filled ? fieldText(column, filled.fields[column.key as keyof Fields]) : "",
    })),
    indicators: rules.indicators
      .filter((rule) => rule.area === area && rule.max !== null)
      .map((rule) => ({
        code: rule.code,
        name: rule.name.zh,
        max: inPoints(rule.max ?? 0),
        earned: points ? earnedText(points.indicators[rule.code]) : "",
      })),
  }));
}

/** 15.00; for 奖励惩处 its range, because it may cost points. */
function fullText(rules: CompiledRules, area: Area): string {
  const rule = rules.ruleSet.areas.find((one) => one.area === area);
  if (!rule) return "";
  return rule.inBase ? inPoints(rule.max) : `${rule.floor / 100}～${rule.max / 100}`;
}

function earnedText(points: number | null | undefined): string {
  if (points === undefined) return "";
  return points === null ? "不适用" : inPoints(points);
}

/** 项目, 角色, 数量, 案件(任务)编号, 日期, 证据编号. */
export function creditCells(rules: CompiledRules, line: CreditLine): string[] {
  const item = rules.creditItems.get(line.item);
  const value = item?.values.find(({ variant }) => variant !== null && variant === line.variant);
  return [
    `${line.item} ${item?.name.zh ?? ""}${value ? `（${value.label.zh}）` : ""}`,
    line.role ? CREDIT_ROLE_LABEL[line.role].zh : "—",
    String(line.quantity),
    line.caseNo ?? "",
    line.date,
    line.evidenceNo ?? "",
  ];
}

/** 类型, 事由, 文件日期, 文号, 责任与认定, 证据编号. */
export function eventCells(rules: CompiledRules, line: EventLine): string[] {
  const rule = rules.eventTypes.get(line.type);
  const value = rule?.values.find(({ variant }) => variant !== null && variant === line.variant);
  const judged = [
    line.responsibility ? `${RESPONSIBILITY_LABEL[line.responsibility].zh}责任` : "",
    line.finding ? FINDING_LABEL[line.finding].zh : "",
  ];
  return [
    `${rule?.name.zh ?? line.type}${value ? `（${value.label.zh}）` : ""}${line.subjectKind === "unit" ? "（单位）" : ""}`,
    line.reason,
    line.documentOn ?? "",
    line.documentNo ?? "",
    judged.filter(Boolean).join("、"),
    line.evidenceNo ?? "",
  ];
}
