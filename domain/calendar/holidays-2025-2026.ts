import type { CalendarDay } from "./workdays.ts";

/** One holiday as a notice words it: days off from `from` to `to`, and the weekend days worked for them. */
export interface Holiday {
  name: string;
  from: string;
  to: string;
  worked?: readonly string[];
}

/**
 * 国务院办公厅关于2025年部分节假日安排的通知, 国办发明电〔2024〕12号, 2024-11-12
 * (https://www.gov.cn/zhengce/content/202411/content_6986382.htm).
 */
const HOLIDAYS_2025: readonly Holiday[] = [
  { name: "元旦", from: "2025-01-01", to: "2025-01-01" },
  { name: "春节", from: "2025-01-28", to: "2025-02-04", worked: ["2025-01-26", "2025-02-08"] },
  { name: "清明节", from: "2025-04-04", to: "2025-04-06" },
  { name: "劳动节", from: "2025-05-01", to: "2025-05-05", worked: ["2025-04-27"] },
  { name: "端午节", from: "2025-05-31", to: "2025-06-02" },
  { name: "国庆节、中秋节", from: "2025-10-01", to: "2025-10-08", worked: ["2025-09-28", "2025-10-11"] },
];

/**
 * 国务院办公厅关于2026年部分节假日安排的通知, 国办发明电〔2025〕7号, 2025-11-04
 * (新华社, https://politics.gmw.cn/2025-11/04/content_38391083.htm).
 */
const HOLIDAYS_2026: readonly Holiday[] = [
  { name: "元旦", from: "2026-01-01", to: "2026-01-03", worked: ["2026-01-04"] },
  { name: "春节", from: "2026-02-15", to: "2026-02-23", worked: ["2026-02-14", "2026-02-28"] },
  { name: "清明节", from: "2026-04-04", to: "2026-04-06" },
  { name: "劳动节", from: "2026-05-01", to: "2026-05-05", worked: ["2026-05-09"] },
  { name: "端午节", from: "2026-06-19", to: "2026-06-21" },
  { name: "中秋节", from: "2026-09-25", to: "2026-09-27" },
  { name: "国庆节", from: "2026-10-01", to: "2026-10-07", worked: ["2026-09-20", "2026-10-10"] },
];

/** Every day of 2025 and 2026 that differs from its weekday, or is named by the notice. */
export const HOLIDAY_DAYS_2025_2026: readonly CalendarDay[] = [...HOLIDAYS_2025, ...HOLIDAYS_2026].flatMap(
  calendarDays,
);

/** The days one line of a notice is about. */
export function calendarDays(holiday: Holiday): CalendarDay[] {
  const days: CalendarDay[] = [];
  for (let at = Date.parse(holiday.from); at <= Date.parse(holiday.to); at += 86_400_000) {
    days.push({ day: new Date(at).toISOString().slice(0, 10), workday: false, note: holiday.name });
  }
  for (const day of holiday.worked ?? []) days.push({ day, workday: true, note: `${holiday.name}调休上班` });
  return days;
}
