import type { Knex } from "knex";
import type {
  HoldingLine,
  OrganisationDetail,
  OrganisationOfficer,
  OrganisationUnit,
} from "../../domain/messages/organisation.ts";
import { rowOn, type HoldingRow, type OfficerRow, type Roster } from "../../domain/organisation/model.ts";
import { LEVELS } from "../../domain/people.ts";
import { allUnits, strengthOn, unitByCode, type Unit } from "../roster/unit-store.ts";
import { readOpenDelegations } from "./delegation-store.ts";
import { readRoster } from "./roster-store.ts";

/** Every unit with its strength, its head and the leader in charge today. */
export async function organisationUnits(db: Knex, today: string): Promise<OrganisationUnit[]> {
  const roster = await readRoster(db, { policeNos: [], units: [] });
  const strength = await strengthOn(db, today);
  const units = await allUnits(db);
  return units.map((unit) => describeUnit(roster, unit, strength.get(Number(unit.id)) ?? 0, today));
}

function describeUnit(roster: Roster, unit: Unit, strength: number, today: string): OrganisationUnit {
  const posted = [...roster.officers.values()].find(({ status, postings }) => {
    const post = rowOn(postings, today);
    return status === "active" && post?.unit === unit.code && post.level === "head";
  });
  const acting = holder(roster, roster.headships, unit.code, today);
  const head = posted ?? acting;
  return {
    ...{ code: unit.code, name: unit.name, series: unit.series, strength },
    head: head ? { policeNo: head.policeNo, name: head.name, acting: posted === undefined } : null,
    leader: holder(roster, roster.charges, unit.code, today),
  };
}

function holder(roster: Roster, rows: readonly HoldingRow[], unit: string, day: string) {
  const row = rowOn(rows.filter((one) => one.unit === unit), day); // prettier-ignore
  return row ? { policeNo: row.policeNo, name: roster.officers.get(row.policeNo)?.name ?? "" } : null;
}

/** One unit: its officers with every post they ever held, who was in charge of it, and delegations of its heads. */
export async function organisationUnit(
  db: Knex,
  code: string,
  today: string,
): Promise<OrganisationDetail | null> {
  const unit = await unitByCode(db, code);
  if (!unit) return null;
  const roster = await readRoster(db, { policeNos: [], units: [code] });
  const members = [...roster.officers.values()].filter(
    ({ postings }) => rowOn(postings, today)?.unit === code,
  );
  const strength = members.filter(({ status }) => status === "active").length;
  const concerned = new Set([
    ...members.map(({ policeNo }) => policeNo),
    ...[...roster.charges, ...roster.headships].filter((row) => row.unit === code).map((row) => row.policeNo),
  ]);
  const delegations = (await readOpenDelegations(db, today)).filter(
    ({ absentNo, deputyNo }) => concerned.has(absentNo) || concerned.has(deputyNo),
  );
  return {
    unit: describeUnit(roster, unit, strength, today),
    officers: members.map((officer) => describeOfficer(roster, officer, today)).sort(byRank),
    charges: holdings(roster, roster.charges, code),
    headships: holdings(roster, roster.headships, code),
    delegations: delegations.map((one) => ({
      ...{ id: one.id, from: one.from, to: one.to, reason: one.reason },
      absent: { policeNo: one.absentNo, name: one.absentName },
      deputy: { policeNo: one.deputyNo, name: one.deputyName },
    })),
  };
}

function describeOfficer(roster: Roster, officer: OfficerRow, today: string): OrganisationOfficer {
  const now = rowOn(officer.postings, today)!;
  return {
    ...{ policeNo: officer.policeNo, name: officer.name, postType: officer.postType },
    ...{ partyMember: officer.partyMember, status: officer.status, level: now.level, title: now.title },
    postings: officer.postings
      .map(({ unit, level, title, from, to }) => ({
        ...{ unit, unitName: unit === null ? null : (roster.units.get(unit)?.name ?? null) },
        ...{ level, title, from, to },
      }))
      .sort((a, b) => (a.from < b.from ? 1 : -1)),
  };
}

function byRank(a: OrganisationOfficer, b: OrganisationOfficer): number {
  return LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level) || (a.policeNo < b.policeNo ? -1 : 1);
}

function holdings(roster: Roster, rows: readonly HoldingRow[], unit: string): HoldingLine[] {
  return rows
    .filter((row) => row.unit === unit)
    .map(({ policeNo, from, to }) => ({
      policeNo,
      name: roster.officers.get(policeNo)?.name ?? "",
      from,
      to,
    }))
    .reverse();
}
