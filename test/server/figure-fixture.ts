import type { Knex } from "knex";
import { CHINESE_CALENDAR } from "../../domain/calendar/chinese-calendar.ts";
import { monthDeadlines } from "../../domain/calendar/month-deadlines.ts";
import { GRADES, type Grade } from "../../domain/grade.ts";
import type { Month } from "../../domain/month.ts";
import { insertMonth } from "../../server/months/month-store.ts";
import { inTransaction } from "../../server/database/transaction.ts";
import { refreshUnitMonth } from "../../server/reports/refresh-unit-month.ts";
import type { RunningServer } from "../support/server.ts";

export const RULES = "BY-2026-v1";
/** May to September are published in this fixture, October is half filled. */
export const PUBLISHED: readonly Month[] = ["2026-05", "2026-06", "2026-07", "2026-08", "2026-09"];
export const FILLING: Month = "2026-10";

export interface PointsRow {
  month: Month;
  officer_id: number;
  unit_id: number;
  series: string;
  level: string;
  post_type: string;
  total: number;
  zz: number | null;
  jj: number;
  gz: number | null;
  kq: number;
  sh: number;
  jc: number;
  grade: Grade | null;
}

/** A seeded generator: the same months every run. */
export function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

/**
 * Gives every officer of the units points in each published month and two of three in October. Few distinct totals,
 * so that ties of every depth occur; 000903 has no 工作成绩 in one month, 001904 misses one month.
 */
export async function fillBureau({ context, bureau }: RunningServer): Promise<void> {
  const random = seeded(20261122);
  await inTransaction(context, async (trx) => {
    for (const month of PUBLISHED) {
      const deadlines = monthDeadlines(CHINESE_CALENDAR, month);
      await insertMonth(trx, { month, state: "published", ruleSet: RULES, practice: false, backFilled: false, ...deadlines }); // prettier-ignore
    }
    const officers = await subjects(trx);
    for (const month of [...PUBLISHED, FILLING]) {
      for (const [index, officer] of officers.entries()) {
        if (month === FILLING && index % 3 === 2) continue;
        if (month === "2026-06" && officer.police_no === "001904") continue;
        await insertReport(trx, inventPoints(random, month, officer), index + 1);
      }
      for (const unitId of Object.values(bureau.units)) await refreshUnitMonth(trx, month, unitId, RULES);
    }
    await context.pulse.bump(trx);
  });
}

interface SubjectRow {
  id: number;
  police_no: string;
  unit_id: number;
  series: string;
  level: string;
  post_type: string;
}

async function subjects(trx: Knex): Promise<SubjectRow[]> {
  return trx("postings as p")
    .join("officers as o", "o.id", "p.officer_id")
    .join("units as u", "u.id", "p.unit_id")
    .orderBy("o.id")
    .select("o.id", "o.police_no", "p.unit_id", "u.series", "p.level", "o.post_type");
}

function inventPoints(random: (below: number) => number, month: Month, officer: SubjectRow): PointsRow {
  const lacksWork = officer.police_no === "000903" && month === "2026-08";
  const gz = lacksWork ? null : 3200 + random(4) * 200;
  const jc = [0, 0, 100, -300][random(4)]!;
  const total = 8500 + random(6) * 133;
  return {
    month,
    officer_id: officer.id,
    unit_id: officer.unit_id,
    series: officer.series,
    level: officer.level,
    post_type: officer.post_type,
    total,
    zz: 1300 + random(3) * 57,
    jj: 1800 + random(3) * 100,
    gz,
    kq: 1400,
    sh: 900 + random(2) * 50,
    jc,
    grade: month === FILLING ? null : GRADES[random(3)]!,
  };
}

/** One report with its points, as a push and a grade would leave them. Call refreshUnitMonth afterwards. */
export async function insertReport(trx: Knex, row: PointsRow, filledBy: number): Promise<number> {
  const { grade, ...points } = row;
  const published = row.month !== FILLING;
  const [id] = await trx("reports").insert({
    month: row.month,
    officer_id: row.officer_id,
    unit_id: row.unit_id,
    level: row.level,
    post_type: row.post_type,
    state: published ? "published" : "drafted",
    version: 1,
    fields: "{}",
    content_hash: "0".repeat(64),
    complete: row.total % 2 === 0,
    filled_by: filledBy,
    filled_at: `${row.month}-28T08:00:00.000Z`,
    submitted_at: published ? `${row.month}-28T09:00:00.000Z` : null,
    grade,
  });
  const indicators = Array.from({ length: 22 }, (_, index) =>
    index === 2 && row.zz === 1300 ? null : row.total % 7,
  );
  await trx("points").insert({
    ...points,
    report_id: id,
    rule_set: RULES,
    indicators: JSON.stringify(indicators),
    suggested_grade: "good",
    inputs_hash: "0".repeat(64),
  });
  return Number(id);
}
