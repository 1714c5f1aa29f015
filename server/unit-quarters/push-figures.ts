import type { Knex } from "knex";
import type { Language } from "../../domain/language.ts";
import type {
  UnitPushReceipt,
  UnitPushRequest,
  UnitRowProblem,
} from "../../domain/messages/unit-quarters.ts";
import { Refusal } from "../../domain/refusal.ts";
import { checkFigures, type CheckedFigures } from "../../domain/unit-assessment/check-figures.ts";
import { figureForm, type FigureForm } from "../../domain/unit-assessment/figure-form.ts";
import { figureMessage } from "../../domain/unit-assessment/figure-sentences.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import { canonicalJson, contentHash, sha256 } from "../canonical-json.ts";
import type { Context } from "../context.ts";
import { isDuplicateKey } from "../database/dialect.ts";
import { inTransaction } from "../database/transaction.ts";
import { countOutcomes } from "../reports/push-receipt.ts";
import { findPush, rememberPush, type PushRecord } from "../reports/push-store.ts";
import type { Unit } from "../roster/unit-store.ts";
import { countFigures } from "./counted-figures.ts";
import type { SentUnitRow } from "./figure-request.ts";
import { takesFigures } from "./figure-sheet-figures.ts";
import { figureRowsOf, readUnitFigures, saveUnitFigures } from "./figure-store.ts";
import { Keepers } from "./keepers.ts";
import { assessedUnits, requireQuarter, type QuarterFacts } from "./quarter-facts.ts";
import { findQuarter } from "./quarter-store.ts";

export interface UnitPushAnswer {
  receipt: UnitPushReceipt;
  body: string;
  replayed: boolean;
}

interface Push {
  context: Context;
  person: SignedInPerson;
  facts: QuarterFacts;
  form: FigureForm;
  units: readonly Unit[];
  id: string;
  request: Omit<UnitPushRequest, "rows">;
  rows: readonly SentUnitRow[];
  fingerprint: string;
  language: Language;
  at: string;
}

/**
 * 单位考核数据: figures of a series' units in one quarter, from Excel, workbook, web or another program. Exactly once by the
 * client's UUID; a row is stored whole or not at all; who may change which column is data of the form.
 * @throws Refusal unit-quarter.not-yet, push.other-content
 */
export async function pushFigures(
  context: Context,
  person: SignedInPerson,
  asked: {
    quarter: string;
    push: string;
    request: Omit<UnitPushRequest, "rows">;
    rows: readonly SentUnitRow[];
  },
  language: Language,
): Promise<UnitPushAnswer> {
  const { quarter, request, rows } = asked;
  const facts = await requireQuarter(context, context.db, quarter);
  const push: Push = {
    ...{ context, person, facts, request, rows, language },
    form: figureForm(facts.ruleSet, request.series),
    units: await assessedUnits(context.db),
    id: asked.push.toLowerCase(),
    fingerprint: sha256(canonicalJson({ quarter, ...request, rows })),
    at: context.clock.now().toISOString(),
  };
  const seen = await findPush(context.db, push.id);
  if (seen) return replay(seen, push);
  if (request.dryRun) return answer(push, await judge(context.db, push), null);
  for (let attempt = 1; ; attempt++) {
    try {
      return await inTransaction(context, (trx) => storeFigures(trx, push), {
        onUnknownCommit: async () => {
          const stored = await findPush(context.db, push.id);
          return stored && { ...replay(stored, push), replayed: false };
        },
      });
    } catch (error) {
      // The same id, or the same unit's next version, at the same instant: it is there now, so look again.
      if (!isDuplicateKey(error) || attempt === 3) throw error;
    }
  }
}

function replay(seen: PushRecord, push: Push): UnitPushAnswer {
  if (seen.fingerprint !== push.fingerprint || seen.accountId !== push.person.accountId)
    throw new Refusal("push.other-content", { push: push.id });
  return { receipt: JSON.parse(seen.receipt) as UnitPushReceipt, body: seen.receipt, replayed: true };
}

interface Judged {
  rows: UnitPushReceipt["rows"];
  problems: UnitRowProblem[];
  saved: { unitId: number; fields: CheckedFigures["fields"]; version: number }[];
}

async function judge(db: Knex, push: Push): Promise<Judged> {
  const { form, facts, units, person } = push;
  const own = units.filter(({ series }) => series === form.series);
  const byCode = new Map(own.map((unit) => [unit.code, unit]));
  const keepers = new Keepers(person, units);
  const stored = await readUnitFigures(db, facts.quarter);
  const counted = await countFigures(db, facts.months);
  const keyed = <T>(values: ReadonlyMap<number, T>): Map<string, T> =>
    new Map(own.flatMap(({ code, id }) => (values.has(id) ? [[code, values.get(id)!]] : [])));
  const checked = checkFigures(push.rows, {
    ...{ form, units: byCode, stored: keyed(stored), counted: keyed(counted) },
    open: takesFigures(await findQuarter(db, facts.quarter, { lock: true })),
    refuses: (column, unit) => keepers.refuses(column, unit),
  });
  const judged: Judged = { rows: [], problems: [], saved: [] };
  checked.forEach((row, index) => {
    const unit = byCode.get(row.unit);
    const before = unit && stored.get(unit.id);
    const version = (before?.version ?? 0) + (row.outcome === "saved" ? 1 : 0);
    const sees = unit !== undefined && form.columns.every((column) => keepers.sees(column, unit.code));
    judged.rows.push({
      ...{ rowKey: row.rowKey, unit: row.unit, outcome: row.outcome, version },
      ...(row.outcome === "conflict" && before && sees && { current: { fields: before.fields, by: before.by, at: before.at } }),
    });
    judged.problems.push(...problemsOf(push, row, push.rows[index]!, unit));
    if (row.outcome === "saved" && unit) judged.saved.push({ unitId: unit.id, fields: row.fields, version });
  });
  return judged;
} // prettier-ignore

function problemsOf(
  { form, language }: Push,
  row: CheckedFigures,
  sent: SentUnitRow,
  unit: Unit | undefined,
): UnitRowProblem[] {
  const place = sent.sheetRow === undefined ? "" : `第${sent.sheetRow}行 `;
  const label = `${place}${unit ? `${unit.code} ${unit.name}` : row.unit}`.trim();
  return row.problems.map((found) => {
    const { column, message } = figureMessage(form, found, label, language);
    return {
      ...{ sheet: "unitFigures" as const, rowKey: row.rowKey, rowLabel: label, field: found.field },
      ...{ column: column?.letter ?? null, code: found.code, severity: found.severity, message },
    };
  });
}

async function storeFigures(trx: Knex.Transaction, push: Push): Promise<UnitPushAnswer> {
  const { context, person, id, at, facts, request } = push;
  const seen = await findPush(trx, id);
  if (seen) return replay(seen, push);
  const judged = await judge(trx, push);
  const { quarter } = facts;
  const hand = { quarter, actorId: person.accountId, at, source: request.source, pushId: id };
  await saveUnitFigures(trx, hand, judged.saved);
  const written = await figureRowsOf(trx, id);
  const { hash } = await appendAudit(trx, {
    ...{ at, actorId: person.accountId, action: "unit-figures.store" },
    subject: `unit-quarter/${quarter}/${request.series}`,
    detail: { push: id, saved: judged.saved.length, digest: contentHash(judged.saved) },
    vouches: { unit_figures: written.figures, unit_figure_versions: written.versions },
  });
  const made = answer(push, judged, hash);
  await rememberPush(trx, {
    ...{ id, kind: "unitFigures", month: quarter, unitId: null, accountId: person.accountId },
    ...{ source: request.source, workbook: null, fingerprint: push.fingerprint, receipt: made.body, at },
  });
  if (judged.saved.length > 0) await context.pulse.bump(trx);
  return made;
}

function answer(push: Push, { rows, problems }: Judged, chain: string | null): UnitPushAnswer {
  const { id, facts, at, request } = push;
  const receipt: UnitPushReceipt = {
    ...{ push: id, quarter: facts.quarter, series: request.series, at, dryRun: request.dryRun },
    ...{ rows, problems, counts: countOutcomes(rows), chain },
  };
  return { receipt, body: JSON.stringify(receipt), replayed: false };
}
