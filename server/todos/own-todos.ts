import type { Knex } from "knex";
import type { ReportState } from "../../domain/messages.ts";
import type { Todo } from "../../domain/messages/todos.ts";
import { lastDayOf } from "../../domain/month.ts";
import { ofMonth, type WorkMonths } from "./open-months.ts";

/** What an officer owes himself: his own file filled, vouched for, mended. */
export async function ownTodos(
  db: Knex,
  officerId: number,
  { collecting }: WorkMonths,
  attests: boolean,
): Promise<Todo[]> {
  if (collecting.length === 0) return [];
  const reports = await db("reports")
    .where({ officer_id: officerId })
    .whereIn(
      "month",
      collecting.map(({ month }) => month),
    ) // prettier-ignore
    .select<Report[]>("id", "month", "state", "complete");
  const postings = await db("postings as p")
    .join("officers as o", "o.id", "p.officer_id")
    .where({ "p.officer_id": officerId, "o.status": "active" })
    .select<Posting[]>("p.level", "p.from_day", "p.to_day");
  const reasons = await returnReasons(db, reports.filter(({ state }) => state === "returned").map(({ id }) => Number(id))); // prettier-ignore
  return collecting.flatMap((line): Todo[] => {
    const report = reports.find(({ month }) => month === line.month);
    const base = { ...ofMonth(line), count: 1, due: line.attestBy };
    if (!report || report.state === "empty") return owes(postings, lastDayOf(line.month)) ? [{ kind: "ownFill", ...base }] : []; // prettier-ignore
    if (report.state === "returned") {
      const reason = reasons.get(Number(report.id));
      return [{ kind: "ownReturned", ...base, due: line.submitBy, ...(reason && { reason }) }];
    }
    if (report.state !== "drafted") return [];
    if (!report.complete) return [{ kind: "ownFill", ...base }];
    return attests ? [{ kind: "ownAttest", ...base }] : [];
  });
}

interface Report {
  id: number;
  month: string;
  state: ReportState;
  complete: number | boolean;
}
interface Posting {
  level: string;
  from_day: string;
  to_day: string | null;
}

/** Posted on that day, and not as one of the bureau's two chiefs, who owe no file. */
function owes(postings: readonly Posting[], day: string): boolean {
  const valid = postings.filter((one) => one.from_day <= day && (one.to_day === null || one.to_day >= day));
  return valid.length > 0 && valid.every(({ level }) => level !== "chief");
}

/** Why each report was last returned. */
async function returnReasons(db: Knex, reportIds: readonly number[]): Promise<Map<number, string>> {
  if (reportIds.length === 0) return new Map();
  const rows = await db("returns")
    .whereIn("report_id", [...reportIds])
    .orderBy("id")
    .select<{ report_id: number; reason: string }[]>("report_id", "reason");
  return new Map(rows.map(({ report_id, reason }) => [Number(report_id), reason]));
}
