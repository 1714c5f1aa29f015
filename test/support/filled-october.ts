import { randomUUID } from "node:crypto";
import { expect } from "chai";
import type { PushReceipt } from "../../domain/messages.ts";
import type { SignReceipt } from "../../domain/messages/review.ts";
import { PASSWORD } from "./bureau.ts";
import { aPush, aRow } from "./rows.ts";
import type { RunningServer } from "./server.ts";
import { signIn } from "./sign-in.ts";

/** October as pages show it: two units filled in part, one of them graded by its head. */
export async function fillOctober(server: RunningServer): Promise<void> {
  const pushes = [
    { clerk: "clerk19", unit: "19", officers: ["000123", "001902", "001903", "001905", "001906"] },
    { clerk: "clerk09", unit: "09", officers: ["000902"] },
  ];
  for (const { clerk, unit, officers } of pushes) {
    const client = await signIn(server, clerk);
    const rows = officers.map((policeNo, index) =>
      aRow(policeNo, { lateCount: index, summary: summaryOf(index) }),
    );
    const receipt = await client.put<PushReceipt>(
      `/months/2026-10/pushes/${randomUUID()}`,
      aPush({ unit, rows }),
    );
    expect(receipt.counts.saved, JSON.stringify(receipt.problems)).to.equal(officers.length);
    if (unit !== "19") continue;
    const grades = receipt.rows.map(({ policeNo, version }) => ({
      policeNo,
      version,
      grade: "good" as const,
    }));
    await (
      await signIn(server, "head19")
    ).put<SignReceipt>("/months/2026-10/signatures", { password: PASSWORD, grades });
  }
}

function summaryOf(index: number): string {
  const works = [
    "走访群众一百二十户",
    "侦办盗窃案件三起",
    "调解邻里纠纷六起",
    "参加秋季安保四次",
    "采集基础信息二百条",
  ];
  return `本月${works[index] ?? works[0]}，完成领导交办的其他工作任务，并按时参加学习和训练。`;
}
