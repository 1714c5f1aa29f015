import type { Knex } from "knex";
import { CASE_SHEET } from "../../domain/form/case-sheet.ts";
import { checkCases, type CaseRow, type CheckedCase } from "../../domain/form/check-cases.ts";
import type { Language } from "../../domain/language.ts";
import type { Outcome, RowProblem } from "../../domain/messages.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import { contentHash, sha256 } from "../canonical-json.ts";
import type { Context } from "../context.ts";
import { isDuplicateKey } from "../database/dialect.ts";
import { inTransaction } from "../database/transaction.ts";
import { pushProblem, seedProblem } from "../reports/push-problems.ts";
import { countOutcomes } from "../reports/push-receipt.ts";
import { findPush, rememberPush, type PushRecord } from "../reports/push-store.ts";
import { allUnits } from "../roster/unit-store.ts";
import { readSheetRows } from "../workbooks/read-workbook.ts";
import { caseIdsOf, readCases, saveCases, type StoredCase } from "./case-store.ts";

export interface CaseReceipt {
  push: string;
  at: string;
  /** One verdict per sheet row with content; `row` is its number in the workbook. */
  rows: { row: number; caseNo: string | null; outcome: Outcome }[];
  problems: RowProblem[];
  counts: Record<Outcome, number>;
  chain: string;
}

export interface CaseAnswer {
  receipt: CaseReceipt;
  body: string;
  replayed: boolean;
}

interface Import {
  context: Context;
  person: SignedInPerson;
  id: string;
  fingerprint: string;
  rows: CaseRow[];
  units: ReadonlyMap<string, number>;
  language: Language;
  at: string;
}

/**
 * 导入案件清单: the case list from a workbook; known numbers are brought up to date. The files and assessment offices
 * import any unit's cases, a clerk those of the units he fills. Exactly once by the client's UUID, audited.
 * @throws Refusal upload.*, workbook.unreadable, push.empty, push.other-content
 */
export async function importCases(
  context: Context,
  person: SignedInPerson,
  pushId: string,
  file: Buffer,
  language: Language,
): Promise<CaseAnswer> {
  const id = pushId.toLowerCase();
  const fingerprint = sha256(file);
  const seen = await findPush(context.db, id);
  if (seen) return replay(seen, id, fingerprint, person);
  const sheet = await readSheetRows(file, CASE_SHEET);
  if (sheet.problems.length > 0) {
    throw new Refusal("workbook.unreadable").withErrors(
      sheet.problems.map(({ field }) => {
        const row = { sheet: "cases" as const, rowKey: "", rowLabel: CASE_SHEET.title.zh };
        const seed = {
          ...row,
          code: "V28" as const,
          severity: "row" as const,
          field,
          params: { reason: "missing" },
        };
        return { field: field ?? "headings", message: seedProblem(seed, language).message };
      }),
    );
  }
  if (sheet.rows.length === 0) throw new Refusal("push.empty");
  const importing: Import = {
    ...{ context, person, id, fingerprint, language, units: await unitsOf(context.db, person) },
    rows: sheet.rows.map(({ sheetRow, cells }) => ({ rowNumber: sheetRow, cells })),
    at: context.clock.now().toISOString(),
  };
  for (let attempt = 1; ; attempt++) {
    try {
      return await inTransaction(context, (trx) => storeCases(trx, importing), {
        onUnknownCommit: async () => {
          const stored = await findPush(context.db, id);
          return stored && { ...replay(stored, id, fingerprint, person), replayed: false };
        },
      });
    } catch (error) {
      // The same id, or a first mention of the same case, at the same instant: it is there now.
      if (!isDuplicateKey(error) || attempt === 3) throw error;
    }
  }
}

function replay(seen: PushRecord, id: string, fingerprint: string, person: SignedInPerson): CaseAnswer {
  if (seen.fingerprint !== fingerprint || seen.accountId !== person.accountId) {
    throw new Refusal("push.other-content", { push: id });
  }
  return { receipt: JSON.parse(seen.receipt) as CaseReceipt, body: seen.receipt, replayed: true };
}

/** Units whose cases this person may import, by code. */
async function unitsOf(db: Knex, person: SignedInPerson): Promise<Map<string, number>> {
  const everywhere = person.roles.has("filesOffice") || person.roles.has("assessmentOffice");
  const units = await allUnits(db);
  return new Map(
    units
      .filter(({ id }) => everywhere || person.fills.has(Number(id)))
      .map(({ code, id }) => [code, Number(id)]),
  );
}

async function storeCases(trx: Knex.Transaction, importing: Import): Promise<CaseAnswer> {
  const { context, person, id, fingerprint, at, units, language } = importing;
  const seen = await findPush(trx, id);
  if (seen) return replay(seen, id, fingerprint, person);
  const checked = checkCases(importing.rows, { units: new Set(units.keys()) });
  const known = await readCases(
    trx,
    checked.flatMap(({ line }) => (line ? [line.caseNo] : [])),
  );
  const allowed = new Set(units.values());
  const rows: CaseReceipt["rows"] = [];
  const problems: RowProblem[] = [];
  const saved: StoredCase[] = [];
  for (const verdict of checked) {
    problems.push(...verdict.problems.map((seed) => seedProblem(seed, language)));
    const stored = verdict.line ? known.get(verdict.line.caseNo) : undefined;
    const foreign = stored !== undefined && stored.unitId !== null && !allowed.has(stored.unitId);
    if (foreign) {
      const row = { sheet: "cases" as const, rowKey: String(verdict.rowNumber), label: verdict.line!.caseNo };
      problems.push(pushProblem("S04", row, language));
    }
    const outcome = foreign ? "rejected" : outcomeOf(verdict, stored);
    rows.push({ row: verdict.rowNumber, caseNo: verdict.line?.caseNo ?? null, outcome });
    if (outcome !== "saved" || !verdict.line) continue;
    saved.push({
      ...verdict.line,
      unitId: verdict.line.unit === null ? null : units.get(verdict.line.unit)!,
    });
  }
  await saveCases(trx, { pushId: id, accountId: person.accountId, at }, saved);
  const { hash } = await appendAudit(trx, {
    ...{ at, actorId: person.accountId, action: "cases.import", subject: "cases" },
    detail: { push: id, workbook: fingerprint, saved: saved.length, digest: contentHash(saved) },
    vouches: { cases: await caseIdsOf(trx, id) },
  });
  const receipt: CaseReceipt = { push: id, at, rows, problems, counts: countOutcomes(rows), chain: hash };
  const body = JSON.stringify(receipt);
  await rememberPush(trx, {
    ...{ id, kind: "cases", month: null, unitId: null, accountId: person.accountId, source: "upload" },
    ...{ workbook: null, fingerprint, receipt: body, at },
  });
  if (saved.length > 0) await context.pulse.bump(trx);
  return { receipt, body, replayed: false };
}

function outcomeOf({ line }: CheckedCase, stored: StoredCase | undefined): Outcome {
  if (!line) return "rejected";
  if (!stored) return "saved";
  const { caseNo, kind, name, unit, openedOn } = stored;
  return contentHash(line) === contentHash({ caseNo, kind, name, unit, openedOn }) ? "unchanged" : "saved";
}
