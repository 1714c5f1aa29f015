import type { PushLine } from "../messages.ts";
import { lastDayOf } from "../month.ts";
import type { Month } from "../month.ts";
import type { CreditItemRule } from "../rules/credit-item-rule.ts";
import { foundProblem, rejects } from "./cell-problem.ts";
import type { FoundProblem } from "./cell-problem.ts";
import type { RosterEntry } from "./check-push.ts";
import { CREDIT_SHEET } from "./credit-sheet.ts";
import type { CreditLine } from "./detail-lines.ts";
import { closeLine, optionNamed, readLine, repeatedKeys } from "./read-line.ts";
import type { CheckedLine, StoredLine } from "./read-line.ts";

/** An accepted credit of the same case, of any month or unit (V24, V25). */
export type CaseCredit = Pick<CreditLine, "rowKey" | "caseNo" | "role" | "policeNo"> & { month: Month };

export interface CreditContext {
  month: Month;
  monthOpen: boolean;
  /** The rule set's credit items. */
  items: readonly CreditItemRule[];
  roster: ReadonlyMap<string, RosterEntry>;
  /** The unit's stored lines of this month, by rowKey. */
  stored: ReadonlyMap<string, StoredLine<CreditLine>>;
  /** Which of the case numbers sent are in the case list. */
  knownCases: ReadonlySet<string>;
  /** Stored credits of the case numbers sent, of every month. */
  caseCredits: readonly CaseCredit[];
}

/** Checks the credit lines of a push, one verdict per line sent (细则 §3, V24, V25). Deleted lines free their case. */
export function checkCredits(
  lines: readonly PushLine<CreditLine>[],
  context: CreditContext,
): CheckedLine<CreditLine>[] {
  const repeated = repeatedKeys(lines);
  const cases = new CaseBook(context.caseCredits, new Set(lines.map((line) => line.rowKey)));
  return lines.map((sent) => {
    const read = readLine<CreditLine>(CREDIT_SHEET, CREDIT_KEYS, sent, context, repeated);
    const { line, problems } = read;
    if (line && !sent.delete && read.hint !== "conflict") {
      checkLine(line, context, problems);
      if (line.caseNo !== null && !rejects(problems)) checkCase(line, cases, problems);
      if (line.caseNo !== null && !rejects(problems)) cases.add({ ...line, month: context.month });
    }
    const officer = line ? context.roster.get(line.policeNo) : undefined;
    return closeLine("credits", read, line ? `${line.policeNo} ${officer?.name ?? ""}`.trim() : null);
  });
}

const CREDIT_KEYS = [
  "policeNo",
  "item",
  "role",
  "variant",
  "quantity",
  "caseNo",
  "date",
  "evidenceNo",
] as const;

/** C01–C06, V09: the line by itself. Writes the item's and variant's code where their name was typed. */
function checkLine(line: CreditLine, context: CreditContext, problems: FoundProblem[]): void {
  const officer = context.roster.get(line.policeNo);
  if (line.policeNo && !officer) problems.push(foundProblem("V09", "row", "policeNo", { reason: "unit" }));
  if (line.date && (line.date < `${context.month}-01` || line.date > lastDayOf(context.month))) {
    problems.push(foundProblem("C06", "row", "date", { value: line.date, month: context.month }));
  }
  if (!line.item) return;
  const item = itemNamed(context.items, line.item);
  if (!item) {
    problems.push(foundProblem("C01", "row", "item", { value: line.item }));
    return;
  }
  line.item = item.code;
  if (officer && item.posts && !item.posts.includes(officer.postType)) {
    problems.push(
      foundProblem("C02", "row", "item", { item: item.code, name: item.name.zh, nameEn: item.name.en, post: officer.postType }),
    ); // prettier-ignore
  }
  checkValue(line, item, problems);
  checkProof(line, item, context, problems);
}

/** C05: a case of the case list, a task number, or evidence; a case outside the list needs evidence (细则 §3). */
function checkProof(
  line: CreditLine,
  item: CreditItemRule,
  context: CreditContext,
  problems: FoundProblem[],
): void {
  if (line.evidenceNo !== null) return;
  if (line.caseNo === null) {
    problems.push(foundProblem("C05", "row", "caseNo", { reason: "none", item: item.code }));
  } else if (item.basis === "case" && !context.knownCases.has(line.caseNo)) {
    problems.push(foundProblem("C05", "row", "caseNo", { reason: "unknown", value: line.caseNo }));
  }
}

function itemNamed(items: readonly CreditItemRule[], typed: string): CreditItemRule | undefined {
  const word = typed.toLowerCase();
  return items.find(
    (item) => item.code === word || item.name.zh === typed || item.name.en.toLowerCase() === word,
  );
}

/** C03 role, C04 variant: required where the item's values differ by it, otherwise forbidden. */
function checkValue(line: CreditLine, item: CreditItemRule, problems: FoundProblem[]): void {
  const byRole = item.values.some((value) => value.role !== null);
  if (byRole !== (line.role !== null)) {
    problems.push(
      foundProblem("C03", "row", "role", { reason: byRole ? "required" : "forbidden", item: item.code }),
    );
  }
  const variants = item.values.filter((value) => value.variant !== null);
  if (line.variant !== null) line.variant = optionNamed(variants, line.variant) ?? line.variant;
  const known = variants.some((value) => value.variant === line.variant);
  if (variants.length > 0 ? known : line.variant === null) return;
  const choices = variants.map((value) => value.label.zh);
  const choicesEn = variants.map((value) => value.label.en);
  const reason = variants.length > 0 ? "required" : "forbidden";
  problems.push(foundProblem("C04", "row", "variant", { reason, item: item.code, choices, choicesEn }));
}

/** Who is credited for which case, the lines of this push included. */
class CaseBook {
  readonly #byCase = new Map<string, CaseCredit[]>();

  /** Stored lines that this push sends again are judged by what is sent. */
  constructor(stored: readonly CaseCredit[], sent: ReadonlySet<string>) {
    for (const credit of stored) if (!sent.has(credit.rowKey)) this.add(credit);
  }

  add(credit: CaseCredit): void {
    const { caseNo } = credit;
    if (caseNo === null) return;
    const credits = this.#byCase.get(caseNo);
    if (credits) credits.push(credit);
    else this.#byCase.set(caseNo, [credit]);
  }

  of(caseNo: string | null): readonly CaseCredit[] {
    return caseNo === null ? [] : (this.#byCase.get(caseNo) ?? []);
  }
}

const MOST_OF_ROLE = { lead: 1, assist: 2 } as const;

/** V24: (case, role, officer) is unique for ever. V25: one 主办 and at most two 协办 for a case. */
function checkCase(line: CreditLine, cases: CaseBook, problems: FoundProblem[]): void {
  const credits = cases.of(line.caseNo);
  const caseNo = line.caseNo ?? "";
  const same = credits.find((credit) => credit.policeNo === line.policeNo && credit.role === line.role);
  if (same) {
    problems.push(foundProblem("V24", "row", "caseNo", { caseNo, month: same.month }));
    return;
  }
  if (line.role === null) return;
  const others = credits.filter((credit) => credit.role === line.role).map((credit) => credit.policeNo);
  if (others.length < MOST_OF_ROLE[line.role]) return;
  problems.push(foundProblem("V25", "row", "role", { caseNo, role: line.role, others }));
}
