import type { EvidenceKind } from "../../form/detail-lines.ts";
import type { Bilingual } from "../../language.ts";
import type { EventEffect, EventTypeRule, EventValue } from "../event-type-rule.ts";

const EITHER: { evidence: EvidenceKind[]; evidenceText: Bilingual } = {
  evidence: ["document", "copy", "documentAndCopy"],
  evidenceText: { zh: "文件或复印件", en: "document or copy" },
};
const BOTH: { evidence: EvidenceKind[]; evidenceText: Bilingual } = {
  evidence: ["documentAndCopy"],
  evidenceText: { zh: "文件和复印件", en: "document and copy" },
};
const INVESTIGATION: { evidence: EvidenceKind[]; evidenceText: Bilingual } = {
  evidence: ["investigation"],
  evidenceText: { zh: "有关部门调查结果", en: "investigation result of the department concerned" },
};
const LIABILITY = { ...EITHER, evidenceText: { zh: "责任认定书", en: "finding of responsibility" } };
const DECISION = { ...EITHER, evidenceText: { zh: "决定文书", en: "decision" } };

const only = (points: number): EventValue[] => [
  { variant: null, label: { zh: "不分级别", en: "one value" }, points },
];
const level = (variant: string, zh: string, en: string, points: number): EventValue => ({
  variant,
  label: { zh, en },
  points,
});
const cap = (code: string, grade: "fair" | "poor", variant: string | null = null): EventEffect => ({
  variant,
  ceiling: { code, grade },
});

function event(
  kind: EventTypeRule["kind"],
  type: string,
  zh: string,
  en: string,
  values: EventValue[],
  proof: { evidence: EvidenceKind[]; evidenceText: Bilingual },
  other: Partial<EventTypeRule> = {},
): EventTypeRule {
  return {
    type,
    kind,
    name: { zh, en },
    subjects: ["officer"],
    values,
    monthMax: null,
    finding: "optional",
    responsibility: kind === "reward" ? "none" : "optional",
    ...proof,
    effects: [],
    clause: { zh: `细则 §4 ${type}`, en: `Rules §4 ${type}` },
    ...other,
  };
}

/** 奖惩事件 (细则 §4, 表4): 7 rewards, 11 penalties, 5 effects without points of their own. */
export const EVENTS: EventTypeRule[] = [
  event("reward", "R1", "一等功/部级表彰", "First-class merit or ministry award", only(1000), EITHER),
  event("reward", "R2", "二等功/省级表彰", "Second-class merit or province award", only(800), EITHER),
  event("reward", "R3", "三等功/市级表彰", "Third-class merit or city award", only(500), EITHER),
  event("reward", "R4", "嘉奖", "Commendation", only(300), EITHER),
  event("reward", "R5", "通报表扬", "Praised in a circular", [level("city", "市局通报表扬", "by the city bureau", 200), level("county", "县局通报表扬", "by the county bureau", 100)], EITHER),
  event("reward", "R6", "锦旗、感谢信(核实)", "Banner or letter of thanks, verified", only(50), {
    evidence: ["photo"],
    evidenceText: { zh: "照片和回访记录", en: "photo and call-back" },
  }, { monthMax: 100 }),
  event("reward", "R7", "单位受表彰", "Unit honoured", [level("province", "省级", "province", 200), level("city", "市级", "city", 100), level("county", "县级", "county", 50)], BOTH, {
    subjects: ["unit", "officer"],
    levelFactor: { officer: 100, deputy: 150, head: 200, leader: 100, chief: 100 },
  }),
  event("penalty", "P1", "个人通报批评", "Criticised by name in a circular", only(-300), EITHER),
  event("penalty", "P2", "组织处分(诫勉谈话、停职等)", "Organisational measure (admonition, suspension)", only(-500), EITHER),
  event("penalty", "P3", "党纪/政务警告", "Party or administrative warning", only(-800), EITHER, { effects: [cap("JJ-V1", "fair")] }),
  event("penalty", "P4", "严重警告/记过", "Serious warning or demerit", only(-1000), EITHER, { effects: [cap("JJ-V1", "poor")] }),
  event("penalty", "P5", "记大过", "Major demerit", only(-1500), EITHER, { effects: [cap("JJ-V1", "poor")] }),
  event("penalty", "P6", "降级、撤职及以上", "Demotion, removal or above", only(-2000), EITHER, { effects: [cap("JJ-V1", "poor")] }),
  event("penalty", "P7", "单位被通报批评", "Unit criticised in a circular", [
    { variant: null, label: { zh: "按职务", en: "by position" }, points: 0, byLevel: { officer: 0, deputy: -150, head: -200, leader: 0, chief: 0 } },
    level("direct", "直接责任人", "directly responsible", -300),
  ], BOTH, { subjects: ["unit", "officer"], responsibility: "none" }),
  event("penalty", "P8", "有责上访", "Petition he is responsible for", [level("first", "初访", "first petition", -300), level("bypass", "越级", "above the county", -600)], INVESTIGATION, { finding: "required", responsibility: "required" }),
  event("penalty", "P9", "有责网络媒体炒作", "Media incident he is responsible for", [
    level("ordinary", "一般", "ordinary", -300),
    level("serious", "较大", "serious", -600),
    level("major", "重大", "major", -1000),
  ], INVESTIGATION, { finding: "required", responsibility: "required", effects: [cap("P9", "poor", "major")] }),
  event("penalty", "P10", "漏报、隐瞒(当事人)", "Omission or concealment by the officer", [level("negligent", "漏报(过失)", "negligent omission", -500), level("deliberate", "故意隐瞒", "deliberate concealment", -1000)], LIABILITY, { responsibility: "none", effects: [cap("P10", "poor", "deliberate")] }),
  event("penalty", "P11", "审核失察、明知不纠(审核人)", "Lapse of the reviewer", [level("oversight", "审核失察", "oversight", -300), level("knowing", "明知不纠", "knowing", -800)], LIABILITY, { responsibility: "none" }),
  event("effect", "X1", "重大执法过错", "Grave law-enforcement fault", only(0), LIABILITY, { effects: [{ variant: null, deduct: { indicator: "JJ-02", points: 500 } }] }),
  event("effect", "X2", "违规外联", "Forbidden network connection", only(0), DECISION, { effects: [{ variant: null, deduct: { indicator: "JJ-04", points: 300 } }] }),
  event("effect", "X3", "违反政治纪律", "Breach of political discipline", only(0), DECISION, { effects: [cap("ZZ-V1", "poor")] }),
  event("effect", "X4", "触碰红线", "Red line crossed", only(0), DECISION, { effects: [cap("JJ-V2", "poor")] }),
  event("effect", "X5", "违反禁令", "Breach of a ban", only(0), DECISION, { effects: [cap("SH-V1", "poor")] }),
]; // prettier-ignore
