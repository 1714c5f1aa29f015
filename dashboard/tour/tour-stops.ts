import type { Person } from "../../domain/messages.ts";
import { ROLES, type Role } from "../../domain/role.ts";
import { PAGES } from "../pages/page-list.ts";
import type { TextKey } from "../texts-zh.ts";

/** One stop: the navigation entry it points at (null = none) and what is said there. */
export interface TourStop {
  path: string | null;
  text: TextKey;
}

const SAYS = {
  "/": "tour.at.overview",
  "/my-month": "tour.at.myMonth",
  "/collect": "tour.at.collect",
  "/officers": "tour.at.myFile",
  "/package": "tour.at.package",
  "/cases": "tour.at.cases",
  "/review": "tour.at.review",
  "/confirmations": "tour.at.confirmations",
  "/publication": "tour.at.publication",
  "/bulletins": "tour.at.bulletins",
  "/objections": "tour.at.objections",
  "/corrections": "tour.at.corrections",
  "/calendar": "tour.at.calendar",
  "/training": "tour.at.training",
  "/completion": "tour.at.completion",
  "/ranking": "tour.at.ranking",
  "/organisation": "tour.at.organisation",
  "/trace": "tour.at.trace",
  "/journal": "tour.at.journal",
} as const satisfies Record<string, TextKey>;
type Path = keyof typeof SAYS;

const DEPARTMENT: readonly Path[] = [
  "/",
  "/confirmations",
  "/corrections",
  "/officers",
  "/completion",
  "/trace",
];
const LEADER: readonly Path[] = [
  "/",
  "/review",
  "/completion",
  "/ranking",
  "/officers",
  "/bulletins",
  "/calendar",
];

/** Which pages each role is led through, in this order; pages a person is not offered are left out. */
const WAY: Record<Role, readonly Path[]> = {
  officer: ["/", "/my-month", "/collect", "/officers", "/ranking", "/objections", "/calendar", "/training"],
  clerk: ["/", "/my-month", "/package", "/cases", "/collect", "/completion", "/calendar", "/training"],
  head: ["/", "/review", "/package", "/completion", "/my-month", "/officers", "/calendar", "/training"],
  leader: LEADER,
  chief: LEADER,
  filesOffice: ["/", "/publication", "/bulletins", "/objections", "/corrections", "/calendar", "/training", "/completion", "/trace"],
  politicalOffice: ["/", "/confirmations", "/organisation", "/corrections", "/training", "/officers", "/trace"],
  disciplineOffice: DEPARTMENT,
  assessmentOffice: ["/", "/cases", "/completion", "/ranking", "/officers", "/corrections", "/trace"],
  leadingGroup: ["/", "/completion", "/ranking", "/officers", "/bulletins", "/corrections", "/trace"],
  petitions: DEPARTMENT,
  legal: DEPARTMENT,
  systemAdmin: ["/organisation"],
  securityAdmin: [],
  auditAdmin: ["/journal"],
}; // prettier-ignore

/** What a person is mostly here for: the office before the post, the post before being an officer like everyone. */
const WEIGHT: readonly Role[] = [
  "filesOffice", "politicalOffice", "disciplineOffice", "assessmentOffice", "leadingGroup", "petitions", "legal",
  "chief", "leader", "head", "clerk", "systemAdmin", "securityAdmin", "auditAdmin", "officer",
]; // prettier-ignore

/** The tour of a person: named by his main role, so that a new role offers a new tour. */
export function tourOf(person: Person): { name: Role; stops: TourStop[] } {
  const held = new Set(person.roles.map(({ role }) => role));
  const name = WEIGHT.find((role) => held.has(role)) ?? ROLES[0];
  const offered = new Set(
    PAGES.filter(({ group, offeredTo }) => group !== "none" && (!offeredTo || offeredTo(person))).map(
      ({ path }) => path,
    ),
  );
  const stops: TourStop[] = WAY[name]
    .filter((path) => offered.has(path))
    .map((path) => ({ path, text: SAYS[path] }));
  if (offered.has("/")) return { name, stops };
  return { name, stops: [{ path: null, text: "tour.at.overview.admin" }, ...stops] };
}
