import { EVENTS as EVENTS_2026 } from "../by-2026-v1/events.ts";
import type { EventTypeRule } from "../event-type-rule.ts";

const worth = (event: EventTypeRule, ...points: number[]): Partial<EventTypeRule> => ({
  values: event.values.map((value, index) => ({ ...value, points: points[index]! })),
});
const OF_2025: Record<string, (event: EventTypeRule) => Partial<EventTypeRule>> = {
  R5: (event) => worth(event, 200, 50),
  R6: () => ({ monthMax: 200 }),
  P1: (event) => worth(event, -200),
  P2: (event) => worth(event, -400),
};

/** 奖惩事件, 2025 年版: milder 通报批评 and 诫勉, less for 县局通报表扬, banners up to 2 points. */
export const EVENTS: EventTypeRule[] = EVENTS_2026.map((event) => ({
  ...event,
  ...OF_2025[event.type]?.(event),
}));
