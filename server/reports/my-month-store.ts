import type { Knex } from "knex";
import { FIELDS, type Field, type Fields } from "../../domain/form/fields.ts";
import type { CellOrigin } from "../../domain/messages/filling.ts";

/** The account that stored a version, and whether it is the officer's own. */
interface VersionRow {
  fields: string;
  at: string;
  by: string;
  officer_id: number | null;
}

/**
 * 代填: who typed what stands in each cell now, and when, from the versions of the report: a cell belongs to whoever
 * stored the version that last changed it.
 */
export async function readOrigins(
  db: Knex,
  reportId: number,
  officerId: number,
): Promise<Partial<Record<Field, CellOrigin>>> {
  const versions = await db("report_versions as v")
    .join("accounts as a", "a.id", "v.actor_id")
    .where("v.report_id", reportId)
    .orderBy("v.version")
    .select<VersionRow[]>("v.fields", "v.at", { by: "a.display_name" }, "a.officer_id");
  const origins: Partial<Record<Field, CellOrigin>> = {};
  let before: Fields = {};
  for (const { fields: text, at, by, officer_id } of versions) {
    const fields = JSON.parse(text) as Fields;
    const own = officer_id !== null && Number(officer_id) === officerId;
    for (const field of FIELDS) {
      if (fields[field] === before[field]) continue;
      if (fields[field] === undefined) delete origins[field];
      else origins[field] = { by, at, own };
    }
    before = fields;
  }
  return origins;
}
