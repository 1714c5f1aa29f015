import type { Knex } from "knex";
import { entryKey } from "../../domain/campaigns/check-actuals.ts";
import { dayBefore, daysFrom } from "../../domain/campaigns/progress.ts";
import type { CampaignLine, EntryRow, EntrySheet } from "../../domain/messages/campaigns.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import type { Unit } from "../roster/unit-store.ts";
import { readVersions, sumActuals, usualSource, type ActualVersion } from "./actual-store.ts";
import { mayEnter, requireCampaign, requireUnits } from "./campaign-scope.ts";
import { readIndicators, readTargets } from "./campaign-store.ts";

const ROW_LIMIT = 5_000;

export interface EntryAsk {
  campaignId: number;
  unit: string | null;
  /** Days; left out = today, or the campaign's last day when it is over. */
  from: string | null;
  to: string | null;
  today: string;
}

/**
 * 每日填报表: a row for every indicator of every unit on every day asked for, with what was entered and each version
 * of it. Read by the unit's clerk, head and leader in charge, and the offices.
 * @throws Refusal campaign.unknown, unit.unknown, campaign.window, campaign.too-many-rows
 */
export async function entrySheet(db: Knex, person: SignedInPerson, ask: EntryAsk): Promise<EntrySheet> {
  const campaign = await requireCampaign(db, person, ask.campaignId);
  const { units } = await requireUnits(db, person, ask.unit, "read");
  const { from, to } = daysOf(campaign, ask);
  const indicators = await readIndicators(db, campaign.id);
  const days = daysFrom(from, to);
  const rows = units.length * indicators.length * days;
  if (rows > ROW_LIMIT) throw new Refusal("campaign.too-many-rows", { rows, limit: ROW_LIMIT });
  const unitIds = units.map(({ id }) => id);
  const versions = versionsByKey(await readVersions(db, { campaignId: campaign.id, unitIds, from, to }));
  const sums = await sumActuals(db, { campaignId: campaign.id, unitIds });
  const totals = new Map(sums.map((sum) => [`${sum.indicatorId}/${sum.unitId}`, sum.actual]));
  const targets = new Map(
    (await readTargets(db, campaign.id)).map((one) => [`${one.indicatorId}/${one.unitId}`, one.target]),
  );
  const rowOf = (day: string, unit: Unit, indicator: (typeof indicators)[number]): EntryRow => {
    const known = versions.get(entryKey(indicator.id, unit.id, day)) ?? [];
    const last = known.at(-1);
    const pair = `${indicator.id}/${unit.id}`;
    return {
      ...{ key: String(indicator.id), indicator: indicator.name, measure: indicator.measure },
      ...{ scored: indicator.scored, unit: unit.code, unitName: unit.name, day },
      ...{ version: last?.version ?? 0, quantity: last?.quantity ?? null },
      ...{ source: last?.source ?? null, note: last?.note ?? null },
      ...{ total: totals.get(pair) ?? 0, target: targets.get(pair) ?? 0 },
      versions: known.map(({ version, quantity, source, note, reason, by, at }) => ({
        ...{ version, quantity, source, note, reason, by, at },
      })),
    };
  };
  return {
    ...{ campaign, from, to, open: campaign.state === "running" },
    mayEnter: units.some(({ id }) => mayEnter(person, id)),
    usualSource: await usualSource(db, campaign.id, unitIds),
    units: units.map(({ code, name }) => ({ code, name })),
    rows: listDays(from, days).flatMap((day) =>
      units.flatMap((unit) => indicators.map((indicator) => rowOf(day, unit, indicator))),
    ),
  };
}

function daysOf({ firstDay, lastDay }: CampaignLine, { from, to, today }: EntryAsk) {
  const latest = today < firstDay ? firstDay : today > lastDay ? lastDay : today;
  const last = to ?? from ?? latest;
  const first = from ?? last;
  if (first > last || first < firstDay || last > lastDay)
    throw new Refusal("campaign.window", { firstDay, lastDay });
  return { from: first, to: last };
}

/** The last day first: what is entered now stands on top. */
function listDays(from: string, count: number): string[] {
  const last = new Date(Date.parse(from) + (count - 1) * 86_400_000).toISOString().slice(0, 10);
  const days = [last];
  while (days.length < count) days.push(dayBefore(days.at(-1)!));
  return days;
}

function versionsByKey(versions: readonly ActualVersion[]): Map<string, ActualVersion[]> {
  const byKey = new Map<string, ActualVersion[]>();
  for (const version of versions) {
    const key = entryKey(version.indicatorId, version.unitId, version.day);
    const known = byKey.get(key);
    if (known) known.push(version);
    else byKey.set(key, [version]);
  }
  return byKey;
}
