import type { RosterAct } from "../../domain/organisation/acts.ts";
import { addMonths, lastDayOf, type Month } from "../../domain/month.ts";
import { makeRetiringHead, RETIRING_HEAD, type DemoOfficer } from "./officers.ts";
import { DEMO_UNITS, LEADERSHIP_UNIT } from "./organisation.ts";

/** The bureau's people as they are while the months go by, and what is going to change. */
export interface LivingRoster {
  officers: DemoOfficer[];
  /** Unit code → key of the leader in charge, L3 … L9. */
  charges: Map<string, string>;
  changes: DemoChange[];
  /** 警号 of whoever is on probation, with his last month of it. */
  probation: ReadonlyMap<string, Month>;
  /** 警号 of whoever is under investigation, with the months of it. */
  investigated: ReadonlyMap<string, readonly Month[]>;
}

/** One unit's clerk and what he works on. */
export interface Desk {
  code: string;
  clerk: string;
  officers: DemoOfficer[];
}

/** Changes that take effect on the first of a month, entered together some days before. */
export interface DemoChange {
  month: Month;
  reason: string;
  acts: RosterAct[];
  /** The same for the seeding's own list. */
  apply(roster: LivingRoster): void;
}

/**
 * Undoes, from today's roster, what happened since 2025-01: transfers, a head who retired after his last months as an
 * adviser and was followed by a deputy of another station, a deputy promoted in his place, an arrival on probation, a
 * unit that went to another leader.
 */
export function rosterOfDecember2024(today: readonly DemoOfficer[]): LivingRoster {
  const before = new Map(today.map((officer) => [officer.policeNo, officer]));
  const changes: DemoChange[] = [];
  const was = (officer: DemoOfficer, then: Partial<DemoOfficer>): void => {
    before.set(officer.policeNo, { ...officer, ...then });
  };
  const seat = (unit: string, place: number): DemoOfficer => today.filter((officer) => officer.unit === unit)[place]!; // prettier-ignore
  const move = (month: Month, officer: DemoOfficer, from: Partial<DemoOfficer>, reason: string): void => {
    was(officer, from);
    const { policeNo, unit, level } = officer;
    changes.push({
      ...{
        month,
        reason,
        acts: [{ act: "posting", policeNo, unit, level, title: null, from: `${month}-01` }],
      },
      apply: (roster) => post(roster, policeNo, { unit, level }),
    });
  };
  move("2025-03", seat("12", 11), { unit: "09" }, "充实禁毒力量,由刑事侦查大队调入禁毒大队");
  move("2025-03", seat("12", 14), { unit: "09" }, "充实禁毒力量,由刑事侦查大队调入禁毒大队");
  const arrival = seat("20", 20);
  before.delete(arrival.policeNo);
  changes.push(joins(arrival, "2025-07"));
  move("2025-09", seat("19", 22), { unit: "20" }, "城关派出所警力调整");
  const successor = seat("23", 0);
  was(successor, { unit: "19", level: "deputy" });
  changes.push(followed(successor, "2025-10"));
  move("2025-10", seat("19", 2), { level: "officer" }, "经考察任城关派出所副所长");
  changes.push(chargeOf("2026-01", "18", "L6", today));
  move("2026-02", seat("17", 8), { unit: "16" }, "监所岗位轮换");
  changes.push({
    ...{ month: "2026-04", reason: "到龄退休" },
    acts: [{ act: "officerStatus", policeNo: RETIRING_HEAD, status: "retired", day: lastDayOf("2026-03") }],
    apply: (roster) => void (roster.officers = roster.officers.filter(({ policeNo }) => policeNo !== RETIRING_HEAD)),
  }); // prettier-ignore
  move("2026-05", seat("11", 9), { unit: "09" }, "经济犯罪案件增多,由刑事侦查大队调入");
  const charges = new Map(DEMO_UNITS.map(({ code, inCharge }) => [code, inCharge]));
  charges.set("18", "L4");
  return {
    ...{ officers: [...before.values(), makeRetiringHead()], charges, changes },
    probation: new Map([[arrival.policeNo, addMonths("2025-07", 11)]]),
    investigated: new Map([[seat("10", 18).policeNo, ["2025-05", "2025-06"]]]),
  };
}

function post(roster: LivingRoster, policeNo: string, to: Pick<DemoOfficer, "unit" | "level">): void {
  roster.officers = roster.officers.map((one) => (one.policeNo === policeNo ? { ...one, ...to } : one));
}

/** 新录用: he arrives with the month and is on probation for a year. */
function joins(officer: DemoOfficer, month: Month): DemoChange {
  const { policeNo, name, postType, partyMember, unit, level } = officer;
  const from = `${month}-01`;
  return {
    ...{ month, reason: "新录用民警报到,试用期一年" },
    acts: [{ act: "officerAdd", policeNo, name, postType, partyMember, unit, level, title: null, from }],
    apply: (roster) => void roster.officers.push(officer),
  };
}

/** The old head steps down to be an adviser, a deputy of another station takes his place, on the same day. */
function followed(successor: DemoOfficer, month: Month): DemoChange {
  const from = `${month}-01`;
  const { policeNo } = successor;
  return {
    ...{ month, reason: "河口派出所所长调整:原所长改任非领导职务,城关派出所副所长接任" },
    acts: [
      { act: "posting", policeNo: RETIRING_HEAD, unit: "10", level: "officer", title: null, from },
      { act: "posting", policeNo, unit: "23", level: "head", title: null, from },
    ],
    apply(roster) {
      post(roster, RETIRING_HEAD, { unit: "10", level: "officer" });
      post(roster, policeNo, { unit: "23", level: "head" });
    },
  };
}

/** 分工调整: another leader is in charge of a unit. */
function chargeOf(month: Month, unit: string, key: string, today: readonly DemoOfficer[]): DemoChange {
  const leader = today.find(({ leaderKey }) => leaderKey === key)!.policeNo;
  return {
    ...{ month, reason: "局领导分工调整" },
    acts: [{ act: "charge", unit, leader, from: `${month}-01` }],
    apply: (roster) => void roster.charges.set(unit, key),
  };
}

/** Every unit with its people of the moment, who owe a file. */
export function desksOf(roster: LivingRoster): Desk[] {
  return [LEADERSHIP_UNIT, ...DEMO_UNITS].map(({ code }) => ({
    code,
    clerk: code === LEADERSHIP_UNIT.code ? "clerk02" : `clerk${code}`,
    officers: roster.officers.filter((officer) => officer.unit === code && officer.level !== "chief"),
  }));
}
