import type { Bilingual } from "../language.ts";
import type { CreditRole, EvidenceKind, Finding, Responsibility } from "./detail-lines.ts";
import type { OrderLevel, ReportDuty, TrainingResult } from "./fields.ts";
import type { ListOption } from "./sheet-definition.ts";

/** 个人重大事项报告 (SH-03). */
export const REPORT_DUTY_LABEL: Record<ReportDuty, Bilingual> = {
  onTime: { zh: "按时", en: "On time" },
  notRequired: { zh: "无需", en: "Not required" },
  missed: { zh: "未报", en: "Missed" },
};

/** 内务检查等级 (SH-04). */
export const ORDER_LEVEL_LABEL: Record<OrderLevel, Bilingual> = {
  A: { zh: "A", en: "A" },
  B: { zh: "B", en: "B" },
  C: { zh: "C", en: "C" },
  D: { zh: "D", en: "D" },
};

/** 训练考核 (KQ-04); 免训 is this column's 不适用. */
export const TRAINING_RESULT_LABEL: Record<TrainingResult, Bilingual> = {
  passed: { zh: "达标", en: "Passed" },
  passedOnRetake: { zh: "补考达标", en: "Passed on retake" },
  failed: { zh: "不达标", en: "Failed" },
  exempt: { zh: "免训", en: "Exempt" },
};

export const CREDIT_ROLE_LABEL: Record<CreditRole, Bilingual> = {
  lead: { zh: "主办", en: "Lead" },
  assist: { zh: "协办", en: "Assist" },
};

export const SUBJECT_KIND_LABEL: Record<"officer" | "unit", Bilingual> = {
  officer: { zh: "个人", en: "Officer" },
  unit: { zh: "单位", en: "Unit" },
};

/** 认定: how much of the fact was found true (细则 §0). */
export const FINDING_LABEL: Record<Finding, Bilingual> = {
  confirmed: { zh: "属实", en: "Confirmed" },
  partly: { zh: "部分属实", en: "Partly confirmed" },
  unfounded: { zh: "不属实", en: "Unfounded" },
  pending: { zh: "调查中", en: "Under investigation" },
};

/** 责任 for penalties (细则 §0). */
export const RESPONSIBILITY_LABEL: Record<Responsibility, Bilingual> = {
  main: { zh: "主要", en: "Main" },
  secondary: { zh: "次要", en: "Secondary" },
  leading: { zh: "领导", en: "Leading" },
};

/** 证据种类 (细则 §4). */
export const EVIDENCE_KIND_LABEL: Record<EvidenceKind, Bilingual> = {
  document: { zh: "文件", en: "Document" },
  copy: { zh: "复印件", en: "Copy" },
  documentAndCopy: { zh: "文件和复印件", en: "Document and copy" },
  investigation: { zh: "调查结果", en: "Investigation result" },
  photo: { zh: "照片", en: "Photo" },
};

/** The choices of a list column, in the order of the label table. */
export function optionsOf(
  labels: Readonly<Record<string, Bilingual>>,
  also: Readonly<Record<string, readonly string[]>> = {},
): ListOption[] {
  return Object.entries(labels).map(([value, label]) => {
    const others = also[value];
    return others ? { value, label, also: others } : { value, label };
  });
}
