const SHANGHAI = 8 * 3_600_000;

/** An instant as a `datetime-local` input shows it, on the bureau's clock. */
export function inputOf(instant: string): string {
  return new Date(Date.parse(instant) + SHANGHAI).toISOString().slice(0, 16);
}

/** What was typed there, as an instant; null while it is no time. */
export function instantOf(input: string): string | null {
  const at = Date.parse(`${input}:00.000+08:00`);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
