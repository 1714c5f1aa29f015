import type { Person } from "../../domain/messages.ts";
import { holds } from "../oversees.ts";

/** Who is offered the figures sheet: its keepers, and who reads his own unit's or all. */
export const keepsFigures: (person: Person) => boolean = holds(
  ...(["assessmentOffice", "disciplineOffice", "petitions", "legal", "clerk", "head", "leader"] as const),
  ...(["chief", "leadingGroup", "politicalOffice", "filesOffice"] as const),
);
