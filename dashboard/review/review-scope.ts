import type { ReviewRow, ReviewSheet } from "../../domain/messages/review.ts";

/** Files decided together: one unit's officers and deputies, the heads, or the bureau leaders (细则 §9). */
export interface ReviewScope {
  /** How the address says it: a unit's code, `heads` or `leaders`. */
  key: string;
  /** The unit's name, where it is one. */
  unitName: string | null;
  rows: ReviewRow[];
}

export const HEADS = "heads";
export const LEADERS = "leaders";

/** The sheet by scopes, in its own order. */
export function reviewScopes({ rows }: ReviewSheet): ReviewScope[] {
  const scopes = new Map<string, ReviewScope>();
  for (const row of rows) {
    const key = scopeOf(row);
    const scope = scopes.get(key);
    if (scope) scope.rows.push(row);
    else scopes.set(key, { key, unitName: key === row.unit ? row.unitName : null, rows: [row] });
  }
  return [...scopes.values()];
}

function scopeOf({ level, unit }: ReviewRow): string {
  if (level === "head") return HEADS;
  return level === "leader" || level === "chief" ? LEADERS : unit;
}
