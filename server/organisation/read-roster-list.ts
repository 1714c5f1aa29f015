import { isCellProblem } from "../../domain/form/cell-problem.ts";
import { cellReader } from "../../domain/form/read-cell.ts";
import type { ColumnDefinition } from "../../domain/form/sheet-definition.ts";
import type { Language } from "../../domain/language.ts";
import type { ImportPreview } from "../../domain/messages/organisation.ts";
import type { Roster } from "../../domain/organisation/model.ts";
import { ROSTER_LIST } from "../../domain/organisation/roster-list.ts";
import type { Level, PostType } from "../../domain/people.ts";
import type { UploadedRow } from "../workbooks/read-workbook.ts";
import { personName } from "./change-body.ts";

/** A line of an uploaded roster as read; undefined = the file does not say. */
export interface RosterLine {
  row: number;
  policeNo: string;
  name: string;
  unit: string | null | undefined;
  level: Level | undefined;
  title: string | undefined;
  postType: PostType | undefined;
  partyMember: boolean | undefined;
}

type RowProblems = ImportPreview["rowProblems"];

/** Reads the rows; a problem names row and column and says what belongs there. Names stay exactly as they are written. */
export function readRosterLines(
  rows: readonly UploadedRow[],
  roster: Pick<Roster, "units">,
  language: Language,
): { lines: RosterLine[]; problems: RowProblems } {
  const problems: RowProblems = [];
  const lines: RosterLine[] = [];
  const firstRow = new Map<string, number>();
  const byName = new Map([...roster.units.values()].map(({ code, name }) => [name, code]));
  for (const { sheetRow: row, cells } of rows) {
    const before = problems.length;
    const say = (column: ColumnDefinition, why: string | null): void => {
      const heading = column.heading[language];
      const told = why ?? column.prompt[language];
      const message =
        language === "zh" ? `第${row}行“${heading}”：${told}` : `Row ${row}, “${heading}”: ${told}`;
      problems.push({ row, column: heading, message });
    };
    const value = (key: string): string | undefined => {
      const { column, read } = READERS.get(key)!;
      const cell = read(cells[key]);
      if (isCellProblem(cell)) say(column, null);
      else if (typeof cell === "string" && cell !== "") return cell;
      return undefined;
    };
    const policeNo = value("policeNo");
    const { column: noColumn } = READERS.get("policeNo")!;
    if (policeNo === undefined && problems.length === before) say(noColumn, null);
    const earlier = policeNo === undefined ? undefined : firstRow.get(policeNo);
    if (earlier !== undefined) say(noColumn, SAYS.twice(policeNo!, earlier)[language]);
    else if (policeNo !== undefined) firstRow.set(policeNo, row);
    const name = personName.safeParse(cells.name);
    if (!name.success) say(READERS.get("name")!.column, null);
    const code = value("unit");
    const called = value("unitName");
    const unit = code ?? (called === undefined ? undefined : byName.get(called));
    if (code !== undefined && !roster.units.has(code))
      say(READERS.get("unit")!.column, SAYS.noUnit(code)[language]);
    else if (code === undefined && called !== undefined && unit === undefined)
      say(READERS.get("unitName")!.column, SAYS.noUnit(called)[language]);
    const level = value("level") as Level | undefined;
    const party = value("partyMember");
    const rest = { title: value("title"), postType: value("postType") as PostType | undefined };
    if (problems.length > before || policeNo === undefined || !name.success) continue;
    const isLeader = level === "leader" || level === "chief";
    lines.push({
      ...{ row, policeNo, name: name.data, level, ...rest },
      unit: unit ?? (isLeader ? null : undefined),
      partyMember: party === undefined ? undefined : party === "yes",
    });
  }
  return { lines, problems };
}

const READERS = new Map(
  ROSTER_LIST.columns.map((column) => [column.key, { column, read: cellReader(column) }]),
);

const SAYS = {
  twice: (no: string, row: number) => ({
    zh: `警号 ${no} 在第${row}行已出现，一人只能有一行。`,
    en: `${no} stands in row ${row} already; one row for one person.`,
  }),
  noUnit: (unit: string) => ({
    zh: `系统中没有单位“${unit}”，请先新增单位或改正。`,
    en: `There is no unit “${unit}”. Add it first or correct the cell.`,
  }),
};
