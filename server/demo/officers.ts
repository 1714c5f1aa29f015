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
  /** How good the work is and how orderly the conduct, roughly normal. */
  ability: number;
  diligence: number;
}

/** The whole roster in police-number order: leaders first (000001 …), then unit by unit with the head first. */
export function makeOfficers(seed: number): DemoOfficer[] {
  const random = seededRandom(seed);
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
