import type { BulletinContent, GradesContent, GradesUnit, QualityContent, QualityUnit, ShareCheck } from "./bulletin.ts"; // prettier-ignore
import type { BulletinEdit } from "./messages/bulletins.ts";

type Unit = GradesUnit | QualityUnit;

/** What a draft says that was read from the files, without the words around it: the lists and the figures. */
export function factsOf(content: BulletinContent): unknown {
  return content.units.map((unit: Unit) => {
    const facts = withoutWords(unit);
    if (!("lower" in unit)) return facts;
    return { ...facts, lower: unit.lower.map(({ policeNo, name, grade }) => ({ policeNo, name, grade })) };
  });
}

const WORDS: ReadonlySet<string> = new Set(["remark", "checked"]);

function withoutWords(unit: Unit): Record<string, unknown> {
  return Object.fromEntries(Object.entries(unit).filter(([key]) => !WORDS.has(key)));
}

/** The draft with an edit in it. Lists and figures cannot be edited: M24 says who is named. */
export function editContent(content: BulletinContent, edit: BulletinEdit, by: ShareCheck): BulletinContent {
  const { recipients, opening, requirements, copies } = edit;
  const words = {
    ...(recipients !== undefined && { recipients }),
    ...(opening !== undefined && { opening }),
    ...(requirements !== undefined && { requirements }),
    ...(copies !== undefined && { copies }),
  };
  const edits = new Map((edit.units ?? []).map((one) => [one.unit, one]));
  const edited = <U extends Unit>(unit: U): U => {
    const own = edits.get(unit.unit);
    if (!own) return unit;
    return { ...unit, ...withReasons(unit, own.reasons), remark: own.remark ?? unit.remark, checked: checkOf(unit, own, by) };
  }; // prettier-ignore
  return content.subject === "grades"
    ? { ...content, ...words, units: content.units.map(edited) }
    : { ...content, ...words, units: content.units.map(edited) };
}

type UnitEdit = NonNullable<BulletinEdit["units"]>[number];

/** Whoever says a part is in order signs it; a later change of its words takes that back. */
function checkOf(unit: Unit, edit: UnitEdit, by: ShareCheck): ShareCheck | null {
  if (edit.checked !== undefined) return edit.checked ? by : null;
  return edit.remark !== undefined || edit.reasons !== undefined ? null : unit.checked;
}

function withReasons(unit: Unit, reasons: UnitEdit["reasons"]): Partial<GradesUnit> {
  if (!reasons || !("lower" in unit)) return {};
  const byNo = new Map(reasons.map(({ policeNo, reason }) => [policeNo, reason]));
  return { lower: unit.lower.map((one) => ({ ...one, reason: byNo.get(one.policeNo) ?? one.reason })) };
}

/** Units an edit touches, and those whose named officers it does not know. */
export function editedUnits(edit: BulletinEdit): string[] {
  return (edit.units ?? []).map(({ unit }) => unit);
}

/**
 * Fresh lists and figures under the draft's own words. The opening is made anew, because it is figures; a reason stays
 * where the same officer is still on the same list, unless his unit is among `anew`; a part whose facts changed has to
 * be gone through again.
 */
export function refreshContent(
  old: BulletinContent,
  fresh: BulletinContent,
  anew: ReadonlySet<string>,
): BulletinContent {
  const { recipients, requirements, copies, corrects } = old;
  const words = { recipients, requirements, copies, corrects };
  const before = new Map<string, Unit>(old.units.map((unit: Unit) => [unit.unit, unit]));
  if (fresh.subject === "quality") {
    const units = fresh.units.map((unit) => keepWords(unit, before.get(unit.unit), anew));
    return { ...fresh, ...words, units } satisfies QualityContent;
  }
  const units = fresh.units.map((unit): GradesUnit => {
    const was = before.get(unit.unit);
    const kept = keepWords(unit, was, anew);
    if (!was || !("lower" in was) || anew.has(unit.unit)) return kept;
    const said = new Map(was.lower.map((one) => [`${one.policeNo} ${one.grade}`, one.reason]));
    const lower = unit.lower.map((one) => ({
      ...one,
      reason: said.get(`${one.policeNo} ${one.grade}`) ?? one.reason,
    }));
    return { ...kept, lower };
  });
  return { ...fresh, ...words, units } satisfies GradesContent;
}

function keepWords<U extends Unit>(unit: U, was: Unit | undefined, anew: ReadonlySet<string>): U {
  if (!was || anew.has(unit.unit)) return unit;
  const same = JSON.stringify(listOf(unit)) === JSON.stringify(listOf(was));
  return { ...unit, remark: was.remark, checked: same ? was.checked : null };
}

function listOf(unit: Unit): unknown {
  const facts = withoutWords(unit);
  return "lower" in unit
    ? { ...facts, lower: unit.lower.map(({ policeNo, grade }) => [policeNo, grade]) }
    : facts;
}
