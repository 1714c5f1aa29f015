import type { Knex } from "knex";
import { BY_LEADERS, readsAppraisals } from "../../domain/appraisals/who-appraises.ts";
import type { AppraisalKind } from "../../domain/messages/appraisals.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { readAssessments } from "../assessments/assessment-store.ts";
import type { Context } from "../context.ts";
import { allUnits, unitByCode, type Unit } from "../roster/unit-store.ts";
import { LEADERSHIP } from "./leadership.ts";

/** What the year's rules ask for besides the quarters, as far as this person sees it. */
export function kindsFor(
  { rules }: Pick<Context, "rules">,
  person: SignedInPerson,
  year: number,
): { ruleSet: string; kinds: AppraisalKind[] } {
  const { version, ruleSet } = rules.forMonth(`${year}-12`);
  const kinds = ruleSet.composition.year.others;
  return {
    ruleSet: version,
    kinds: readsAppraisals(person) ? kinds : kinds.filter(({ code }) => code === BY_LEADERS),
  };
}

/**
 * The kind, if the person sees it, or enters it: totals are the office's, a leader's word is also the leaders'.
 * @throws Refusal appraisal.kind
 */
export function requireKind(
  context: Pick<Context, "rules">,
  person: SignedInPerson,
  { year, kind: code }: { year: number; kind: string },
  ability: "read" | "enter",
): AppraisalKind {
  const kind = kindsFor(context, person, year).kinds.find((one) => one.code === code);
  const his = ability === "read" || code === BY_LEADERS || person.roles.has("assessmentOffice");
  if (!kind || !his) throw new Refusal("appraisal.kind", { year, kind: code.slice(0, 20) });
  return kind;
}

/** Whose sheets he sees: the whole bureau's, or those of the units in his charge. */
export async function appraisedUnits(
  db: Knex,
  person: SignedInPerson,
): Promise<Pick<Unit, "id" | "code" | "name">[]> {
  // prettier-ignore
  const units = (await allUnits(db)).map(({ id, code, name }) => ({ id: Number(id), code, name }));
  if (!readsAppraisals(person)) return units.filter(({ id }) => person.inCharge.has(id));
  return units.some(({ code }) => code === LEADERSHIP.code) ? units : [{ ...LEADERSHIP }, ...units];
}

/**
 * The unit whose sheet it is; null = the whole bureau's, for those who read it all. Rows of any unit may be sent: each is
 * judged by who may enter its officer.
 * @throws Refusal unit.unknown
 */
export async function requireSheetUnit(
  db: Knex,
  person: SignedInPerson,
  code: string | null,
  ability: "read" | "enter",
): Promise<Pick<Unit, "id" | "code" | "name"> | null> {
  if (code === null) {
    if (ability === "read" && !readsAppraisals(person)) throw new Refusal("unit.unknown", { unit: "" });
    return null;
  }
  const unit = (await unitByCode(db, code)) ?? (code === LEADERSHIP.code ? LEADERSHIP : undefined);
  const id = Number(unit?.id ?? -1);
  if (!unit || !(readsAppraisals(person) || person.inCharge.has(id)))
    throw new Refusal("unit.unknown", { unit: code });
  return { id, code: unit.code, name: unit.name };
}

const SETTLED = ["proposed", "approved", "noticed", "final"] as const;

/** Whether the year may still be entered: not once it lies before the chiefs. `lock` holds it until COMMIT. */
export async function isOpen(db: Knex, year: number, lock?: true): Promise<boolean> {
  const runs = await readAssessments(db, { periods: [String(year)], ...(lock && { lock }) });
  return !runs.some(({ state }) => (SETTLED as readonly string[]).includes(state));
}
