import { calendarDays } from "./holidays-2025-2026.ts";
import type { CalendarDay } from "./workdays.ts";

/** Note that marks a day not yet confirmed by a notice. */
export const AWAITING_NOTICE = "待国务院通知";

/**
 * 2027, provisional: only the statutory days of 《全国年节及纪念日放假办法》 (2024 revision); how weekends are
 * exchanged is not known before the State Council's notice. December 2026 closes and locks by these days.
 */
export const HOLIDAY_DAYS_2027: readonly CalendarDay[] = [
  { name: "元旦", from: "2027-01-01", to: "2027-01-01" },
  { name: "春节", from: "2027-02-05", to: "2027-02-08" },
  { name: "清明节", from: "2027-04-05", to: "2027-04-05" },
  { name: "劳动节", from: "2027-05-01", to: "2027-05-02" },
  { name: "端午节", from: "2027-06-09", to: "2027-06-09" },
  { name: "中秋节", from: "2027-09-15", to: "2027-09-15" },
  { name: "国庆节", from: "2027-10-01", to: "2027-10-03" },
]
  .flatMap(calendarDays)
  .map((entry) => ({ ...entry, note: `${entry.note}（${AWAITING_NOTICE}）` }));
