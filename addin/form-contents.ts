import type { MonthForm } from "../domain/messages.ts";
import type { Language } from "../domain/language.ts";
import { LEVEL_LABEL, POST_TYPE_LABEL } from "../domain/people.ts";
import {
  type BaselineLine,
  type BookSheet,
  type CellContent,
  type FormLine,
  MONTH_BOOK,
  type BookMeta,
} from "./books.ts";
import { contentsOf, editableColumns } from "./cells.ts";
import type { BookContents } from "./sheet-build.ts";
import { decimal, pointValues } from "./verdicts.ts";

/** Detail sheets start with this many blank lines at least, and with more for larger units. */
const LEAST_SPARE = 100;
const SPARE_PER_OFFICER = 5;
const MOST_SPARE = 2_000;

/** The three sheets of a unit's month, as the server answered. `newKey` makes the UUIDs of blank detail lines. */
export function monthContents(form: MonthForm, language: Language, newKey: () => string): BookContents {
  const names = new Map(form.rows.map((row) => [row.policeNo, row.name]));
  const meta: BookMeta = {
    format: 1, kind: "month", month: form.month, unit: form.unit.code, unitName: form.unit.name,
    template: form.template, ruleSet: form.ruleSet, language, state: form.state, submitBy: form.submitBy,
  }; // prettier-ignore
  const spare = Math.min(MOST_SPARE, Math.max(LEAST_SPARE, form.rows.length * SPARE_PER_OFFICER));
  const [monthly, credits, events] = MONTH_BOOK.sheets;
  if (!monthly || !credits || !events) throw new Error("the month book has three sheets");
  return {
    book: MONTH_BOOK,
    meta,
    sheets: [
      sheetContents(monthly, monthlyLines(form, language), 0, meta, newKey),
      sheetContents(
        credits,
        form.credits.map((line) => detailLine(line, names.get(line.policeNo))),
        spare,
        meta,
        newKey,
      ),
      sheetContents(
        events,
        form.events.map((line) => detailLine(line)),
        spare,
        meta,
        newKey,
      ),
    ],
    roster: form.rows.map(({ policeNo, name, unit, level, postType, partyMember }) => ({ policeNo, name, unit, level, postType, partyMember })), // prettier-ignore
  };
}

function monthlyLines(form: MonthForm, language: Language): FormLine[] {
  return form.rows.map((row) => ({
    rowKey: row.rowKey,
    version: row.version,
    values: {
      ...row.fields,
      policeNo: row.policeNo,
      name: row.name,
      unit: form.unit.name,
      postType: POST_TYPE_LABEL[row.postType][language],
      level: LEVEL_LABEL[row.level][language],
      ...pointValues(row, language),
      grade: row.grade ?? undefined,
      gradeReason: row.gradeReason ?? undefined,
      state: STATE_LABEL[row.state]?.[language] ?? row.state,
    },
  }));
}

/** Report states a clerk meets in the sheet (报送状态). */
const STATE_LABEL: Record<string, Record<Language, string>> = {
  empty: { zh: "未填", en: "Empty" },
  drafted: { zh: "草稿", en: "Draft" },
  attested: { zh: "本人已确认", en: "Attested" },
  submitted: { zh: "已报送", en: "Submitted" },
  signing: { zh: "审核中", en: "Signing" },
  signed: { zh: "已审核", en: "Signed" },
  checked: { zh: "已复核", en: "Checked" },
  published: { zh: "已公布", en: "Published" },
  locked: { zh: "已锁定", en: "Locked" },
  returned: { zh: "已退回", en: "Returned" },
};

function detailLine(
  { rowKey, version, points, ...values }: { rowKey: string; version: number; points: number | null } & object,
  name?: string,
): FormLine {
  return {
    rowKey,
    version,
    values: { ...values, name, points: points === null ? undefined : decimal(points) },
  };
}

/** Contents, and the baseline they are measured against. */
export function sheetContents(
  { definition, tab }: BookSheet,
  lines: readonly FormLine[],
  spare: number,
  meta: BookMeta,
  newKey: () => string,
): BookContents["sheets"][number] {
  const editable = editableColumns(definition).map((column) => definition.columns.indexOf(column));
  const rows: CellContent[][] = [];
  const baseline: BaselineLine[] = [];
  for (const line of lines) {
    const cells = contentsOf(definition, line, meta.language);
    rows.push(cells);
    baseline.push({
      rowKey: line.rowKey,
      version: line.version,
      cells: editable.map((at) => cells[at] ?? ""),
    });
  }
  for (let i = 0; i < spare; i++)
    rows.push(contentsOf(definition, { rowKey: newKey(), version: 0, values: {} }, meta.language));
  return { heading: heading(definition.title[meta.language], meta), note: note(tab, meta), rows, baseline };
}

function heading(title: string, { month, unitName, language }: BookMeta): string {
  const [year, number] = month.split("-");
  return language === "zh"
    ? `${unitName}  ${String(year)}年${String(Number(number))}月  ${title}`
    : `${title} · ${unitName} · ${month}`;
}

function note(tab: string, { language, submitBy }: BookMeta): string {
  const until = submitBy === null ? "" : shanghaiTime(submitBy);
  if (language === "en")
    return `Grey columns are written by the system.${until === "" ? "" : ` On time until ${until}.`} ${tab === "月报" ? "Blank means not filled, never 0." : "One line per fact."}`; // prettier-ignore
  const deadline = until === "" ? "" : `按时报送截止：${until}。`;
  return `${deadline}灰底由系统填写；${tab === "月报" || tab === "工作计划" ? "空白是未填，不等于0；不涉及的填“不适用”。" : "一事一行，填完后在右侧窗格点“检查”“上报”。"}`;
}

/** Deadlines are wall-clock time of Asia/Shanghai, eight hours ahead of UTC all year. */
function shanghaiTime(instant: string): string {
  const local = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString();
  return `${local.slice(0, 10)} ${local.slice(11, 16)}`;
}
