import type { Role } from "../../domain/role.ts";
import type { DemoOfficer } from "./officers.ts";
import { DEMO_UNITS, LEADERSHIP_UNIT } from "./organisation.ts";

/** A sign-in of the demonstration bureau (design §7). */
export interface DemoAccount {
  name: string;
  displayName: string;
  policeNo: string | null;
  /** Unit code, or null for the whole bureau. */
  grants: { role: Role; unit: string | null }[];
}

/**
 * One account for every role; `clerkNN`, `headNN`, `officerNN` for every unit number; everybody else signs in with his
 * 警号, because every officer attests his own month.
 */
export function makeAccounts(officers: readonly DemoOfficer[]): DemoAccount[] {
  const accounts: DemoAccount[] = [];
  const of = (unit: string): DemoOfficer[] => officers.filter((officer) => officer.unit === unit);
  const add = (
    name: string,
    officer: DemoOfficer | null,
    title: string,
    ...grants: DemoAccount["grants"]
  ): void => {
    accounts.push({ name, displayName: officer?.name ?? title, policeNo: officer?.policeNo ?? null, grants });
  };
  const asOfficer = { role: "officer" as const, unit: null };
  for (const { code } of DEMO_UNITS) {
    const members = of(code);
    const clerk = members.find((officer) => officer.clerk)!;
    const plain = members.findLast((officer) => officer.level === "officer" && !officer.clerk)!;
    const fills = { role: "clerk" as const, unit: code };
    const fillsLeaders = code === "02" ? [{ role: "clerk" as const, unit: LEADERSHIP_UNIT.code }] : [];
    add(`clerk${code}`, clerk, "", asOfficer, fills, ...fillsLeaders);
    // 考核办主任 is of the office himself: somebody else must enter what concerns its other member.
    const office = code === "04" ? [{ role: "assessmentOffice" as const, unit: null }] : [];
    add(`head${code}`, members[0]!, "", asOfficer, { role: "head", unit: code }, ...office);
    add(`officer${code}`, plain, "", asOfficer);
  }
  for (const leader of officers.filter((officer) => officer.level === "leader")) {
    add(`leader${leader.leaderKey!.slice(1)}`, leader, "", asOfficer, { role: "leader", unit: null });
  }
  const chiefs = officers.filter((officer) => officer.level === "chief");
  add("director", chiefs[0]!, "", { role: "chief", unit: null });
  add("commissar", chiefs[1]!, "", { role: "chief", unit: null });
  const staffOf = (unit: string, place: number): DemoOfficer => of(unit).filter((officer) => officer.level === "officer" && !officer.clerk)[place]!; // prettier-ignore
  add("files", staffOf("04", 0), "", asOfficer, { role: "filesOffice", unit: null });
  add("assessment", staffOf("04", 1), "", asOfficer, { role: "assessmentOffice", unit: null });
  add("political", staffOf("02", 0), "", asOfficer, { role: "politicalOffice", unit: null });
  add("discipline", staffOf("03", 0), "", asOfficer, { role: "disciplineOffice", unit: null });
  add("petitions", staffOf("01", 0), "", asOfficer, { role: "petitions", unit: null });
  add("legal", staffOf("05", 0), "", asOfficer, { role: "legal", unit: null });
  add("group", null, "领导小组", { role: "leadingGroup", unit: null });
  add("sysadmin", null, "系统管理员", { role: "systemAdmin", unit: null });
  add("secadmin", null, "安全管理员", { role: "securityAdmin", unit: null });
  add("auditadmin", null, "审计管理员", { role: "auditAdmin", unit: null });
  const named = new Set(accounts.map(({ policeNo }) => policeNo));
  for (const officer of officers.filter(({ policeNo }) => !named.has(policeNo))) {
    add(officer.policeNo, officer, "", asOfficer);
  }
  return accounts;
}
