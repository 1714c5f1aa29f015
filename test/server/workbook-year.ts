/** A year of scored reports, written straight into the tables: what a workbook is compared with. */
import type { Knex } from "knex";
import { CHINESE_CALENDAR } from "../../domain/calendar/chinese-calendar.ts";
import { monthDeadlines } from "../../domain/calendar/month-deadlines.ts";
import { AREAS } from "../../domain/area.ts";
import { GRADES } from "../../domain/grade.ts";
import { monthOf } from "../../domain/month.ts";
import { insertRows, type Row } from "../../server/database/bulk.ts";
import { inTransaction } from "../../server/database/transaction.ts";
import { insertMonth } from "../../server/months/month-store.ts";
import { refreshUnitMonth } from "../../server/reports/refresh-unit-month.ts";

const RULE_SET = "BY-2026-v1";
const CEILINGS = { ZZ: 1500, JJ: 2000, GZ: 4000, KQ: 1500, SH: 1000, JC: 300 };

interface Posted {
  officer_id: number;
  unit_id: number;
  level: string;
  post_type: string;
  series: string;
}

/** January to September published, October reported and open; a few months missing, a few areas 不适用. */
export async function scoreYear(db: Knex): Promise<void> {
  const random = randomFrom(2026);
  const query: Knex.QueryBuilder = db("postings as p")
    .join("officers as o", "o.id", "p.officer_id")
    .join("units as u", "u.id", "p.unit_id")
    .where("p.level", "<>", "chief")
    .orderBy("o.id")
    .select("p.officer_id", "p.unit_id", "p.level", "o.post_type", "u.series");
  const posted = (await query) as Posted[];
  const ability = new Map(posted.map(({ officer_id }) => [officer_id, 0.78 + random() * 0.2]));
  let id = 0;
  for (let number = 1; number <= 10; number++) {
    const month = monthOf(2026, number);
    await inTransaction(db, async (trx) => {
      const state = number < 10 ? "published" : "upcoming";
      const deadlines = monthDeadlines(CHINESE_CALENDAR, month);
      await insertMonth(trx, {
        month,
        state,
        ruleSet: RULE_SET,
        practice: false,
        backFilled: false,
        ...deadlines,
      });
      const reports: Row[] = [];
      const points: Row[] = [];
      for (const one of posted) {
        if (random() < (number < 10 ? 0.03 : 0.5)) continue;
        id++;
        const level = ability.get(one.officer_id)!;
        const areas = AREAS.map((area) => {
          if (area === "JC") return random() < 0.8 ? 0 : Math.round((random() - 0.4) * 2 * CEILINGS.JC);
          if (area === "KQ" && random() < 0.02) return null;
          return Math.round(CEILINGS[area] * Math.min(1, level + (random() - 0.4) * 0.2));
        });
        const total = Math.max(0, areas.reduce<number>((sum, value) => sum + (value ?? 1400), 0)); // prettier-ignore
        const step = [9000, 8000, 7000, 6000].findIndex((bound) => total >= bound);
        const grade = number < 10 ? GRADES[step < 0 ? 4 : step === 0 && random() < 0.5 ? 1 : step]! : null;
        reports.push({ id, month, officer_id: one.officer_id, unit_id: one.unit_id, level: one.level, post_type: one.post_type, state: number < 10 ? "published" : "submitted", version: 1, fields: "{}", content_hash: "0", complete: true, filled_by: 1, filled_at: `${month}-28T01:00:00.000Z`, submitted_at: `${month}-28T01:00:00.000Z`, back_filled: false, grade }); // prettier-ignore
        points.push({ report_id: id, rule_set: RULE_SET, month, officer_id: one.officer_id, unit_id: one.unit_id, series: one.series, level: one.level, post_type: one.post_type, total, ...Object.fromEntries(AREAS.map((area, index) => [area.toLowerCase(), areas[index]!])), indicators: "[]", suggested_grade: grade, inputs_hash: "0" }); // prettier-ignore
      }
      await insertRows(trx, "reports", reports);
      await insertRows(trx, "points", points);
      for (const unit of new Set(posted.map(({ unit_id }) => unit_id)))
        await refreshUnitMonth(trx, month, unit, RULE_SET);
    });
  }
}

/** Mulberry32: the same year every time. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
