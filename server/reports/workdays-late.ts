import { isWorkday, type Calendar } from "../../domain/calendar/workdays.ts";
import { shanghaiDay } from "../today.ts";

const DAY = 86_400_000;
/** Further back nobody counts: any of it bars 优秀. */
const MOST = 60;

/** Workdays begun after the deadline until the report was submitted (细则 §5); 0 = on time or not yet submitted. */
export function workdaysLate(calendar: Calendar, submitBy: string, submittedAt: string | null): number {
  if (submittedAt === null || submittedAt <= submitBy) return 0;
  let late = 0;
  for (let time = Date.parse(submitBy); time < Date.parse(submittedAt) && late < MOST; time += DAY) {
    if (isWorkday(calendar, shanghaiDay(new Date(time + DAY)))) late += 1;
  }
  return late;
}
