import type { Knex } from "knex";
import { assessedPeriod, type PeriodText } from "../../domain/assessment/period.ts";
import type { DeductionLine, DeductionPage } from "../../domain/messages/assessments.ts";
import type { VerificationDeduction } from "../../domain/rules/composition-rules.ts";
import type { Context } from "../context.ts";

export interface DeductionFilter {
  quarter: PeriodText;
  unit?: string | undefined;
  policeNo?: string | undefined;
  page: number;
  pageSize: number;
}

/** The entries of a quarter, newest first, corrected ones marked; and the kinds the quarter's rules know. */
export async function listDeductions(context: Context, filter: DeductionFilter): Promise<DeductionPage> {
  const { db } = context;
  const { page, pageSize, quarter } = filter;
  const kinds = await deductionKinds(context, quarter);
  const counted = await narrow(db, filter).count<{ n: number }[]>({ n: "*" });
  const rows = await narrow(db, filter)
    .leftJoin("accounts as a", "a.id", "d.account_id")
    .orderBy("d.id", "desc")
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .select<Row[]>(
      { id: "d.id", quarter: "d.quarter", policeNo: "o.police_no", name: "o.name", unit: "u.code", unitName: "u.name" },
      { code: "d.code", times: "d.times", source: "d.source", reason: "d.reason", by: "a.display_name", at: "d.at" },
      { seq: "d.seq", newer: "n.id" },
    ); // prettier-ignore
  return {
    ...{ total: Number(counted[0]?.n ?? 0), page, pageSize },
    codes: kinds.map(({ code, name, points, automatic }) => ({
      code,
      name,
      points,
      automatic: automatic !== null,
    })),
    rows: rows.map(({ newer, ...row }) => {
      const kind = kinds.find(({ code }) => code === row.code);
      return {
        ...row,
        ...{ id: Number(row.id), unit: row.unit ?? "", unitName: row.unitName ?? "", by: row.by ?? "" },
        label: kind?.name ?? { zh: row.code, en: row.code },
        points: (kind?.points ?? 0) * row.times,
        current: newer === null,
      };
    }),
  };
}

type Row = Omit<DeductionLine, "label" | "points" | "current"> & { newer: number | null };

function narrow(db: Knex, { quarter, unit, policeNo }: DeductionFilter): Knex.QueryBuilder {
  const last = assessedPeriod(quarter)!.last;
  const query = db("verification_deductions as d")
    .join("officers as o", "o.id", "d.officer_id")
    // The unit of his last report in the quarter.
    .leftJoin("reports as r", (on) => {
      on.on("r.officer_id", "d.officer_id").andOnVal("r.month", last);
    })
    .leftJoin("units as u", "u.id", "r.unit_id")
    .leftJoin("verification_deductions as n", (on) => {
      on.on("n.quarter", "d.quarter").andOn("n.officer_id", "d.officer_id").andOn("n.code", "d.code");
      on.andOn("n.source", "d.source").andOn(db.raw("n.seq = d.seq + 1"));
    })
    .where("d.quarter", quarter);
  if (unit !== undefined) void query.where("u.code", unit);
  if (policeNo !== undefined) void query.where("o.police_no", policeNo);
  return query;
}

/** The kinds of deduction the rules of a quarter know: those in force in its last month. */
export async function deductionKinds(
  { db, rules }: Pick<Context, "db" | "rules">,
  quarter: PeriodText,
): Promise<VerificationDeduction[]> {
  const { last } = assessedPeriod(quarter)!;
  const row = await db("months").where({ month: last }).first<{ rule_set: string } | undefined>("rule_set");
  const found = row ? rules.compiled(row.rule_set) : rules.isInForce(last) ? rules.forMonth(last) : null;
  return found?.ruleSet.composition.quarter.verificationDeductions ?? [];
}
