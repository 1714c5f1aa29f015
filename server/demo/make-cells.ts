import { monthNumber, type Month } from "../../domain/month.ts";
import type { DemoOfficer } from "./officers.ts";
import type { Random } from "./random.ts";
import { makeSummary } from "./summaries.ts";

/** What the clerk types for one officer: cell values as they stand in the sheet, list cells by their Chinese label. */
export type DemoCells = Record<string, unknown>;

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** What an officer's trait had become by a month: people improve or let go over two years. */
export function traitIn(officer: DemoOfficer, trait: "ability" | "diligence", month: Month): number {
  const years = Number(month.slice(0, 4)) - 2026 + (monthNumber(month) - 1) / 12;
  return officer[trait] + officer.trend * years;
}

/** A plausible month. `drive` is what the officer brought this month: his ability with the month's luck. */
export function makeCells(random: Random, officer: DemoOfficer, month: Month, plan: DemoPlan): DemoCells {
  const drive = traitIn(officer, "ability", month) * 0.95 + random.normal() * 0.6 - 0.25;
  const order = traitIn(officer, "diligence", month) * 0.85 + random.normal() * 0.7 - 0.15;
  const slips = (rate: number): number => countOf(random, rate * Math.exp(-0.75 * order));
  const excused = random.chance(0.2)
    ? random.integer(1, 6) / 2
    : random.chance(0.02)
      ? random.integer(8, 14)
      : 0;
  const cells: DemoCells = {
    excusedDays: excused,
    personalLeave: random.chance(0.07 - 0.02 * order) ? random.integer(1, 2) : 0,
    awolDays: random.chance(0.0025) ? 1 : 0,
    lateCount: slips(0.9),
    dutyMissed: plan.dutyDue > 0 && random.chance(0.03 * Math.exp(-order)) ? 1 : 0,
    studyDone: plan.studyDue - (random.chance(clamp(0.3 - 0.12 * order, 0.03, 0.8)) ? 1 : 0),
    notes: order > -0.5 ? 2 : random.integer(0, 1),
    disobey: random.chance(0.004) ? 1 : 0,
    inspMinor: slips(0.45),
    inspMajor: random.chance(0.012 * Math.exp(-order)) ? 1 : 0,
    flaw: ["BA", "XZ", "JT", "SQ"].includes(officer.postType) ? slips(0.8) : slips(0.15),
    fault: random.chance(0.01 * Math.exp(-order)) ? 1 : 0,
    complaint: random.chance(0.03 * Math.exp(-order)) ? 1 : 0,
    secrecy: random.chance(0.02 * Math.exp(-order)) ? 1 : 0,
    asset: random.chance(0.015 * Math.exp(-order)) ? 1 : 0,
    bearing: slips(0.5),
    conduct: random.chance(0.006 * Math.exp(-order)) ? 1 : 0,
    report: random.chance(0.008) ? "未报" : monthNumber(month) % 3 === 1 ? "按时" : "无需",
    order: order > 0.4 ? "A" : order > -0.9 ? "B" : order > -1.9 ? "C" : "D",
    training: random.chance(0.04) ? "免训" : drive > -1.3 ? "达标" : drive > -2 ? "补考达标" : "不达标",
    summary: makeSummary(random, officer.postType, month),
  };
  if (officer.partyMember)
    cells.partyDone = plan.partyDue - (random.chance(clamp(0.1 - 0.04 * order, 0.01, 0.4)) ? 1 : 0);
  if (plan.taskTarget > 0) {
    cells.taskDone = Math.max(0, Math.round(plan.taskTarget * clamp(0.88 + 0.13 * drive, 0.3, 1.4)));
  }
  cells.quality = random.chance(0.7)
    ? Math.round(clamp(90 + 4 * drive + random.normal(), 55, 100) * 10) / 10
    : "不适用";
  cells.dataAcc = officer.postType === "ZH" && random.chance(0.4) ? "不适用" : Math.round(clamp(95.6 + 2.4 * drive + 0.8 * random.normal(), 75, 100) * 10) / 10; // prettier-ignore
  cells.satis = ["SQ", "BA", "CK", "JT"].includes(officer.postType) && random.chance(0.8) ? Math.round(clamp(91 + 4 * drive + random.normal(), 65, 100) * 10) / 10 : "不适用"; // prettier-ignore
  const mood = drive + 0.5 * order;
  cells.selfGrade = mood > 0.7 ? "优秀" : mood > -0.7 ? "良好" : "合格";
  return cells;
}

/** What the unit plans for one officer and month before the month opens. */
export interface DemoPlan {
  taskTarget: number;
  dutyDue: number;
  studyDue: number;
  partyDue: number;
}

export function makePlan(random: Random, officer: DemoOfficer): DemoPlan {
  return {
    taskTarget: officer.level === "leader" ? 10 : random.integer(8, 30),
    dutyDue: officer.level === "leader" ? 4 : random.integer(4, 8),
    studyDue: 4,
    partyDue: 2,
  };
}

/** A small count with the given mean: mostly 0, sometimes 1 or 2. */
function countOf(random: Random, mean: number): number {
  const limit = Math.exp(-Math.min(mean, 3));
  let product = random.next();
  let count = 0;
  while (product > limit && count < 6) {
    product *= random.next();
    count++;
  }
  return count;
}
