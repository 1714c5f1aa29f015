import { readyToStart, stateWords } from "../../domain/campaigns/check-campaign.ts";
import type { CampaignLine } from "../../domain/messages/campaigns.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { requireVersion } from "../http/if-match.ts";
import { shanghaiDay } from "../today.ts";
import { holdCampaign, moveState, readCampaign, readIndicators, readTargets } from "./campaign-store.ts";

export const MOVES = ["start", "finish", "reopen"] as const;
export type CampaignMove = (typeof MOVES)[number];

/** From which state a move goes, and whereto. */
const WAY = {
  start: { from: "draft", to: "running" },
  finish: { from: "running", to: "finished" },
  reopen: { from: "finished", to: "running" },
} as const;

/**
 * 启动、结束、重新开放: each is dated and written down; opening a finished campaign again needs a reason, closing one
 * waits for its last day unless a reason says why it ends early.
 * @throws Refusal campaign.unknown, campaign.state, campaign.not-ready, campaign.reason, version.*
 */
export async function moveCampaign(
  context: Context,
  person: SignedInPerson,
  id: number,
  { move, reason }: { move: CampaignMove; reason: string | null },
  asked: { header(name: string): string | undefined },
): Promise<CampaignLine> {
  const now = context.clock.now();
  const at = now.toISOString();
  return inTransaction(context, async (trx) => {
    const campaign = await holdCampaign(trx, id);
    if (!campaign) throw new Refusal("campaign.unknown");
    requireVersion(asked, campaign.version, campaign);
    const { from, to } = WAY[move];
    if (campaign.state !== from) throw new Refusal("campaign.state", stateWords(campaign));
    if (move === "start") {
      const targets = await readTargets(trx, id);
      const indicators = (await readIndicators(trx, id)).map((each) => ({
        ...each,
        targets: targets.filter(({ indicatorId }) => indicatorId === each.id).length,
      }));
      const missing = readyToStart(indicators);
      if (missing) throw new Refusal("campaign.not-ready", missing);
    }
    const early = move === "finish" && shanghaiDay(now) <= campaign.lastDay;
    if ((early || move === "reopen") && (reason ?? "").length < 5) throw new Refusal("campaign.reason");
    await moveState(trx, id, to, {
      version: campaign.version + 1,
      ...(move === "start" && { startedAt: at }),
      ...(move === "finish" && { finishedAt: at }),
      ...(move === "reopen" && { finishedAt: null }),
    });
    await appendAudit(trx, {
      ...{ at, actorId: person.accountId, action: `campaign.${move}`, subject: `campaign/${id}` },
      detail: { from, to, reason },
      vouches: { campaigns: [id] },
    });
    await context.pulse.bump(trx);
    return (await readCampaign(trx, id))!;
  });
}
