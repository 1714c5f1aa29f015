import { lastDayOf, monthsBetween } from "../../domain/month.ts";
import { daysFrom } from "../../domain/campaigns/progress.ts";
import type { ActualsReceipt, CampaignLine } from "../../domain/messages/campaigns.ts";
import { resolvePerson } from "../access/person-store.ts";
import { readIndicators } from "../campaigns/campaign-store.ts";
import { enterRank } from "../campaigns/enter-rank.ts";
import { keepCampaign } from "../campaigns/keep-campaign.ts";
import { moveCampaign } from "../campaigns/move-campaign.ts";
import { pushActuals } from "../campaigns/push-actuals.ts";
import { sha256 } from "../canonical-json.ts";
import { fixedClock } from "../clock.ts";
import type { Context } from "../context.ts";
import { DEMO_CAMPAIGNS, type DemoCampaign } from "./campaign-data.ts";
import { makeKey } from "./make-lines.ts";
import { seededRandom, type Random } from "./random.ts";
import type { SeededIds } from "./seed-organisation.ts";

/** One figure of one day, as a clerk types it. */
interface Entry {
  unit: string;
  indicator: string;
  day: string;
  quantity: number;
  source: string;
}

/** Two campaigns of 2026 through the product's own verbs, every month entered when it was over. */
export async function seedCampaigns(context: Context, ids: SeededIds, seed: number): Promise<void> {
  for (const campaign of DEMO_CAMPAIGNS) {
    await new CampaignStory(context, ids, seededRandom(seed), campaign).live();
  }
}

class CampaignStory {
  readonly #context: Context;
  readonly #ids: SeededIds;
  readonly #random: Random;
  readonly #campaign: DemoCampaign;

  constructor(context: Context, ids: SeededIds, random: Random, campaign: DemoCampaign) {
    this.#context = context;
    this.#ids = ids;
    this.#random = random;
    this.#campaign = campaign;
  }

  async live(): Promise<void> {
    const { firstDay, finishedOn } = this.#campaign;
    let line = await this.#set();
    line = await this.#move(line, "start", firstDay);
    const entries = this.#entries();
    await this.#enter(line, entries);
    await this.#correct(line, entries);
    if (finishedOn !== null) line = await this.#move(line, "finish", finishedOn);
    await this.#rank(line);
  }

  async #set(): Promise<CampaignLine> {
    const { name, firstDay, lastDay, purpose, documentNo, indicators } = this.#campaign;
    const input = {
      ...{ name, firstDay, lastDay, purpose, documentNo },
      indicators: indicators.map((one) => ({
        ...{ id: null, name: one.name, measure: one.measure, scored: one.scored, direction: "up" as const },
        creditItems: one.creditItems,
        targets: Object.fromEntries(
          one.scored ? one.shares.map(([unit, target]) => [unit, target * 100]) : [],
        ),
      })),
    };
    const office = await this.#person("assessment", firstDay);
    const change = { id: null, input, language: "zh" as const, asked: null };
    return keepCampaign(this.#at(firstDay, 1), office, change);
  }

  async #move(line: CampaignLine, move: "start" | "finish", day: string): Promise<CampaignLine> {
    const asked = { header: () => `"${line.version}"` };
    const office = await this.#person("assessment", day);
    return moveCampaign(this.#at(day, 2), office, line.id, { move, reason: null }, asked);
  }

  /** Spreads what a unit reached over its days, one or two at a time; the last days belong to the figures, too. */
  #entries(): Entry[] {
    const { firstDay, entered, indicators } = this.#campaign;
    const days = daysFrom(firstDay, entered);
    const dayAt = (index: number): string =>
      new Date(Date.parse(firstDay) + index * 86_400_000).toISOString().slice(0, 10);
    return indicators.flatMap(({ name, shares, source }) =>
      shares.flatMap(([unit, , reached]) => {
        const byDay = new Map<string, number>();
        for (let n = 0; n < reached; n++) {
          const spot = Math.min(days - 1, Math.floor(((n + this.#random.next()) / reached) * days));
          byDay.set(dayAt(spot), (byDay.get(dayAt(spot)) ?? 0) + 1);
        }
        return [...byDay].map(([day, quantity]) => ({ unit, indicator: name, day, quantity, source }));
      }),
    );
  }

  async #enter(line: CampaignLine, entries: readonly Entry[]): Promise<void> {
    const { firstDay, entered } = this.#campaign;
    const units = [...new Set(entries.map(({ unit }) => unit))];
    for (const month of monthsBetween(firstDay.slice(0, 7), entered.slice(0, 7))) {
      const day = lastDayOf(month) < entered ? lastDayOf(month) : entered;
      for (const unit of units) {
        const rows = entries.filter((entry) => entry.unit === unit && entry.day.startsWith(month));
        if (rows.length > 0) await this.#push(line, unit, day, rows);
      }
    }
  }

  /** 城关派出所 once counted a case twice; the figure it gives now is the one of the data. */
  async #correct(line: CampaignLine, entries: readonly Entry[]): Promise<void> {
    const first = entries.find(({ unit }) => unit === "19");
    if (!first) return;
    const day = lastDayOf(first.day.slice(0, 7));
    const wrong = { ...first, quantity: first.quantity + 1, version: 1, reason: "补报一起，当日漏统" };
    const right = { ...first, version: 2, reason: "经核对该案重复统计，更正" };
    await this.#push(line, "19", day, [wrong]);
    await this.#push(line, "19", day, [right]);
  }

  async #push(line: CampaignLine, unit: string, day: string, rows: readonly Entry[]): Promise<void> {
    const pushId = makeKey(this.#random);
    const sent = {
      ...{ campaignId: line.id, pushId, unit, source: "web" as const, fingerprint: sha256(pushId) },
      rows: rows.map((cells, index) => ({ rowNumber: index + 1, cells: { ...cells } })),
    };
    const clerk = await this.#person(`clerk${unit}`, day);
    const { body } = await pushActuals(this.#at(day, 9), clerk, sent, "zh");
    const { counts, problems } = JSON.parse(body) as ActualsReceipt;
    if (counts.saved !== rows.length)
      throw new Error(`演示数据被拒绝 ${line.name} ${unit}: ${problems[0]?.message ?? ""}`);
  }

  async #rank(line: CampaignLine): Promise<void> {
    const indicators = await readIndicators(this.#context.db, line.id);
    for (const { indicator, ...rank } of this.#campaign.ranks) {
      const day = "2026-11-03";
      const indicatorId = indicators.find(({ name }) => name === indicator)!.id;
      const content = { ...rank, indicatorId, area: "全市", ofMany: 10 };
      const office = await this.#person("assessment", day);
      await enterRank(this.#at(day, 3), office, line.id, { content, replaces: null, reason: null });
    }
  }

  async #person(account: string, day: string) {
    const person = await resolvePerson(this.#context.db, this.#ids.accounts.get(account)!, day);
    if (!person) throw new Error(`no account ${account}`);
    return person;
  }

  /** The product's clock at this hour (UTC) of a day. */
  #at(day: string, hour: number): Context {
    const now = new Date(Date.parse(day) + hour * 3_600_000);
    return { ...this.#context, clock: fixedClock(() => now, true) };
  }
}
