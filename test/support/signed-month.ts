import { randomUUID } from "node:crypto";
import { expect } from "chai";
import type { Grade } from "../../domain/grade.ts";
import type { PushReceipt, PushRequest } from "../../domain/messages.ts";
import type { Month } from "../../domain/month.ts";
import { inTransaction } from "../../server/database/transaction.ts";
import { readMaterials } from "../../server/reports/material.ts";
import { refreshUnitMonth } from "../../server/reports/refresh-unit-month.ts";
import { saveSignatures } from "../../server/reports/sign-store.ts";
import { signatureHash, type SignedWords } from "../../server/reports/signature-hash.ts";
import { aPush } from "./rows.ts";
import type { RunningServer } from "./server.ts";
import { signIn } from "./sign-in.ts";

/** Pushes a unit's sheet as its clerk. */
export async function pushSheet(
  server: RunningServer,
  clerk: string,
  month: Month,
  parts: Partial<PushRequest>,
): Promise<void> {
  const client = await signIn(server, clerk);
  const receipt = await client.put<PushReceipt>(`/months/${month}/pushes/${randomUUID()}`, aPush(parts));
  expect(receipt.counts, JSON.stringify(receipt.problems)).to.include({ rejected: 0, conflict: 0 });
}

/**
 * Leaves reports as a submission and their reviewer's signature leave them: handed in on time, graded, and signed over
 * the material that stands there. For tests about what comes after.
 */
export async function signReportsOf(
  { context }: RunningServer,
  month: Month,
  grades: Readonly<Record<string, Grade>>,
  by: { accountId: number; at: string },
): Promise<void> {
  const { db } = context;
  const reports = await db("reports as r")
    .join("officers as o", "o.id", "r.officer_id")
    .where("r.month", month)
    .whereIn("o.police_no", Object.keys(grades))
    .select<{ id: number; unitId: number; version: number; policeNo: string }[]>({
      id: "r.id",
      unitId: "r.unit_id",
      version: "r.version",
      policeNo: "o.police_no",
    });
  const rules = context.rules.compiled("BY-2026-v1");
  const units = [...new Set(reports.map(({ unitId }) => unitId))];
  const materials = await readMaterials(db, rules, month, units);
  await inTransaction(context, async (trx) => {
    for (const { id, version, policeNo } of reports) {
      const grade = grades[policeNo]!;
      const { contentHash, materialHash } = materials.get(id)!;
      await trx("reports").where({ id }).update({ submitted_at: by.at });
      const words = {
        ...{ reportId: id, version, reviewerId: by.accountId, capacity: "head", delegationId: null },
        ...{
          suggested: grade,
          grade,
          result: "grade",
          reason: null,
          opinion: null,
          warnings: [] as string[],
        },
        ...{ contentHash, materialHash, chainHead: "0".repeat(64), signers: 1, at: by.at },
      } as const satisfies SignedWords;
      const review = { ...words, signature: signatureHash(words) };
      await saveSignatures(trx, [review], [{ reportId: id, state: "signed", grade, ungraded: null }]);
    }
    for (const unit of units) await refreshUnitMonth(trx, month, unit, rules.version);
    await context.pulse.bump(trx);
  });
}
