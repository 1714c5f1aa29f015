import type { Role } from "../../../domain/role.ts";
import type { Relation } from "./matrix.ts";

/** Who somebody is, as plain facts of the fixture: written down, not asked of the server. */
export interface Principal {
  account: string;
  roles: readonly Role[];
  /** 警号 and unit of an officer. */
  policeNo?: string;
  unit?: string;
  fills?: readonly string[];
  heads?: readonly string[];
  inCharge?: readonly string[];
  actsFor?: readonly string[];
}

/** Who computes as reviewer of whom: by 警号. 000901 is away and 000902 acts for him. */
export const REVIEWERS: Readonly<Record<string, readonly string[]>> = {
  "000123": ["head19"],
  "001901": ["leader4"],
  "001905": ["head19"],
  "001906": ["head19"],
  // Who acts for the head does not review himself: his own goes to the leader in charge.
  "000902": ["leader3"],
  "000903": ["deputy09"],
  "000901": ["leader3"],
  "000102": ["head01"],
  // Nobody is in charge of unit 01: its head's file goes to 局长 and 政委.
  "000101": ["director", "commissar"],
  "000003": ["director", "commissar"],
  "000004": ["director", "commissar"],
};

const OFFICER = ["officer"] as const;

/** Everybody who asks: every role, some of them several at once, one who is not signed in, one whose account is closed. */
export const PRINCIPALS: readonly Principal[] = [
  { account: "nobody", roles: [] },
  { account: "disabled", roles: [], policeNo: "001903", unit: "19" },
  { account: "officer19", roles: OFFICER, policeNo: "000123", unit: "19" },
  { account: "clerk19", roles: ["officer", "clerk"], policeNo: "001906", unit: "19", fills: ["19"] },
  { account: "clerk09", roles: ["officer", "clerk"], policeNo: "000903", unit: "09", fills: ["09", "00"] },
  { account: "clerk01", roles: ["officer", "clerk"], policeNo: "000102", unit: "01", fills: ["01"] },
  { account: "head19", roles: ["officer", "head"], policeNo: "001901", unit: "19", heads: ["19"] },
  // Away: somebody reviews for him, but his unit is still his.
  { account: "head09", roles: ["officer", "head"], policeNo: "000901", unit: "09", heads: ["09"] },
  { account: "head01", roles: ["officer", "head"], policeNo: "000101", unit: "01", heads: ["01"] },
  { account: "deputy09", roles: ["officer", "head"], policeNo: "000902", unit: "09", actsFor: ["09"] },
  { account: "leader3", roles: ["officer", "leader"], policeNo: "000003", unit: "00", inCharge: ["09"] },
  { account: "leader4", roles: ["officer", "leader"], policeNo: "000004", unit: "00", inCharge: ["19"] },
  { account: "director", roles: ["chief"] },
  { account: "commissar", roles: ["chief"] },
  { account: "files", roles: ["filesOffice"] },
  // An officer of a station who works for an office: his own file stays his own.
  { account: "files19", roles: ["officer", "filesOffice"], policeNo: "001905", unit: "19" },
  { account: "political", roles: ["politicalOffice"] },
  { account: "political19", roles: ["officer", "politicalOffice"], policeNo: "001902", unit: "19" },
  { account: "discipline", roles: ["disciplineOffice"] },
  { account: "assessment", roles: ["assessmentOffice"] },
  { account: "group", roles: ["leadingGroup"] },
  { account: "petitions", roles: ["petitions"] },
  { account: "legal", roles: ["legal"] },
  { account: "sysadmin", roles: ["systemAdmin"] },
  { account: "secadmin", roles: ["securityAdmin"] },
  { account: "auditadmin", roles: ["auditAdmin"] },
];

/** A unit's own events stand in every member's report, so whoever reviews one of them reviews the unit's event. */
const UNIT_REVIEWERS: Readonly<Record<string, readonly string[]>> = {
  "19": ["head19", "leader4"],
  "09": ["deputy09", "leader3"],
};

/** What a request is about, as far as relations go. */
export interface Subject {
  policeNo?: string | undefined;
  unit?: string | undefined;
  /** Accounts whose own it is: who entered it, to whom it is addressed. */
  owners?: readonly string[];
}

/** Every relation in which somebody stands to something. */
export function relationsOf(person: Principal, { policeNo, unit, owners = [] }: Subject): Set<Relation> {
  const found = new Set<Relation>(["any"]);
  const own = owners.includes(person.account) || (policeNo !== undefined && policeNo === person.policeNo);
  found.add(own ? "own" : "others");
  if (unit !== undefined) {
    if (person.unit === unit) found.add("member");
    if (person.fills?.includes(unit)) found.add("fills");
    if (person.heads?.includes(unit)) found.add("heads");
    if (person.inCharge?.includes(unit)) found.add("inCharge");
  }
  if (unit !== undefined && person.actsFor?.includes(unit)) found.add("actsFor");
  const reviewers = policeNo === undefined ? UNIT_REVIEWERS[unit ?? ""] : REVIEWERS[policeNo];
  if (reviewers?.includes(person.account)) found.add("reviews");
  return found;
}
