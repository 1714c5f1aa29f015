import type { Knex } from "knex";
import type { Outcome } from "../../domain/messages.ts";
import type { RegisterRow } from "../../domain/messages/registers.ts";
import { checkEntry, type CheckedEntry, type EntryContext } from "../../domain/registers/check-entries.ts";
import { registerList } from "../../domain/registers/register-list.ts";
import type { Register } from "../../domain/registers/register.ts";
import type { EventTypeRule } from "../../domain/rules/event-type-rule.ts";
import { canonicalJson } from "../canonical-json.ts";
import { allUnits } from "../roster/unit-store.ts";
import { readNamedOfficers, type NamedOfficers } from "./officer-store.ts";
import { lockEntries, type StoredEntry } from "./register-store.ts";

/** One entry sent, and what becomes of it. */
export interface JudgedEntry {
  /** Its row in an uploaded workbook, or its place among those sent. */
  row: number;
  sent: RegisterRow;
  checked: CheckedEntry;
  stored: StoredEntry | undefined;
  outcome: Outcome;
}

/** The verdicts on a push, and the ids its codes stand for. */
export interface JudgedEntries {
  entries: JudgedEntry[];
  officers: NamedOfficers;
  unitIds: ReadonlyMap<string, number>;
}

/** Checks every entry against the register's columns, the roster and what stands there now. */
export async function judgeEntries(
  trx: Knex.Transaction,
  {
    register,
    rows,
    sheetRows,
  }: { register: Register; rows: readonly RegisterRow[]; sheetRows?: readonly number[] },
  types: readonly EventTypeRule[],
  today: string,
): Promise<JudgedEntries> {
  const texts = (key: string) => rows.flatMap(({ [key]: cell }) => (typeof cell === "string" && cell ? [cell.trim()] : [])); // prettier-ignore
  const officers = await readNamedOfficers(trx, { policeNos: texts("policeNo"), names: texts("name") });
  const unitIds = new Map((await allUnits(trx)).map(({ code, id }) => [code, Number(id)]));
  const stored = await lockEntries(trx, rows.map(({ rowKey }) => rowKey)); // prettier-ignore
  const context: EntryContext = {
    ...{ register, types, today, units: new Set(unitIds.keys()), list: registerList(register, types) },
    ...{ officer: officers.officer, namesakes: officers.namesakes },
  };
  const seen = new Set<string>();
  const entries = rows.map((sent, index) => {
    const before = stored.get(sent.rowKey);
    const twice = seen.has(sent.rowKey);
    seen.add(sent.rowKey);
    const checked = checkEntry(sent, context);
    const outcome = outcomeOf(sent, checked, before, register, twice);
    return {
      row: sheetRows?.[index] ?? index + 1,
      sent,
      checked,
      stored: before,
      outcome,
    };
  });
  return { entries, officers, unitIds };
}

function outcomeOf(
  sent: RegisterRow,
  { entry }: CheckedEntry,
  stored: StoredEntry | undefined,
  register: Register,
  twice: boolean,
): Outcome {
  if (twice || (stored && stored.register !== register)) return "rejected";
  if (sent.version !== (stored?.version ?? 0) || stored?.state === "withdrawn") return "conflict";
  if (!entry) return "rejected";
  return stored && canonicalJson(stored.entry) === canonicalJson({ ...entry, rowKey: sent.rowKey })
    ? "unchanged"
    : "saved";
}
