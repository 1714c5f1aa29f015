import type { Bilingual } from "./language.ts";

/**
 * What stands between a report and its publication (细则 §5, §10). `signature`: what was signed is not what stands there
 * now; `quota`: the pool has more 优秀 than its recheck allows; `refused`: the competent department refused an event;
 * `unconfirmed`: an event nobody has confirmed yet; `late`: handed in after the deadline. The last two only warn.
 */
export const OBSTACLES = ["signature", "quota", "refused", "unconfirmed", "late"] as const;
export type Obstacle = (typeof OBSTACLES)[number];
const BLOCKING: ReadonlySet<Obstacle> = new Set(["signature", "quota", "refused"]);

/** The first obstacle that keeps a report from being checked and published. */
export function blockingObstacle(obstacles: readonly Obstacle[]): Obstacle | undefined {
  return obstacles.find((obstacle) => BLOCKING.has(obstacle));
}

/** What the files office is told, and how to mend it. */
export const OBSTACLE_SENTENCE: Record<Obstacle, Bilingual> = {
  signature: {
    zh: "签字后内容或证据已变动，签字无效，请退回重新审核签字。",
    en: "Content or evidence changed after the signature: it is no longer valid. Return it to be signed again.",
  },
  quota: {
    zh: "所在评定组的优秀人数超过名额，请退回超出的月报重新评定。",
    en: "The pool has more Excellent than its quota. Return what is too many to be graded again.",
  },
  refused: {
    zh: "有事件被主管部门认定不实，请退回删除或更正该事件。",
    en: "The competent department refused an event. Return the report so that the event is removed or mended.",
  },
  unconfirmed: {
    zh: "有事件尚未经主管部门确认。",
    en: "The competent department has not confirmed an event yet.",
  },
  late: { zh: "报送逾期。", en: "Handed in late." },
};
