import type { TrialComparison } from "../../domain/messages/rules.ts";
import type { Month } from "../../domain/month.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import type { Context } from "../context.ts";
import { findRules } from "./rule-set-store.ts";
import { requireReadable } from "./who-reads-rules.ts";

/**
 * 试行对照 (M57): what the version on trial gives beside what counts, officer by officer; the bureau's offices see all, others
 * their units and themselves. Nothing follows from it.
 * @throws Refusal rule-set.unknown, month.unknown
 */
export async function compareTrial(
  { db }: Context,
  person: SignedInPerson,
  version: string,
  { month, page, pageSize }: { month: Month; page: number; pageSize: number },
): Promise<TrialComparison> {
  requireReadable(person, version, await findRules(db, version));
  const row = await db("months")
    .where({ month })
    .first<{ ruleSet: string } | undefined>({ ruleSet: "rule_set" });
  if (!row) throw new Refusal("month.unknown", { month });
  const units = [...person.fills, ...person.heads, ...person.inCharge];
  const bureau = (["chief", "assessmentOffice", "filesOffice", "politicalOffice", "disciplineOffice", "leadingGroup"] as const).some((role) => person.roles.has(role)); // prettier-ignore
  const found = () => {
    const query = db("points as t")
      .join("points as p", (on) => on.on("p.report_id", "t.report_id").andOnVal("p.rule_set", row.ruleSet))
      .where({ "t.month": month, "t.rule_set": version });
    if (!bureau)
      void query.where(
        (own) => void own.whereIn("t.unit_id", units).orWhere("t.officer_id", person.officerId ?? 0),
      );
    return query;
  };
  const [sums] = await found().select<{ n: number; effective: number | null; trial: number | null; changed: number | null }[]>(
    db.raw("count(*) as n"),
    db.raw("sum(p.total) as effective"),
    db.raw("sum(t.total) as trial"),
    db.raw("sum(case when coalesce(p.suggested_grade, '') <> coalesce(t.suggested_grade, '') then 1 else 0 end) as changed"),
  ); // prettier-ignore
  const rows = await found()
    .join("officers as o", "o.id", "t.officer_id")
    .join("units as u", "u.id", "t.unit_id")
    .orderByRaw("abs(t.total - p.total) desc, t.report_id")
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .select<TrialComparison["rows"]>(
      { policeNo: "o.police_no", name: "o.name", unit: "u.name", effective: "p.total", trial: "t.total" },
      { effectiveGrade: "p.suggested_grade", trialGrade: "t.suggested_grade" },
    );
  const n = Number(sums?.n ?? 0);
  return {
    ...{ version, ruleSet: row.ruleSet, month, total: n, page, pageSize, rows },
    ...{ sumEffective: Number(sums?.effective ?? 0), sumTrial: Number(sums?.trial ?? 0) },
    changedGrades: Number(sums?.changed ?? 0),
  };
}
