import { Refusal } from "../../domain/refusal.ts";

/** The entity tag of a record's version: `"3"`. Answers that show one record send it as `ETag`. */
export function versionTag(version: number): string {
  return `"${version}"`;
}

const TAG = /^(?:W\/)?"?(0|[1-9]\d{0,9})"?$/;

/**
 * The version an act on one record names in `If-Match` must be the record's own: nobody acts on what he has not seen.
 * `row` is sent with the refusal so that the caller can show what stands there now.
 * @throws Refusal version.required (428) without a readable version, version.stale (412) when another one stands
 */
export function requireVersion(
  asked: { header(name: string): string | undefined },
  current: number,
  row?: unknown,
): void {
  const sent = TAG.exec((asked.header("if-match") ?? "").trim())?.[1];
  if (sent === undefined) throw new Refusal("version.required");
  if (Number(sent) !== current)
    throw new Refusal("version.stale", { sent: Number(sent), current }).withCurrent(row);
}
