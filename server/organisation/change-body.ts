import { z } from "zod";
import { searchableName } from "../../domain/names.ts";
import { CHANGE_KINDS } from "../../domain/organisation/acts.ts";
import { GRANTABLE_ROLES } from "../../domain/organisation/change-rules.ts";
import { LEVELS, POLICE_NO, POST_TYPES, SERIES } from "../../domain/people.ts";

/** A day that is in the calendar: 2026-02-30 is none. */
const day = z.iso.date();
const code = z.string().regex(/^[0-9A-Za-z]{1,12}$/);
const policeNo = z.string().regex(POLICE_NO);
/** Stored as it is given, dots and spaces included; it must only be a name at all. */
export const personName = z
  .string()
  .max(80)
  .refine(
    (name) =>
      searchableName(name) !== "" &&
      !/\p{Cc}|\p{Cs}|\p{Noncharacter_Code_Point}|[\u202A-\u202E\u2066-\u2069]/u.test(name),
  );
const title = z.string().trim().min(1).max(60).nullable();
const unitName = z.string().trim().min(2).max(60);
const post = { unit: code.nullable(), level: z.enum(LEVELS), title, from: day };
const person = { policeNo, name: personName, postType: z.enum(POST_TYPES), partyMember: z.boolean() };

export const changeAct = z.discriminatedUnion("act", [
  z.strictObject({ act: z.literal("unitAdd"), code, name: unitName, series: z.enum(SERIES) }),
  z.strictObject({ act: z.literal("unitEdit"), unit: code, name: unitName, series: z.enum(SERIES) }),
  z.strictObject({ act: z.literal("unitMerge"), unit: code, into: code, from: day }),
  z.strictObject({ act: z.literal("officerAdd"), ...person, ...post }),
  z.strictObject({ act: z.literal("officerEdit"), ...person }),
  z.strictObject({
    act: z.literal("officerStatus"),
    policeNo,
    status: z.enum(["retired", "died", "left"]),
    day,
  }),
  z.strictObject({ act: z.literal("posting"), policeNo, ...post }),
  z.strictObject({ act: z.literal("charge"), unit: code, leader: policeNo.nullable(), from: day }),
  z.strictObject({ act: z.literal("headship"), unit: code, policeNo: policeNo.nullable(), from: day }),
  z.strictObject({ act: z.literal("delegate"), absent: policeNo, deputy: policeNo, from: day, to: day }),
  z.strictObject({ act: z.literal("delegationEnd"), id: z.int().min(1), day }),
  z.strictObject({
    act: z.enum(["grant", "revoke"]),
    account: z.string().min(1).max(40),
    role: z.enum(GRANTABLE_ROLES as [string, ...string[]]),
    unit: code.nullable(),
  }),
  z.strictObject({
    act: z.literal("superior"),
    account: z.string().min(1).max(40).nullable(),
    evidenceNo: z.string().min(1).max(24).nullable(),
  }),
]);

const ROSTER = ["unitAdd", "unitEdit", "unitMerge", "officerAdd", "officerEdit", "officerStatus", "posting", "charge", "headship"]; // prettier-ignore
const ACTS_OF: Record<string, readonly string[]> = {
  roster: ROSTER,
  delegation: ["delegate", "delegationEnd"],
  rights: ["grant", "revoke"],
  superior: ["superior"],
};

/** Acts of one kind only, so that its rule of two persons covers all of them. */
export const changeBody = z
  .strictObject({
    kind: z.enum(CHANGE_KINDS).exclude(["import"]),
    reason: z.string().trim().min(2).max(400),
    acts: z.array(changeAct).min(1).max(200),
    dryRun: z.boolean(),
  })
  .refine(({ kind, acts }) => acts.every(({ act }) => ACTS_OF[kind]?.includes(act)), { path: ["acts"] });

export const decisionBody = z.strictObject({
  decision: z.enum(["confirm", "refuse", "withdraw"]),
  digest: z.string().length(64),
  note: z.string().trim().max(400).optional(),
});
