import { lastDayOf, type Month } from "../../domain/month.ts";
import { scoreMonth } from "../../domain/scoring/score-month.ts";
import type { Points } from "../../domain/scoring/points.ts";
import { sha256 } from "../../server/canonical-json.ts";
import type { Context } from "../../server/context.ts";
import { insertRows, type Row } from "../../server/database/bulk.ts";
import { inTransaction } from "../../server/database/transaction.ts";
import { seededRandom } from "../../server/demo/random.ts";
import { fieldsText } from "../../server/reports/judge-rows.ts";
import { refreshUnitMonth } from "../../server/reports/refresh-unit-month.ts";
import { makeMonth } from "./contents.ts";
import { COLLECTING, type BenchOfficer, type BenchUnit } from "./people.ts";

/** Units written in one transaction. */
const UNITS_AT_ONCE = 80;

/**
 * Fills months by bulk inserts: contents from the demonstration's generator, points by the real rules, counts by
 * `refreshUnitMonth`. Published months carry grades, the month that collects is drafted; no detail lines and no versions are stored.
 */
export async function fillMonths(
  context: Context,
  units: readonly BenchUnit[],
  months: readonly Month[],
  seed: number,
  monthsBefore = 0,
): Promise<void> {
  const officers = units.reduce((sum, unit) => sum + unit.officers.length, 0);
  for (const [index, month] of months.entries()) {
    const random = seededRandom(seed + index);
    for (let from = 0; from < units.length; from += UNITS_AT_ONCE) {
      const part = units.slice(from, from + UNITS_AT_ONCE);
      const made = part.flatMap((unit) =>
        unit.officers.map((officer) => {
          const { fields } = makeMonth(random, officer, month);
          return rowsOf(
            context,
            unit,
            officer,
            month,
            (monthsBefore + index) * officers + officer.id,
            fields,
          );
        }),
      );
      await inTransaction(context, async (trx) => {
        await insertRows(trx, "reports", made.map(({ report }) => report)); // prettier-ignore
        await insertRows(trx, "points", made.map(({ points }) => points)); // prettier-ignore
        for (const unit of part) await refreshUnitMonth(trx, month, unit.id, "BY-2026-v1");
      });
    }
  }
  await inTransaction(context, (trx) => context.pulse.bump(trx));
}

function rowsOf(
  context: Context,
  unit: BenchUnit,
  officer: BenchOfficer,
  month: Month,
  id: number,
  fields: Parameters<typeof fieldsText>[0],
): { report: Row; points: Row } {
  const rules = context.rules.compiled("BY-2026-v1");
  const { level, postType } = officer;
  const points = scoreMonth(rules, { month, level, postType, fields, credits: [], events: [] });
  const text = fieldsText(fields);
  const hash = sha256(text);
  const at = `${lastDayOf(month)}T08:00:00.000Z`;
  const isOpen = month === COLLECTING;
  const shared = { month, officer_id: officer.id, unit_id: unit.id, level, post_type: postType };
  return {
    report: {
      ...{
        id,
        ...shared,
        state: isOpen ? "drafted" : "published",
        version: 1,
        fields: text,
        content_hash: hash,
        complete: true,
      },
      ...{
        filled_by: 1,
        filled_at: at,
        attested_by: null,
        attested_at: null,
        submitted_at: isOpen ? null : at,
      },
      ...{ back_filled: false, grade: isOpen ? null : (points.suggestedGrade ?? "qualified") },
    },
    points: {
      ...{ report_id: id, rule_set: rules.version, ...shared, series: unit.series },
      ...totalsOf(points),
      indicators: JSON.stringify(rules.indicators.map(({ code }) => points.indicators[code] ?? null)),
      suggested_grade: points.suggestedGrade,
      inputs_hash: sha256(`${hash} ${level} ${postType} `),
    },
  };
}

function totalsOf({ total, areas }: Points): Row {
  const { ZZ, JJ, GZ, KQ, SH, JC } = areas;
  return { total, zz: ZZ, jj: JJ, gz: GZ, kq: KQ, sh: SH, jc: JC };
}
