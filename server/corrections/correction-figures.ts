import type { Knex } from "knex";
import { readsEverything } from "../../domain/authority.ts";
import type { Language } from "../../domain/language.ts";
import type { ReportState } from "../../domain/messages.ts";
import type { CorrectionDiff, CorrectionLine, CorrectionView } from "../../domain/messages/corrections.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Role } from "../../domain/role.ts";
import type { SignedInPerson } from "../access/person.ts";
import { contentHash } from "../canonical-json.ts";
import type { Context } from "../context.ts";
import { isSanction } from "../files/redact-line.ts";
import { findCorrection, findTarget } from "./correction-store.ts";
import { readInvolved } from "./involved-store.ts";
import { proposeChange } from "./propose-change.ts";
import { recordSanctionRead } from "./record-sanction-read.ts";
import { decidingRole, lapseOf } from "./second-person.ts";

export interface CorrectionQuery {
  state?: "asked" | "accepted" | "refused" | undefined;
  page: number;
  pageSize: number;
}

/** Corrections, newest first: every one to the bureau's offices; to everybody else those of his own file. */
export async function listCorrections(
  context: Context,
  person: SignedInPerson,
  { state, page, pageSize }: CorrectionQuery,
): Promise<{ total: number; page: number; pageSize: number; rows: CorrectionLine[] }> {
  const narrow = (query: Knex.QueryBuilder) => {
    if (!readsEverything(person)) void query.where("r.officer_id", person.officerId ?? 0);
    if (state) void query.where("c.state", state);
  };
  const { db } = context;
  const counted = await db("corrections as c")
    .join("reports as r", "r.id", "c.report_id")
    .modify(narrow)
    .count<{ n: number }[]>({ n: "*" });
  const paged = (query: Knex.QueryBuilder) => {
    narrow(query);
    void query.limit(pageSize).offset((page - 1) * pageSize);
  };
  return {
    ...{ total: Number(counted[0]?.n ?? 0), page, pageSize },
    rows: await readLines(context, person, paged),
  };
}

/**
 * One correction with the exact difference: of a pending one as it would be now, of an accepted one as it was decided.
 * @throws Refusal correction.unknown
 */
export async function viewCorrection(
  context: Context,
  person: SignedInPerson,
  id: number,
  language: Language,
): Promise<CorrectionView> {
  const view = await composeView(context, person, id, language);
  const events = view.diff.events.flatMap(({ from, to }) => [from, to].filter((one) => one !== null));
  if (events.some(isSanction)) await recordSanctionRead(context, person, view.policeNo, view.month);
  return view;
}

async function composeView(
  context: Context,
  person: SignedInPerson,
  id: number,
  language: Language,
): Promise<CorrectionView> {
  const { db } = context;
  const [line] = await readLines(context, person, (query) => {
    void query.where("c.id", id);
    if (!readsEverything(person)) void query.where("r.officer_id", person.officerId ?? 0);
  });
  if (!line) throw new Refusal("correction.unknown");
  const decided = await db("corrections").where({ id }).first<{ diff: string | null }>("diff");
  if (decided.diff !== null) {
    const diff = JSON.parse(decided.diff) as CorrectionDiff;
    return { ...line, diff, seen: contentHash(diff), stale: false };
  }
  const correction = (await findCorrection(db, id))!;
  const target = (await findTarget(db, correction.reportId))!;
  if (target.version !== line.baseVersion) return { ...line, ...UNKNOWABLE, mayDecide: false };
  try {
    const rules = context.rules.compiled(target.ruleSet);
    const { diff, seen } = await proposeChange(db, rules, target, correction.changes, language);
    return { ...line, diff, seen, stale: false };
  } catch (error) {
    // Lines changed since: it can be refused or left to lapse, no longer accepted.
    if (error instanceof Refusal) return { ...line, ...UNKNOWABLE };
    throw error;
  }
}

const UNKNOWABLE = {
  diff: {
    ...{ fields: [], credits: [], events: [], indicators: [], total: { from: 0, to: 0 } },
    ...{ suggested: { from: null, to: null }, grade: { signed: null, barred: null } },
  },
  ...{ seen: "", stale: true },
} satisfies Pick<CorrectionView, "diff" | "seen" | "stale">;

async function readLines(
  context: Context,
  person: SignedInPerson,
  narrow: (query: Knex.QueryBuilder) => void,
): Promise<CorrectionLine[]> {
  const rows = await context
    .db("corrections as c")
    .join("reports as r", "r.id", "c.report_id")
    .join("officers as o", "o.id", "r.officer_id")
    .leftJoin("units as u", "u.id", "r.unit_id")
    .leftJoin("accounts as a", "a.id", "c.asked_by")
    .leftJoin("accounts as d", "d.id", "c.decided_by")
    .modify(narrow)
    .orderBy("c.id", "desc")
    .select<Row[]>(
      { id: "c.id", report: "c.report_id", month: "c.month", policeNo: "o.police_no", name: "o.name" },
      { unit: "u.code", unitName: "u.name", origin: "c.origin", objection: "c.objection_id", state: "c.state" },
      { reason: "c.reason", askedBy: "a.display_name", askedRole: "c.asked_role", askedAt: "c.asked_at" },
      { decidedBy: "d.display_name", decidedRole: "c.decided_role", decidedAt: "c.decided_at" },
      { note: "c.decision_note", baseVersion: "c.base_version", newVersion: "c.new_version" },
      { reportState: "r.state", askedById: "c.asked_by", officerId: "r.officer_id" },
    ); // prettier-ignore
  const involved = await readInvolved(context.db, [...new Set(rows.map(({ report }) => Number(report)))]);
  const now = context.clock.now().toISOString();
  return rows.map((row) => lineOf(row, person, involved.get(Number(row.report)), now));
}

type Row = Omit<CorrectionLine, "expiresAt" | "mayDecide" | "state"> & {
  state: "asked" | "accepted" | "refused";
  reportState: ReportState;
  askedRole: Role;
  askedById: number;
  officerId: number;
};

function lineOf(
  { askedById, officerId, ...row }: Row,
  person: SignedInPerson,
  involved: ReadonlySet<number> | undefined,
  now: string,
): CorrectionLine {
  const expiresAt = lapseOf(row.askedAt);
  const lapsed = row.state === "asked" && now > expiresAt;
  const request = {
    state: row.state,
    askedBy: Number(askedById),
    askedRole: row.askedRole,
    askedAt: row.askedAt,
  };
  const apart = Number(officerId) !== person.officerId && !involved?.has(person.accountId);
  return {
    ...row,
    ...{ id: Number(row.id), report: Number(row.report) },
    objection: row.objection === null ? null : Number(row.objection),
    ...{ unit: row.unit ?? "", unitName: row.unitName ?? "", askedBy: row.askedBy ?? "" },
    ...{ state: lapsed ? "expired" : row.state, expiresAt },
    mayDecide: row.state === "asked" && !lapsed && apart && decidingRole(person, request) !== null,
  };
}
