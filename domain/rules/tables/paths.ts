import type { Plain } from "./rule-table.ts";

/** The property a path names; `undefined` where the way ends before. */
export function getAt(source: unknown, path: string): unknown {
  let found: unknown = source;
  for (const part of path.split(".")) {
    if (found === null || typeof found !== "object") return undefined;
    found = (found as Plain)[part];
  }
  return found;
}

/** Sets the property a path names and makes the objects on the way to it. */
export function setAt(target: Plain, path: string, value: unknown): void {
  const parts = path.split(".");
  const last = parts.pop()!;
  let place = target;
  for (const part of parts) place = (place[part] ??= {}) as Plain;
  place[last] = value;
}
