import type { Knex } from "knex";
import type { Grade } from "../../domain/grade.ts";
import type { ReportState } from "../../domain/messages.ts";
import type { ObjectionKind, ObjectionState } from "../../domain/messages/objections.ts";
import type { Month } from "../../domain/month.ts";

/** A report as objections see it: whose, and since when it is published. */
export interface ObjectedReport {
  id: number;
  month: Month;
  ruleSet: string;
  officerId: number;
  policeNo: string;
  name: string;
  unitId: number;
  state: ReportState;
  grade: Grade | null;
  objectionsUntil: string;
  /** When it was last published; null when no publication lists it. */
  publishedAt: string | null;
}

/** The report if it has been published, else undefined: what is not published does not exist here. */
export async function findPublished(
  db: Knex,
  narrow: { id: number } | { policeNo: string; month: Month },
): Promise<ObjectedReport | undefined> {
  const key =
    "id" in narrow ? { "r.id": narrow.id } : { "o.police_no": narrow.policeNo, "r.month": narrow.month };
  const row = await db("reports as r")
    .join("officers as o", "o.id", "r.officer_id")
    .join("months as m", "m.month", "r.month")
    .where(key)
    .first<ObjectedReport | undefined>(
      { id: "r.id", month: "r.month", ruleSet: "m.rule_set", officerId: "r.officer_id", unitId: "r.unit_id" },
      { policeNo: "o.police_no", name: "o.name", state: "r.state", grade: "r.grade" },
      { objectionsUntil: "m.objections_until" },
    ); // prettier-ignore
  if (!row) return undefined;
  const last = await db("publication_items as i")
    .join("publications as p", "p.id", "i.publication_id")
    .where("i.report_id", row.id)
    .orderBy("p.seq", "desc")
    .first<{ at: string; grade: Grade | null } | undefined>("p.at", "i.grade");
  if (!last && row.state !== "published" && row.state !== "locked") return undefined;
  return {
    ...row,
    ...{ id: Number(row.id), officerId: Number(row.officerId), unitId: Number(row.unitId) },
    ...{ publishedAt: last?.at ?? null, grade: last ? last.grade : row.grade },
  };
}

/** Locks the account until COMMIT: whoever sends twice at the same instant takes turns with himself. */
export async function lockAccount(trx: Knex.Transaction, accountId: number): Promise<void> {
  await trx("accounts").where({ id: accountId }).forUpdate().first("id");
}

/** An earlier objection of the same account, as the limits look at it. */
export interface Raised {
  reportId: number;
  kind: ObjectionKind;
  item: string | null;
  state: ObjectionState;
  at: string;
}

/** What an account has raised about one report, and everything it raised since an instant. */
export async function readRaised(
  db: Knex,
  accountId: number,
  reportId: number,
  since: string,
): Promise<Raised[]> {
  const rows = await db("objections")
    .where({ account_id: accountId })
    .where((either) => void either.where("report_id", reportId).orWhere("at", ">=", since))
    .select<Raised[]>({ reportId: "report_id", kind: "kind", item: "item", state: "state", at: "at" });
  return rows.map((row) => ({ ...row, reportId: Number(row.reportId) }));
}

export interface NewObjection {
  kind: ObjectionKind;
  month: Month;
  reportId: number;
  item: string | null;
  text: string;
  accountId: number;
  at: string;
  answerBy: string;
}

export async function insertObjection(trx: Knex.Transaction, made: NewObjection): Promise<number> {
  const [id] = await trx("objections").insert({
    ...{ kind: made.kind, month: made.month, report_id: made.reportId, item: made.item, text: made.text },
    ...{ account_id: made.accountId, at: made.at, answer_by: made.answerBy, state: "open" },
  });
  return Number(id);
}

export interface StoredObjection {
  id: number;
  kind: ObjectionKind;
  reportId: number;
  accountId: number;
  officerId: number;
  state: ObjectionState;
  answerBy: string;
}

/** @param lock the row is held until COMMIT: two who answer at once take turns */
export async function findObjection(
  db: Knex,
  id: number,
  lock = false,
): Promise<StoredObjection | undefined> {
  const query = db("objections").where({ id });
  if (lock) void query.forUpdate();
  const row = await query.first<Omit<StoredObjection, "officerId"> | undefined>(
    { id: "id", kind: "kind", reportId: "report_id", accountId: "account_id", state: "state" },
    { answerBy: "answer_by" },
  );
  if (!row) return undefined;
  const report = await db("reports")
    .where({ id: row.reportId })
    .first<{ officer: number }>({ officer: "officer_id" });
  return {
    ...row,
    ...{ id: Number(row.id), reportId: Number(row.reportId), accountId: Number(row.accountId) },
    officerId: Number(report.officer),
  };
}

export async function saveAnswer(
  trx: Knex.Transaction,
  id: number,
  made: { state: ObjectionState; answer: string; by: number; at: string },
): Promise<void> {
  await trx("objections")
    .where({ id })
    .update({ state: made.state, answer: made.answer, answered_by: made.by, answered_at: made.at });
}

/** Whether this objection concerns the report and was found right. */
export async function findAcceptedObjection(db: Knex, id: number, reportId: number): Promise<boolean> {
  const row: unknown = await db("objections")
    .where({ id, report_id: reportId, state: "accepted" })
    .first("id");
  return row !== undefined;
}

export async function readReporter(
  db: Knex,
  id: number,
): Promise<{ account: string; name: string; policeNo: string | null }> {
  return db("objections as b")
    .join("accounts as a", "a.id", "b.account_id")
    .leftJoin("officers as o", "o.id", "a.officer_id")
    .where("b.id", id)
    .first<{ account: string; name: string; policeNo: string | null }>({
      ...{ account: "a.name", name: "a.display_name", policeNo: "o.police_no" },
    });
}
