import { daysIn, type Month } from "../../domain/month.ts";
import type { PostType } from "../../domain/people.ts";
import type { RuleSet } from "../../domain/rules/rule-set.ts";
import { traitIn } from "./make-cells.ts";
import type { DemoOfficer } from "./officers.ts";
import type { Random } from "./random.ts";

/** A line as the clerk types it; the push's validator reads it like any other. */
export type DemoLine = { rowKey: string; version: number } & Record<string, unknown>;

/** How much of an item a good month brings, by item: [fewest, most] of the counted unit. */
const USUAL: Record<string, readonly [number, number]> = {
  c03: [1, 1], c04: [1, 2], c05: [1, 1], c06: [1, 1], c07: [1, 1], c08: [1, 1], c12: [2, 12], c13: [4, 18], c14: [20, 80],
  c15: [60, 220], c16: [1, 5], c17: [3, 12], c18: [1, 4], c19: [1, 6], c20: [1, 5], c21: [100, 420], c22: [1, 2], c23: [3, 12],
  c24: [8, 24], c25: [1, 6],
}; // prettier-ignore
const COMMON: Record<PostType, readonly string[]> = {
  SQ: ["c06", "c07", "c12", "c13", "c14", "c18", "c19", "c04"],
  BA: ["c06", "c07", "c12", "c18", "c03", "c05", "c08", "c22"],
  XZ: ["c05", "c06", "c07", "c08", "c25", "c03", "c18", "c22"],
  JT: ["c15", "c16", "c17", "c13", "c18", "c22"],
  XT: ["c07", "c13", "c18", "c19", "c04", "c05", "c22"],
  JG: ["c20", "c18", "c22", "c04"],
  CK: ["c21", "c23", "c18", "c22"],
  ZH: ["c23", "c24", "c25", "c18", "c22"],
};

/** The month's cases of one unit: each has one 主办 and at most two 协办, so seats are handed out once. */
export class CaseSeats {
  readonly #cases: string[];
  readonly #taken = new Map<string, { lead: boolean; assists: Set<string> }>();

  constructor(cases: readonly string[]) {
    this.#cases = [...cases];
  }

  /** A case and role still free for this officer, or null when the unit's cases are all taken. */
  take(random: Random, policeNo: string): { caseNo: string; role: "主办" | "协办" } | null {
    for (let attempt = 0; attempt < 8 && this.#cases.length > 0; attempt++) {
      const caseNo = random.pick(this.#cases);
      const seat = this.#taken.get(caseNo) ?? { lead: false, assists: new Set<string>() };
      this.#taken.set(caseNo, seat);
      if (!seat.lead) {
        seat.lead = true;
        seat.assists.add(policeNo);
        return { caseNo, role: "主办" };
      }
      if (!seat.assists.has(policeNo) && seat.assists.size < 3) {
        seat.assists.add(policeNo);
        return { caseNo, role: "协办" };
      }
    }
    return null;
  }
}

/** 岗位实绩明细 of one officer: enough lines to come near the cap in a good month. */
export function makeCredits(
  random: Random,
  officer: DemoOfficer,
  month: Month,
  rules: RuleSet,
  seats: CaseSeats,
): DemoLine[] {
  const drive = traitIn(officer, "ability", month) * 0.9 + random.normal() * 0.5 - 0.2;
  const wanted = Math.max(1, Math.round(3.9 + 1.6 * drive));
  const items = [...COMMON[officer.postType]];
  const lines: DemoLine[] = [];
  while (lines.length < wanted && items.length > 0) {
    const code = items.splice(random.integer(0, Math.min(items.length - 1, 3)), 1)[0]!;
    const rule = rules.credits.find((item) => item.code === code);
    if (!rule) continue;
    const roles = rule.values.some((value) => value.role !== null);
    const variants = rule.values.map((value) => value.variant).filter((variant) => variant !== null);
    const seat = rule.basis === "case" ? seats.take(random, officer.policeNo) : null;
    if (roles && !seat) continue;
    const [fewest, most] = USUAL[code] ?? [1, 1];
    lines.push({
      rowKey: makeKey(random),
      version: 0,
      policeNo: officer.policeNo,
      item: code,
      role: roles ? seat!.role : null,
      variant:
        variants.length > 0 ? variants[Math.min(variants.length - 1, random.chance(0.75) ? 0 : 1)] : null,
      quantity: Math.max(
        1,
        Math.round(fewest + (most - fewest) * Math.min(1, Math.max(0, 0.55 + 0.3 * drive))),
      ),
      caseNo: seat?.caseNo ?? null,
      date: dayIn(random, month),
      evidenceNo: seat ? null : `ZJ-${month.slice(0, 4)}-${String(random.integer(1, 9999)).padStart(4, "0")}`,
    });
    if (roles && random.chance(0.4)) items.push(code);
  }
  return lines;
}

interface EventKind {
  chance: number;
  type: string;
  variant?: number;
  reason: string;
  source: string;
  evidence: string;
  finding?: string;
  responsibility?: string;
}
const EVENT_KINDS: readonly EventKind[] = [
  { chance: 0.006, type: "R4", reason: "在专项行动中表现突出,给予嘉奖", source: "政治处", evidence: "文件" },
  { chance: 0.0015, type: "R3", reason: "侦破系列案件,记个人三等功", source: "市公安局", evidence: "文件" },
  { chance: 0.02, type: "R5", variant: 1, reason: "工作成绩突出,县局通报表扬", source: "政治处", evidence: "复印件" },
  { chance: 0.025, type: "R6", reason: "群众赠送锦旗,回访属实", source: "政治处", evidence: "照片" },
  { chance: 0.004, type: "P1", reason: "工作不落实被通报批评", source: "纪检督察室", evidence: "文件" },
  { chance: 0.0012, type: "P2", reason: "因管理失职被诫勉谈话", source: "纪检督察室", evidence: "文件" },
  { chance: 0.0006, type: "P3", reason: "违反工作纪律,给予警告处分", source: "纪检督察室", evidence: "文件" },
  { chance: 0.002, type: "P8", variant: 0, reason: "办案程序瑕疵引发初访", source: "信访", evidence: "调查结果", finding: "属实", responsibility: "主要" },
  { chance: 0.0004, type: "X4", reason: "查实饮酒后驾驶机动车", source: "纪检督察室", evidence: "文件" },
]; // prettier-ignore

/** 奖惩投诉舆情 of one officer: rare, with the evidence the type asks for. */
export function makeEvents(random: Random, officer: DemoOfficer, month: Month, rules: RuleSet): DemoLine[] {
  const lines: DemoLine[] = [];
  for (const kind of EVENT_KINDS) {
    const tilt = Math.exp((kind.type.startsWith("R") ? 0.7 : -0.8) * traitIn(officer, "diligence", month));
    if (!random.chance(kind.chance * tilt)) continue;
    const rule = rules.events.find((type) => type.type === kind.type);
    if (!rule) continue;
    const variants = rule.values.map((value) => value.variant).filter((variant) => variant !== null);
    const day = dayIn(random, month);
    lines.push({
      rowKey: makeKey(random),
      version: 0,
      subjectKind: "officer",
      subject: officer.policeNo,
      type: kind.type,
      variant: variants.length > 0 ? variants[Math.min(kind.variant ?? 0, variants.length - 1)] : null,
      reason: kind.reason,
      occurredOn: day,
      documentOn: day,
      sourceDepartment: kind.source,
      documentNo: `北公${kind.type.startsWith("R") ? "政" : "纪"}〔${month.slice(0, 4)}〕${random.integer(1, 199)}号`,
      evidenceNo: `ZJ-${month.slice(0, 4)}-${String(random.integer(1, 9999)).padStart(4, "0")}`,
      evidenceKind: kind.evidence,
      factNo: null,
      countsIn: null,
      responsibility: rule.responsibility === "none" ? null : (kind.responsibility ?? (rule.responsibility === "required" ? "主要" : null)),
      finding: rule.finding === "none" ? null : (kind.finding ?? "属实"),
      accountMonth: month,
    }); // prettier-ignore
  }
  return lines;
}

function dayIn(random: Random, month: Month): string {
  return `${month}-${String(random.integer(1, daysIn(month))).padStart(2, "0")}`;
}

/** A version-4 UUID from the seed: the demonstration's rows have the same keys on every machine. */
export function makeKey(random: Random): string {
  const hex = Array.from({ length: 32 }, () => random.integer(0, 15).toString(16));
  hex[12] = "4";
  hex[16] = random.pick(["8", "9", "a", "b"]);
  const text = hex.join("");
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`;
}
