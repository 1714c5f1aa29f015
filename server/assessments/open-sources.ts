import type { Knex } from "knex";
import type { CompositionRules } from "../../domain/rules/composition-rules.ts";
import { lastDayOf } from "../../domain/month.ts";
import { lastAppraisal, readAppraisals } from "../appraisals/appraisal-store.ts";
import type { Context } from "../context.ts";
import { PUBLIC_STATES } from "./assessment-sight.ts";
import { readAssessments, type AssessmentSources } from "./assessment-store.ts";
import { quartersOf } from "../../domain/assessment/period.ts";
import { gatherLater } from "./gather-later.ts";
import { gatherQuarter, readQuarterDeductions, type Gathered } from "./gather-quarter.ts";
import { readLastPublications } from "./month-input-store.ts";
import type { PeriodFacts } from "./may-act.ts";
import { readYearHits } from "./year-hits.ts";
import { readYearPools } from "./year-pools.ts";

export interface OpenSources {
  sources: AssessmentSources;
  /** Every officer in chunks by id; may be read more than once inside one transaction. */
  gather: () => AsyncGenerator<Gathered[]>;
}

/** What a period is made of: a quarter of its published months, half-years and years of announced quarters. */
export async function openSources(
  { rules }: Pick<Context, "rules">,
  db: Knex,
  { period, months }: Pick<PeriodFacts, "period" | "months">,
): Promise<OpenSources> {
  const publications = await readLastPublications(db, months.map(({ month }) => month)); // prettier-ignore
  const taken = months.map(({ month, ruleSet }) => ({
    ...{ month, ruleSet },
    publication: publications.get(month) ?? 0,
  }));
  const last = months.at(-1)!;
  const { composition, grading } = rules.compiled(last.ruleSet).ruleSet;
  if (period.kind === "quarter") {
    const deductionsTo = await lastDeduction(db);
    const known = {
      months,
      kinds: composition.quarter.verificationDeductions,
      hits: await readYearHits(db, months.map(({ month, ruleSet }) => ({ month, rules: rules.compiled(ruleSet) }))),
      deductions: await readQuarterDeductions(db, period.text, { upTo: deductionsTo }),
    }; // prettier-ignore
    return {
      sources: { months: taken, deductionsTo, appraisalsTo: 0, quarters: [] },
      gather: () => gatherQuarter(db, known),
    };
  }
  const found = await readAssessments(db, { periods: quartersOf(period), states: PUBLIC_STATES });
  const quarters = found.map((one) => ({
    ...{ id: one.id, period: one.period, digest: one.digest },
    rules: rules.compiled(one.ruleSet).ruleSet.composition.quarter,
  }));
  const isYear = period.kind === "year";
  const appraisalsTo = isYear ? await lastAppraisal(db, period.year) : 0;
  const known = {
    ...{ quarters, lastDay: lastDayOf(last.month) },
    year:
      period.kind === "year" ? await readYearParts(db, period.year, last.month, composition, grading) : null,
  };
  return {
    sources: {
      ...{ months: taken, deductionsTo: 0, appraisalsTo },
      quarters: quarters.map(({ id, period: text, digest }) => ({ id, period: text, digest })),
    },
    gather: () => gatherLater(db, known),
  };
}

async function readYearParts(
  db: Knex,
  year: number,
  month: string,
  { year: rules }: CompositionRules,
  grading: Parameters<typeof readYearPools>[2],
) {
  const others = await readOthers(db, year, rules);
  return { others, poolOf: await readYearPools(db, month, grading) };
}

/** 民主测评, 领导评价, 年度训练测试 by officer, as far as the rules ask for them: another input changes nothing. */
export async function readOthers(
  db: Knex,
  year: number,
  { others }: CompositionRules["year"],
): Promise<Map<number, Record<string, number>>> {
  const codes = new Set(others.map(({ code }) => code));
  const entered = await readAppraisals(db, year);
  return new Map(
    [...entered].map(([officerId, points]) => {
      const known = Object.entries(points).filter((pair): pair is [string, number] => pair[1] !== undefined);
      return [officerId, Object.fromEntries(known.filter(([code]) => codes.has(code)))];
    }),
  );
}

async function lastDeduction(db: Knex): Promise<number> {
  const rows = await db("verification_deductions").max<{ id: number | null }[]>({ id: "id" });
  return Number(rows[0]?.id ?? 0);
}
