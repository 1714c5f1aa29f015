import type { Knex } from "knex";
import type { CaseLine } from "../../domain/form/check-cases.ts";
import { upsertRows } from "../database/bulk.ts";

export interface StoredCase extends CaseLine {
  unitId: number | null;
}

/** Cases of these numbers, by number. */
export async function readCases(db: Knex, caseNos: readonly string[]): Promise<Map<string, StoredCase>> {
  if (caseNos.length === 0) return new Map();
  const rows = await selectCases(db).whereIn("c.case_no", caseNos);
  return new Map(rows.map((row) => [row.caseNo, row]));
}

export async function saveCases(
  trx: Knex.Transaction,
  hand: { pushId: string; accountId: number; at: string },
  cases: readonly StoredCase[],
): Promise<void> {
  await upsertRows(
    trx,
    "cases",
    cases.map(({ caseNo, kind, name, unitId, openedOn }) => ({
      case_no: caseNo,
      kind,
      name,
      unit_id: unitId,
      opened_on: openedOn,
      push_id: hand.pushId,
      actor_id: hand.accountId,
      at: hand.at,
    })),
    ["case_no"],
  );
}

/** A page of the case list, newest number first. `search` is the beginning of a number, or part of kind or name. */
export async function findCases(
  db: Knex,
  ask: { unitId: number | null; search: string | null; page: number; pageSize: number },
): Promise<{ total: number; rows: StoredCase[] }> {
  const wanted = (query: Knex.QueryBuilder) => {
    if (ask.unitId !== null) query.where("c.unit_id", ask.unitId);
    if (ask.search === null) return query;
    const text = ask.search.replace(/[!%_]/g, "!$&");
    return query.where((any) => {
      any
        .whereRaw("?? like ? escape '!'", ["c.case_no", `${text}%`])
        .orWhereRaw("?? like ? escape '!'", ["c.kind", `%${text}%`])
        .orWhereRaw("?? like ? escape '!'", ["c.name", `%${text}%`]);
    });
  };
  const counted = await wanted(db("cases as c")).count({ n: "*" }).first();
  const rows = await wanted(selectCases(db))
    .orderBy("c.case_no", "desc")
    .limit(ask.pageSize)
    .offset((ask.page - 1) * ask.pageSize);
  return { total: Number(counted.n), rows };
}

function selectCases(db: Knex): Knex.QueryBuilder<object, StoredCase[]> {
  return db("cases as c")
    .leftJoin("units as u", "u.id", "c.unit_id")
    .select<StoredCase[]>(
      "c.case_no as caseNo",
      "c.kind",
      "c.name",
      "u.code as unit",
      "c.opened_on as openedOn",
      "c.unit_id as unitId",
    );
}
