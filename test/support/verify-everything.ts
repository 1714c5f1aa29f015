import { appendAudit } from "../../server/audit/append-audit.ts";
import { verifyStandings } from "../../server/assessments/verify-standings.ts";
import { verifyUnitQuarters } from "../../server/unit-quarters/verify-unit-quarters.ts";
import { verifyChain } from "../../server/audit/verify-chain.ts";
import { verifyContents } from "../../server/audit/verify-contents.ts";
import { verifyCurrent } from "../../server/audit/verify-current.ts";
import { verifyDerived } from "../../server/audit/verify-derived.ts";
import { verifyEvidence } from "../../server/audit/verify-evidence.ts";
import { verifyVouched } from "../../server/audit/verify-vouched.ts";
import type { Context } from "../../server/context.ts";
import { inTransaction } from "../../server/database/transaction.ts";
import type { RunningServer } from "./server.ts";

/** Lets the chain vouch for what a fixture wrote past the product's verbs, as an installation's first start does. */
export async function vouchFor({ context }: Pick<RunningServer, "context">): Promise<void> {
  await inTransaction(context, async (trx) => {
    await appendAudit(trx, {
      ...{ at: context.clock.now().toISOString(), actorId: null, action: "bureau.seed", subject: "bureau" },
      detail: {},
      vouches: {
        ...{
          units: "all",
          officers: "all",
          postings: "all",
          charges: "all",
          accounts: "all",
          role_grants: "all",
        },
        ...{ rule_sets: "all", calendar_days: "all", months: "all", plans: "all", cases: "all" },
        ...{ settings: "all", headships: "all" },
      },
    });
  });
}

/** What `npm run admin -- verify` finds, in its words. */
export async function verifyEverything({ db, rules, config }: Context): Promise<string[]> {
  const faults = [
    ...(await verifyChain(db)).faults,
    ...(await verifyContents(db)).faults,
    ...(await verifyCurrent(db)),
    ...(await verifyVouched(db)),
    ...(await verifyStandings(db)),
    ...(await verifyUnitQuarters({ db, rules })),
    ...(await verifyDerived(db, rules)),
    ...(await verifyEvidence(db, config.dataDir)),
  ];
  return faults.map(({ detail }) => detail);
}
