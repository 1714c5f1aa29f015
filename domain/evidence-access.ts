import { mayFill, mayHead, type Reach } from "./authority.ts";
import type { Role } from "./role.ts";

/** Whom a file of evidence concerns, and how delicate it is. */
export interface EvidenceConcern {
  unitId: number;
  /** The officer it concerns; null where it concerns the unit as a whole. */
  officerId: number | null;
  /** Sanctions, complaints, petitions: fewer may open it, and each opening is audited. */
  sensitive: boolean;
  /** It names complainants: results of investigations into complaints, petitions and media incidents. */
  complaint: boolean;
  uploadedBy: number;
}

export interface EvidenceReader extends Reach {
  accountId: number;
  officerId: number | null;
  /** Whether he reviews the officer the file concerns, by the organisation of the month (细则 §9). */
  reviews: boolean;
}

/** 读取证据附件: 全局 of the role matrix. */
const READS_ALL: readonly Role[] = [
  "chief", "filesOffice", "politicalOffice", "disciplineOffice", "assessmentOffice", "leadingGroup",
]; // prettier-ignore
const READS_SANCTIONS: readonly Role[] = [
  "chief", "filesOffice", "politicalOffice", "disciplineOffice", "leadingGroup",
]; // prettier-ignore
const READS_COMPLAINTS: readonly Role[] = [
  "chief", "politicalOffice", "disciplineOffice", "leadingGroup", "petitions",
]; // prettier-ignore
/** Departments keep their own registers: what they filed they may open again. */
const REGISTERS: readonly Role[] = ["petitions", "legal"];

/**
 * Who may open a file (role matrix: read evidence attachments; read complaint detail). Ordinary files: the officer
 * concerned, his unit's clerk and head, his reviewer, the offices. Sanctions: not the clerk and not the assessment
 * office. Complaints name complainants: neither the officer nor his unit, only the bureau leader who reviews him.
 */
export function mayOpenEvidence(reader: EvidenceReader, file: EvidenceConcern): boolean {
  const holds = (roles: readonly Role[]): boolean => roles.some((role) => reader.roles.has(role));
  if (file.uploadedBy === reader.accountId && holds(REGISTERS)) return true;
  const own = file.officerId !== null && file.officerId === reader.officerId;
  if (file.complaint) {
    if (own) return false;
    const reviewsAsLeader = reviewerOf(reader, file) && (holds(["leader"]) || holds(["chief"]));
    return holds(READS_COMPLAINTS) || reviewsAsLeader;
  }
  if (own || reviewerOf(reader, file)) return true;
  if (file.sensitive) return holds(READS_SANCTIONS);
  return holds(READS_ALL) || mayFill(reader, file.unitId) || mayHead(reader, file.unitId);
}

/** A unit's evidence is its reviewers' business: the head's, the leader's in charge, and who acts for one of them. */
function reviewerOf(reader: EvidenceReader, file: EvidenceConcern): boolean {
  if (reader.reviews) return true;
  return file.officerId === null && (mayHead(reader, file.unitId) || oversees(reader, file.unitId));
}

function oversees(reader: EvidenceReader, unitId: number): boolean {
  return reader.inCharge.has(unitId) || reader.actsFor?.has(unitId) === true;
}

/** Offices that file evidence of any unit: results of their own checks and registers. */
const FILES_EVERYWHERE: readonly Role[] = [
  "filesOffice", "politicalOffice", "disciplineOffice", "assessmentOffice", "petitions", "legal",
]; // prettier-ignore

/** Who may file evidence about an officer or a unit (role matrix: attach evidence). */
export function mayFileEvidence(
  person: Reach & { officerId: number | null },
  about: { unitId: number; officerId: number | null },
): boolean {
  if (FILES_EVERYWHERE.some((role) => person.roles.has(role))) return true;
  if (mayFill(person, about.unitId) || mayHead(person, about.unitId)) return true;
  return about.officerId !== null && about.officerId === person.officerId;
}

/** Who sees that a file is there, though perhaps not what it is called or says. */
export function mayListEvidence(
  person: EvidenceReader,
  about: { unitId: number; officerId: number | null },
): boolean {
  if (READS_ALL.some((role) => person.roles.has(role))) return true;
  if (REGISTERS.some((role) => person.roles.has(role))) return true;
  if (mayFill(person, about.unitId) || mayHead(person, about.unitId) || person.reviews) return true;
  if (oversees(person, about.unitId)) return true;
  return about.officerId === null ? person.unitId === about.unitId : about.officerId === person.officerId;
}
