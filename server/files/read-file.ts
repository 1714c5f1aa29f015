import type { OfficerFile } from "../../domain/messages.ts";
import type { Month } from "../../domain/month.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { shanghaiDay } from "../today.ts";
import { describeDetail, describeMonths } from "./describe-report.ts";
import { findOwner, findPosting, type FileOwner } from "./file-store.ts";
import { isSanction } from "./redact-line.ts";
import { seeReports, type SeenReport } from "./see-reports.ts";

/**
 * An officer's file as this reader may see it: the months, and one of them explained to the last point. Seeing
 * another officer's sanctions is a sensitive read and goes into the audit chain before the answer leaves.
 * @param month the month to explain; the latest visible by default
 * @throws Refusal `officer.unknown` when there is no such officer or nothing of him may be seen; `report.unknown`
 */
export async function readFile(
  context: Context,
  person: SignedInPerson,
  policeNo: string,
  month?: Month,
): Promise<OfficerFile> {
  const file = await context.db.transaction((db) => composeFile({ ...context, db }, person, policeNo, month));
  const { detail } = file;
  if (detail?.events.some(isSanction) && person.policeNo !== policeNo) {
    await recordSensitiveRead(context, person, policeNo, detail.month);
  }
  return file;
}

/** Everything from one snapshot: the points are those of the very content shown beside them. */
async function composeFile(
  context: Context,
  person: SignedInPerson,
  policeNo: string,
  month: Month | undefined,
): Promise<OfficerFile> {
  const { db } = context;
  const owner = await findOwner(db, policeNo);
  if (!owner) throw new Refusal("officer.unknown", { policeNo });
  const seen = await seeReports(db, person, owner, shanghaiDay(context.clock.now()));
  if (seen.length === 0 && person.officerId !== owner.id) throw new Refusal("officer.unknown", { policeNo });
  const wanted = month === undefined ? seen[0] : seen.find((report) => report.month === month);
  if (month !== undefined && !wanted) throw new Refusal("report.unknown");
  const months = await describeMonths(context, owner, seen);
  const detail = wanted
    ? await describeDetail(
        context,
        person,
        owner,
        wanted,
        months.find((one) => one.month === wanted.month)!,
      )
    : null;
  return { officer: await describeOwner(context, owner, seen), months, detail };
}

/** Who he is today; a published reader learns no posting that a published month does not show. */
async function describeOwner(
  context: Context,
  owner: FileOwner,
  seen: readonly SeenReport[],
): Promise<OfficerFile["officer"]> {
  const { policeNo, name, postType } = owner;
  const last = seen[0];
  if (last) {
    return {
      policeNo,
      name,
      unit: last.unit,
      unitName: last.unitName,
      postType: last.postType,
      level: last.level,
    };
  }
  const today = shanghaiDay(context.clock.now());
  const posting = await findPosting(context.db, owner.id, today);
  return {
    policeNo,
    name,
    unit: posting?.unit ?? "",
    unitName: posting?.unitName ?? "",
    postType,
    level: posting?.level ?? "officer",
  };
}

async function recordSensitiveRead(
  context: Context,
  person: SignedInPerson,
  policeNo: string,
  month: Month,
): Promise<void> {
  await inTransaction(context, async (trx) => {
    await appendAudit(trx, {
      at: context.clock.now().toISOString(),
      actorId: person.accountId,
      action: "file.read-sanction",
      subject: `officer/${policeNo}/month/${month}`,
      detail: {},
    });
  });
}
