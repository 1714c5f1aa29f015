/** What the dashboard and the server say to each other about the month at a glance. */
import type { Area } from "../area.ts";
import type { Grade } from "../grade.ts";
import type { Clock, CompletionFigures } from "../messages.ts";
import type { Month } from "../month.ts";
import type { Hundredths } from "../scoring/points.ts";

/** An indicator whose mean moved between two months. */
export interface MovedIndicator {
  code: string;
  name: string;
  area: Area;
  from: Hundredths;
  to: Hundredths;
}
export interface OverviewFigures {
  month: Month;
  clock: Clock;
  completion: CompletionFigures["total"];
  grades: Record<Grade, number>;
  mean: Hundredths | null;
  previousMean: Hundredths | null;
  /** Units that are late or furthest from complete, worst first. */
  laggards: { unit: string; name: string; missing: number; expected: number }[];
  /** Units whose mean moved most since the month before. */
  movers: { unit: string; name: string; from: Hundredths; to: Hundredths; because: MovedIndicator[] }[];
  /** Indicators whose mean over these units moved most since the month before. */
  indicators: MovedIndicator[];
}
