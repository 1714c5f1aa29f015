import { explainNotes } from "../../domain/assessment/explain-notes.ts";
import { explainPeriod } from "../../domain/assessment/explain-period.ts";
import type { PeriodText } from "../../domain/assessment/period.ts";
import type { StandingExplanation } from "../../domain/messages/assessments.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { RuleSet } from "../../domain/rules/rule-set.ts";
import type { SignedInPerson } from "../access/person.ts";
import type { Context } from "../context.ts";
import { changesOf } from "./change-figures.ts";
import { lineOf } from "./assessment-store.ts";
import { describeAll, requireVisible } from "./standing-figures.ts";
import { readStandings, type Standing } from "./standing-store.ts";

/**
 * One officer's result explained to the last hundredth, from the inputs frozen with it.
 * @throws Refusal assessment.unknown, officer.unknown (he does not stand in it)
 */
export async function explainStanding(
  context: Context,
  person: SignedInPerson,
  period: PeriodText,
  policeNo: string,
): Promise<StandingExplanation> {
  const { db } = context;
  const assessment = await requireVisible(db, person, period);
  const officer = await db("officers").where({ police_no: policeNo }).first<{ id: number } | undefined>("id");
  const standing = officer
    ? (await readStandings(db, { assessmentIds: [assessment.id], officerIds: [Number(officer.id)] }))[0]
    : undefined;
  if (!standing) throw new Refusal("officer.unknown", { policeNo });
  const rules = context.rules.compiled(assessment.ruleSet).ruleSet;
  const [line] = await describeAll(context, assessment, [standing]);
  const { detail, inputsHash } = standing;
  return {
    assessment: lineOf(assessment),
    line: line!,
    steps: explainPeriod(rules.composition, detail),
    notes: explainNotes(rules, detail, {
      reason: standing.reason,
      placed: standing.place === null ? null : { place: standing.place, of: Number(standing.of) },
      months: assessment.sources.months,
    }),
    deductions: deductionsOf(rules, standing),
    statutory: rules.composition.year.statutory.find(({ grade }) => grade === standing.grade)?.name ?? null,
    ...{ detail, inputsHash },
    change: line!.changed
      ? ((await changesOf(context, person, assessment)).find((one) => one.policeNo === policeNo) ?? null)
      : null,
  };
}

function deductionsOf(rules: RuleSet, { detail }: Standing): StandingExplanation["deductions"] {
  if (detail.kind !== "quarter") return [];
  const kinds = rules.composition.quarter.verificationDeductions;
  return detail.inputs.deductions.flatMap((one) => {
    const kind = kinds.find(({ code }) => code === one.code);
    return kind ? [{ ...one, name: kind.name, points: one.times * kind.points }] : [];
  });
}
