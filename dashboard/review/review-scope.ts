import type { FormRow, Person } from "../../domain/messages.ts";

/** Whose files somebody grades at one time: one unit's officers and deputies, or the heads in his charge (细则 §9). */
export interface ReviewScope {
  /** How the address says it: a unit's code, or `heads`. */
  key: string;
  /** Units whose forms hold the files. */
  units: readonly string[];
  grades: (row: FormRow) => boolean;
}

export const HEADS = "heads";

/** What a person may review, his own units first. */
export function reviewScopes(person: Person): ReviewScope[] {
  const { heads, inCharge } = person.units;
  const own = heads.map((unit): ReviewScope => ({ key: unit, units: [unit], grades: isRankAndFile }));
  return inCharge.length > 0 ? [...own, { key: HEADS, units: inCharge, grades: isHead }] : own;
}

function isRankAndFile({ level }: FormRow): boolean {
  return level === "officer" || level === "deputy";
}

function isHead({ level }: FormRow): boolean {
  return level === "head";
}
