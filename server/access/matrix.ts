import { ROLES, type Role } from "../../domain/role.ts";
import { rolesOpen } from "../http/permit.ts";
import type { Access, Route } from "../http/route.ts";

/** One line of the role × route matrix. */
export interface MatrixLine {
  name: string;
  method: string;
  path: string;
  anonymous: boolean;
  scope: Access["scope"];
  why: string | null;
  roles: Record<Role, boolean>;
}

/** Who may call what, from the routes themselves: nothing else decides it. */
export function accessMatrix(routes: readonly Route[]): MatrixLine[] {
  return routes.map(({ name, method, path, access }) => ({
    name,
    method: method.toUpperCase(),
    path,
    anonymous: access.who === "everyone",
    scope: access.scope,
    why: access.why ?? null,
    roles: Object.fromEntries(ROLES.map((role) => [role, rolesOpen(access, new Set([role]))])) as Record<
      Role,
      boolean
    >,
  }));
}
