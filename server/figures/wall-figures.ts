import type { Knex } from "knex";
import type { WallFigures } from "../../domain/messages/publication.ts";
import type { CompiledRules } from "../../domain/scoring/compile-rules.ts";
import { isProven } from "../../domain/scoring/proven-events.ts";
import { readEventProofs } from "../confirmations/proof-store.ts";
import {
  readBest,
  readCreditHighlights,
  readRewards,
  readWorks,
  type Reward,
  type WallScope,
} from "./wall-store.ts";

const MOST_REWARDS = 60;
const MOST_WORKS = 24;
const MOST_ITEMS = 8;
const TOP = 3;

/** 晒政绩 (M28): commendations, best results, what the excellent did. No penalty ever stands on it. */
export async function wallFigures(db: Knex, rules: CompiledRules, scope: WallScope): Promise<WallFigures> {
  const rewards = await provenRewards(db, rules, scope);
  const { total, works } = await readWorks(db, scope, MOST_WORKS);
  return {
    month: scope.month,
    rewards: rewards.slice(0, MOST_REWARDS).map(({ unitId: _unit, line: _line, ...reward }) => reward),
    rewardsTotal: rewards.length,
    best: await readBest(db, scope),
    works,
    worksTotal: total,
    credits: await readCreditHighlights(db, scope, MOST_ITEMS, TOP),
  };
}

/** Only what is proven and was not refused by the competent department: the same commendations that earned points. */
async function provenRewards(db: Knex, rules: CompiledRules, scope: WallScope): Promise<Reward[]> {
  const rewards = await readRewards(db, scope);
  const proven: Reward[] = [];
  for (const unitId of new Set(rewards.map((reward) => reward.unitId))) {
    const own = rewards.filter((reward) => reward.unitId === unitId);
    const proofs = await readEventProofs(db, unitId, scope.month, own.map(({ line }) => line)); // prettier-ignore
    proven.push(...own.filter(({ line }) => isProven(rules, line, proofs)));
  }
  return proven.sort((a, b) => ((a.day ?? "") < (b.day ?? "") ? 1 : -1));
}
