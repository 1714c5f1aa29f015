import type { Bilingual } from "../language.ts";

/** The life of a version of the 考核细则 (M57–M59, M61). Points are only ever given by the last three. */
export const RULE_STATES = ["draft", "consultation", "discussion", "trial", "effective", "retired"] as const;
export type RuleState = (typeof RULE_STATES)[number];

export function isRuleState(state: string): state is RuleState {
  return (RULE_STATES as readonly string[]).includes(state);
}

export const RULE_STATE_LABEL: Record<RuleState, Bilingual> = {
  draft: { zh: "起草", en: "Draft" },
  consultation: { zh: "征求意见", en: "Consultation" },
  discussion: { zh: "讨论稿", en: "Discussion draft" },
  trial: { zh: "试行", en: "Trial" },
  effective: { zh: "生效", en: "Effective" },
  retired: { zh: "废止", en: "Retired" },
};

/** The only moves there are. */
const NEXT: Record<RuleState, RuleState | null> = {
  draft: "consultation",
  consultation: "discussion",
  discussion: "trial",
  trial: "effective",
  effective: "retired",
  retired: null,
};

export function nextState(state: RuleState): RuleState | null {
  return NEXT[state];
}

/** While people comment the text stands still; once adopted it never changes again. */
export function isEditable(state: RuleState): boolean {
  return state === "draft" || state === "discussion";
}

/** Versions that give points of record. */
export function isLaw(state: RuleState): boolean {
  return state === "effective" || state === "retired";
}

/** What became of a comment. */
export const ADOPTIONS = ["adopted", "partly", "rejected", "pending"] as const;
export type Adoption = (typeof ADOPTIONS)[number];
export const ADOPTION_LABEL: Record<Adoption, Bilingual> = {
  adopted: { zh: "采纳", en: "Adopted" },
  partly: { zh: "部分采纳", en: "Adopted in part" },
  rejected: { zh: "不采纳", en: "Not adopted" },
  pending: { zh: "待研究", en: "Under study" },
};

/** 领导小组: 组长 政委, four 副组长 of the party committee, 成员 (M56). */
export const PLACES = ["chair", "deputy", "member"] as const;
export type Place = (typeof PLACES)[number];
export const PLACE_LABEL: Record<Place, Bilingual> = {
  chair: { zh: "组长", en: "Chair" },
  deputy: { zh: "副组长", en: "Deputy chair" },
  member: { zh: "成员", en: "Member" },
};

/** One who decides in the leading group. */
export interface Seat {
  accountId: number;
  place: Place;
}

/**
 * Whether enough have signed: the 组长 (the first of the 副组长 who may, where the 组长 himself may not) and at least half
 * of those who may.
 */
export function isCarried(may: readonly Seat[], signed: ReadonlySet<number>): boolean {
  const chairs = may.filter(({ place }) => place === "chair");
  const leading = chairs.length > 0 ? chairs : may.filter(({ place }) => place === "deputy");
  if (!leading.some(({ accountId }) => signed.has(accountId))) return false;
  return 2 * may.filter(({ accountId }) => signed.has(accountId)).length >= may.length;
}
