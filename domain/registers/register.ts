import type { Field } from "../form/fields.ts";
import type { Finding, Responsibility } from "../form/detail-lines.ts";
import type { Bilingual } from "../language.ts";
import type { Month } from "../month.ts";
import type { Role } from "../role.ts";

/** 登记簿: what the departments know of officers and units, kept independently of the files (M35, M38). */
export const REGISTERS = ["inspection", "complaint", "legal", "sanction", "award"] as const;
export type Register = (typeof REGISTERS)[number];
export const REGISTER_LABEL: Record<Register, Bilingual> = {
  inspection: { zh: "督察登记", en: "Inspections" },
  complaint: { zh: "信访投诉登记", en: "Complaints and petitions" },
  legal: { zh: "执法问题登记", en: "Law-enforcement findings" },
  sanction: { zh: "处分登记", en: "Sanctions" },
  award: { zh: "表彰奖励登记", en: "Awards" },
};

/** Which department keeps which register; nobody else writes in it. */
export const KEEPER: Record<Register, Role> = {
  inspection: "disciplineOffice",
  complaint: "petitions",
  legal: "legal",
  sanction: "disciplineOffice",
  award: "politicalOffice",
};

/** 督察主题 (细则 §8, M37). */
export const TOPICS = ["duty", "event", "campaign", "style"] as const;
export type Topic = (typeof TOPICS)[number];
export const TOPIC_LABEL: Record<Topic, Bilingual> = {
  duty: { zh: "上下班", en: "Working hours" },
  event: { zh: "重大活动", en: "Major events" },
  campaign: { zh: "专项行动", en: "Campaigns" },
  style: { zh: "纪律作风", en: "Discipline and conduct" },
};

/**
 * What a fact is in a file: a column of the monthly form it counts in (督察一般问题, 有责投诉, 执法瑕疵 …), or a type of
 * 奖惩事件 (R1 … X5).
 */
export type Matter =
  | { readonly column: Field; readonly type?: undefined }
  | { readonly type: string; readonly column?: undefined };

/** The codes a register may hold, as stored: a column's key or a type's code. */
export const MATTERS: Record<Register, readonly string[]> = {
  // 程度: 一般, 较重 (细则 §8); 警容 and 内务 belong to the same patrol.
  inspection: ["inspMinor", "inspMajor", "bearing", "dutyMissed", "lateCount", "asset", "secrecy"],
  complaint: ["complaint", "conduct", "P8", "P9"],
  legal: ["flaw", "fault", "X1"],
  sanction: ["P1", "P2", "P3", "P4", "P5", "P6", "P7", "X2", "X3", "X4", "X5"],
  award: ["R1", "R2", "R3", "R4", "R5", "R6", "R7"],
};

const EVENT_TYPE = /^[RPX]\d{1,2}$/;

export function matterOf(code: string): Matter {
  return EVENT_TYPE.test(code) ? { type: code } : { column: code as Field };
}

/** One entry of a register as it stands. */
export interface RegisterEntry {
  /** Client UUID: the entry's identity for ever. */
  rowKey: string;
  register: Register;
  unit: string;
  /** Null: the unit as a whole. */
  policeNo: string | null;
  /** A code of {@link MATTERS}. */
  matter: string;
  /** 级别 of an event type that has several values. */
  variant: string | null;
  words: string;
  occurredOn: string;
  /** 文件(结果)日期; decides the month of account (细则 §0). Null while there is none. */
  documentOn: string | null;
  documentNo: string | null;
  evidenceNo: string | null;
  factNo: string | null;
  finding: Finding | null;
  responsibility: Responsibility | null;
  topic: Topic | null;
  /** 整改期限 of an inspection's finding. */
  rectifyBy: string | null;
}

/** 计入月份: the month of the decision, not of the deed (细则 §0); without a document the month it was found. */
export function accountMonth(entry: Pick<RegisterEntry, "documentOn" | "occurredOn">): Month {
  return (entry.documentOn ?? entry.occurredOn).slice(0, 7);
}

/** A fact some department knows, in one shape for all registers: what files are compared with. */
export interface KnownFact {
  /** Of the register entry. */
  id: number;
  register: Register;
  entryNo: string;
  /** Null: the unit as a whole. */
  officerId: number | null;
  unitId: number;
  month: Month;
  matter: string;
  variant: string | null;
  finding: Finding | null;
  responsibility: Responsibility | null;
  documentNo: string | null;
  documentOn: string | null;
  occurredOn: string;
  factNo: string | null;
  evidenceNo: string | null;
  words: string;
  recordedAt: string;
}
