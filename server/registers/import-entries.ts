import type { ListDefinition } from "../../domain/form/sheet-definition.ts";
import type { Language } from "../../domain/language.ts";
import type { RegisterPushReceipt } from "../../domain/messages/registers.ts";
import { Refusal } from "../../domain/refusal.ts";
import { registerList } from "../../domain/registers/register-list.ts";
import { KEEPER, type Register } from "../../domain/registers/register.ts";
import type { SignedInPerson } from "../access/person.ts";
import { sha256 } from "../canonical-json.ts";
import type { Context } from "../context.ts";
import { shanghaiDay } from "../today.ts";
import { readSheetRows } from "../workbooks/read-workbook.ts";
import { keepEntries } from "./keep-entries.ts";

/** An uploaded list: `columns` says which of the workbook's headings is which column, where their names do not. */
export interface RegisterUpload {
  register: Register;
  file: Buffer;
  columns: Readonly<Record<string, string>>;
  dryRun: boolean;
}

/**
 * A department's own list, whatever its headings are called: known synonyms are found by themselves, the rest are named
 * by the one who uploads. Each row is one new entry; its key is made from the push and the row, so that the same
 * upload sent twice is one. A dry run shows what would be kept, and which heading was read as what.
 * @throws Refusal register.not-keeper, upload.*, workbook.unreadable, push.other-content
 */
export async function importEntries(
  context: Context,
  person: SignedInPerson,
  pushId: string,
  upload: RegisterUpload,
  language: Language,
): Promise<{ receipt: RegisterPushReceipt; replayed: boolean }> {
  if (!person.roles.has(KEEPER[upload.register])) throw new Refusal("register.not-keeper");
  const today = shanghaiDay(context.clock.now());
  const list = registerList(upload.register, context.rules.forMonth(today.slice(0, 7)).ruleSet.events);
  const sheet = await readSheetRows(upload.file, withNamed(list, upload.columns));
  if (sheet.sheetName === null || sheet.rows.length === 0) {
    throw new Refusal("workbook.unreadable").withErrors([
      { field: "headings", message: headingsWanted(list, language) },
    ]);
  }
  const rows = sheet.rows.map(({ sheetRow, cells }) => ({
    ...cells,
    rowKey: keyOf(pushId, sheetRow),
    version: 0,
  }));
  const push = {
    ...{ register: upload.register, source: "upload" as const, dryRun: upload.dryRun, rows },
    sheetRows: sheet.rows.map(({ sheetRow }) => sheetRow),
  };
  const { receipt, replayed } = await keepEntries(context, person, pushId, push, language);
  const read = new Map(sheet.headings.flatMap(({ text, key }) => (key ? [[key, text] as const] : [])));
  return {
    replayed,
    receipt: {
      ...receipt,
      mapping: list.columns.map(({ key, heading }) => ({
        ...{ key, heading: heading[language], read: read.get(key) ?? null },
      })),
      unread: sheet.headings.flatMap(({ text, key }) => (key ? [] : [text])),
    },
  };
}

/** The headings somebody named become synonyms of their columns, and of no other. */
function withNamed(list: ListDefinition, named: Readonly<Record<string, string>>): ListDefinition {
  const taken = new Set(Object.values(named));
  return {
    ...list,
    columns: list.columns.map((column) => ({
      ...column,
      synonyms: [
        ...column.synonyms.filter((one) => !taken.has(one)),
        ...(named[column.key] ? [named[column.key]!] : []),
      ],
    })),
  };
}

function headingsWanted(list: ListDefinition, language: Language): string {
  const needed = list.columns.filter(({ required }) => required).map(({ heading }) => heading[language]);
  return language === "zh"
    ? `没有找到表头或数据行。表头至少要有：${needed.join("、")}；名称不同的，请在“对应列”中指定。`
    : `No heading row or no rows found. Needed: ${needed.join(", ")}; name columns that are called otherwise.`;
}

/** A UUID that is the same for the same row of the same push. */
function keyOf(pushId: string, row: number): string {
  const hex = sha256(`${pushId.toLowerCase()}/${row}`);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
