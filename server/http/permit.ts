import { hasBusinessRole } from "../../domain/authority.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Role } from "../../domain/role.ts";
import type { Access } from "./route.ts";

/** Whether any of these roles opens the route; units are the handler's business (scope). */
export function rolesOpen(access: Access, roles: ReadonlySet<Role>): boolean {
  if (access.who === "everyone") return true;
  if (access.who === "signedIn") return hasBusinessRole(roles);
  return access.who.some((role) => roles.has(role));
}

/** A one-time password opens nothing but its own change. @throws Refusal password.change-required */
export function checkPasswordChanged(access: Access, person: { mustChange?: true } | undefined): void {
  if (person?.mustChange && access.who !== "everyone" && !access.beforePasswordChange)
    throw new Refusal("password.change-required");
}

/** @throws Refusal sign-in.required (nobody is signed in) or access.denied */
export function checkPermission(access: Access, roles: ReadonlySet<Role> | undefined): void {
  if (access.who === "everyone") return;
  if (!roles) throw new Refusal("sign-in.required");
  // An account nobody granted a role yet: its holder may see so, and look after his password.
  if (access.beforePasswordChange) return;
  if (!rolesOpen(access, roles)) throw new Refusal("access.denied");
}
