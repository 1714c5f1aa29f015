import type { Knex } from "knex";

/**
 * Narrows rows of a dated table (`from_day` … `to_day`, both included, null = until further notice) to those valid
 * on a day: `db("postings as p").modify(validOn("p", day))`.
 */
export function validOn(table: string, day: string): (query: Knex.QueryBuilder) => void {
  return (query) => {
    void query.where(`${table}.from_day`, "<=", day).where((open) => {
      void open.whereNull(`${table}.to_day`).orWhere(`${table}.to_day`, ">=", day);
    });
  };
}
