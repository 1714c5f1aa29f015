import { z } from "zod";
import type { OfficerExtract } from "../../domain/outcomes/officer-extract.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import { readBulletinSettings } from "../bulletins/bulletin-settings-store.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { describeDecision } from "./describe-decision.ts";
import { findExtracted, readOwnEvents, readPostings, readPublishedMonths, readResults, readRuleSets } from "./extract-store.ts"; // prettier-ignore
import { mayExtract } from "./officer-outcome-figures.ts";
import { readCorrected, readDecisions } from "./outcome-read-store.ts";

const year = z.coerce.number().int().min(2000).max(2100);
export const extractQuery = z
  .strictObject({ from: year, to: year, purpose: z.string().trim().min(2).max(60).regex(/^[^=+\-@]/u) })
  .refine(({ from, to }) => from <= to && to - from < 10, { message: "from ≤ to, at most ten years" }); // prettier-ignore

/**
 * 档案摘录 over several years for a selection panel (M49): published results only, to 政治处, 局长政委, 领导小组 and the officer
 * himself; who took it, when and what for goes into the audit chain before the file leaves.
 * @throws Refusal officer.unknown, outcome.extract
 */
export async function takeExtract(
  context: Context,
  person: SignedInPerson,
  policeNo: string,
  { from, to, purpose, format }: z.infer<typeof extractQuery> & { format: "docx" | "xlsx" },
): Promise<OfficerExtract> {
  const at = context.clock.now().toISOString();
  return inTransaction(context, async (trx) => {
    const officer = await findExtracted(trx, policeNo);
    if (!officer) throw new Refusal("officer.unknown", { policeNo });
    if (!mayExtract(person, officer.id)) throw new Refusal("outcome.extract");
    const span = [from, to] as const;
    const months = await readPublishedMonths(trx, officer.id, span);
    const ruleSets = await readRuleSets(trx, months.map(({ month }) => month)); // prettier-ignore
    const events = await readOwnEvents(trx, officer.id, months.map(({ month }) => month)); // prettier-ignore
    const corrected = (await readCorrected(trx, [officer.id])).get(officer.id) ?? [];
    const decisions = await readDecisions(trx, { officerId: officer.id, states: ["confirmed"] });
    const { issuer } = await readBulletinSettings(trx);
    const extract: OfficerExtract = {
      issuer,
      ...{ policeNo, name: officer.name, postType: officer.postType, partyMember: officer.partyMember },
      ...{ fromYear: from, toYear: to, purpose, by: person.name, at, months },
      postings: await readPostings(trx, officer.id),
      results: await readResults(trx, officer.id, span),
      events: events.map((event) => ({
        ...{ day: event.day ?? event.month, type: event.type, documentNo: event.documentNo ?? "—" },
        ...{ department: event.department ?? "—", name: eventName(context, ruleSets.get(event.month), event) },
      })),
      decisions: decisions
        .filter(({ decidedOn }) => Number(decidedOn.slice(0, 4)) >= from && Number(decidedOn.slice(0, 4)) <= to)
        .map((row) => describeDecision(row, corrected, person)),
    }; // prettier-ignore
    await appendAudit(trx, {
      ...{ at, actorId: person.accountId, action: "file.extract", subject: `officer/${policeNo}` },
      detail: { from, to, purpose, format, own: officer.id === person.officerId },
    });
    return extract;
  });
}

function eventName(
  context: Context,
  ruleSet: string | undefined,
  { type, variant }: { type: string; variant: string | null },
): string {
  const rule = ruleSet === undefined ? undefined : context.rules.compiled(ruleSet).ruleSet.events.find((one) => one.type === type); // prettier-ignore
  const level = variant === null ? undefined : rule?.values.find((value) => value.variant === variant)?.label.zh; // prettier-ignore
  return `${rule?.name.zh ?? type}${level ? `（${level}）` : ""}`;
}
