import type { Knex } from "knex";
import type { Month } from "../../domain/month.ts";
import type { PointsRow } from "./figure-fixture.ts";

export type RawRow = PointsRow & { police_no: string; unit: string; id: number };

/** Every row of points with its grade, straight from the tables: what every figure must equal. */
export async function rawRows(db: Knex, months: readonly Month[]): Promise<RawRow[]> {
  return db("points as p")
    .join("reports as r", "r.id", "p.report_id")
    .join("officers as o", "o.id", "p.officer_id")
    .join("units as u", "u.id", "p.unit_id")
    .whereIn("p.month", [...months])
    .select("p.*", "r.grade", "r.complete", "r.submitted_at", "o.police_no", "u.code as unit");
}

/** Half-up, half away from zero, in BigInt: written again on purpose. */
export function naiveMean(values: readonly (number | null)[]): number | null {
  const present = values.filter((value) => value !== null);
  if (present.length === 0) return null;
  const sum = present.reduce((total, value) => total + BigInt(value), 0n);
  const n = BigInt(present.length);
  const positive = sum < 0n ? -sum : sum;
  const rounded = Number((2n * positive + n) / (2n * n));
  return sum < 0n ? -rounded : rounded;
}

export interface NaivePlace {
  policeNo: string;
  place: number;
  points: number;
}

/** The ranking by comparing every officer with every other. `column` is what the list is ordered by. */
export function naiveRanking(rows: readonly RawRow[], column: "total" | "jc" | "gz" = "total"): NaivePlace[] {
  const people = [...new Set(rows.filter((row) => row[column] !== null).map((row) => row.police_no))];
  const own = new Map(
    people.map((no) => [no, rows.filter((row) => row.police_no === no && row[column] !== null)]),
  );
  const beats = (a: string, b: string): boolean => {
    const [one, other] = [own.get(a)!, own.get(b)!];
    for (const part of [column, "gz"] as const) {
      const difference = ratio(one.map((row) => row[part])) - ratio(other.map((row) => row[part]));
      if (Math.abs(difference) > 1e-9) return difference > 0;
    }
    const excellent = count(one) - count(other);
    return excellent === 0 ? lost(one) < lost(other) : excellent > 0;
  };
  return people.map((policeNo) => ({
    policeNo,
    place: 1 + people.filter((other) => beats(other, policeNo)).length,
    points: naiveMean(own.get(policeNo)!.map((row) => row.total))!,
  }));
}

function ratio(values: readonly (number | null)[]): number {
  const present = values.filter((value) => value !== null);
  return present.length === 0
    ? Number.NEGATIVE_INFINITY
    : present.reduce((a, b) => a + b, 0) / present.length;
}

function count(rows: readonly RawRow[]): number {
  return rows.filter(({ grade }) => grade === "excellent").length;
}

function lost(rows: readonly RawRow[]): number {
  return rows.reduce((sum, { jc }) => sum + (jc < 0 ? -jc : 0), 0);
}
