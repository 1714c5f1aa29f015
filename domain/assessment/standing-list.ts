import {
  LEVEL_LABEL,
  POST_TYPE_LABEL,
  POST_TYPES,
  SERIES,
  SERIES_LABEL,
  type Level,
  type PostType,
  type Series,
} from "../people.ts";
import type { Bilingual } from "../language.ts";
import type { CompositionRules } from "../rules/composition-rules.ts";

/** The list somebody is ranked in: `leaders`, `heads`, or `stations.SQ` (细则 §11). */
export type ListCode = string;

/** Leaders and heads stand in lists of their own where the rules say so; everybody else by series and post type. */
export function listOf(
  { separateLists }: CompositionRules["ranking"],
  { level, series, postType }: { level: Level; series: Series; postType: PostType },
): ListCode {
  if (level === "leader" && separateLists.includes("leader")) return "leaders";
  if (level === "head" && separateLists.includes("head")) return "heads";
  return `${series}.${postType}`;
}

/** 派出所·社区警务. */
export function labelOfList(list: ListCode): Bilingual {
  if (list === "leaders") return LEVEL_LABEL.leader;
  if (list === "heads") return LEVEL_LABEL.head;
  const [series, postType] = list.split(".") as [Series, PostType];
  const [a, b] = [SERIES_LABEL[series], POST_TYPE_LABEL[postType]];
  return a && b ? { zh: `${a.zh}·${b.zh}`, en: `${a.en}, ${b.en}` } : { zh: list, en: list };
}

/** Every list there can be, in the order of pages: leaders, heads, then series by post type. */
export const LIST_ORDER: readonly ListCode[] = [
  "leaders",
  "heads",
  ...SERIES.flatMap((series) => POST_TYPES.map((postType) => `${series}.${postType}`)),
];
