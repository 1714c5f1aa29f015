import { foundProblem } from "./cell-problem.ts";
import type { FoundProblem } from "./cell-problem.ts";
import { NUMBER_FIELDS } from "./fields.ts";
import type { Fields, NumberField } from "./fields.ts";
import { DEDUCTION_FIELDS } from "./monthly-form.ts";

const MONTHS_OF_HISTORY = 12;
const FEWEST_VALUES = 6;
const MONTHS_WITHOUT_DEDUCTION = 6;
/** Twelve zeros have no spread: without a least deviation the first late arrival would be an outlier. */
const LEAST_VARIANCE = 0.25;

/** Against the officer's own past: V19 and V27. `history` is newest first. */
export function checkHistory(
  fields: Fields,
  history: readonly Fields[],
  unitHasFindings: boolean,
  problems: FoundProblem[],
): void {
  const year = history.slice(0, MONTHS_OF_HISTORY);
  if (year.length >= FEWEST_VALUES) {
    for (const field of NUMBER_FIELDS) checkOutlier(fields, field, year, problems);
  }
  const recent = [fields, ...history.slice(0, MONTHS_WITHOUT_DEDUCTION - 1)];
  if (unitHasFindings && recent.length === MONTHS_WITHOUT_DEDUCTION && recent.every(withoutDeduction)) {
    problems.push(foundProblem("V27", "warning", null, { months: MONTHS_WITHOUT_DEDUCTION }));
  }
}

/** V19: further than three standard deviations (sample) from the mean of the last twelve months' own values. */
function checkOutlier(
  fields: Fields,
  field: NumberField,
  year: readonly Fields[],
  problems: FoundProblem[],
): void {
  const value = fields[field];
  if (typeof value !== "number") return;
  let count = 0;
  let sum = 0;
  let squares = 0;
  for (const month of year) {
    const earlier = month[field];
    if (typeof earlier !== "number") continue;
    count += 1;
    sum += earlier;
    squares += earlier * earlier;
  }
  if (count < FEWEST_VALUES) return;
  const mean = sum / count;
  const variance = Math.max((squares - (sum * sum) / count) / (count - 1), LEAST_VARIANCE);
  if ((value - mean) ** 2 <= 9 * variance) return;
  problems.push(
    foundProblem("V19", "warning", field, { value, mean: Math.round(mean * 100) / 100, months: count }),
  );
}

function withoutDeduction(fields: Fields): boolean {
  return DEDUCTION_FIELDS.every(
    (field) => fields[field] === 0 || (field === "dutyMissed" && fields[field] === null),
  );
}
