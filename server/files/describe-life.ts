import type { Knex } from "knex";
import type { FileLife } from "../../domain/messages/file.ts";
import type { SignedInPerson } from "../access/person.ts";
import type { Context } from "../context.ts";
import { signatureHash } from "../reports/signature-hash.ts";
import { readReviews } from "../reports/sign-store.ts";
import { readSignatures } from "../reports/sign-status.ts";
import type { FileOwner } from "./file-store.ts";
import { readCorrections, readObjections, readSegments } from "./life-store.ts";
import type { PublishedState } from "./published-store.ts";
import { isSnapshot, type SeenReport } from "./see-reports.ts";

/**
 * Who signed a report and whether that still covers what the reader sees, when it was published and why again, what was
 * corrected. Objections are shown to their parties only: who raised one, the officer himself, the files office.
 */
export async function describeLife(
  context: Context,
  person: SignedInPerson,
  owner: FileOwner,
  report: SeenReport,
): Promise<FileLife> {
  const { db } = context;
  const last = report.published.at(-1);
  const party = person.officerId === owner.id || person.roles.has("filesOffice");
  const corrections = await readCorrections(db, report.id);
  return {
    signatures: last && isSnapshot(report) ? await signedThen(db, last) : await signedNow(context, report),
    publications: report.published.map(({ seq, at, note }) => ({ seq, at, note })),
    corrections: corrections
      .filter(({ at }) => report.view === "chain" || (last !== undefined && at <= last.at))
      .map(({ at, reason }) => ({ at, reason: report.view === "chain" ? reason : null })),
    segments: report.view === "chain" ? await readSegments(db, owner.id, report.month) : [],
    objections: await readObjections(db, report.id, party ? undefined : person.accountId),
  };
}

/** The signatures the report stands on, beside what stands there now. */
async function signedNow({ db, rules }: Context, report: SeenReport): Promise<FileLife["signatures"]> {
  const compiled = rules.compiled(report.ruleSet);
  const all = await readSignatures(db, compiled, report.month, Number(report.unitId));
  return (all.get(report.id)?.signatures ?? []).map(({ reviewer, capacity, acting, at, validity }) => {
    return { by: reviewer, capacity, delegated: acting, at, valid: validity === "valid" };
  });
}

/** The signatures under what was published, while something else stands there. */
async function signedThen(db: Knex, published: PublishedState): Promise<FileLife["signatures"]> {
  const reviews = (await readReviews(db, [published.reportId])).get(Number(published.reportId)) ?? [];
  return reviews
    .filter(({ version }) => version === published.version)
    .map((review) => ({
      ...{ by: review.reviewer, capacity: review.capacity, delegated: review.delegationId !== null },
      at: review.at,
      valid: review.materialHash === published.materialHash && review.signature === signatureHash(review),
    }));
}
