import { stateWords } from "../../domain/campaigns/check-campaign.ts";
import type { ExternalRank } from "../../domain/messages/campaigns.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { isDuplicateKey } from "../database/dialect.ts";
import { inTransaction } from "../database/transaction.ts";
import { shanghaiDay } from "../today.ts";
import { holdCampaign, readIndicators } from "./campaign-store.ts";
import { insertRank, readRanks, type RankContent } from "./rank-store.ts";

/**
 * 外部排名 (M53): a place in the city or province, with the document that says so. A correction is another entry with
 * its reason; the first one stays.
 * @throws Refusal campaign.unknown, campaign.state, campaign.content, campaign.reason, rank.unknown
 */
export async function enterRank(
  context: Context,
  person: SignedInPerson,
  id: number,
  entry: { content: RankContent; replaces: number | null; reason: string | null },
): Promise<ExternalRank> {
  const { content, replaces, reason } = entry;
  const now = context.clock.now();
  const at = now.toISOString();
  try {
    return await inTransaction(context, async (trx) => {
      const campaign = await holdCampaign(trx, id);
      if (!campaign) throw new Refusal("campaign.unknown");
      // A ranking often comes weeks after the last day: a finished campaign still takes it.
      if (campaign.state === "draft") throw new Refusal("campaign.state", stateWords(campaign));
      if (content.asOf > shanghaiDay(now))
        throw new Refusal("campaign.content", { zh: "排名截止日期还没有到，请核对。", en: "The ranking's date is still to come." }); // prettier-ignore
      if (content.place > content.ofMany)
        throw new Refusal("campaign.content", { zh: `第 ${content.place} 名超过参排单位数 ${content.ofMany}，请核对。`, en: `Place ${content.place} is beyond the ${content.ofMany} ranked.` }); // prettier-ignore
      const indicators = await readIndicators(trx, id);
      if (content.indicatorId !== null && !indicators.some((each) => each.id === content.indicatorId))
        throw new Refusal("campaign.content", { zh: "所选指标不属于本行动，请刷新后再选。", en: "The indicator belongs to no such campaign. Refresh." }); // prettier-ignore
      if (replaces !== null) {
        if (!(await readRanks(trx, id)).some((rank) => rank.id === replaces))
          throw new Refusal("rank.unknown");
        if ((reason ?? "").length < 5) throw new Refusal("campaign.reason");
      }
      const made = await insertRank(trx, id, content, {
        ...{ accountId: person.accountId, at, replacesId: replaces, reason: replaces === null ? null : reason }, // prettier-ignore
      });
      await appendAudit(trx, {
        ...{ at, actorId: person.accountId, subject: `campaign/${id}` },
        action: replaces === null ? "campaign.rank" : "campaign.rank-correct",
        detail: { rank: made, replaces, reason, content },
        vouches: { campaign_ranks: [made] },
      });
      await context.pulse.bump(trx);
      const shown = (await readRanks(trx, id)).find((rank) => rank.id === made)!;
      return shown;
    });
  } catch (error) {
    // Somebody corrected the same entry at the same instant.
    if (isDuplicateKey(error)) throw new Refusal("rank.unknown");
    throw error;
  }
}
