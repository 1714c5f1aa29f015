import type { Knex } from "knex";
import type { MonthLine, ReportState } from "../../domain/messages.ts";
import type { Todo, TodoKind } from "../../domain/messages/todos.ts";
import { lastDayOf } from "../../domain/month.ts";
import { validOn } from "../database/dated.ts";
import type { WorkMonths } from "./open-months.ts";

type UnitName = { id: number; code: string; name: string };

/** What a clerk's units still lack: officers without a complete file, without their word, not handed in, sent back. */
export async function clerkTodos(
  db: Knex,
  fills: ReadonlySet<number>,
  { collecting }: WorkMonths,
  attests: boolean,
): Promise<Todo[]> {
  if (fills.size === 0 || collecting.length === 0) return [];
  const units = await db("units").whereIn("id", [...fills]).orderBy("code").select<UnitName[]>("id", "code", "name"); // prettier-ignore
  const counts = await db("reports")
    .whereIn("unit_id", [...fills])
    .whereIn(
      "month",
      collecting.map(({ month }) => month),
    ) // prettier-ignore
    .groupBy("unit_id", "month", "state", "complete")
    .select<Counted[]>("unit_id", "month", "state", "complete", db.raw("count(*) as n"));
  const todos: Todo[] = [];
  for (const line of collecting) {
    const expected = await expectedIn(db, fills, lastDayOf(line.month));
    const segments = await missingSegments(db, fills, line.month);
    for (const unit of units) {
      const rows = counts.filter(
        (row) => row.month === line.month && Number(row.unit_id) === Number(unit.id),
      );
      const lacking = { expected: expected.get(Number(unit.id)) ?? 0, segments: segments.get(Number(unit.id)) ?? 0 }; // prettier-ignore
      todos.push(...todosOf(line, unit, rows, lacking, attests));
    }
  }
  return todos;
}

interface Counted {
  unit_id: number;
  month: string;
  state: ReportState;
  complete: number | boolean;
  n: number;
}

function todosOf(
  line: MonthLine,
  { code, name }: UnitName,
  rows: readonly Counted[],
  lacking: { expected: number; segments: number },
  attests: boolean,
): Todo[] {
  const sum = (is: (row: Counted) => boolean): number =>
    rows.filter(is).reduce((total, { n }) => total + Number(n), 0);
  const drafted = (complete: boolean) => (row: Counted) =>
    row.state === "drafted" && Boolean(row.complete) === complete;
  const written = sum(({ state }) => state !== "empty");
  const ready = sum(({ state }) => state === "attested") + (attests ? 0 : sum(drafted(true)));
  const counts: [TodoKind, number, string][] = [
    ["unitReturned", sum(({ state }) => state === "returned"), line.submitBy],
    ["unitFill", Math.max(0, lacking.expected - written) + sum(drafted(false)), line.submitBy],
    ["unitAttest", attests ? sum(drafted(true)) : 0, line.attestBy],
    ["unitSubmit", ready, line.submitBy],
    ["unitSegments", lacking.segments, line.submitBy],
  ];
  return counts
    .filter(([, count]) => count > 0)
    .map(([kind, count, due]) => ({
      ...{ kind, month: line.month, unit: { code, name }, count, due, practice: line.practice },
    }));
}

/** Officers who owe these units a report, by unit. */
async function expectedIn(db: Knex, units: ReadonlySet<number>, day: string): Promise<Map<number, number>> {
  const rows = await db("postings as p")
    .join("officers as o", "o.id", "p.officer_id")
    .where("o.status", "active")
    .whereNot("p.level", "chief")
    .whereIn("p.unit_id", [...units])
    .modify(validOn("p", day))
    .groupBy("p.unit_id")
    .select<{ unit_id: number; n: number }[]>("p.unit_id", db.raw("count(*) as n"));
  return new Map(rows.map(({ unit_id, n }) => [Number(unit_id), Number(n)]));
}

/** Officers who left these units in the month and whose part there nobody has filled (细则 §11), by unit. */
async function missingSegments(
  db: Knex,
  units: ReadonlySet<number>,
  month: string,
): Promise<Map<number, number>> {
  const rows = await db("postings as p")
    .join("officers as o", "o.id", "p.officer_id")
    .leftJoin("segments as s", (on) => {
      on.on("s.officer_id", "p.officer_id").on("s.unit_id", "p.unit_id").andOnVal("s.month", month);
    })
    .where("o.status", "active")
    .whereIn("p.unit_id", [...units])
    .whereBetween("p.to_day", [`${month}-01`, lastDayOf(month)])
    .whereNot("p.to_day", lastDayOf(month))
    .whereNull("s.id")
    .whereExists(
      db("postings as q")
        .whereRaw("?? = ??", ["q.officer_id", "p.officer_id"])
        .whereRaw("?? <> ??", ["q.unit_id", "p.unit_id"])
        .modify(validOn("q", lastDayOf(month)))
        .select("q.id"),
    )
    .groupBy("p.unit_id")
    .select<{ unit_id: number; n: number }[]>("p.unit_id", db.raw("count(distinct p.officer_id) as n"));
  return new Map(rows.map(({ unit_id, n }) => [Number(unit_id), Number(n)]));
}
