import type { Knex } from "knex";
import type { Fields } from "../../domain/form/fields.ts";
import type { Month } from "../../domain/month.ts";
import type { Level, PostType, Series } from "../../domain/people.ts";
import type { RuleSet } from "../../domain/rules/rule-set.ts";

/** A unit with reports of a month. */
export interface SandboxUnit {
  id: number;
  series: Series;
  reports: number;
}

export async function unitsWithReports(db: Knex, month: Month): Promise<SandboxUnit[]> {
  const rows = await db("reports as r")
    .join("units as u", "u.id", "r.unit_id")
    .where("r.month", month)
    .groupBy("u.id", "u.series")
    .orderBy("u.id")
    .select<{ id: number; series: Series; reports: number }[]>(
      "u.id",
      "u.series",
      db.raw("count(*) as reports"),
    );
  return rows.map(({ id, series, reports }) => ({ id: Number(id), series, reports: Number(reports) }));
}

/** A report as it is scored: level and post type are those of the month's last day. */
export interface SandboxReport {
  officerId: number;
  unitId: number;
  policeNo: string;
  level: Level;
  postType: PostType;
  fields: Fields;
}

export async function readSandboxReports(
  db: Knex,
  month: Month,
  unitIds: readonly number[],
): Promise<SandboxReport[]> {
  const rows = await db("reports as r")
    .join("officers as o", "o.id", "r.officer_id")
    .whereIn("r.unit_id", unitIds)
    .where("r.month", month)
    .select<Record<string, unknown>[]>(
      ...["r.officer_id", "r.unit_id", "r.level", "r.post_type", "r.fields", "o.police_no"],
    );
  return rows.map((row) => ({
    ...{ officerId: Number(row.officer_id), unitId: Number(row.unit_id), policeNo: row.police_no as string },
    ...{ level: row.level as Level, postType: row.post_type as PostType },
    fields: JSON.parse(row.fields as string) as Fields,
  }));
}

const CHUNK = 500;

/** Names of the officers a page shows. */
export async function readOfficerNames(
  db: Knex,
  ids: readonly number[],
): Promise<Map<number, { policeNo: string; name: string }>> {
  const names = new Map<number, { policeNo: string; name: string }>();
  for (let start = 0; start < ids.length; start += CHUNK) {
    const rows = await db("officers")
      .whereIn("id", ids.slice(start, start + CHUNK))
      .select<{ id: number; police_no: string; name: string }[]>("id", "police_no", "name");
    for (const { id, police_no: policeNo, name } of rows) names.set(Number(id), { policeNo, name });
  }
  return names;
}

export async function readUnitNames(
  db: Knex,
): Promise<Map<number, { code: string; name: string; series: Series }>> {
  const rows = await db("units").select<{ id: number; code: string; name: string; series: Series }[]>(
    ...["id", "code", "name", "series"],
  );
  return new Map(rows.map(({ id, ...unit }) => [Number(id), unit]));
}

/** A published report by officer and month, for the two explanations side by side. */
export async function findSandboxReport(
  db: Knex,
  policeNo: string,
  month: Month,
): Promise<(SandboxReport & { name: string }) | undefined> {
  const row = await db("reports as r")
    .join("officers as o", "o.id", "r.officer_id")
    .where({ "o.police_no": policeNo, "r.month": month })
    .first<Record<string, unknown> | undefined>(
      ...["r.officer_id", "r.unit_id", "r.level", "r.post_type", "r.fields", "o.police_no", "o.name"],
    );
  if (!row) return undefined;
  return {
    ...{ officerId: Number(row.officer_id), unitId: Number(row.unit_id), policeNo, name: row.name as string },
    ...{ level: row.level as Level, postType: row.post_type as PostType },
    fields: JSON.parse(row.fields as string) as Fields,
  };
}

/** Officers whose name begins like this, or who have this 警号; enough to filter by. */
export async function findOfficerIds(db: Knex, search: string): Promise<Set<number>> {
  const rows = await db("officers")
    .where("police_no", search)
    .orWhereRaw("substr(name, 1, ?) = ?", [[...search].length, search])
    .limit(1_000)
    .select<{ id: number }[]>("id");
  return new Set(rows.map(({ id }) => Number(id)));
}

/** Every version, oldest first. */
export async function listStoredRules(db: Knex): Promise<{ ruleSet: RuleSet; state: string }[]> {
  const rows = await db("rule_sets")
    .orderBy(["effective_from", "version"])
    .select<{ definition: string; state: string }[]>("definition", "state");
  return rows.map(({ definition, state }) => ({ ruleSet: JSON.parse(definition) as RuleSet, state }));
}
