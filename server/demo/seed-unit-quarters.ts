import { assessedPeriod, periodsOfYear } from "../../domain/assessment/period.ts";
import { ASSESSED_SERIES } from "../../domain/messages/unit-quarters.ts";
import type { Series } from "../../domain/people.ts";
import { basisKey, figureForm, type FigureForm } from "../../domain/unit-assessment/figure-form.ts";
import { resolvePerson } from "../access/person-store.ts";
import { fixedClock } from "../clock.ts";
import type { Context } from "../context.ts";
import { requireMonth } from "../months/month-store.ts";
import { approveQuarter } from "../unit-quarters/approve-quarter.ts";
import { computeQuarter } from "../unit-quarters/compute-quarter.ts";
import { pushFigures } from "../unit-quarters/push-figures.ts";
import { findQuarter } from "../unit-quarters/quarter-store.ts";
import { signQuarter } from "../unit-quarters/sign-quarter.ts";
import { makeKey } from "./make-lines.ts";
import { DEMO_UNITS } from "./organisation.ts";
import { seededRandom, type Random } from "./random.ts";
import type { SeededIds } from "./seed-organisation.ts";
import { ownFigures, unitFigure } from "./unit-data.ts";

const LAST = "2026-Q3";
const QUARTERS = [2025, 2026]
  .flatMap(periodsOfYear)
  .filter((period) => assessedPeriod(period)?.kind === "quarter" && period <= LAST);
/** The last day the demonstration has behind it. */
const YESTERDAY = "2026-11-03T07:00:00.000Z";

/**
 * Seven quarters of the units through the product's own verbs: entered, computed, signed by the head of 考核办 and approved
 * by the director; the last one is signed and waits for his word.
 */
export async function seedUnitQuarters(
  context: Context,
  told: { ids: SeededIds; seed: number; password: string },
): Promise<void> {
  const random = seededRandom(told.seed + 24);
  const skills = new Map(DEMO_UNITS.map(({ code }) => [code, random.normal() * 0.5]));
  for (const quarter of QUARTERS) {
    const last = assessedPeriod(quarter)!.last;
    const { publishAt } = await requireMonth(context.db, last, context.clock.now());
    const due = new Date(Date.parse(publishAt) + 7 * 86_400_000).toISOString();
    const at = new Date(due < YESTERDAY ? due : YESTERDAY);
    const then = { ...context, clock: { ...fixedClock(() => at, true), real: () => context.clock.real() } };
    const as = async (account: string) => {
      const person = await resolvePerson(
        context.db,
        told.ids.accounts.get(account)!,
        at.toISOString().slice(0, 10),
      );
      if (!person) throw new Error(`no account ${account}`);
      return person;
    };
    const office = await as("assessment");
    const { ruleSet } = context.rules.forMonth(last);
    for (const series of ASSESSED_SERIES) {
      const rows = rowsOf(figureForm(ruleSet, series), series, quarter, { random, skills });
      const request = { series, source: "web" as const, dryRun: false };
      const { receipt } = await pushFigures(
        then,
        office,
        { quarter, push: makeKey(random), request, rows },
        "zh",
      );
      if (receipt.counts.saved !== rows.length)
        throw new Error(`演示数据被拒绝 ${quarter}: ${receipt.problems[0]?.message ?? ""}`);
    }
    await computeQuarter(then, office, quarter);
    const { digest } = (await findQuarter(context.db, quarter))!;
    const word = { password: told.password, digest };
    await signQuarter(then, await as("head04"), quarter, word);
    if (quarter !== LAST) await approveQuarter(then, await as("director"), quarter, word);
  }
}

function rowsOf(
  form: FigureForm,
  series: Series,
  quarter: string,
  by: { random: Random; skills: ReadonlyMap<string, number> },
) {
  return DEMO_UNITS.filter((unit) => unit.series === series).map(({ code }) => {
    const skill = by.skills.get(code) ?? 0;
    const fields: Record<string, unknown> = {};
    for (const { key, role, source, indicator } of form.columns) {
      if (role !== "figure" || source === "system") continue;
      unitFigure(fields, key, { unit: code, series, skill, random: by.random });
      if (indicator === "DW-03") fields[basisKey(indicator)] = `抽查表 ${quarter}-${code}`;
    }
    return { rowKey: code, unit: code, version: 0, fields: { ...fields, ...ownFigures(code, quarter) } };
  });
}
