import type { Knex } from "knex";
import type { OfficerPlan } from "../../domain/form/prefill.ts";
import { PLAN_SHEET } from "../../domain/form/plan-sheet.ts";
import type { MonthLine } from "../../domain/messages.ts";
import { readSubjects } from "../reports/subject-store.ts";
import type { Unit } from "../roster/unit-store.ts";
import { readPlans } from "./plan-store.ts";

export interface PlanSheet {
  month: string;
  unit: { code: string; name: string };
  template: string;
  /** Whether it may still be changed: until the month closes to filling. */
  open: boolean;
  rows: ({
    rowKey: string;
    policeNo: string;
    name: string;
    partyMember: boolean;
    version: number;
  } & OfficerPlan)[];
}

/** The unit's plan of a month: a row for every subject, `null` = not assigned. */
export async function planSheet(db: Knex, month: MonthLine, unit: Unit): Promise<PlanSheet> {
  const subjects = await readSubjects(db, unit.id, month.month);
  const plans = await readPlans(
    db,
    month.month,
    subjects.map((subject) => subject.officerId),
  );
  return {
    month: month.month,
    unit: { code: unit.code, name: unit.name },
    template: PLAN_SHEET.template,
    open: month.state === "upcoming" || month.state === "open",
    rows: subjects.map(({ officerId, policeNo, name, partyMember }) => {
      const plan = plans.get(officerId);
      return {
        ...{ rowKey: policeNo, policeNo, name, partyMember, version: plan?.version ?? 0 },
        ...{ taskTarget: plan?.taskTarget ?? null, dutyDue: plan?.dutyDue ?? null },
        ...{ studyDue: plan?.studyDue ?? null, partyDue: plan?.partyDue ?? null },
      };
    }),
  };
}
