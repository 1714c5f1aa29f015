import type { Knex } from "knex";

const GRADES = ["excellent", "good", "qualified", "fair", "poor"];
const AREAS = ["zz", "jj", "gz", "kq", "sh", "jc"];
const BAND = 500;
/** What is kept twice: of every report, and beside it of the published ones alone. */
const NUMBERS = [
  ...GRADES.map((grade) => `grade_${grade}`),
  ...["scored", "sum_total"],
  ...AREAS.flatMap((area) => [`sum_${area}`, `n_${area}`]),
];
const TEXTS = ["indicators", "bands"];

/**
 * A published month is shown to all colleagues: its figures are made of published reports only (细则 §10). These columns
 * keep that half of a unit's sums prepared, so that the figures still cost as many rows as there are units.
 */
export async function up(db: Knex): Promise<void> {
  const there = await db("unit_months").columnInfo();
  const [numbers, texts] = [NUMBERS, TEXTS].map((names) =>
    names.map((name) => `pub_${name}`).filter((name) => !(name in there)),
  ) as [string[], string[]];
  // One statement: on MySQL each by itself would copy or lock the table anew.
  if (numbers.length + texts.length > 0)
    await db.schema.alterTable("unit_months", (table) => {
      for (const name of numbers) table.bigInteger(name).notNullable().defaultTo(0);
      for (const name of texts) table.text(name).nullable();
    });
  await db("unit_months").whereNull("pub_bands").update({ pub_indicators: "[]", pub_bands: "{}" });
  await fillWhole(db);
  await fillPartly(db);
}

/** Units all of whose reports are published: both halves are the same. */
async function fillWhole(db: Knex): Promise<void> {
  const copies = Object.fromEntries([...NUMBERS, ...TEXTS].map((name) => [`pub_${name}`, db.ref(name)]));
  await db("unit_months").where("published", ">", 0).where("published", db.ref("started")).update(copies);
}

async function fillPartly(db: Knex): Promise<void> {
  const units = await db("unit_months")
    .where("published", ">", 0)
    .where("published", "<", db.ref("started"))
    .select<{ month: string; unit_id: number; rule_set: string }[]>("month", "unit_id", "rule_set");
  for (const key of units) {
    const rows = await db("reports as r")
      .leftJoin("points as p", (on) => {
        on.on("p.report_id", "r.id").andOnVal("p.rule_set", key.rule_set);
      })
      .where({ "r.month": key.month, "r.unit_id": key.unit_id })
      .whereIn("r.state", ["published", "locked"])
      .select<Row[]>("r.grade", "p.total", "p.indicators", ...AREAS.map((area) => `p.${area}`));
    await db("unit_months").where(key).update(sumsOf(rows));
  }
}

type Row = Record<string, number | string | null>;

function sumsOf(rows: readonly Row[]): Record<string, number | string> {
  const scored = rows.filter(({ total }) => total !== null);
  const sum = (column: string): number => scored.reduce((all, row) => all + Number(row[column] ?? 0), 0);
  const sums: Record<string, number | string> = { pub_scored: scored.length, pub_sum_total: sum("total") };
  for (const grade of GRADES) sums[`pub_grade_${grade}`] = rows.filter((row) => row.grade === grade).length;
  for (const area of AREAS) {
    sums[`pub_sum_${area}`] = sum(area);
    sums[`pub_n_${area}`] = scored.filter((row) => row[area] !== null).length;
  }
  const indicators: [number, number][] = [];
  const bands: Record<string, number> = {};
  for (const row of scored) {
    const from = Math.floor(Number(row.total) / BAND) * BAND;
    bands[from] = (bands[from] ?? 0) + 1;
    const earned = JSON.parse(String(row.indicators ?? "[]")) as (number | null)[];
    for (const [index, points] of earned.entries()) {
      const pair = (indicators[index] ??= [0, 0]);
      if (points === null) continue;
      pair[0] += points;
      pair[1] += 1;
    }
  }
  return { ...sums, pub_indicators: JSON.stringify(indicators), pub_bands: JSON.stringify(bands) };
}

export async function down(db: Knex): Promise<void> {
  const there = await db("unit_months").columnInfo();
  for (const name of [...NUMBERS, ...TEXTS].map((each) => `pub_${each}`))
    if (name in there) await db.raw("alter table ?? drop column ??", ["unit_months", name]);
}
