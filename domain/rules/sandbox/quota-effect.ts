import { excellentQuota } from "../../quota.ts";
import type { Level } from "../../people.ts";
import type { Points } from "../../scoring/points.ts";
import type { GradingRules } from "../grading-rules.ts";

/** 优秀 of one side: places there are, those whom the points suggest, and suggestions no place is left for. */
export interface QuotaSide {
  allowed: number;
  suggested: number;
  over: number;
}

interface Pool {
  graded: number;
  suggested: number;
}

/**
 * How 优秀 candidates meet the quotas of the reviewing pools in one month (细则 §5): officers and deputies by the unit they
 * are pooled under, heads by leader in charge with small pools merged, leaders as one.
 */
export class QuotaCount {
  readonly #pools = new Map<string, Pool>();
  readonly #heads = new Map<number, { members: number; pool: Pool }>();
  readonly #grading: GradingRules;
  readonly #hosts: ReadonlyMap<number, number>;
  readonly #charges: ReadonlyMap<number, number>;

  /** @param hosts under which unit each unit's officers are pooled */
  constructor(
    grading: GradingRules,
    hosts: ReadonlyMap<number, number>,
    charges: ReadonlyMap<number, number>,
  ) {
    this.#grading = grading;
    this.#hosts = hosts;
    this.#charges = charges;
  }

  add(level: Level, unitId: number, { suggestedGrade }: Points): void {
    const pool = this.#poolOf(level, unitId);
    if (suggestedGrade !== null) pool.graded += 1;
    if (suggestedGrade === "excellent") pool.suggested += 1;
  }

  #poolOf(level: Level, unitId: number): Pool {
    if (level === "head") {
      const leader = this.#charges.get(unitId) ?? 0;
      const heads = this.#heads.get(leader) ?? { members: 0, pool: { graded: 0, suggested: 0 } };
      this.#heads.set(leader, heads);
      heads.members += 1;
      return heads.pool;
    }
    const name =
      level === "officer" || level === "deputy" ? `unit/${this.#hosts.get(unitId) ?? unitId}` : "leaders";
    const pool = this.#pools.get(name) ?? { graded: 0, suggested: 0 };
    this.#pools.set(name, pool);
    return pool;
  }

  sum(): QuotaSide {
    const small: Pool = { graded: 0, suggested: 0 };
    const pools = [...this.#pools.values(), small];
    for (const { members, pool } of this.#heads.values()) {
      if (members >= this.#grading.quota.poolAtLeast) pools.push(pool);
      else {
        small.graded += pool.graded;
        small.suggested += pool.suggested;
      }
    }
    const total: QuotaSide = { allowed: 0, suggested: 0, over: 0 };
    for (const { graded, suggested } of pools) {
      const allowed = excellentQuota(graded, this.#grading.quota.percent);
      total.allowed += allowed;
      total.suggested += suggested;
      total.over += Math.max(0, suggested - allowed);
    }
    return total;
  }
}

export function addQuota(a: QuotaSide, b: QuotaSide): QuotaSide {
  return { allowed: a.allowed + b.allowed, suggested: a.suggested + b.suggested, over: a.over + b.over };
}
