import type { Role } from "../../domain/role.ts";

/** Who is offered to ask a correction; the server alone decides. */
export const CORRECTING: readonly Role[] = ["filesOffice", "politicalOffice", "disciplineOffice"];
/** Who is offered the corrections page: who asks, and who may be the second person. */
export const DECIDING: readonly Role[] = [
  "filesOffice", "politicalOffice", "disciplineOffice", "assessmentOffice", "chief", "leadingGroup",
]; // prettier-ignore
