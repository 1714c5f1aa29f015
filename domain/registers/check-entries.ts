import { isCellProblem } from "../form/cell-problem.ts";
import { cellSentence } from "../form/problem-text.ts";
import { cellReader } from "../form/read-cell.ts";
import { optionNamed } from "../form/read-line.ts";
import type { ColumnDefinition, ListDefinition } from "../form/sheet-definition.ts";
import type { Bilingual } from "../language.ts";
import type { EventTypeRule } from "../rules/event-type-rule.ts";
import { matterOf, type Register, type RegisterEntry } from "./register.ts";

/** An officer as a register's validator knows him. */
export interface KnownOfficer {
  policeNo: string;
  name: string;
  /** Where he was posted on a day; null when nowhere. */
  unitOn: (day: string) => string | null;
}

export interface EntryContext {
  register: Register;
  list: ListDefinition;
  types: readonly EventTypeRule[];
  officer: (policeNo: string) => KnownOfficer | undefined;
  /** Officers of this exact name. */
  namesakes: (name: string) => readonly KnownOfficer[];
  units: ReadonlySet<string>;
  /** The server's day: nothing lies in the future. */
  today: string;
}

/** One thing wrong with one cell: which column, what, how to mend it. */
export interface EntryProblem {
  field: string;
  column: Bilingual;
  message: Bilingual;
}

export interface CheckedEntry {
  entry: Omit<RegisterEntry, "rowKey"> | null;
  problems: EntryProblem[];
}

const say = (zh: string, en: string): Bilingual => ({ zh, en });

/** Checks one entry of a register, cells as typed; the same code for the page, the sheet and the API. */
export function checkEntry(cells: Readonly<Record<string, unknown>>, context: EntryContext): CheckedEntry {
  const problems: EntryProblem[] = [];
  const columns = new Map(context.list.columns.map((column) => [column.key, column]));
  const blame = (field: string, message: Bilingual): void => {
    problems.push({ field, column: columns.get(field)!.heading, message });
  };
  const values: Record<string, string | null> = {};
  for (const column of context.list.columns) values[column.key] = readValue(column, cells[column.key], blame);
  const officer = findOfficer(values, context, blame);
  const unit = findUnit(values, officer, context, blame);
  const variant = checkMatter(values, context, blame);
  checkDates(values, context.today, blame);
  if (problems.length > 0 || unit === null) return { entry: null, problems };
  return {
    entry: {
      ...{ register: context.register, unit, policeNo: officer?.policeNo ?? null, variant },
      ...{ matter: values.matter!, words: values.words!, occurredOn: values.occurredOn! },
      ...pick(values, ["documentOn", "documentNo", "evidenceNo", "factNo", "finding", "responsibility"]),
      ...pick(values, ["topic", "rectifyBy"]),
    } as CheckedEntry["entry"],
    problems,
  };
}

function readValue(
  column: ColumnDefinition,
  raw: unknown,
  blame: (field: string, message: Bilingual) => void,
): string | null {
  const value = cellReader(column)(raw);
  if (isCellProblem(value)) {
    blame(column.key, cellSentence({ ...value, field: column.key }));
    return null;
  }
  if (value === undefined || value === null) {
    if (column.required) blame(column.key, say(`必填。${column.prompt.zh}`, `Required. ${column.prompt.en}`));
    return null;
  }
  return String(value);
}

/** By 警号; by name only where nobody else bears it. A name beside a 警号 must be that officer's. */
function findOfficer(
  values: Record<string, string | null>,
  context: EntryContext,
  blame: (field: string, message: Bilingual) => void,
): KnownOfficer | null {
  const { policeNo, name } = values;
  if (policeNo) {
    const officer = context.officer(policeNo);
    if (!officer) {
      blame(
        "policeNo",
        say(`没有警号为${policeNo}的民警，请核对警号。`, `Nobody has police number ${policeNo}.`),
      );
      return null;
    }
    if (name && name !== officer.name) {
      blame("name", say(`警号${policeNo}的姓名是“${officer.name}”，不是“${name}”。请核对是哪一位。`, `${policeNo} is ${officer.name}, not ${name}. Check who is meant.`)); // prettier-ignore
    }
    return officer;
  }
  if (!name) return null;
  const [only, ...others] = context.namesakes(name);
  if (only && others.length === 0) return only;
  blame(
    "name",
    only
      ? say(`叫“${name}”的有${others.length + 1}人，请填警号。`, `${others.length + 1} officers are called ${name}: give the police number.`)
      : say(`没有叫“${name}”的民警，请核对或填警号。`, `Nobody is called ${name}.`),
  ); // prettier-ignore
  return null;
}

/** The unit named, or where the officer was posted on the day. */
function findUnit(
  values: Record<string, string | null>,
  officer: KnownOfficer | null,
  context: EntryContext,
  blame: (field: string, message: Bilingual) => void,
): string | null {
  const day = values.occurredOn ?? context.today;
  if (values.unit) {
    if (context.units.has(values.unit)) return values.unit;
    blame("unit", say(`没有代码为“${values.unit}”的单位。`, `There is no unit ${values.unit}.`));
    return null;
  }
  const unit = officer?.unitOn(day) ?? null;
  if (unit === null) {
    blame(
      "unit",
      officer
        ? say(`${officer.name}在${day}没有任职单位，请填单位代码。`, `${officer.name} had no unit on ${day}: give the unit.`)
        : say("请填警号，或对单位登记时填单位代码。", "Give the police number, or the unit for an entry about it."),
    ); // prettier-ignore
  }
  return unit;
}

/** 级别 as the rule set's event type asks for it; a column of the form has none and is about one officer. */
function checkMatter(
  values: Record<string, string | null>,
  context: EntryContext,
  blame: (field: string, message: Bilingual) => void,
): string | null {
  if (!values.matter) return null;
  const { type } = matterOf(values.matter);
  const rule = type === undefined ? undefined : context.types.find((one) => one.type === type);
  const variants = (rule?.values ?? []).filter(({ variant }) => variant !== null);
  const typed = values.variant;
  const found = typed ? (optionNamed(variants, typed) ?? typed) : null;
  const known = variants.length === 0 ? found === null : variants.some(({ variant }) => variant === found);
  const optional = found === null && (rule?.values ?? []).some(({ variant }) => variant === null);
  if (known || optional) return found;
  blame(
    "variant",
    variants.length === 0
      ? say("这一类别不分级别，请清空。", "This matter has no variants: leave it empty.")
      : say(`请填：${variants.map(({ label }) => label.zh).join("、")}。`, `Choose: ${variants.map(({ label }) => label.en).join(", ")}.`),
  ); // prettier-ignore
  return null;
}

function checkDates(
  values: Record<string, string | null>,
  today: string,
  blame: (field: string, message: Bilingual) => void,
): void {
  const { occurredOn, documentOn, rectifyBy } = values;
  for (const [field, day] of [["occurredOn", occurredOn], ["documentOn", documentOn]] as const) {
    if (day && day > today)
      blame(field, say(`${day}还没有到，不能登记将来的日期。`, `${day} lies in the future.`));
  } // prettier-ignore
  if (occurredOn && documentOn && documentOn < occurredOn)
    blame(
      "documentOn",
      say("文件（结果）日期不能早于发生日期。", "The document cannot be older than the deed."),
    );
  if (occurredOn && rectifyBy && rectifyBy < occurredOn)
    blame("rectifyBy", say("整改期限不能早于督察日期。", "The time limit cannot be before the inspection."));
}

function pick(values: Record<string, string | null>, keys: readonly string[]): Record<string, string | null> {
  return Object.fromEntries(keys.map((key) => [key, values[key] ?? null]));
}
