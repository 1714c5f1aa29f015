import type { SheetName, Severity } from "../messages.ts";

/** What a sentence needs to be concrete: numbers, words, and lists of columns. */
export type ProblemParams = Readonly<Record<string, string | number | readonly string[]>>;

/** Why a cell, row or line is not as it should be: a value, never an exception (细则 §7). */
export interface CellProblem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly params: ProblemParams;
}

/** A problem and the field of the row it is about; `null` = the row as a whole. */
export interface FoundProblem extends CellProblem {
  readonly field: string | null;
}

/** A problem that knows its row: everything `problemMessage` needs to write the sentence. */
export interface RowProblemSeed extends FoundProblem {
  readonly sheet: SheetName;
  readonly rowKey: string;
  /** 警号 or line number, with the name where it is known: `012345 张三`. */
  readonly rowLabel: string;
}

/**
 * V01–V28 of 细则 §7, V29 a prefilled figure that was changed; C… problems of 岗位实绩明细, E… of 奖惩事件, K… of the case list,
 * A… of 专项行动每日填报, Y… of 年度评价录入表.
 */
export const PROBLEM_CODES = [
  "V01", "V02", "V03", "V04", "V05", "V06", "V07", "V08", "V09", "V10", "V11", "V12", "V13", "V14", "V15", "V16",
  "V17", "V18", "V19", "V20", "V21", "V22", "V23", "V24", "V25", "V26", "V27", "V28", "V29",
  "C01", "C02", "C03", "C04", "C05", "C06", "E01", "E02", "E03", "E04", "E05", "E06", "K01",
  "A01", "A02", "A03", "A04", "A05", "A06",
  "Y01", "Y02", "Y03", "Y04", "Y05", "Y06",
] as const; // prettier-ignore
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** `undefined` = 未填, `null` = 不适用. */
export type CellValue = number | string | null | undefined;

/** Reads a raw cell into its value or the problem it has. */
export type CellReader = (raw: unknown) => CellValue | CellProblem;

export function cellProblem(code: ProblemCode, severity: Severity, params: ProblemParams = {}): CellProblem {
  return { code, severity, params };
}

export function foundProblem(
  code: ProblemCode,
  severity: Severity,
  field: string | null,
  params: ProblemParams = {},
): FoundProblem {
  return { code, severity, field, params };
}

/** Does one of them keep the row from being stored? */
export function rejects(problems: readonly CellProblem[]): boolean {
  return problems.some((problem) => problem.severity === "row");
}

/** Values are never objects, so an object is a problem. */
export function isCellProblem(read: unknown): read is CellProblem {
  return typeof read === "object" && read !== null && !(read instanceof Date);
}

/** A short, printable piece of what was typed, to quote in a sentence. */
export function quoted(raw: unknown): string {
  const text =
    typeof raw === "string" ? raw : typeof raw === "number" || typeof raw === "boolean" ? String(raw) : "";
  return Array.from(text.replace(/\p{Cc}|\p{Cs}|[\u202A-\u202E\u2066-\u2069]/gu, " ").trim())
    .slice(0, 20)
    .join("");
}

/** Full-width digits, letters, point and percent sign to their half-width twins (V16); nothing else. */
export function halfWidth(text: string): string {
  return text.replace(/[０-９Ａ-Ｚａ-ｚ．％]/g, (character) =>
    String.fromCharCode(character.charCodeAt(0) - 0xfee0),
  );
}

/** Without spaces of any width and zero-width characters at both ends. */
export function bare(text: string): string {
  return text.replace(/^[\s\u200B-\u200D\u2060\uFEFF]+|[\s\u200B-\u200D\u2060\uFEFF]+$/g, "");
}
