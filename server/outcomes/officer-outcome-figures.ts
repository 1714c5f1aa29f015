import { mayReadUnit } from "../../domain/authority.ts";
import type { OfficerOutcomes } from "../../domain/messages/outcomes.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Role } from "../../domain/role.ts";
import type { SignedInPerson } from "../access/person.ts";
import type { Context } from "../context.ts";
import { findOwner, findPosting } from "../files/file-store.ts";
import { unitByCode } from "../roster/unit-store.ts";
import { shanghaiDay } from "../today.ts";
import { describeDecision } from "./describe-decision.ts";
import { readCorrected, readDecisions } from "./outcome-read-store.ts";

/** Who may take an extract along, besides the officer himself. */
export const EXTRACTING: readonly Role[] = ["politicalOffice", "chief", "leadingGroup"];

/**
 * What the party committee decided on one officer, as it stands in his file: confirmed decisions only. He himself, the
 * chain above him and the bureau's offices read all of them; a colleague learns of honours, which are published anyway.
 * @throws Refusal officer.unknown
 */
export async function officerOutcomes(
  context: Context,
  person: SignedInPerson,
  policeNo: string,
): Promise<OfficerOutcomes> {
  const { db } = context;
  const owner = await findOwner(db, policeNo);
  if (!owner) throw new Refusal("officer.unknown", { policeNo });
  const own = owner.id === person.officerId;
  const posting = await findPosting(db, owner.id, shanghaiDay(context.clock.now()));
  const unit = posting?.unit ? await unitByCode(db, posting.unit) : undefined;
  const all = own || mayReadUnit(person, unit?.id ?? 0);
  const rows = await readDecisions(db, { officerId: owner.id, states: ["confirmed"] });
  const corrected = (await readCorrected(db, [owner.id])).get(owner.id) ?? [];
  return {
    policeNo,
    decisions: rows
      .filter(({ kind, verdict }) => all || (kind === "award" && verdict === "adopted"))
      .map((row) => describeDecision(row, corrected, person)),
    mayExport: mayExtract(person, owner.id),
  };
}

export function mayExtract(person: SignedInPerson, officerId: number): boolean {
  return officerId === person.officerId || EXTRACTING.some((role) => person.roles.has(role));
}
