import type { Level, PostType } from "../../domain/people.ts";
import { makeNames } from "./names.ts";
import { DEMO_LEADERS, DEMO_UNITS, LEADERSHIP_UNIT, staffing } from "./organisation.ts";
import { seededRandom } from "./random.ts";

/** One officer of the demonstration bureau, with the hidden traits his months are made from. */
export interface DemoOfficer {
  policeNo: string;
  name: string;
  unit: string;
  level: Level;
  postType: PostType;
  partyMember: boolean;
  clerk: boolean;
  /** L1 … L9 for bureau leaders. */
  leaderKey: string | null;
  /** How good the work is and how orderly the conduct, roughly normal: as they were on new year's day 2026. */
  ability: number;
  diligence: number;
  /** What ability and conduct gain or lose in a year: most people stay as they are. */
  trend: number;
}

/** Police number of the head who retires: he is in no roster of 2026. */
export const RETIRING_HEAD = "000900";

/** The whole roster of today in police-number order: leaders first (000001 …), then unit by unit with the head first. */
export function makeOfficers(seed: number): DemoOfficer[] {
  const random = seededRandom(seed);
  const trends = seededRandom(seed + 1);
  const names = makeNames(random, 600);
  const officers: DemoOfficer[] = [];
  const add = (
    person: Pick<DemoOfficer, "unit" | "level" | "postType" | "clerk" | "leaderKey">,
    unitTone: number,
  ): void => {
    const index = officers.length;
    officers.push({
      ...person,
      policeNo: String(index + 1 + Math.floor(index / 9) * 3).padStart(6, "0"),
      name: names[index]!,
      partyMember: person.level !== "officer" || random.chance(0.82),
      ability: random.normal() * 0.9 + unitTone,
      diligence: random.normal() + unitTone * 0.5,
      trend: trends.chance(0.25) ? trends.normal() * 0.8 : 0,
    });
  };
  for (const { key } of DEMO_LEADERS) {
    const level = key === "L1" || key === "L2" ? "chief" : "leader";
    add({ unit: LEADERSHIP_UNIT.code, level, postType: "ZH", clerk: false, leaderKey: key }, 0.5);
  }
  for (const unit of DEMO_UNITS) {
    const tone = random.normal() * 0.45;
    const { deputies, clerks } = staffing(unit.officers);
    for (let seat = 0; seat < unit.officers; seat++) {
      const level = seat === 0 ? "head" : seat <= deputies ? "deputy" : "officer";
      const clerk = seat > deputies && seat <= deputies + clerks;
      const postType = clerk ? "ZH" : unit.posts[seat % unit.posts.length]!;
      add({ unit: unit.code, level, postType, clerk, leaderKey: null }, tone);
    }
  }
  return officers;
}

/** 河口派出所's head until September 2025; his last half-year he served as an adviser in 治安管理大队. */
export function makeRetiringHead(): DemoOfficer {
  return {
    ...{
      policeNo: RETIRING_HEAD,
      name: "赵守田",
      unit: "23",
      level: "head",
      postType: "SQ",
      partyMember: true,
    },
    ...{ clerk: false, leaderKey: null, ability: 0.1, diligence: 0.8, trend: -0.2 },
  };
}
