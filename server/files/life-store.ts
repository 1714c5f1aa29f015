import type { Knex } from "knex";
import type { FileLife } from "../../domain/messages/file.ts";
import type { Month } from "../../domain/month.ts";

/** Corrections of a report that were carried out, oldest first. */
export async function readCorrections(db: Knex, reportId: number): Promise<{ at: string; reason: string }[]> {
  return db("corrections")
    .where({ report_id: reportId })
    .whereNotNull("new_version")
    .orderBy("decided_at")
    .select<{ at: string; reason: string }[]>({ at: "decided_at", reason: "reason" });
}

/** Objections about a report; with an account, only those it raised. */
export async function readObjections(
  db: Knex,
  reportId: number,
  accountId?: number,
): Promise<FileLife["objections"]> {
  const query = db("objections")
    .where({ report_id: reportId })
    .orderBy("id")
    .select<FileLife["objections"]>({ kind: "kind", state: "state", at: "at", answerBy: "answer_by" });
  return accountId === undefined ? query : query.where({ account_id: accountId });
}

/** Where else an officer served in a month, and when. */
export async function readSegments(db: Knex, officerId: number, month: Month): Promise<FileLife["segments"]> {
  return db("segments as s")
    .join("units as u", "u.id", "s.unit_id")
    .where({ "s.officer_id": officerId, "s.month": month })
    .orderBy("s.from_day")
    .select<FileLife["segments"]>({
      ...{ unitName: "u.name", fromDay: "s.from_day", toDay: "s.to_day", workdays: "s.workdays" },
    });
}
