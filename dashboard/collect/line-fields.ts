import { CREDIT_SHEET } from "../../domain/form/credit-sheet.ts";
import { EVENT_SHEET } from "../../domain/form/event-sheet.ts";
import { columnOf, type ColumnDefinition } from "../../domain/form/sheet-definition.ts";
import type { Language } from "../../domain/language.ts";
import type { PostType } from "../../domain/people.ts";
import type { RuleSet } from "../../domain/rules/rule-set.ts";
import type { Need } from "../../domain/rules/event-type-rule.ts";

/** A line while it is typed: raw texts by the sheet's own keys. */
export type LineCells = Record<string, string>;

/** One field of a line's form. */
export interface LineField {
  key: string;
  column: ColumnDefinition;
  required: boolean;
  /** A choice; undefined = typed freely. */
  options?: { value: string; label: string }[];
}

export interface Person {
  policeNo: string;
  name: string;
  postType: PostType;
}

/** The fields a credit line needs for the item chosen: only the items of his post, roles and variants where there are any. */
export function creditFields(
  rules: RuleSet,
  cells: LineCells,
  people: readonly Person[],
  language: Language,
): LineField[] {
  const column = (key: string) => columnOf(CREDIT_SHEET, key);
  const post = people.find(({ policeNo }) => policeNo === cells.policeNo)?.postType;
  const items = rules.credits.filter(({ posts }) => !post || !posts || posts.includes(post));
  const item = rules.credits.find(({ code }) => code === cells.item);
  const variants = item?.values.filter(({ variant }) => variant !== null) ?? [];
  const hasRoles = item?.values.some(({ role }) => role !== null) ?? false;
  return [
    ...(people.length > 1 ? [personField(column("policeNo"), people)] : []),
    { key: "item", column: column("item"), required: true,
      options: items.map(({ code, name }) => ({ value: code, label: `${code} ${name[language]}` })) },
    ...(hasRoles ? [listField(column("role"), true, language)] : []),
    ...(variants.length > 0
      ? [{ key: "variant", column: column("variant"), required: true,
          options: variants.map(({ variant, label }) => ({ value: variant ?? "", label: label[language] })) }]
      : []),
    { key: "quantity", column: column("quantity"), required: true },
    { key: "date", column: column("date"), required: true },
    { key: "caseNo", column: column("caseNo"), required: false },
    { key: "evidenceNo", column: column("evidenceNo"), required: false },
  ];
} // prettier-ignore

/** The fields an event needs for the type chosen; the document date comes first because it decides the month. */
export function eventFields(
  rules: RuleSet,
  cells: LineCells,
  people: readonly Person[],
  unit: string | null,
  language: Language,
): LineField[] {
  const column = (key: string) => columnOf(EVENT_SHEET, key);
  const type = rules.events.find((one) => one.type === cells.type);
  const ofUnit = cells.subjectKind === "unit";
  const types = rules.events.filter(({ subjects }) => subjects.includes(ofUnit ? "unit" : "officer"));
  const variants = type?.values.filter(({ variant }) => variant !== null) ?? [];
  const asked = (key: string, need: Need | undefined): LineField[] =>
    need === undefined || need === "none" ? [] : [listField(column(key), need === "required", language)];
  const free = (key: string): LineField => ({ key, column: column(key), required: false });
  return [
    ...(unit === null ? [] : [listField(column("subjectKind"), true, language)]),
    ...(ofUnit || people.length <= 1 ? [] : [personField(column("subject"), people)]),
    { key: "type", column: column("type"), required: true,
      options: types.map((one) => ({ value: one.type, label: `${one.type} ${one.name[language]}` })) },
    ...(variants.length > 0
      ? [{ key: "variant", column: column("variant"), required: variants.length === type?.values.length,
          options: variants.map(({ variant, label }) => ({ value: variant ?? "", label: label[language] })) }]
      : []),
    free("documentOn"),
    free("occurredOn"),
    { key: "reason", column: column("reason"), required: true },
    ...asked("responsibility", type?.responsibility),
    ...asked("finding", type?.finding),
    free("sourceDepartment"),
    free("documentNo"),
    free("evidenceNo"),
    listField(column("evidenceKind"), false, language),
    ...(type?.kind === "reward" || ofUnit ? [] : [listField(column("countsIn"), false, language)]),
    free("factNo"),
  ];
} // prettier-ignore

function listField(column: ColumnDefinition, required: boolean, language: Language): LineField {
  const options = (column.list ?? []).map(({ value, label }) => ({ value, label: label[language] }));
  return { key: column.key, column, required, options };
}

function personField(column: ColumnDefinition, people: readonly Person[]): LineField {
  const options = people.map(({ policeNo, name }) => ({ value: policeNo, label: `${name} ${policeNo}` }));
  return { key: column.key, column, required: true, options };
}
