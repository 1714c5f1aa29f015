import type { HalfYearInputs, QuarterInputs } from "../../domain/assessment/detail.ts";
import { assessedPeriod, monthsOf, quartersOf } from "../../domain/assessment/period.ts";
import type { Grade } from "../../domain/grade.ts";
import type { UngradedReason } from "../../domain/ungraded.ts";
import type { RunningServer } from "./server.ts";

/** One officer's half-year as a test says it: his score, and months that were not simply 良好. */
export interface HalfYearOf {
  policeNo: string;
  score: number | null;
  months?: Record<string, Grade | UngradedReason>;
  /** Months in which JJ-V1 held the grade. */
  sanctioned?: string[];
  list?: string;
}
const UNGRADED: ReadonlySet<string> = new Set(["netDays", "probation", "investigation", "newArrival"]);

/** Announced quarters and half-year as results leave them: frozen rows, nothing behind them. */
export async function announceHalfYear(
  { context, bureau }: Pick<RunningServer, "context" | "bureau">,
  period: string,
  officers: readonly HalfYearOf[],
): Promise<void> {
  const half = assessedPeriod(period)!;
  for (const quarter of quartersOf(half)) {
    const months = monthsOf(assessedPeriod(quarter)!);
    await announce(quarter, "quarter", officers.map((one) => ({ one, detail: { kind: "quarter", inputs: quarterOf(one, months) } }))); // prettier-ignore
  }
  await announce(period, "halfYear", officers.map((one) => ({ one, detail: { kind: "halfYear", inputs: halfYearOf(one) } }))); // prettier-ignore

  function quarterOf({ months = {}, sanctioned = [] }: HalfYearOf, of: readonly string[]): QuarterInputs {
    const hits = sanctioned.filter((month) => of.includes(month)).map((month) => ({ code: "JJ-V1", month, monthGrade: "fair" as const })); // prettier-ignore
    return {
      ...{ serving: true, deductions: [], hits },
      months: of.map((month) => {
        const said = months[month] ?? "good";
        const ungraded = UNGRADED.has(said) ? (said as UngradedReason) : null;
        const grade = ungraded ? null : (said as Grade);
        return { month, ruleSet: "BY-2026-v1", report: 1, version: 1, unit: "19", total: 8500, grade, ungraded, work: 3000, lost: 0, late: false }; // prettier-ignore
      }),
    };
  }
  function halfYearOf(one: HalfYearOf): HalfYearInputs {
    return {
      serving: true,
      quarters: quartersOf(half).map((quarter) => {
        const months = monthsOf(assessedPeriod(quarter)!);
        const grades: Partial<Record<Grade, number>> = {};
        for (const { grade } of quarterOf(one, months).months) if (grade) grades[grade] = (grades[grade] ?? 0) + 1; // prettier-ignore
        const { hits } = quarterOf(one, months);
        return { period: quarter, score: one.score, work: [9000, 3], grades, lost: 0, deductions: {}, hits };
      }),
    };
  }
  async function announce(
    text: string,
    kind: string,
    rows: { one: HalfYearOf; detail: unknown }[],
  ): Promise<void> {
    // prettier-ignore
    const digest = "0".repeat(64);
    const [id] = await context.db("assessments").insert({
      ...{
        kind,
        period: text,
        run: 1,
        state: "draft",
        rule_set: "BY-2026-v1",
        sources: "{}",
        computed_by: 1,
      },
      ...{ computed_at: "2026-08-04T02:00:00.000Z", officers: rows.length, scored: rows.length },
      ...{ ranked: rows.length, inputs_hash: digest, digest, approvals: "[]" },
    });
    for (const { one, detail } of rows) {
      const place = one.score === null ? null : rows.filter((other) => (other.one.score ?? 0) > one.score!).length + 1; // prettier-ignore
      await context.db("standings").insert({
        ...{ assessment_id: id, officer_id: bureau.officers[one.policeNo], unit_id: bureau.units["19"] },
        ...{ series: "stations", level: "officer", post_type: "SQ", list: one.list ?? "stations.SQ" },
        ...{ score: one.score, reason: null, grade: null, place, of_count: rows.length },
        ...{ detail: JSON.stringify(detail), inputs_hash: digest, digest },
      });
    }
    await context.db("assessments").where({ id }).update({ state: "announced", announced_at: "2026-08-04T03:00:00.000Z" }); // prettier-ignore
  }
}
