import type { Knex } from "knex";
import type { CreditLine, EventLine } from "../../domain/form/detail-lines.ts";
import { fieldColumn } from "../../domain/form/monthly-form.ts";
import type { Bilingual } from "../../domain/language.ts";
import type { CompiledRules } from "../../domain/scoring/compile-rules.ts";
import { readEventProofs } from "../confirmations/proof-store.ts";
import { readCredits, readEvents } from "../reports/line-store.ts";
import { UnitLines } from "../reports/score-reports.ts";
import type { ObjectedReport } from "./objection-store.ts";

const SUMMARY = fieldColumn("summary").heading;

export interface DoubtfulItem {
  /** Indicator code, `summary`, or the row key of a credit or event. */
  code: string;
  label: Bilingual;
}

/**
 * What of a published file can be doubted: its indicators, the summary, and the credits and events that count. Events
 * under investigation or without proof are not published, so they are not named here either.
 */
export async function readDoubtfulItems(
  db: Knex,
  rules: CompiledRules,
  { unitId, month, policeNo }: ObjectedReport,
): Promise<DoubtfulItem[]> {
  const credits = (await readCredits(db, unitId, month)).map(({ line }) => line);
  const events = (await readEvents(db, unitId, month)).map(({ line }) => line);
  const lines = new UnitLines(rules, credits, events, await readEventProofs(db, unitId, month, events));
  return [
    ...rules.ruleSet.indicators.map(({ code, name }) => ({ code, label: prefixed(code, name) })),
    { code: "summary", label: SUMMARY },
    ...lines.creditsOf(policeNo).map((line) => ({ code: line.rowKey, label: creditLabel(rules, line) })),
    ...lines.eventsOf(policeNo).map((line) => ({ code: line.rowKey, label: eventLabel(rules, line) })),
  ];
}

interface CreditName {
  key: string;
  item: string;
  date: string;
}
interface EventName {
  key: string;
  type: string;
  documentOn: string | null;
}

/** The label of an item doubted earlier, by code; lines that were deleted since are simply lines. */
export async function labelItems(
  db: Knex,
  rules: CompiledRules,
  codes: readonly string[],
): Promise<Map<string, Bilingual>> {
  const labels = new Map<string, Bilingual>([["summary", SUMMARY]]);
  for (const { code, name } of rules.ruleSet.indicators) labels.set(code, prefixed(code, name));
  const keys = codes.filter((code) => !labels.has(code));
  if (keys.length === 0) return labels;
  const credits = await db("credits")
    .whereIn("row_key", keys)
    .select<CreditName[]>("row_key as key", "item", "done_on as date");
  for (const { key, item, date } of credits) labels.set(key, creditLabel(rules, { item, date }));
  const events = await db("events")
    .whereIn("row_key", keys)
    .select<EventName[]>("row_key as key", "type", "document_on as documentOn");
  for (const { key, type, documentOn } of events) labels.set(key, eventLabel(rules, { type, documentOn }));
  for (const key of keys)
    if (!labels.has(key)) labels.set(key, { zh: "已删除的明细", en: "A line deleted since" });
  return labels;
}

function prefixed(code: string, name: Bilingual): Bilingual {
  return { zh: `${code} ${name.zh}`, en: `${code} ${name.en}` };
}

function creditLabel(rules: CompiledRules, { item, date }: Pick<CreditLine, "item" | "date">): Bilingual {
  const name = rules.ruleSet.credits.find((one) => one.code === item)?.name ?? { zh: item, en: item };
  return { zh: `实绩 ${item} ${name.zh}（${date}）`, en: `Credit ${item} ${name.en} (${date})` };
}

function eventLabel(
  rules: CompiledRules,
  { type, documentOn }: Pick<EventLine, "type" | "documentOn">,
): Bilingual {
  const name = rules.eventTypes.get(type)?.name ?? { zh: type, en: type };
  const on = documentOn ?? "";
  return {
    zh: `奖惩 ${type} ${name.zh}${on && `（${on}）`}`,
    en: `Event ${type} ${name.en}${on && ` (${on})`}`,
  };
}
