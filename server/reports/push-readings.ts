import type { Knex } from "knex";
import type { CreditLine, EventLine } from "../../domain/form/detail-lines.ts";
import type { Fields } from "../../domain/form/fields.ts";
import type { CellReader } from "../../domain/form/cell-problem.ts";
import { CREDIT_SHEET } from "../../domain/form/credit-sheet.ts";
import { MONTHLY_SHEET } from "../../domain/form/monthly-form.ts";
import { cellReader } from "../../domain/form/read-cell.ts";
import { columnOf } from "../../domain/form/sheet-definition.ts";
import { PREFILLED, prefillFields } from "../../domain/form/prefill.ts";
import type { Month } from "../../domain/month.ts";
import type { EventProofs } from "../../domain/scoring/proven-events.ts";
import { readEventProofs } from "../confirmations/proof-store.ts";
import { readPlans, readWorkdays } from "../plans/plan-store.ts";
import { readHistory, type History } from "./history-store.ts";
import { readCredits, readEvents, readLineVersions, type StoredLine } from "./line-store.ts";
import { readListedCases, readUsedCases, type UsedCase } from "./used-case-store.ts";
import { readCuts } from "./month-cuts.ts";
import { readUnitSegments, type StoredSegment } from "./segment-store.ts";
import type { SentLine, SentRow } from "./push-request.ts";
import type { StoredReport } from "./report-store.ts";
import { readSubjectsAndReports, type Subject } from "./subject-store.ts";

/** Everything a push is judged by, read in a fixed number of queries however many rows it carries. */
export interface Readings {
  /** The unit's subjects; with `history` perhaps only those the push names. */
  subjects: Map<string, Subject>;
  /** By officer. */
  reports: Map<number, StoredReport>;
  /** What the form shows of an officer whose report is not stored yet. */
  prefill: Map<string, Fields>;
  credits: StoredLine<CreditLine>[];
  events: StoredLine<EventLine>[];
  /** Refusals of stored event lines, and the files under every number they or the sent lines cite. */
  proofs: EventProofs;
  /** What other units filled of officers transferred from them in the month, by 警号. */
  segments: Map<string, StoredSegment[]>;
  /** Last version of each sent line's key, deleted lines included. */
  lineVersions: Map<string, number>;
  usedCases: UsedCase[];
  listedCases: Set<string>;
  /** Only where the caller wants the warnings that rest on earlier months (V19, V21, V27). */
  history: History | null;
}

/**
 * Reads what one push needs: the whole unit, since mostly all of it is sent, detail lines may concern anybody, and a
 * list of a thousand names costs more than the rows it keeps out. Only where history is wanted, rows alone read no
 * more than the officers they name.
 */
export async function readForPush(
  db: Knex,
  where: { unitId: number; month: Month },
  sent: { rows: readonly SentRow[]; credits: readonly SentLine[]; events: readonly SentLine[] },
  wanted: { history: boolean },
): Promise<Readings> {
  const { unitId, month } = where;
  const lines = [...sent.credits, ...sent.events];
  const only =
    wanted.history && lines.length === 0
      ? textsOf(
          sent.rows.map((row) => row.policeNo),
          POLICE_NO,
        )
      : undefined;
  const { subjects, reports } = await readSubjectsAndReports(db, unitId, month, only);
  const credits = await readCredits(db, unitId, month, keysOf(sent.credits));
  const keys = new Set(keysOf(sent.credits));
  const caseNos = textsOf(
    [
      ...sent.credits.map((line) => line.cells.caseNo),
      ...credits.flatMap(({ line }) => (keys.has(line.rowKey) ? [line.caseNo] : [])),
    ],
    CASE_NO,
  );
  const events = await readEvents(db, unitId, month, keysOf(sent.events));
  const cited = sent.events.flatMap(({ cells }) =>
    typeof cells.evidenceNo === "string" ? [{ evidenceNo: cells.evidenceNo.slice(0, 400) }] : [],
  );
  const proofs = await readEventProofs(db, unitId, month, [...events.map(({ line }) => line), ...cited]);
  return {
    subjects,
    reports,
    prefill: await readPrefill(
      db,
      month,
      [...subjects.values()].filter(wanted.history ? () => true : lacksPrefill(reports)),
    ),
    credits,
    events,
    proofs,
    segments: await readUnitSegments(db, month, unitId),
    lineVersions: await readLineVersions(db, keysOf(lines)),
    usedCases: await readUsedCases(db, caseNos),
    listedCases: await readListedCases(db, caseNos),
    history: wanted.history
      ? await readHistory(
          db,
          unitId,
          month,
          [...subjects.values()].map((subject) => subject.officerId),
        )
      : null,
  };
}

/** A report that has all the prefilled cells already needs neither calendar nor plan: two queries less, mostly. */
function lacksPrefill(reports: ReadonlyMap<number, StoredReport>) {
  return ({ officerId }: Subject): boolean => {
    const report = reports.get(officerId);
    return !report || PREFILLED.some((field) => report.fields[field] === undefined);
  };
}

/** What calendar and plan fill in for officers of a month; a month cut by a transfer has only its own due days. */
export async function readPrefill(
  db: Knex,
  month: Month,
  subjects: readonly Subject[],
): Promise<Map<string, Fields>> {
  if (subjects.length === 0) return new Map();
  const workdays = await readWorkdays(db, month);
  const cuts = await readCuts(db, month);
  const plans = await readPlans(
    db,
    month,
    subjects.map((subject) => subject.officerId),
  );
  return new Map(
    subjects.map(({ officerId, policeNo, partyMember }) => [
      policeNo,
      prefillFields({
        workdays: cuts.get(officerId)?.parts.mainWorkdays ?? workdays,
        partyMember,
        plan: plans.get(officerId) ?? null,
      }),
    ]),
  );
}

function keysOf(lines: readonly SentLine[]): string[] {
  return lines.filter((line) => line.shape === null).map((line) => line.rowKey);
}

const CASE_NO = cellReader(columnOf(CREDIT_SHEET, "caseNo"));
const POLICE_NO = cellReader(columnOf(MONTHLY_SHEET, "policeNo"));

/** Distinct texts among raw cells, read as the form reads them: what the database may know. */
function textsOf(raws: readonly unknown[], read: CellReader): string[] {
  const texts = new Set<string>();
  for (const raw of raws) {
    const value = read(raw);
    if (typeof value === "string") texts.add(value);
  }
  return [...texts];
}
