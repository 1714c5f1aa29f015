/** Quarters, half-years and a year as announced, written straight into the tables: what a workbook is compared with. */
import type { Knex } from "knex";
import type { StandingDetail, QuarterPart } from "../../domain/assessment/detail.ts";
import { assessedPeriod, quartersOf, type PeriodText } from "../../domain/assessment/period.ts";
import { scorePeriod } from "../../domain/assessment/score-period.ts";
import { listOf } from "../../domain/assessment/standing-list.ts";
import { BY_2026_V1 } from "../../domain/rules/by-2026-v1.ts";
import type { Level, PostType, Series } from "../../domain/people.ts";
import { insertRows, type Row } from "../../server/database/bulk.ts";
import { inTransaction } from "../../server/database/transaction.ts";
import { randomFrom } from "./workbook-year.ts";

const { composition } = BY_2026_V1;
const OTHERS = composition.year.others.map(({ code }) => code);

interface Posted {
  officer_id: number;
  unit_id: number;
  level: Level;
  post_type: PostType;
  series: Series;
}

/** Announces these periods: every seventh officer has too few months in the first quarter, places by score. */
export async function announce(db: Knex, periods: readonly PeriodText[]): Promise<void> {
  const posted = await db("postings as p")
    .join("officers as o", "o.id", "p.officer_id")
    .join("units as u", "u.id", "p.unit_id")
    .where("p.level", "<>", "chief")
    .orderBy("o.id")
    .select<Posted[]>("p.officer_id", "p.unit_id", "p.level", "o.post_type", "u.series");
  for (const period of periods) {
    const { kind } = assessedPeriod(period)!;
    const rows = posted.map((one, index) => {
      const detail = detailOf(period, index);
      const { score, reason } =
        kind === "quarter" ? quarter(period, index) : scorePeriod(composition, detail);
      return { ...one, detail, score, reason, list: listOf(composition.ranking, { ...one, postType: one.post_type }) }; // prettier-ignore
    });
    const placed = rows.map((row) => {
      const rivals = rows.filter(({ list, score }) => list === row.list && score !== null);
      const ranked = kind !== "quarter" && row.score !== null;
      const place = ranked ? 1 + rivals.filter(({ score }) => score! > row.score!).length : null;
      return { ...row, place, of: ranked ? rivals.length : null };
    });
    await inTransaction(db, async (trx) => {
      const [id] = await trx("assessments").insert({
        ...{ kind, period, run: 1, state: "draft", rule_set: "BY-2026-v1", computed_by: 1 },
        ...{
          sources: JSON.stringify({ months: [], quarters: [], deductionsTo: 0, appraisalsTo: 0 }),
          approvals: "[]",
        },
        ...{
          computed_at: "2026-08-01T01:00:00.000Z",
          officers: placed.length,
          inputs_hash: "0",
          digest: "0",
        },
        scored: placed.filter(({ score }) => score !== null).length,
        ranked: placed.filter(({ place }) => place !== null).length,
        announced_at: "2026-08-03T01:00:00.000Z",
        announced_by: 1,
      });
      const standings = placed.map((one): Row => ({
        ...{
          assessment_id: Number(id),
          officer_id: one.officer_id,
          unit_id: one.unit_id,
          series: one.series,
        },
        ...{
          level: one.level,
          post_type: one.post_type,
          list: one.list,
          score: one.score,
          reason: one.reason,
        },
        grade: kind === "year" && one.score !== null ? (one.score >= 9000 ? "excellent" : "good") : null,
        ...{ place: one.place, of_count: one.of, detail: JSON.stringify(one.detail) },
        ...{ inputs_hash: "0", digest: "0" },
      }));
      await insertRows(trx, "standings", standings);
      await trx("assessments")
        .where({ id: Number(id) })
        .update({ state: kind === "year" ? "final" : "announced" });
    });
  }
}

/** The same score whenever it is asked for. */
function quarter(period: PeriodText, index: number) {
  if (period.endsWith("Q1") && index % 7 === 3) return { score: null, reason: "fewMonths" as const };
  const random = randomFrom(index * 31 + Number(period.slice(-1)));
  return { score: 8000 + Math.floor(random() * 1900), reason: null };
}

function detailOf(period: PeriodText, index: number): StandingDetail {
  const { kind } = assessedPeriod(period)!;
  if (kind === "quarter") return { kind, inputs: { serving: true, months: [], deductions: [], hits: [] } };
  const quarters = quartersOf(assessedPeriod(period)!).map((one): QuarterPart => ({
    ...{ period: one, score: quarter(one, index).score, work: [0, 0], grades: {}, lost: 0 },
    ...{ deductions: {}, hits: [] },
  }));
  if (kind === "halfYear") return { kind, inputs: { serving: true, quarters } };
  const others = Object.fromEntries(
    OTHERS.map((code, at) => [code, 8000 + ((index * 37 + at * 501) % 1990)]),
  );
  const verdict = { suggested: "excellent" as const, bars: index % 5 === 0 ? ["quota"] : [], quota: null };
  return { kind, inputs: { serving: true, quarters, others, pool: null }, verdict };
}
