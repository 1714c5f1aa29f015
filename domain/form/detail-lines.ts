import type { Month } from "../month.ts";
import type { Field } from "./fields.ts";

/** 角色 in a case: 主办 or 协办. */
export type CreditRole = "lead" | "assist";

/** One line of 岗位实绩明细 (细则 §8): what earns credit under GZ-03. */
export interface CreditLine {
  /** Client UUID, the line's identity for ever. */
  rowKey: string;
  policeNo: string;
  /** `c01` … `c25`. */
  item: string;
  /** 主办/协办 where the item distinguishes them, or the item's variant (see RuleSet credit items). */
  role: CreditRole | null;
  /** 级别 where the item has several values (c16 酒驾/醉驾, c20, c22 县/市/省/部): the variant's code. */
  variant: string | null;
  quantity: number;
  caseNo: string | null;
  /** `2026-07-15`. */
  date: string;
  evidenceNo: string | null;
}

/** 认定 of an event: 属实 1, 部分属实 ½, 不属实 0, 调查中 0 (细则 §0). */
export const FINDINGS = ["confirmed", "partly", "unfounded", "pending"] as const;
export type Finding = (typeof FINDINGS)[number];
/** 责任 for penalties: 主要 1, 次要 ½, 领导 0.3 (细则 §0). */
export const RESPONSIBILITIES = ["main", "secondary", "leading"] as const;
export type Responsibility = (typeof RESPONSIBILITIES)[number];
export const EVIDENCE_KINDS = ["document", "copy", "documentAndCopy", "investigation", "photo"] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** One line of 奖惩投诉舆情事件表 (细则 §8). */
export interface EventLine {
  rowKey: string;
  subjectKind: "officer" | "unit";
  /** 警号 of the officer or code of the unit. */
  subject: string;
  /** R1 … R7, P1 … P11, X1 … X5. */
  type: string;
  /** 级别 where the type has several values: the variant's code in the rule set. */
  variant: string | null;
  reason: string;
  occurredOn: string | null;
  /** 文件(结果)日期: decides the month of account. */
  documentOn: string | null;
  sourceDepartment: string | null;
  documentNo: string | null;
  evidenceNo: string | null;
  evidenceKind: EvidenceKind | null;
  /** 同一事实编号: the same fact counts once. */
  factNo: string | null;
  /** The monthly column this line is counted in, when it breaks a count down (细则 §0). */
  countsIn: Field | null;
  responsibility: Responsibility | null;
  finding: Finding | null;
  /** 计入月份. */
  accountMonth: Month;
}
