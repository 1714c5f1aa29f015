import { excellentQuota } from "../../domain/quota.ts";
import type { GradingRules } from "../../domain/rules/grading-rules.ts";
import type { PoolMember } from "./grade-store.ts";

/** One reviewing pool of 细则 §5: whose 优秀 are counted together. */
interface Pool {
  name: string;
  members: PoolMember[];
}

/** 优秀 of a month by pool: how many are left, and whose pool somebody is in. */
export class ExcellentPools {
  readonly #pools = new Map<number, Pool>();
  readonly #grading: GradingRules;
  /** Bases fixed when a pool's first 优秀 was signed, by pool. */
  readonly bases: Record<string, number>;

  constructor(
    members: readonly PoolMember[],
    charges: ReadonlyMap<number, number>,
    grading: GradingRules,
    bases: Readonly<Record<string, number>>,
  ) {
    this.#grading = grading;
    this.bases = { ...bases };
    for (const pool of [
      ...routeOnePools(members, charges, grading),
      ...headPools(members, charges, grading),
      { name: "leaders", members: members.filter(({ level }) => level === "leader") },
    ]) {
      for (const member of pool.members) this.#pools.set(member.officerId, pool);
    }
  }

  /** 优秀 still free in the officer's pool, not counting his own; `null` = he is in no pool. */
  left(officerId: number): number | null {
    const pool = this.#pools.get(officerId);
    if (!pool) return null;
    const taken = pool.members.filter(
      (one) => one.grade === "excellent" && one.officerId !== officerId,
    ).length;
    return excellentQuota(this.#base(pool), this.#grading.quota.percent) - taken;
  }

  /** Whether somebody in the officer's pool with fewer points has been given 优秀. */
  isPassedOver(officerId: number): boolean {
    const members = this.#pools.get(officerId)?.members ?? [];
    const own = members.find((one) => one.officerId === officerId)?.total ?? null;
    return (
      own !== null &&
      members.some((one) => one.grade === "excellent" && one.total !== null && one.total < own)
    );
  }

  /** Notes a grade just given, so that the next one in the same request sees it; the first 优秀 fixes the base. */
  give(officerId: number, grade: PoolMember["grade"]): void {
    const pool = this.#pools.get(officerId);
    if (!pool) return;
    const member = pool.members.find((one) => one.officerId === officerId);
    if (member) member.grade = grade;
    // 不定等次 leaves the base of a pool whose base is still open.
    if (member) member.ungraded = grade === null;
    if (grade === "excellent") this.bases[pool.name] ??= this.#base(pool);
  }

  /** A grade one of two reviewers has signed already: it takes its place of the quota. */
  expect(officerId: number, grade: PoolMember["grade"]): void {
    const member = this.#pools.get(officerId)?.members.find((one) => one.officerId === officerId);
    if (member) member.grade = grade;
  }

  /** How the officer's pool stands; `null` = he is in none. */
  poolOf(
    officerId: number,
  ): { key: string; base: number; allowed: number; used: number; fixed: boolean } | null {
    const pool = this.#pools.get(officerId);
    if (!pool) return null;
    const base = this.#base(pool);
    return {
      ...{ key: pool.name, base, fixed: pool.name in this.bases },
      allowed: excellentQuota(base, this.#grading.quota.percent),
      used: pool.members.filter(({ grade }) => grade === "excellent").length,
    };
  }

  /** Submitted reports less 不定等次. */
  #base(pool: Pool): number {
    return this.bases[pool.name] ?? pool.members.filter(counts).length;
  }
}

function counts({ state, suggested, ungraded }: PoolMember): boolean {
  return state !== null && SUBMITTED.has(state) && suggested && !ungraded;
}
const SUBMITTED: ReadonlySet<string> = new Set([
  "submitted",
  "signing",
  "signed",
  "checked",
  "published",
  "locked",
]);

/** Officers and deputies by unit; a pool below the least size joins the smallest other unit of the same leader. */
function routeOnePools(
  members: readonly PoolMember[],
  charges: ReadonlyMap<number, number>,
  grading: GradingRules,
): Pool[] {
  const byUnit = groupBy(
    members.filter(({ level }) => level === "officer" || level === "deputy"),
    ({ unitId }) => unitId,
  );
  const sizes = new Map([...byUnit].map(([unitId, list]) => [unitId, list.length]));
  const hosts = poolHosts(sizes, charges, grading);
  return [...groupBy([...hosts], ([, host]) => host)].map(([host, units]) => ({
    name: `unit/${host}`,
    members: units.flatMap(([unitId]) => byUnit.get(unitId)!),
  }));
}

/**
 * Under which unit's name the officers and deputies of each unit are pooled (细则 §5), by unit. Only units of one leader
 * ever meet, so units whose pools are asked for and all they share them with say the same as the whole bureau.
 * @param sizes officers and deputies of each unit
 */
export function poolHosts(
  sizes: ReadonlyMap<number, number>,
  charges: ReadonlyMap<number, number>,
  { quota }: GradingRules,
): Map<number, number> {
  const bySize = [...sizes].sort(([a, x], [b, y]) => x - y || a - b);
  const hosts = new Map([...sizes.keys()].map((unitId) => [unitId, unitId]));
  const grown = new Map(sizes);
  for (const [unitId, size] of bySize) {
    if (size >= quota.poolAtLeast) break;
    // A small unit that others have joined meanwhile may be large enough; one of another leader still is not.
    if (grown.get(unitId)! >= quota.poolAtLeast) continue;
    const host = bySize.find(([other]) => other !== unitId && charges.get(other) === charges.get(unitId));
    const from = hosts.get(unitId)!;
    const into = host && hosts.get(host[0]);
    if (into === undefined || into === from) continue;
    grown.set(into, grown.get(into)! + grown.get(from)!);
    for (const [unit, known] of hosts) if (known === from) hosts.set(unit, into);
  }
  return hosts;
}

/** Heads by the leader in charge; pools below the least size are one pool of the bureau. */
function headPools(
  members: readonly PoolMember[],
  charges: ReadonlyMap<number, number>,
  grading: GradingRules,
): Pool[] {
  const heads = members.filter(({ level }) => level === "head");
  const byLeader = groupBy(heads, ({ unitId }) => charges.get(unitId) ?? 0);
  const small: Pool = { name: "heads", members: [] };
  const pools = [small];
  for (const [leader, list] of byLeader) {
    if (list.length < grading.quota.poolAtLeast) small.members.push(...list);
    else pools.push({ name: `heads/${leader}`, members: list });
  }
  return pools;
}

function groupBy<T>(list: readonly T[], keyOf: (one: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const one of list) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}
