import type { Knex } from "knex";
import { elapsedOf, rateOfSums, standingOf } from "../../domain/campaigns/progress.ts";
import type { CampaignListLine, CampaignSheet } from "../../domain/messages/campaigns.ts";
import type { SignedInPerson } from "../access/person.ts";
import { allUnits } from "../roster/unit-store.ts";
import { entrySpan, sumActuals } from "./actual-store.ts";
import { mayEnter, maySee, requireCampaign } from "./campaign-scope.ts";
import { readCampaigns, readIndicators, readTargets } from "./campaign-store.ts";
import { readRanks } from "./rank-store.ts";

/** Every campaign this person may see, with how far it has come. */
export async function campaignList(
  db: Knex,
  person: SignedInPerson,
  today: string,
): Promise<CampaignListLine[]> {
  const campaigns = (await readCampaigns(db)).filter((campaign) => maySee(person, campaign));
  const indicators = await readIndicators(db);
  const sums = await indicatorSums(db, indicators);
  const ranks = await readRanks(db);
  const enters = (await allUnits(db)).some(({ id }) => mayEnter(person, Number(id)));
  return campaigns.map((campaign) => {
    const elapsed = elapsedOf(campaign, campaign, today);
    const over = campaign.state === "finished" || today > campaign.lastDay;
    const own = indicators.filter(({ campaignId }) => campaignId === campaign.id);
    return {
      ...campaign,
      ...{ elapsed, enters: enters && campaign.state === "running" },
      indicators: own.map(({ id, name, measure, scored, direction }) => {
        const sum = sums.get(id) ?? { actual: 0, target: 0 };
        return {
          ...{ name, measure, scored, actual: sum.actual },
          rate: scored ? rateOfSums(sum.actual, sum.target) : null,
          standing: scored ? standingOf(sum, elapsed, direction, over) : null,
        };
      }),
      ranks: ranks
        .filter(({ campaignId }) => campaignId === campaign.id)
        .map(({ area, place, ofMany, indicatorId }) => ({
          ...{ area, place, ofMany },
          indicator: own.find(({ id }) => id === indicatorId)?.name ?? null,
        })),
    };
  });
}

/** Σ actual and Σ target of every indicator; of a scored one only units with a target count (E14). */
async function indicatorSums(
  db: Knex,
  indicators: readonly { id: number; scored: boolean }[],
): Promise<Map<number, { actual: number; target: number }>> {
  const rows = await db("campaign_targets").select<
    { indicator_id: number; unit_id: number; target: number }[]
  >("indicator_id", "unit_id", "target");
  const scored = new Set(indicators.flatMap((each) => (each.scored ? [each.id] : [])));
  const assigned = new Set(rows.map((row) => `${row.indicator_id}/${row.unit_id}`));
  const sums = new Map(indicators.map(({ id }) => [id, { actual: 0, target: 0 }]));
  for (const row of rows) sums.get(Number(row.indicator_id))!.target += Number(row.target);
  for (const { indicatorId, unitId, actual } of await sumActuals(db, {}))
    if (!scored.has(indicatorId) || assigned.has(`${indicatorId}/${unitId}`))
      sums.get(indicatorId)!.actual += actual;
  return sums;
}

/** A campaign with all its targets, for who sets it and the offices who follow. @throws Refusal campaign.unknown */
export async function campaignSheet(db: Knex, person: SignedInPerson, id: number): Promise<CampaignSheet> {
  const campaign = await requireCampaign(db, person, id);
  const units = (await allUnits(db)).filter(({ series }) => series !== "leadership");
  const codes = new Map(units.map((unit) => [Number(unit.id), unit.code]));
  const targets = await readTargets(db, id);
  const { indicators: entered } = await entrySpan(db, id);
  return {
    ...campaign,
    indicators: (await readIndicators(db, id)).map(({ campaignId: _campaign, ...indicator }) => ({
      ...indicator,
      entered: entered.has(indicator.id),
      targets: Object.fromEntries(
        targets
          .filter(({ indicatorId }) => indicatorId === indicator.id)
          .flatMap(({ unitId, target }) => (codes.has(unitId) ? [[codes.get(unitId)!, target]] : [])),
      ),
    })),
    units: units.map(({ code, name, series }) => ({ code, name, series })),
  };
}
