import { appraisalKey } from "../../domain/appraisals/appraisal-sheet.ts";
import { barOf, needsBasis } from "../../domain/appraisals/who-appraises.ts";
import type { AppraisalLine, AppraisalOverview, AppraisalSheet } from "../../domain/messages/appraisals.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import type { Context } from "../context.ts";
import { appraisedUnits, isOpen, kindsFor, requireKind, requireSheetUnit } from "./appraisal-scope.ts";
import { readAppraisalVersions } from "./appraisal-store.ts";
import { countAppraised, readAppraised } from "./appraised-store.ts";

/** How far the year's other parts are entered, unit by unit. */
export async function appraisalOverview(
  context: Context,
  person: SignedInPerson,
  year: number,
): Promise<AppraisalOverview> {
  const { db } = context;
  const { ruleSet, kinds } = kindsFor(context, person, year);
  const { officers, entered } = await countAppraised(db, year);
  const units = await appraisedUnits(db, person);
  return {
    ...{ year, ruleSet, kinds, open: await isOpen(db, year) },
    units: units.map(({ code, name }) => ({
      ...{ code, name, officers: officers.get(code) ?? 0 },
      entered: Object.fromEntries(kinds.map((kind) => [kind.code, entered.get(code)?.get(kind.code) ?? 0])),
    })),
  };
}

const ROW_LIMIT = 5_000;

/**
 * One kind's sheet of a unit, or of the whole bureau where it is not too long.
 * @throws Refusal appraisal.kind, unit.unknown, appraisal.too-many-rows
 */
export async function appraisalSheet(
  context: Context,
  person: SignedInPerson,
  ask: { year: number; kind: string; unit: string | null },
): Promise<AppraisalSheet> {
  const { db } = context;
  const kind = requireKind(context, person, ask, "read");
  const unit = await requireSheetUnit(db, person, ask.unit, "read");
  const people = await readAppraised(db, ask.year, unit ? { unit } : { limit: ROW_LIMIT + 1 });
  if (people.length > ROW_LIMIT)
    throw new Refusal("appraisal.too-many-rows", { rows: people.length, limit: ROW_LIMIT });
  const officerIds = people.map(({ officerId }) => officerId);
  const versions = await readAppraisalVersions(db, { year: ask.year, kind: kind.code, officerIds });
  return {
    ...{ year: ask.year, kind, open: await isOpen(db, ask.year) },
    unit: unit && { code: unit.code, name: unit.name },
    rows: people.map((one): AppraisalLine => {
      const known = versions.get(one.officerId) ?? [];
      const last = known.at(-1);
      return {
        ...{
          policeNo: one.policeNo,
          name: one.name,
          unit: one.unit,
          unitName: one.unitName,
          level: one.level,
        },
        ...{ key: appraisalKey(ask.year, kind.code, one.policeNo), version: last?.version ?? 0 },
        ...{ score: last?.score ?? null, basis: last?.basis ?? null },
        ...{ bar: barOf(person, kind.code, one), needsBasis: needsBasis(person, kind.code, one) },
        versions: known.map(({ officerId: _officerId, ...version }) => version),
      };
    }),
  };
}
