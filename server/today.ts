const SHANGHAI = 8 * 3_600_000;

/** The calendar day in Shanghai (UTC+8, no summer time) as `2026-11-04`. */
export function shanghaiDay(instant: Date): string {
  return new Date(instant.getTime() + SHANGHAI).toISOString().slice(0, 10);
}
