import { readableUnits } from "../../domain/authority.ts";
import type { ReopeningLine } from "../../domain/messages/corrections.ts";
import type { Month } from "../../domain/month.ts";
import type { SignedInPerson } from "../access/person.ts";
import type { Context } from "../context.ts";
import { decidingRole, lapseOf } from "./second-person.ts";

const LIMIT = 200;

/** The latest reopenings, newest first: every one to the bureau's offices, to others those of the units they fill, head or are in charge of. */
export async function listReopenings(
  context: Context,
  person: SignedInPerson,
  month?: Month,
): Promise<ReopeningLine[]> {
  const { db } = context;
  const units = readableUnits(person);
  const query = db("reopenings as p")
    .join("units as u", "u.id", "p.unit_id")
    .leftJoin("accounts as a", "a.id", "p.asked_by")
    .leftJoin("accounts as d", "d.id", "p.decided_by")
    .orderBy("p.id", "desc")
    .limit(LIMIT)
    .select<Row[]>(
      { id: "p.id", month: "p.month", unit: "u.code", unitName: "u.name", state: "p.state", reason: "p.reason" },
      { askedBy: "a.display_name", askedRole: "p.asked_role", askedAt: "p.asked_at", askedById: "p.asked_by" },
      { decidedBy: "d.display_name", decidedRole: "p.decided_role", decidedAt: "p.decided_at" },
      { note: "p.decision_note", closesAt: "p.closes_at", closedAt: "p.closed_at", unitId: "p.unit_id" },
    ); // prettier-ignore
  if (units !== "all") void query.whereIn("p.unit_id", [...units]);
  if (month) void query.where("p.month", month);
  const rows = await query;
  const unfinished = await countUnfinished(context, rows);
  const now = context.clock.now().toISOString();
  return rows.map(({ askedById, unitId, ...row }) => {
    const state = stateAt(row, now);
    const request = {
      state: row.state,
      askedBy: Number(askedById),
      askedRole: row.askedRole,
      askedAt: row.askedAt,
    };
    return {
      ...row,
      ...{ id: Number(row.id), state, askedBy: row.askedBy ?? "" },
      unfinished: unfinished.get(`${row.month}|${Number(unitId)}`) ?? 0,
      mayDecide: state === "asked" && decidingRole(person, request) !== null,
    };
  });
}

type Row = Omit<ReopeningLine, "state" | "unfinished" | "mayDecide"> & {
  state: "asked" | "open" | "closed" | "refused";
  askedById: number;
  unitId: number;
};

/** What the clock says: an open one whose time has passed is closed, whether or not the timer has come round. */
function stateAt({ state, askedAt, closesAt }: Pick<Row, "state" | "askedAt" | "closesAt">, now: string) {
  if (state === "asked" && now > lapseOf(askedAt)) return "expired" as const;
  if (state === "open" && now > (closesAt ?? "")) return "closed" as const;
  return state;
}

/** Reports once published that are not published now, by month and unit. */
async function countUnfinished(context: Context, rows: readonly Row[]): Promise<Map<string, number>> {
  if (rows.length === 0) return new Map();
  const counted = await context
    .db("reports")
    .whereIn("month", [...new Set(rows.map(({ month }) => month))])
    .whereIn("unit_id", [...new Set(rows.map(({ unitId }) => unitId))])
    .whereNotIn("state", ["published", "locked"])
    .groupBy("month", "unit_id")
    .select<{ month: Month; unitId: number }[]>({ month: "month", unitId: "unit_id" })
    .count<{ month: Month; unitId: number; n: number }[]>({ n: "*" });
  return new Map(counted.map(({ month, unitId, n }) => [`${month}|${Number(unitId)}`, Number(n)]));
}
