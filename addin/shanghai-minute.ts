/** Wall-clock time of the bureau as `11-06 17:30`, whatever the computer's own zone says. */
export function shanghaiMinute(instant: string): string {
  const local = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString();
  return `${local.slice(5, 10)} ${local.slice(11, 16)}`;
}
