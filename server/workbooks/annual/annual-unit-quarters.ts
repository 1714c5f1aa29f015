import type { Knex } from "knex";
import type { AssessmentKind, PeriodText } from "../../../domain/assessment/period.ts";
import type { UnitPeriodMeans } from "../../../domain/messages/unit-quarters.ts";
import {
  readQuarters,
  readUnitStandings,
  type StoredQuarter,
  type StoredUnitStanding,
} from "../../unit-quarters/quarter-store.ts";
import { unitPeriodMeans } from "../../unit-quarters/trend-figures.ts";
import type { AnnualPeriod } from "./annual-results.ts";

/** What was announced of the units in one period of the year. */
export interface UnitPeriod {
  period: PeriodText;
  /** 一季度, 上半年, 年度 … */
  name: string;
  kind: AssessmentKind;
}
export interface UnitQuarter extends UnitPeriod {
  /** Null: 未公布. */
  run: StoredQuarter | null;
  byUnit: ReadonlyMap<number, StoredUnitStanding>;
}
export interface UnitMeans extends UnitPeriod {
  /** Null: a quarter of the period is not announced yet. */
  means: ReadonlyMap<string, UnitPeriodMeans["rows"][number]> | null;
}
export interface UnitYear {
  quarters: UnitQuarter[];
  /** 上半年、下半年、年度. */
  longer: UnitMeans[];
}

/** 单位考核 of a year as announced; drafts are nobody's to take home (细则 §6). */
export async function readUnitYear(db: Knex, periods: readonly AnnualPeriod[]): Promise<UnitYear> {
  const named = periods.map(({ period, name, kind }): UnitPeriod => ({ period, name, kind }));
  const quarters = named.filter(({ kind }) => kind === "quarter");
  const runs = await readQuarters(db, {
    quarters: quarters.map(({ period }) => period),
    states: ["announced"],
  });
  const standings = await readUnitStandings(db, runs.map(({ id }) => id)); // prettier-ignore
  const longer: UnitMeans[] = [];
  for (const one of named.filter(({ kind }) => kind !== "quarter")) {
    const { missing, rows } = await unitPeriodMeans(db, one.period);
    longer.push({ ...one, means: missing.length > 0 ? null : new Map(rows.map((row) => [row.unit, row])) });
  }
  return {
    quarters: quarters.map((one) => {
      const run = runs.find(({ quarter }) => quarter === one.period) ?? null;
      const own = standings.filter(({ quarterId }) => quarterId === run?.id);
      return { ...one, run, byUnit: new Map(own.map((row) => [row.unitId, row])) };
    }),
    longer,
  };
}
