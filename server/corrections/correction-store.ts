import type { Knex } from "knex";
import type { Grade } from "../../domain/grade.ts";
import type { ReportState } from "../../domain/messages.ts";
import type { CorrectionChanges, CorrectionOrigin } from "../../domain/messages/corrections.ts";
import type { Month } from "../../domain/month.ts";
import type { Level, PostType, Series } from "../../domain/people.ts";
import type { Role } from "../../domain/role.ts";

/** A report with everything a correction of it must know besides its content. */
export interface Target {
  id: number;
  month: Month;
  ruleSet: string;
  officerId: number;
  policeNo: string;
  name: string;
  level: Level;
  postType: PostType;
  partyMember: boolean;
  unit: { id: number; code: string; name: string; series: Series };
  version: number;
  state: ReportState;
  grade: Grade | null;
  submittedAt: string | null;
  backFilled: boolean;
}

/** Level, post type and unit as the report keeps them: those of its month's last day. */
export async function findTarget(db: Knex, reportId: number): Promise<Target | undefined> {
  return (await targetsOf(db, (query) => void query.where("r.id", reportId)))[0];
}

/** The report of this officer and month, if there is one. */
export async function findTargetOf(db: Knex, policeNo: string, month: Month): Promise<Target | undefined> {
  return (await targetsOf(db, (query) => void query.where({ "o.police_no": policeNo, "r.month": month })))[0];
}

async function targetsOf(db: Knex, narrow: (query: Knex.QueryBuilder) => void): Promise<Target[]> {
  const rows = await db("reports as r")
    .join("officers as o", "o.id", "r.officer_id")
    .join("units as u", "u.id", "r.unit_id")
    .join("months as m", "m.month", "r.month")
    .modify(narrow)
    .select<(Omit<Target, "unit" | "partyMember" | "backFilled"> & Record<string, unknown>)[]>(
      { id: "r.id", month: "r.month", ruleSet: "m.rule_set", officerId: "o.id", policeNo: "o.police_no" },
      { name: "o.name", level: "r.level", postType: "r.post_type", partyMember: "o.party_member" },
      { unitId: "u.id", unitCode: "u.code", unitName: "u.name", series: "u.series", version: "r.version" },
      { state: "r.state", grade: "r.grade", submittedAt: "r.submitted_at", backFilled: "r.back_filled" },
    ); // prettier-ignore
  return rows.map(({ unitId, unitCode, unitName, series, partyMember, backFilled, ...row }) => ({
    ...row,
    id: Number(row.id),
    officerId: Number(row.officerId),
    partyMember: Boolean(partyMember),
    backFilled: Boolean(backFilled),
    unit: { id: Number(unitId), code: String(unitCode), name: String(unitName), series: series as Series },
  }));
}

/** A correction as stored. */
export interface StoredCorrection {
  id: number;
  reportId: number;
  month: Month;
  baseVersion: number;
  changes: CorrectionChanges;
  reason: string;
  origin: CorrectionOrigin;
  objectionId: number | null;
  state: "asked" | "accepted" | "refused";
  askedBy: number;
  askedRole: Role;
  askedAt: string;
}

/** Locks the correction's row until COMMIT: two deciders take turns. */
export async function lockCorrection(
  trx: Knex.Transaction,
  id: number,
): Promise<StoredCorrection | undefined> {
  return findCorrection(trx, id, (query) => void query.forUpdate());
}

export async function findCorrection(
  db: Knex,
  id: number,
  also: (query: Knex.QueryBuilder) => void = () => undefined,
): Promise<StoredCorrection | undefined> {
  const row = await db("corrections")
    .where({ id })
    .modify(also)
    .first<(Omit<StoredCorrection, "changes"> & { changes: string }) | undefined>(
      { id: "id", reportId: "report_id", month: "month", baseVersion: "base_version", changes: "changes" },
      { reason: "reason", origin: "origin", objectionId: "objection_id", state: "state" },
      { askedBy: "asked_by", askedRole: "asked_role", askedAt: "asked_at" },
    );
  if (!row) return undefined;
  return {
    ...row,
    id: Number(row.id),
    reportId: Number(row.reportId),
    objectionId: row.objectionId === null ? null : Number(row.objectionId),
    askedBy: Number(row.askedBy),
    changes: JSON.parse(row.changes) as CorrectionChanges,
  };
}

/** When the report's still undecided correction was asked, if there is one. */
export async function lastAskedAt(db: Knex, reportId: number): Promise<string | null> {
  const row = await db("corrections")
    .where({ report_id: reportId, state: "asked" })
    .orderBy("asked_at", "desc")
    .first<{ at: string } | undefined>({ at: "asked_at" });
  return row?.at ?? null;
}

export async function insertCorrection(
  trx: Knex.Transaction,
  correction: Omit<StoredCorrection, "id" | "state">,
): Promise<number> {
  const [id] = await trx("corrections").insert({
    month: correction.month,
    report_id: correction.reportId,
    base_version: correction.baseVersion,
    changes: JSON.stringify(correction.changes),
    reason: correction.reason,
    origin: correction.origin,
    objection_id: correction.objectionId,
    state: "asked",
    asked_by: correction.askedBy,
    asked_role: correction.askedRole,
    asked_at: correction.askedAt,
  });
  return Number(id);
}

export interface Decision {
  state: "accepted" | "refused";
  by: number;
  role: Role;
  at: string;
  note: string | null;
  diff: string | null;
  pushId: string | null;
  newVersion: number | null;
}

export async function settleCorrection(trx: Knex.Transaction, id: number, made: Decision): Promise<void> {
  await trx("corrections").where({ id }).update({
    ...{ state: made.state, decided_by: made.by, decided_role: made.role, decided_at: made.at },
    ...{ decision_note: made.note, diff: made.diff, push_id: made.pushId, new_version: made.newVersion },
  }); // prettier-ignore
}

/** A corrected report waits for its reviewer's signature again; when it was handed in stays what it was. */
export async function returnToReviewer(trx: Knex.Transaction, target: Target, at: string): Promise<void> {
  await trx("reports")
    .where({ id: target.id })
    .update({ state: "submitted", submitted_at: target.submittedAt ?? at, grade: null, ungraded: null });
}
