import type { Bilingual } from "./language.ts";

/** Roles of the regulation (M63) and of administration. One person may hold several. */
export const ROLES = [
  "officer", "clerk", "head", "leader", "chief", "filesOffice", "politicalOffice", "disciplineOffice",
  "assessmentOffice", "leadingGroup", "petitions", "legal", "systemAdmin", "securityAdmin", "auditAdmin",
] as const; // prettier-ignore
export type Role = (typeof ROLES)[number];

export const ROLE_LABEL: Record<Role, Bilingual> = {
  officer: { zh: "民警", en: "Officer" },
  clerk: { zh: "内勤", en: "Clerk" },
  head: { zh: "部门主要负责人", en: "Unit head" },
  leader: { zh: "分管局领导", en: "Bureau leader in charge" },
  chief: { zh: "局长、政委", en: "Director and commissar" },
  filesOffice: { zh: "政绩档案管理办公室", en: "Files office" },
  politicalOffice: { zh: "政治处", en: "Political office" },
  disciplineOffice: { zh: "纪检督察室", en: "Discipline and inspection office" },
  assessmentOffice: { zh: "考核办", en: "Assessment office" },
  leadingGroup: { zh: "领导小组", en: "Leading group" },
  petitions: { zh: "信访", en: "Petitions" },
  legal: { zh: "法制", en: "Legal affairs" },
  systemAdmin: { zh: "系统管理员", en: "System administrator" },
  securityAdmin: { zh: "安全管理员", en: "Security administrator" },
  auditAdmin: { zh: "审计管理员", en: "Audit administrator" },
};
