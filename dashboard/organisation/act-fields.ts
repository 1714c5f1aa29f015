import type { ChangeAct, ChangeKind } from "../../domain/organisation/acts.ts";
import type { TextKey } from "../texts-zh.ts";

/** How a field of an act is filled in. */
export type FieldKind =
  "no" | "text" | "unit" | "level" | "series" | "postType" | "yesNo" | "date" | "status" | "role";

export interface ActField {
  key: string;
  kind: FieldKind;
  text: TextKey;
  /** May be left empty: sent as null. */
  optional?: boolean;
}

export type ActName = ChangeAct["act"];

const NO: ActField = { key: "policeNo", kind: "no", text: "organisation.policeNo" };
const NAME: ActField = { key: "name", kind: "text", text: "organisation.name" };
const UNIT: ActField = { key: "unit", kind: "unit", text: "organisation.unit" };
const UNIT_NAME: ActField = { key: "name", kind: "text", text: "organisation.unitName" };
const SERIES: ActField = { key: "series", kind: "series", text: "organisation.series" };
const FROM: ActField = { key: "from", kind: "date", text: "organisation.from" };
const POST: readonly ActField[] = [
  { ...UNIT, optional: true },
  { key: "level", kind: "level", text: "organisation.level" },
  { key: "title", kind: "text", text: "organisation.jobTitle", optional: true },
  FROM,
];
const PERSON: readonly ActField[] = [
  NO,
  NAME,
  { key: "postType", kind: "postType", text: "organisation.postType" },
  { key: "partyMember", kind: "yesNo", text: "organisation.partyMember" },
];
const RIGHT: readonly ActField[] = [
  { key: "account", kind: "text", text: "organisation.account" },
  { key: "role", kind: "role", text: "organisation.role" },
  { ...UNIT, text: "organisation.clerkUnit", optional: true },
];

/** What each act asks for, and of which kind of change it is. */
export const ACT_FORMS: Record<ActName, { kind: ChangeKind; text: TextKey; fields: readonly ActField[] }> = {
  posting: { kind: "roster", text: "organisation.act.posting", fields: [NO, ...POST] },
  officerAdd: { kind: "roster", text: "organisation.act.officerAdd", fields: [...PERSON, ...POST] },
  officerEdit: { kind: "roster", text: "organisation.act.officerEdit", fields: PERSON },
  officerStatus: {
    kind: "roster",
    text: "organisation.act.officerStatus",
    fields: [
      NO,
      { key: "status", kind: "status", text: "organisation.status" },
      { key: "day", kind: "date", text: "organisation.lastDay" },
    ],
  },
  charge: {
    kind: "roster",
    text: "organisation.act.charge",
    fields: [UNIT, { key: "leader", kind: "no", text: "organisation.leaderNo", optional: true }, FROM],
  },
  headship: {
    kind: "roster",
    text: "organisation.act.headship",
    fields: [UNIT, { ...NO, text: "organisation.actingNo", optional: true }, FROM],
  },
  unitAdd: {
    kind: "roster",
    text: "organisation.act.unitAdd",
    fields: [{ key: "code", kind: "text", text: "organisation.code" }, UNIT_NAME, SERIES],
  },
  unitEdit: { kind: "roster", text: "organisation.act.unitEdit", fields: [UNIT, UNIT_NAME, SERIES] },
  unitMerge: {
    kind: "roster",
    text: "organisation.act.unitMerge",
    fields: [UNIT, { key: "into", kind: "unit", text: "organisation.into" }, FROM],
  },
  delegate: {
    kind: "delegation",
    text: "organisation.act.delegate",
    fields: [
      { key: "absent", kind: "no", text: "organisation.absent" },
      { key: "deputy", kind: "no", text: "organisation.deputy" },
      FROM,
      { key: "to", kind: "date", text: "organisation.to" },
    ],
  },
  delegationEnd: {
    kind: "delegation",
    text: "organisation.act.delegationEnd",
    fields: [
      { key: "id", kind: "text", text: "organisation.delegationNo" },
      { key: "day", kind: "date", text: "organisation.lastDay" },
    ],
  },
  grant: { kind: "rights", text: "organisation.act.grant", fields: RIGHT },
  revoke: { kind: "rights", text: "organisation.act.revoke", fields: RIGHT },
  superior: {
    kind: "superior",
    text: "organisation.act.superior",
    fields: [
      { key: "account", kind: "text", text: "organisation.account", optional: true },
      { key: "evidenceNo", kind: "text", text: "organisation.evidenceNo", optional: true },
    ],
  },
};

export const ACT_NAMES = Object.keys(ACT_FORMS) as ActName[];

/** What stands in a fresh form: today, and the first choice of every list. */
export function freshValues(
  act: ActName,
  today: string,
  unit: string | null,
  own: string | null,
): Record<string, string> {
  const values: Record<string, string> = {};
  for (const { key, kind } of ACT_FORMS[act].fields) {
    if (kind === "date") values[key] = today;
    else if (kind === "unit" && unit !== null && act !== "grant" && act !== "revoke") values[key] = unit;
    else values[key] = FIRST[kind] ?? "";
  }
  if (act === "delegate" && own !== null) values.absent = own;
  return values;
}
const FIRST: Partial<Record<FieldKind, string>> = {
  level: "officer",
  series: "stations",
  postType: "SQ",
  yesNo: "no",
  status: "retired",
  role: "clerk",
};

/** The act as it is sent, or null while a field it needs is empty. */
export function actOf(act: ActName, values: Readonly<Record<string, string>>): ChangeAct | null {
  const sent: Record<string, unknown> = { act };
  for (const { key, kind, optional } of ACT_FORMS[act].fields) {
    // Names go exactly as they are typed.
    const text =
      key === "name" && act.startsWith("officer") ? (values[key] ?? "") : (values[key] ?? "").trim();
    if (text === "" && !optional) return null;
    if (key === "id") sent[key] = Number(text);
    else if (kind === "yesNo") sent[key] = text === "yes";
    else sent[key] = text === "" ? null : text;
  }
  return sent as unknown as ChangeAct;
}
