import type { UnitFigureRow, UnitFigureSheet } from "../../domain/messages/unit-quarters.ts";
import type { Series } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import { figureForm, type FigureForm } from "../../domain/unit-assessment/figure-form.ts";
import type { SignedInPerson } from "../access/person.ts";
import type { Context } from "../context.ts";
import type { Unit } from "../roster/unit-store.ts";
import { countFigures } from "./counted-figures.ts";
import { readUnitFigures } from "./figure-store.ts";
import { Keepers } from "./keepers.ts";
import { assessedUnits, requireQuarter } from "./quarter-facts.ts";
import { findQuarter, type StoredQuarter } from "./quarter-store.ts";

/** Figures may be changed until the quarter is signed off. */
export function takesFigures(found: StoredQuarter | undefined): boolean {
  return !found || found.state === "draft" || found.state === "returned";
}

/**
 * The figures of a series, a row for every unit this reader may see something of: 考核办 and the bureau's offices all of
 * them, a department the columns it keeps, clerks, heads and leaders their own units.
 * @throws Refusal unit-quarter.not-yet, access.denied
 */
export async function figureSheet(
  context: Context,
  person: SignedInPerson,
  quarter: string,
  series: Series,
): Promise<UnitFigureSheet> {
  const { db } = context;
  const facts = await requireQuarter(context, db, quarter);
  const form = figureForm(facts.ruleSet, series);
  const all = await assessedUnits(db);
  const keepers = new Keepers(person, all);
  const units = all.filter(
    (unit) => unit.series === series && form.columns.some((column) => keepers.sees(column, unit.code)),
  );
  if (
    units.length === 0 &&
    !all.some(({ code }) => form.columns.some((column) => keepers.sees(column, code)))
  )
    throw new Refusal("access.denied");
  const typed = await readUnitFigures(db, quarter);
  const counted = await countFigures(db, facts.months);
  const open = takesFigures(await findQuarter(db, quarter));
  return {
    ...{ quarter, series, form, open },
    rows: units.map((unit) => {
      const stored = typed.get(unit.id);
      const figures = counted.get(unit.id) ?? {};
      return rowOf(unit, form, keepers, {
        ...{ fields: { ...stored?.fields, ...figures }, counted: Object.keys(figures), open },
        ...{ version: stored?.version ?? 0, changedBy: stored?.by ?? null, changedAt: stored?.at ?? null },
      });
    }),
  };
}

function rowOf(
  { code, name }: Unit,
  form: FigureForm,
  keepers: Keepers,
  known: Pick<UnitFigureRow, "fields" | "version" | "changedBy" | "changedAt"> & {
    counted: readonly string[];
    open: boolean;
  },
): UnitFigureRow {
  const seen = form.columns.filter((column) => column.role !== "key" && keepers.sees(column, code));
  const { version, changedBy, changedAt } = known;
  return {
    ...{ unit: code, unitName: name, version, changedBy, changedAt },
    fields: Object.fromEntries(
      seen.flatMap(({ key }) => (key in known.fields ? [[key, known.fields[key]!]] : [])),
    ),
    editable: known.open
      ? seen
          .filter((column) => !known.counted.includes(column.key) && !keepers.refuses(column, code))
          .map(({ key }) => key)
      : [],
  };
}
