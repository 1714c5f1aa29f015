import { checkCredits } from "../../domain/form/check-credits.ts";
import { checkEvents } from "../../domain/form/check-events.ts";
import type { CreditLine, EventLine } from "../../domain/form/detail-lines.ts";
import type { CheckedLine } from "../../domain/form/read-line.ts";
import type { Language } from "../../domain/language.ts";
import type { Outcome, PushLine, ReportState, RowProblem } from "../../domain/messages.ts";
import type { Month } from "../../domain/month.ts";
import type { CompiledRules } from "../../domain/scoring/compile-rules.ts";
import type { StoredLine } from "./line-store.ts";
import {
  dropProblem,
  pushProblem,
  seedProblem,
  shapeProblem,
  type PushProblemCode,
} from "./push-problems.ts";
import type { Readings } from "./push-readings.ts";
import type { SentLine } from "./push-request.ts";

/** The verdict on one detail line. */
export interface JudgedLine<T> {
  rowKey: string;
  label: string;
  outcome: Outcome;
  /** The stored version, or the one this push makes. */
  version: number;
  /** As it will stand; null when this push deletes it or it is not stored. */
  line: T | null;
  stored: StoredLine<T> | undefined;
  problems: RowProblem[];
}

export interface AboutLines {
  unit: { id: number; code: string };
  month: Month;
  monthOpen: boolean;
  reopened: boolean;
  rules: CompiledRules;
  language: Language;
  /** 警号 of an officer who pushes for himself and may touch no line of others; null for whoever fills the unit. */
  only: string | null;
}

/** Checks the credit lines of a push (细则 §3): one verdict per line sent, in the order sent. */
export function judgeCredits(
  sent: readonly SentLine[],
  readings: Readings,
  about: AboutLines,
): JudgedLine<CreditLine>[] {
  return judgeLines("credits", sent, readings.credits, readings, about, {
    check: (lines, stored) =>
      checkCredits(lines, {
        ...{ month: about.month, monthOpen: about.monthOpen, items: about.rules.ruleSet.credits },
        ...{ roster: rosterOf(readings, about), stored, knownCases: readings.listedCases },
        caseCredits: readings.usedCases,
      }),
    concerns: (line) => [line.policeNo],
    owners: (line) => [line.policeNo],
  });
}

/** Checks the event lines of a push (细则 §4). A unit's event concerns everybody in the unit. */
export function judgeEvents(
  sent: readonly SentLine[],
  readings: Readings,
  about: AboutLines,
): JudgedLine<EventLine>[] {
  return judgeLines("events", sent, readings.events, readings, about, {
    check: (lines, stored) =>
      checkEvents(lines, {
        ...{ month: about.month, monthOpen: about.monthOpen, unit: about.unit.code },
        ...{ types: about.rules.ruleSet.events, roster: rosterOf(readings, about), stored },
        filed: readings.proofs.filed,
      }),
    concerns: (line) => (line.subjectKind === "unit" ? [...readings.subjects.keys()] : [line.subject]),
    owners: (line) => (line.subjectKind === "unit" ? [] : [line.subject]),
  });
}

interface Sheet<T> {
  check(lines: PushLine<T>[], stored: ReadonlyMap<string, StoredLine<T>>): CheckedLine<T>[];
  /** 警号 whose points the line touches. */
  concerns(line: T): string[];
  /** 警号 whose own word the line is part of: a unit's event is nobody's. */
  owners(line: T): string[];
}

function judgeLines<T extends { rowKey: string }>(
  name: "credits" | "events",
  sent: readonly SentLine[],
  known: readonly StoredLine<T>[],
  readings: Readings,
  about: AboutLines,
  sheet: Sheet<T>,
): JudgedLine<T>[] {
  if (sent.length === 0) return [];
  const everywhere = new Map(known.map((stored) => [stored.line.rowKey, stored]));
  const isOthers = ({ line }: StoredLine<T>): boolean =>
    about.only !== null && sheet.concerns(line).some((policeNo) => policeNo !== about.only);
  const here = new Map([...everywhere].filter(([, stored]) => isHere(stored, about) && !isOthers(stored)));
  const refused = sent.map((line) => refusalOf(line, everywhere, readings, about, isOthers));
  const checkable = sent.filter((_, index) => refused[index] === null);
  const verdicts = sheet
    .check(
      checkable.map((line) => asPushLine<T>(line)),
      here,
    )
    .values();
  return sent.map((line, index): JudgedLine<T> => {
    const why = refused[index];
    const stored = here.get(line.rowKey);
    if (why) return { ...blank(line, stored), ...why(name) };
    const checked = verdicts.next().value!;
    const judged = {
      ...blank(line, stored),
      label: checked.problems[0]?.rowLabel ?? line.rowKey,
      problems: checked.problems.map((seed) => seedProblem(seed, about.language)),
    };
    if (checked.outcomeHint !== "ok") return { ...judged, outcome: checked.outcomeHint };
    const touched = [checked.line, stored?.line].flatMap((one) => (one ? sheet.concerns(one) : []));
    if (touched.some((policeNo) => isSigned(readings, policeNo, about.reopened))) {
      const problem = pushProblem(
        "S09",
        { sheet: name, rowKey: line.rowKey, label: judged.label },
        about.language,
      );
      return { ...judged, problems: [...judged.problems, problem] };
    }
    const content = checked.deleted ? null : checked.line;
    const owners = [checked.line, stored?.line].flatMap((one) => (one ? sheet.owners(one) : []));
    judged.problems.push(...dropsOf(owners, judged.rowKey, name, readings, about));
    return { ...judged, outcome: "saved", version: judged.version + 1, line: content };
  });
}

function blank<T>(line: SentLine, stored: StoredLine<T> | undefined): JudgedLine<T> {
  const version = stored?.version ?? 0;
  return {
    rowKey: line.rowKey,
    label: line.rowKey,
    outcome: "rejected",
    version,
    line: null,
    stored,
    problems: [],
  };
}

type Refused = (sheet: "credits" | "events") => { outcome: Outcome; problems: RowProblem[] };

/** What this line takes back of the reports it concerns: an officer's own credits and events are part of his word. */
function dropsOf(
  owners: readonly string[],
  rowKey: string,
  sheet: "credits" | "events",
  readings: Readings,
  { language }: AboutLines,
): RowProblem[] {
  return [...new Set(owners)].flatMap((policeNo) => {
    const subject = readings.subjects.get(policeNo);
    const report = subject && readings.reports.get(subject.officerId);
    const label = `${policeNo} ${subject?.name ?? ""}`;
    const problem = report && dropProblem(report.state, sheet, rowKey, label, language);
    return problem ? [problem] : [];
  });
}

/** What keeps a line from being checked at all: its shape, a key of another sheet, a key that was deleted. */
function refusalOf<T>(
  line: SentLine,
  everywhere: ReadonlyMap<string, StoredLine<T>>,
  readings: Readings,
  { unit, month, language }: AboutLines,
  isOthers: (stored: StoredLine<T>) => boolean,
): Refused | null {
  const row = { rowKey: line.rowKey, label: line.rowKey };
  const { shape } = line;
  if (shape) {
    return (sheet) => ({ outcome: "rejected", problems: [shapeProblem(sheet, { ...row, shape }, language)] });
  }
  const because =
    (code: PushProblemCode): Refused =>
    (sheet) => ({ outcome: "rejected", problems: [pushProblem(code, { ...row, sheet }, language)] });
  const stored = everywhere.get(line.rowKey);
  if (stored && (!isHere(stored, { unit, month }) || isOthers(stored))) return because("S04");
  if (stored || !readings.lineVersions.has(line.rowKey)) return null;
  return line.delete ? () => ({ outcome: "unchanged", problems: [] }) : because("S05");
}

function isHere<T>(stored: StoredLine<T>, about: { unit: { id: number }; month: Month }): boolean {
  return stored.unitId === about.unit.id && stored.month === about.month;
}

function asPushLine<T>({ rowKey, version, delete: gone, cells }: SentLine): PushLine<T> {
  return { ...cells, rowKey, version, delete: gone };
}

function rosterOf(readings: Readings, { unit }: AboutLines) {
  return new Map([...readings.subjects].map(([policeNo, who]) => [policeNo, { ...who, unit: unit.code }]));
}

const OPEN_STATES: ReadonlySet<ReportState> = new Set([
  "empty",
  "drafted",
  "attested",
  "submitted",
  "returned",
]);

function isSigned(readings: Readings, policeNo: string, reopened: boolean): boolean {
  const subject = readings.subjects.get(policeNo);
  const report = subject && readings.reports.get(subject.officerId);
  if (!report || OPEN_STATES.has(report.state)) return false;
  return !(reopened && (report.state === "published" || report.state === "locked"));
}
