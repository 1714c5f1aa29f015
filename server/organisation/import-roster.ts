import type { Language } from "../../domain/language.ts";
import type { ImportPreview } from "../../domain/messages/organisation.ts";
import { CHANGED_FIELD } from "../../domain/organisation/act-sentences.ts";
import type { DiffLine, RosterAct } from "../../domain/organisation/acts.ts";
import { entersAs } from "../../domain/organisation/change-rules.ts";
import { rowOn, type Roster } from "../../domain/organisation/model.ts";
import { ROSTER_LIST } from "../../domain/organisation/roster-list.ts";
import { tryActs } from "../../domain/organisation/try-acts.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import { sha256 } from "../canonical-json.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { readSheetRows } from "../workbooks/read-workbook.ts";
import { insertChange } from "./change-store.ts";
import { readRosterLines, type RosterLine } from "./read-roster-list.ts";
import { readRoster } from "./roster-store.ts";

/** No file holds more people than this; a larger bureau sends its roster in parts. */
const MOST_ROWS = 20_000;

export interface ImportRequest {
  file: Buffer;
  /** First day of new posts. */
  day: string;
  /** Only show what would change. */
  dryRun: boolean;
}

/**
 * 花名册导入: what the file would add, change and move, and who is missing from it; entered as one change that another
 * person confirms. Rows with problems are named, and with any of them nothing is entered. Nobody is removed by a file.
 * @throws Refusal upload.*, workbook.unreadable, roster.empty, roster.too-many, change.not-yours
 */
export async function importRoster(
  context: Context,
  person: SignedInPerson,
  { file, day, dryRun }: ImportRequest,
  language: Language,
): Promise<ImportPreview> {
  const enteredAs = entersAs("import", person.roles);
  if (!enteredAs) throw new Refusal("change.not-yours");
  const sheet = await readSheetRows(file, ROSTER_LIST);
  if (sheet.problems.length > 0) {
    throw new Refusal("workbook.unreadable").withErrors(
      sheet.problems.map(({ field, params }) => ({
        field: field ?? "headings",
        message: String(params.heading),
      })),
    );
  }
  if (sheet.rows.length === 0) throw new Refusal("roster.empty");
  if (sheet.rows.length > MOST_ROWS) throw new Refusal("roster.too-many", { limit: MOST_ROWS });
  const roster = await readRoster(context.db, "all");
  const { lines, problems: rowProblems } = readRosterLines(sheet.rows, roster, language);
  const acts = actsOf(lines, roster, day);
  const { diff, problems } = tryActs(roster, acts.map(({ act }) => act), language); // prettier-ignore
  for (const { index, message } of problems) {
    const { row } = acts[index]!;
    const told = language === "zh" ? `第${row}行：${message}` : `Row ${row}: ${message}`;
    rowProblems.push({ row, column: null, message: told });
  }
  const all = [...diff, ...missingOf(lines, roster, day, language)];
  const preview = {
    ...{ rows: sheet.rows.length, diff: all, problems: [], counts: countsOf(all) },
    rowProblems: rowProblems.sort((a, b) => a.row - b.row),
  };
  if (dryRun || rowProblems.length > 0 || acts.length === 0) return { id: null, ...preview };
  const at = context.clock.now().toISOString();
  const id = await inTransaction(context, async (trx) => {
    const content = { acts: acts.map(({ act }) => act), enteredAs };
    const reason = `${language === "zh" ? "花名册导入" : "Roster import"} ${sha256(file).slice(0, 12)}`;
    const change = { kind: "import" as const, content, reason, accountId: person.accountId, at };
    const id = await insertChange(trx, change);
    await appendAudit(trx, {
      ...{ at, actorId: person.accountId, action: "change.enter", subject: `change/${id}` },
      detail: {
        kind: "import",
        acts: acts.length,
        enteredAs,
        workbook: sha256(file),
        counts: preview.counts,
      },
      vouches: { roster_changes: [id] },
    });
    await context.pulse.bump(trx);
    return id;
  });
  return { id, ...preview };
}

/** What a file says that the bureau does not know yet; what it does not say stays as it is. */
function actsOf(
  lines: readonly RosterLine[],
  roster: Roster,
  day: string,
): { row: number; act: RosterAct }[] {
  const acts: { row: number; act: RosterAct }[] = [];
  for (const line of lines) {
    const { row, policeNo, name } = line;
    const known = roster.officers.get(policeNo);
    const post = known && rowOn(known.postings, day);
    const level = line.level ?? post?.level ?? "officer";
    const unit = line.unit === undefined ? (post?.unit ?? null) : line.unit;
    const title = line.title ?? post?.title ?? null;
    const postType = line.postType ?? known?.postType ?? "ZH";
    const partyMember = line.partyMember ?? known?.partyMember ?? false;
    const person = { policeNo, name, postType, partyMember };
    if (!known) {
      acts.push({ row, act: { act: "officerAdd", ...person, unit, level, title, from: day } });
      continue;
    }
    if (known.name !== name || known.postType !== postType || known.partyMember !== partyMember)
      acts.push({ row, act: { act: "officerEdit", ...person } });
    if (post?.unit !== unit || post.level !== level || post.title !== title)
      acts.push({ row, act: { act: "posting", policeNo, unit, level, title, from: day } });
  }
  return acts;
}

/** Who is posted on the day and stands in no row: told, never removed. */
function missingOf(
  lines: readonly RosterLine[],
  roster: Roster,
  day: string,
  language: Language,
): DiffLine[] {
  const listed = new Set(lines.map(({ policeNo }) => policeNo));
  return [...roster.officers.values()].flatMap(({ policeNo, name, status, postings }) => {
    const post = rowOn(postings, day);
    if (status !== "active" || !post || listed.has(policeNo)) return [];
    const field = CHANGED_FIELD.missing[language];
    return {
      effect: "missing" as const,
      subject: `${policeNo} ${name}`,
      field,
      from: unitText(roster, post.unit),
      to: null,
      day: null,
    };
  });
}

function unitText(roster: Roster, code: string | null): string | null {
  return code === null ? null : `${code} ${roster.units.get(code)?.name ?? ""}`;
}

function countsOf(diff: readonly DiffLine[]): ImportPreview["counts"] {
  const counts = { added: 0, changed: 0, transferred: 0, ended: 0, missing: 0 };
  for (const { effect } of diff) counts[effect] += 1;
  return counts;
}
