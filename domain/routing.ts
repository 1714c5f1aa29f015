import type { Bilingual } from "./language.ts";
import type { Level } from "./people.ts";

/** In what capacity somebody reviews a file, as his signature states it. */
export const CAPACITIES = ["head", "leader", "director", "commissar", "superior"] as const;
export type Capacity = (typeof CAPACITIES)[number];
export const CAPACITY_LABEL: Record<Capacity, Bilingual> = {
  head: { zh: "部门主要负责人", en: "Unit head" },
  leader: { zh: "分管局领导", en: "Bureau leader in charge" },
  director: { zh: "局长", en: "Director" },
  commissar: { zh: "政委", en: "Political commissar" },
  superior: { zh: "上级机关", en: "Superior authority" },
};

/** Why the file is not reviewed by the one the regulation names first, or by nobody. */
export const ROUTE_REASONS = ["vacant", "isSubject", "entered", "away", "noSuperior", "nobodyLeft"] as const;
export type RouteReason = (typeof ROUTE_REASONS)[number];
export const ROUTE_REASON_TEXT: Record<RouteReason, Bilingual> = {
  vacant: { zh: "审核人空缺，升级审核", en: "The reviewer's post is vacant: reviewed one step higher" },
  isSubject: { zh: "本人不审本人，升级审核", en: "Nobody reviews himself: reviewed one step higher" },
  entered: { zh: "填报人不审所填，升级审核", en: "He entered the file: reviewed one step higher" },
  away: {
    zh: "委托循环，无人在岗，升级审核",
    en: "Everyone in turn delegated to another: reviewed one step higher",
  },
  noSuperior: { zh: "细则未规定审核人，未设上级机关", en: "The regulation names no reviewer" },
  nobodyLeft: { zh: "无可审核之人，请设上级机关", en: "Nobody is left who may review" },
};

/** Somebody who signs or enters: an officer, or an account that belongs to no officer. */
export interface Actor {
  officerId: number | null;
  accountId: number | null;
}

/** The bureau as routing sees it: posts and charges of the month's last day, delegations of the day of signing. */
export interface ReviewChain {
  /** Head of each unit, also an acting one. */
  heads: ReadonlyMap<number, number>;
  /** Bureau leader in charge of each unit. */
  leaders: ReadonlyMap<number, number>;
  chiefs: readonly (Actor & { capacity: "director" | "commissar" })[];
  /** By the absent officer: who acts for him. */
  delegations: ReadonlyMap<number, { id: number; deputyId: number }>;
  /** 上级机关, when the bureau has configured it with an uploaded decision. */
  superior: Actor | null;
}

export interface RoutedSubject {
  officerId: number;
  level: Level;
  unitId: number | null;
}

export interface Reviewer extends Actor {
  capacity: Capacity;
  /** Set when he acts for the absent holder of the capacity. */
  delegationId: number | null;
}

/** Who reviews one officer's month. */
export interface Reviewing {
  /** Who in the regulation's order it came to: 1 head, 2 leader in charge, 3 局长/政委, 4 上级机关, 0 nobody. */
  route: 0 | 1 | 2 | 3 | 4;
  /** Every reviewer must sign (局领导: 局长 and 政委 both); otherwise any one of them. */
  all: boolean;
  reviewers: Reviewer[];
  reason: RouteReason | null;
}

const FIRST_ROUTE: Record<Level, 1 | 2 | 3 | 4> = { officer: 1, deputy: 1, head: 2, leader: 3, chief: 4 };

/**
 * 审核人: officers and deputies → the unit's head; heads → the bureau leader in charge; bureau leaders → 局长 and 政委;
 * 局长 and 政委 → 上级机关 where configured, else nobody (细则 §9). Whoever is the subject, entered any version or
 * acts for nobody present is passed over, and the file goes one step up.
 */
export function routeReview(
  chain: ReviewChain,
  subject: RoutedSubject,
  enterers: readonly Actor[],
): Reviewing {
  const first = FIRST_ROUTE[subject.level];
  let reason: RouteReason | null = null;
  for (let route = first; route <= 4; route = (route + 1) as typeof first) {
    const reviewers: Reviewer[] = [];
    const named = namedOn(chain, subject, route);
    // One chief without the other is a gap, too: the one left signs, and the file says why.
    const needed = route === 3 ? 2 : 1;
    if (route < 4 && named.length < needed) reason ??= "vacant";
    const present = named.map((one) => standIn(chain, one));
    // Who holds a capacity himself comes before who acts for another: 政委 acting for 局长 signs as 政委, once.
    for (const one of present.sort((a, b) => (a?.delegationId ?? 0) - (b?.delegationId ?? 0))) {
      const no = one === null ? "away" : passedOver(one, subject, enterers);
      reason ??= no;
      if (one && no === null && !reviewers.some((other) => isSame(other, one))) reviewers.push(one);
    }
    if (reviewers.length > 0) return { route, all: route === 3 && first === 3, reviewers, reason };
  }
  const none = subject.level === "chief" && chain.superior === null ? "noSuperior" : "nobodyLeft";
  return { route: 0, all: false, reviewers: [], reason: none };
}

/** Whom the regulation names at this step. */
function namedOn(chain: ReviewChain, { unitId }: RoutedSubject, route: 1 | 2 | 3 | 4): Reviewer[] {
  const of = (officerId: number | undefined, capacity: Capacity): Reviewer[] =>
    officerId === undefined ? [] : [{ officerId, accountId: null, capacity, delegationId: null }];
  if (route === 1) return unitId === null ? [] : of(chain.heads.get(unitId), "head");
  if (route === 2) return unitId === null ? [] : of(chain.leaders.get(unitId), "leader");
  if (route === 3) return chain.chiefs.map((chief) => ({ ...chief, delegationId: null }));
  return chain.superior === null ? [] : [{ ...chain.superior, capacity: "superior", delegationId: null }];
}

/** The reviewer himself, or whoever acts for him; null = the delegations run in a circle, nobody is there. */
function standIn(chain: ReviewChain, reviewer: Reviewer): Reviewer | null {
  const seen = new Set<number>();
  let current = reviewer;
  while (current.officerId !== null && current.capacity !== "superior") {
    const delegation = chain.delegations.get(current.officerId);
    if (!delegation) return current;
    seen.add(current.officerId);
    if (seen.has(delegation.deputyId)) return null;
    current = { ...reviewer, officerId: delegation.deputyId, accountId: null, delegationId: delegation.id };
  }
  return current;
}

function passedOver(actor: Actor, subject: RoutedSubject, enterers: readonly Actor[]): RouteReason | null {
  if (actor.officerId === subject.officerId) return "isSubject";
  return enterers.some((enterer) => isSame(enterer, actor)) ? "entered" : null;
}

/** The same person: by officer, or by account where there is no officer. */
export function isSame(one: Actor, other: Actor): boolean {
  return (
    (one.officerId !== null && one.officerId === other.officerId) ||
    (one.accountId !== null && one.accountId === other.accountId)
  );
}
