import type { RuleSet } from "./rule-set.ts";
import { COMPOSITION } from "./by-2026-v1/composition.ts";
import { CREDITS } from "./by-2026-v1/credits.ts";
import { EVENTS } from "./by-2026-v1/events.ts";
import { GRADING } from "./by-2026-v1/grading.ts";
import { CONDUCT_INDICATORS } from "./by-2026-v1/conduct-indicators.ts";
import { WORK_INDICATORS } from "./by-2026-v1/work-indicators.ts";
import { UNITS } from "./by-2026-v1/units.ts";

const area = (code: RuleSet["areas"][number]["area"], max: number) => ({
  area: code,
  max,
  floor: 0,
  inBase: true,
  clause: { zh: `细则 §2 ${code}`, en: `Rules §2 ${code}` },
});

/** 默认考核细则 BY-2026-v1, in force from 2026-01. Plain data: `JSON.parse(JSON.stringify(it))` equals it. */
export const BY_2026_V1: RuleSet = {
  version: "BY-2026-v1",
  effectiveFrom: "2026-01",
  title: { zh: "北原县公安局民警政绩档案考核细则(2026 年版)", en: "Beiyuan county merit file rules, 2026" },
  areas: [
    area("ZZ", 1500),
    area("JJ", 2000),
    area("GZ", 4000),
    area("KQ", 1500),
    area("SH", 1000),
    {
      area: "JC",
      max: 1000,
      floor: -2000,
      inBase: false,
      clause: { zh: "细则 §4 JC", en: "Rules §4 JC" },
    },
  ],
  baseMax: 10000,
  totalRange: { min: 0, max: 11000 },
  indicators: ["ZZ", "JJ", "GZ", "KQ", "SH"].flatMap((code) =>
    [...CONDUCT_INDICATORS, ...WORK_INDICATORS].filter((row) => row.area === code),
  ),
  credits: CREDITS,
  events: EVENTS,
  findingFactors: { confirmed: 100, partly: 50, unfounded: 0, pending: 0 },
  responsibilityFactors: { main: 100, secondary: 50, leading: 30 },
  grading: GRADING,
  composition: COMPOSITION,
  units: UNITS,
};
