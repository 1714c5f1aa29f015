import { hash } from "node:crypto";

/**
 * JSON with sorted keys and no white space: equal values give equal text, so equal hashes, on every machine.
 * `undefined` members are left out, as JSON does.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== "object") {
    return typeof value === "number" && Number.isFinite(value)
      ? String(value)
      : (JSON.stringify(value) ?? "null");
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const record = value as Record<string, unknown>;
  let text = "";
  for (const key of Object.keys(record).sort()) {
    const member = record[key];
    if (member !== undefined)
      text += `${text === "" ? "" : ","}${JSON.stringify(key)}:${canonicalJson(member)}`;
  }
  return `{${text}}`;
}

/** SHA-256 in lower-case hexadecimal. */
export function sha256(content: string | Buffer): string {
  return hash("sha256", content);
}

/** The content hash of reports, detail lines and requests. */
export function contentHash(value: unknown): string {
  return sha256(canonicalJson(value));
}
