import type { Reach } from "../authority.ts";
import type { Role } from "../role.ts";
import { KEEPER, type Register } from "./register.ts";

/** Offices that read every register; the files office not the complaints, which name complainants (角色矩阵). */
const READERS: readonly Role[] = [
  "chief", "politicalOffice", "disciplineOffice", "assessmentOffice", "leadingGroup", "filesOffice",
]; // prettier-ignore
/** What a head is told about his own unit: 督察 and 执法问题; the others reach him through the file. */
const OF_THE_UNIT: readonly Register[] = ["inspection", "legal"];

/**
 * Of which units a person may read a register's entries: the keeper and the offices of all, a bureau leader of the units in
 * his charge, a head, or who acts for him, 督察 and 执法问题 of his own; nobody else.
 */
export function readableEntries(
  person: Pick<Reach, "roles" | "heads" | "inCharge" | "actsFor">,
  register: Register,
): "all" | ReadonlySet<number> {
  const offices = READERS.filter((role) => register !== "complaint" || role !== "filesOffice");
  if (person.roles.has(KEEPER[register]) || offices.some((role) => person.roles.has(role))) return "all";
  const heads = OF_THE_UNIT.includes(register) ? [...person.heads, ...(person.actsFor ?? [])] : [];
  return new Set([...person.inCharge, ...heads]);
}
