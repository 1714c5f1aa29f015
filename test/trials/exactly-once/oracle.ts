import type { Knex } from "knex";
import type { Attempt } from "./client.ts";

/** What the history and the database say of each other (Jepsen's set-full, reliability §2). All but the first three must be 0. */
export interface Verdict {
  acked: number;
  refused: number;
  unknown: number;
  /** Acknowledged, not in the database. */
  lost: number;
  /** In the database, never attempted. */
  phantom: number;
  /** Refused, yet in the database. */
  wronglyRefused: number;
  /** A push whose stored versions are not exactly those of its receipt. */
  half: number;
  /** A row whose version is not the number of pushes that changed it. */
  doubled: number;
  /** A row that does not hold what its last acknowledged push said. */
  wrongValue: number;
}

/** Reads the database straight, after everything has settled. */
export async function judge(db: Knex, history: readonly Attempt[]): Promise<Verdict> {
  const pushes = new Map((await db("pushes").select<{ id: string }[]>("id")).map(({ id }) => [id, true]));
  const stored = new Map<string, number>();
  const counted = await db("report_versions").groupBy("push_id").select<{ push_id: string; n: number }[]>("push_id", db.raw("count(*) as n")); // prettier-ignore
  for (const { push_id: push, n } of counted) stored.set(push, Number(n));
  const attempted = new Map(history.map((attempt) => [attempt.id, attempt]));
  const verdict: Verdict = {
    acked: 0,
    refused: 0,
    unknown: 0,
    lost: 0,
    phantom: 0,
    wronglyRefused: 0,
    half: 0,
    doubled: 0,
    wrongValue: 0,
  };
  const expected = new Map<string, { version: number; value: number }>();
  for (const attempt of history) {
    if (attempt.outcome === "ok") {
      verdict.acked++;
      if (!pushes.has(attempt.id)) verdict.lost++;
      const saved = attempt.receipt!.rows.filter(({ outcome }) => outcome === "saved");
      if ((stored.get(attempt.id) ?? 0) !== saved.length) verdict.half++;
      for (const { policeNo } of saved) {
        const before = expected.get(policeNo)?.version ?? 0;
        expected.set(policeNo, { version: before + 1, value: attempt.values.get(policeNo)! });
      }
    } else if (attempt.outcome === "fail") {
      verdict.refused++;
      if (pushes.has(attempt.id)) verdict.wronglyRefused++;
    } else verdict.unknown++;
  }
  for (const id of new Set([...pushes.keys(), ...stored.keys()])) if (!attempted.has(id)) verdict.phantom++;
  const rows = await db("reports as r").join("officers as o", "o.id", "r.officer_id").select<{ police_no: string; version: number; fields: string }[]>("o.police_no", "r.version", "r.fields"); // prettier-ignore
  const present = new Map(rows.map((row) => [row.police_no, row]));
  for (const [policeNo, { version, value }] of expected) {
    const row = present.get(policeNo);
    if (Number(row?.version) !== version) verdict.doubled++;
    if ((JSON.parse(row?.fields ?? "{}") as { taskDone?: number }).taskDone !== value) verdict.wrongValue++;
  }
  return verdict;
}

/** Whether every promise was kept. */
export function isKept(verdict: Verdict): boolean {
  const { lost, phantom, wronglyRefused, half, doubled, wrongValue, unknown } = verdict;
  return lost + phantom + wronglyRefused + half + doubled + wrongValue + unknown === 0;
}
