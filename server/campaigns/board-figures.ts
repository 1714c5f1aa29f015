import type { Knex } from "knex";
import {
  elapsedOf,
  expectedOf,
  rankUnits,
  rateOfSums,
  standingOf,
  dayBefore,
} from "../../domain/campaigns/progress.ts";
import { countWithout } from "../../domain/campaigns/violations.ts";
import type {
  BoardIndicator,
  BoardUnit,
  CampaignBoard,
  CampaignLine,
  Elapsed,
  ViolationCounter,
} from "../../domain/messages/campaigns.ts";
import { lastDayOf, monthsBetween } from "../../domain/month.ts";
import { Refusal } from "../../domain/refusal.ts";
import { allUnits, type Unit } from "../roster/unit-store.ts";
import { entrySpan, sumActuals, sumByMonth } from "./actual-store.ts";
import { readIndicators, readTargets, type StoredIndicator } from "./campaign-store.ts";
import { creditSums } from "./credit-figures.ts";
import { readRanks } from "./rank-store.ts";
import { lastViolations, violationDays } from "./violation-store.ts";

export interface BoardAsk {
  campaign: CampaignLine;
  /** Any first and last day within the campaign (M52: 1至10月份); left out = all of it. */
  first: string | null;
  last: string | null;
  today: string;
}

/** Everything the sums of one board are made of. */
interface Sums {
  units: Unit[];
  /** By `indicator id/unit id`, hundredths. */
  targets: ReadonlyMap<string, number>;
  actuals: ReadonlyMap<string, number>;
  months: readonly { indicatorId: number; unitId: number; month: string; actual: number }[];
  window: CampaignBoard["window"];
  elapsed: Elapsed;
  over: boolean;
  campaign: CampaignLine;
  today: string;
}

/** 行动战果: the board of one campaign over a window. A handful of grouped queries, whatever the number of entries. */
export async function campaignBoard(db: Knex, ask: BoardAsk): Promise<CampaignBoard> {
  const { campaign, today } = ask;
  const window = windowOf(ask);
  const elapsed = elapsedOf(campaign, window, today);
  const indicators = await readIndicators(db, campaign.id);
  const sums = await readSums(db, { ask, window, elapsed });
  const drawn: BoardIndicator[] = [];
  for (const indicator of indicators) {
    const { items, ...within } = { items: indicator.creditItems, ...window };
    const credits = items.length === 0 ? null : await creditSums(db, { items, ...within });
    drawn.push({ ...drawIndicator(indicator, sums), credits });
  }
  const ranks = await readRanks(db, campaign.id);
  const span = await entrySpan(db, campaign.id);
  return {
    ...{ campaign, window, elapsed, today, enteredUntil: span.lastDay, indicators: drawn, ranks },
    violations: await drawViolations(db, sums),
  };
}

function windowOf({ campaign, first, last }: BoardAsk): CampaignBoard["window"] {
  const [firstDay, lastDay] = [first ?? campaign.firstDay, last ?? campaign.lastDay];
  if (firstDay > lastDay || firstDay < campaign.firstDay || lastDay > campaign.lastDay)
    throw new Refusal("campaign.window", { firstDay: campaign.firstDay, lastDay: campaign.lastDay });
  return { firstDay, lastDay, whole: firstDay === campaign.firstDay && lastDay === campaign.lastDay };
}

async function readSums(
  db: Knex,
  { ask, window, elapsed }: { ask: BoardAsk; window: CampaignBoard["window"]; elapsed: Elapsed },
): Promise<Sums> {
  const { campaign, today } = ask;
  const { firstDay, lastDay } = window;
  const actuals = await sumActuals(db, { campaignId: campaign.id, firstDay, lastDay });
  const over = window.whole && (campaign.state === "finished" || today > campaign.lastDay);
  return {
    units: (await allUnits(db)).filter(({ series }) => series !== "leadership"),
    targets: new Map(
      (await readTargets(db, campaign.id)).map((one) => [`${one.indicatorId}/${one.unitId}`, one.target]),
    ),
    actuals: new Map(actuals.map((one) => [`${one.indicatorId}/${one.unitId}`, one.actual])),
    months: await sumByMonth(db, { campaignId: campaign.id, firstDay, lastDay }),
    ...{ window, elapsed, over, campaign, today },
  };
}

/** Σ actual ÷ Σ target (E14); units without a target stay out of both sums. */
function drawIndicator(indicator: StoredIndicator, sums: Sums): Omit<BoardIndicator, "credits"> {
  const rows = sums.units.map(({ id, code, name, series }) => {
    const key = `${indicator.id}/${id}`;
    return {
      ...{ unit: code, name, series, unitId: Number(id) },
      ...{ target: sums.targets.get(key) ?? 0, actual: sums.actuals.get(key) ?? 0 },
    };
  });
  const involved = rows.filter(({ target, actual }) => target > 0 || actual > 0);
  const counted = indicator.scored ? involved.filter(({ target }) => target > 0) : involved;
  const sum = (key: "target" | "actual", of = counted): number => of.reduce((all, row) => all + row[key], 0);
  const bureau = { target: sum("target"), actual: sum("actual") };
  const standing = (row: { target: number; actual: number }) =>
    indicator.scored ? standingOf(row, sums.elapsed, indicator.direction, sums.over) : null;
  const { id, name, measure, scored, direction, creditItems } = indicator;
  return {
    ...{ id, name, measure, scored, direction, creditItems },
    units: rankUnits(involved, indicator).map(({ unitId: _unit, ...row }): BoardUnit => ({
      ...row,
      rate: indicator.scored ? rateOfSums(row.actual, row.target) : null,
      standing: standing(row),
    })),
    bureau: {
      ...bureau,
      rate: indicator.scored ? rateOfSums(bureau.actual, bureau.target) : null,
      standing: standing(bureau),
    },
    unassigned: sum("actual", involved) - bureau.actual,
    course: drawCourse(indicator, sums, new Set(counted.map(({ unitId }) => unitId)), bureau.target),
  };
}

/** Reached by the end of each month, beside what time asked for by then. Months to come are not drawn. */
function drawCourse(
  indicator: StoredIndicator,
  { window, months, campaign, today }: Sums,
  units: ReadonlySet<number>,
  target: number,
): BoardIndicator["course"] {
  const reached = today < window.lastDay ? today : window.lastDay;
  if (reached < window.firstDay) return [];
  let actual = 0;
  return monthsBetween(window.firstDay.slice(0, 7), reached.slice(0, 7)).map((month) => {
    for (const row of months)
      if (row.month === month && row.indicatorId === indicator.id && units.has(row.unitId))
        actual += row.actual;
    const end = lastDayOf(month) < window.lastDay ? lastDayOf(month) : window.lastDay;
    const elapsed = elapsedOf(campaign, { firstDay: window.firstDay, lastDay: end }, today);
    return { month, actual, expected: target > 0 ? expectedOf(target, elapsed) : null };
  });
}

async function drawViolations(
  db: Knex,
  { units, window, today, elapsed }: Sums,
): Promise<ViolationCounter[]> {
  if (elapsed.gone === 0) return [];
  const passed = { firstDay: window.firstDay, lastDay: today < window.lastDay ? today : window.lastDay };
  const days = await violationDays(db, passed);
  const before = await lastViolations(db, dayBefore(passed.firstDay));
  const counters = units.map(({ id, code, name }) => ({
    ...{ unit: code, name },
    ...countWithout(passed, days.get(Number(id)) ?? [], before.get(Number(id)) ?? null),
  }));
  // Who has gone longest stands first; of several without any, the one whose last is longest ago.
  return counters.sort(
    (a, b) =>
      b.daysWithout - a.daysWithout ||
      (a.lastOn ?? "").localeCompare(b.lastOn ?? "") ||
      a.unit.localeCompare(b.unit),
  );
}
