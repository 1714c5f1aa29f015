import type { Knex } from "knex";
import { upsertRows, type Row } from "../database/bulk.ts";
import { inTransaction } from "../database/transaction.ts";
import { searchKeys } from "./pinyin.ts";

const CHUNK = 1_000;

/**
 * Gives officers without a searchable name (rows older than the column, or loaded by other means) theirs. Doing it again
 * changes nothing; several processes may do it at once.
 */
export async function fillSearchNames(db: Knex): Promise<number> {
  let filled = 0;
  for (let after = 0; ;) {
    const rows = await db("officers")
      .where("search_name", "")
      .where("id", ">", after)
      .orderBy("id")
      .limit(CHUNK)
      .select<(Row & { id: number; name: string })[]>(
        ...["id", "police_no", "name", "post_type", "party_member", "status"],
      );
    if (rows.length === 0) return filled;
    const named = rows.map((row) => ({ ...row, ...searchKeys(row.name) }));
    await inTransaction(db, (trx) =>
      upsertRows(trx, "officers", named, ["id"], { update: ["search_name", "initials"] }),
    );
    filled += rows.length;
    after = Number(rows.at(-1)!.id);
  }
}
