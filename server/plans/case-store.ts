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
  const narrow = (query: Knex.QueryBuilder): void => {
    if (ask.unitId !== null) void query.where("c.unit_id", ask.unitId);
    if (ask.search === null) return;
    const text = ask.search.replace(/[!%_]/g, "!$&");
    void query.where((any) => {
      void any
        .whereRaw("?? like ? escape '!'", ["c.case_no", `${text}%`])
        .orWhereRaw("?? like ? escape '!'", ["c.kind", `%${text}%`])
        .orWhereRaw("?? like ? escape '!'", ["c.name", `%${text}%`]);
    });
  };
  const counted = await db("cases as c").modify(narrow).count<{ n: number | string }[]>({ n: "*" });
  const rows = (await selectCases(db)
    .modify(narrow)
    .orderBy("c.case_no", "desc")
    .limit(ask.pageSize)
    .offset((ask.page - 1) * ask.pageSize)) as StoredCase[];
  return { total: Number(counted[0]?.n ?? 0), rows };
}

function selectCases(db: Knex) {
  return db<StoredCase>("cases as c")
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

/** The rows an import wrote: its audit entry vouches for them. */
export async function caseIdsOf(trx: Knex.Transaction, pushId: string): Promise<number[]> {
  return trx("cases").where({ push_id: pushId }).pluck<number[]>("id");
}
