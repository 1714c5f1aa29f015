import type { Knex } from "knex";
import { checkCampaign, stateWords } from "../../domain/campaigns/check-campaign.ts";
import type { Language } from "../../domain/language.ts";
import type { CampaignInput, CampaignLine } from "../../domain/messages/campaigns.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { isDuplicateKey } from "../database/dialect.ts";
import { inTransaction } from "../database/transaction.ts";
import { requireVersion } from "../http/if-match.ts";
import { allUnits } from "../roster/unit-store.ts";
import { entrySpan } from "./actual-store.ts";
import * as campaigns from "./campaign-store.ts";
import type { StoredIndicator, StoredTarget } from "./campaign-store.ts";

/** Creates a campaign (`id` null) or changes one: its days, indicators and every unit's targets, as one document. */
export interface CampaignChange {
  id: number | null;
  input: CampaignInput;
  language: Language;
  /** Whose `If-Match` names the version a change is made on. */
  asked: { header(name: string): string | undefined } | null;
}

/**
 * 考核办 sets a campaign. What was entered already holds it: no entered indicator goes or changes its measure, no
 * entered day falls out; a finished one does not change at all. What it said before stays in the audit trail.
 * @throws Refusal campaign.unknown, campaign.exists, campaign.content, campaign.in-use, campaign.state, version.*
 */
export async function keepCampaign(
  context: Context,
  person: SignedInPerson,
  { id, input, language, asked }: CampaignChange,
): Promise<CampaignLine> {
  const at = context.clock.now().toISOString();
  try {
    return await inTransaction(context, async (trx) => {
      const before = id === null ? null : await campaigns.holdCampaign(trx, id);
      if (before === undefined) throw new Refusal("campaign.unknown");
      if (before) {
        requireVersion(asked ?? { header: () => undefined }, before.version, before);
        if (before.state === "finished") throw new Refusal("campaign.state", stateWords(before));
      }
      const known = before ? await campaigns.readIndicators(trx, before.id) : [];
      const units = await targetUnits(trx);
      refuseBadContent(context, input, known, units, language);
      if (before) await refuseLosingEntries(trx, before.id, input, known);
      const kept = before?.id ?? (await campaigns.insertCampaign(trx, input, { accountId: person.accountId, at })); // prettier-ignore
      if (before) await campaigns.updateCampaign(trx, kept, before.version + 1, input);
      const gone = known.filter(({ id: each }) => !input.indicators.some((one) => one.id === each));
      await campaigns.removeIndicators(trx, gone.map((each) => each.id)); // prettier-ignore
      const stay = known.filter((each) => !gone.includes(each)).map((each) => each.id);
      await campaigns.parkNames(trx, kept, stay);
      const targets: StoredTarget[] = [];
      const written: number[] = [];
      for (const [seq, indicator] of input.indicators.entries()) {
        const indicatorId = await campaigns.saveIndicator(trx, kept, seq, indicator);
        written.push(indicatorId);
        for (const [code, target] of Object.entries(indicator.targets))
          if (target > 0) targets.push({ indicatorId, unitId: units.get(code)!, target });
      }
      const earlier = await campaigns.readTargets(trx, kept);
      await campaigns.replaceTargets(trx, kept, targets);
      await appendAudit(trx, {
        ...{ at, actorId: person.accountId, action: before ? "campaign.change" : "campaign.create" },
        subject: `campaign/${kept}`,
        detail: {
          ...{ before, after: { ...input, indicators: input.indicators.map(({ targets: _, ...rest }) => rest) } }, // prettier-ignore
          targets: changedTargets(earlier, targets),
        },
        vouches: {
          campaigns: [kept],
          campaign_indicators: [...written, ...gone.map((each) => each.id)],
          campaign_targets: [...earlier, ...targets].map(({ indicatorId, unitId }) => [indicatorId, unitId]),
        },
      });
      await context.pulse.bump(trx);
      return (await campaigns.readCampaign(trx, kept))!;
    });
  } catch (error) {
    if (isDuplicateKey(error)) throw new Refusal("campaign.exists", { name: input.name });
    throw error;
  }
}

/** Units that may be given a target, by code: 局领导 are no unit of the bureau. */
async function targetUnits(db: Knex): Promise<Map<string, number>> {
  const units = await allUnits(db);
  return new Map(
    units.filter(({ series }) => series !== "leadership").map(({ code, id }) => [code, Number(id)]),
  );
}

function refuseBadContent(
  { rules }: Context,
  input: CampaignInput,
  known: readonly StoredIndicator[],
  units: ReadonlyMap<string, number>,
  language: Language,
): void {
  const month = input.firstDay.slice(0, 7);
  const book = rules.isInForce(month) ? rules.forMonth(month) : rules.all()[0];
  const problems = checkCampaign(input, {
    units: new Set(units.keys()),
    creditItems: new Set(book?.ruleSet.credits.map(({ code }) => code) ?? []),
    indicatorIds: new Set(known.map(({ id }) => id)),
  });
  if (problems[0])
    throw new Refusal("campaign.content", problems[0].sentence).withErrors(
      problems.map(({ field, sentence }) => ({ field, message: sentence[language] })),
    );
}

async function refuseLosingEntries(
  trx: Knex.Transaction,
  id: number,
  input: CampaignInput,
  known: readonly StoredIndicator[],
): Promise<void> {
  const span = await entrySpan(trx, id);
  if (span.firstDay === null || span.lastDay === null) return;
  if (input.firstDay > span.firstDay || input.lastDay < span.lastDay)
    throw new Refusal("campaign.in-use", { what: `把期间改到${span.firstDay}至${span.lastDay}之外`, whatEn: `leaving ${span.firstDay} to ${span.lastDay} out of the period` }); // prettier-ignore
  for (const { id: each, name, measure, scored, direction } of known) {
    if (!span.indicators.has(each)) continue;
    const after = input.indicators.find((one) => one.id === each);
    if (!after)
      throw new Refusal("campaign.in-use", { what: `删除指标“${name}”`, whatEn: `removing “${name}”` });
    if (after.measure !== measure || after.scored !== scored || after.direction !== direction)
      throw new Refusal("campaign.in-use", { what: `改变指标“${name}”的计量单位、计分方式或方向`, whatEn: `changing measure, scoring or direction of “${name}”` }); // prettier-ignore
  }
}

function changedTargets(before: readonly StoredTarget[], after: readonly StoredTarget[]) {
  const keyOf = ({ indicatorId, unitId }: StoredTarget): string => `${indicatorId}/${unitId}`;
  const [old, now] = [before, after].map((all) => new Map(all.map((one) => [keyOf(one), one.target])));
  const keys = [...new Set([...old!.keys(), ...now!.keys()])];
  return keys
    .filter((key) => old!.get(key) !== now!.get(key))
    .map((key) => ({ of: key, from: old!.get(key) ?? null, to: now!.get(key) ?? null }));
}
