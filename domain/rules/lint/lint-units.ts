import { SERIES_LABEL, type Series } from "../../people.ts";
import { formatPoints } from "../../scoring/exact.ts";
import type { RuleSet } from "../rule-set.ts";
import type { UnitIndicatorRule, UnitRules } from "../unit-rules.ts";
import { at, finding, type LintFinding } from "./lint-finding.ts";
import { lintIndicator } from "./lint-method.ts";

const unitTable = (table: string): string => `unit${table[0]!.toUpperCase()}${table.slice(1)}`;
const UNIT_SERIES = ["stations", "operations", "offices"] as const satisfies readonly Series[];

/** 单位考核 (细则 §6): 40 + 60 for each series, with what it has instead and under each profile. */
export function lintUnits({ units }: RuleSet): LintFinding[] {
  const rows = [...units.indicators, ...units.replacements.flatMap(({ adds }) => adds)];
  return [
    ...rows.flatMap((row) => lintIndicator(row, unitTable)),
    ...lintHalves(units),
    ...UNIT_SERIES.flatMap((series) => lintSeries(units, series)),
    ...lintReferences(units),
    ...lintOverBonus(units, rows),
  ];
}

function lintHalves({ areas }: UnitRules): LintFinding[] {
  const sum = areas.reduce((total, { max }) => total + max, 0);
  if (sum === 10_000) return [];
  return [
    finding(
      "error",
      "units.halves",
      at("unitAreas", null, "max"),
      `队伍建设与业务建设合计 ${formatPoints(sum)} 分，不是 100 分；请调整两部分满分。`,
      `Both halves of the unit's score add up to ${formatPoints(sum)}, not to 100; change them.`,
    ),
  ];
}

/** The rows a series is scored by, and their full marks under a profile. */
function lintSeries(units: UnitRules, series: Series): LintFinding[] {
  const own = units.replacements.find((one) => one.series === series);
  const rows = [...units.indicators.filter(({ code }) => !own?.removes.includes(code)), ...(own?.adds ?? [])];
  const label = SERIES_LABEL[series];
  const plain = lintSums(units, rows, new Map(), {
    zh: `序列“${label.zh}”`,
    en: `series ${label.en}`,
    where: own ? at("unitReplacements", series, "removes") : at("unitIndicators", null, "max"),
  });
  // Profiles name indicators of the common table: a series that has others instead keeps its own.
  const profiles = units.profiles.flatMap((profile) => {
    if (own) return [];
    const shifts = new Map(profile.shifts.map(({ indicator, max }) => [indicator, max]));
    return lintSums(units, rows, shifts, {
      zh: `侧重方案“${profile.name.zh}”下序列“${label.zh}”`,
      en: `series ${label.en} under profile ${profile.name.en}`,
      where: at("unitShifts", null, "max"),
    });
  });
  return [...plain, ...profiles];
}

function lintSums(
  { areas }: UnitRules,
  rows: readonly UnitIndicatorRule[],
  shifts: ReadonlyMap<string, number>,
  { zh, en, where }: { zh: string; en: string; where: LintFinding["where"] },
): LintFinding[] {
  return areas.flatMap(({ area, name, max }) => {
    const sum = rows
      .filter((row) => row.area === area && row.max !== null)
      .reduce((total, row) => total + (shifts.get(row.code) ?? row.max ?? 0), 0);
    if (sum === max) return [];
    return [
      finding(
        "error",
        "units.series-sum",
        where,
        `${zh}“${name.zh}”各指标合计 ${formatPoints(sum)} 分，与满分 ${formatPoints(max)} 分不符；请调整指标、替代指标或方案的满分。`,
        `${name.en} of ${en} adds up to ${formatPoints(sum)}, not to ${formatPoints(max)}; change indicators, replacements or the profile.`,
      ),
    ];
  });
}

function lintReferences({ indicators, replacements, profiles }: UnitRules): LintFinding[] {
  const known = new Set(indicators.map(({ code }) => code));
  const lost = [
    ...replacements.flatMap(({ series, removes }) =>
      removes.map((code) => ({ code, where: at("unitReplacements", series, "removes") })),
    ),
    ...profiles.flatMap((profile) =>
      profile.shifts.map(({ indicator }) => ({
        code: indicator,
        where: at("unitShifts", `${profile.code} · ${indicator}`, "indicator"),
      })),
    ),
  ];
  return lost
    .filter(({ code }) => !known.has(code))
    .map(({ code, where }) =>
      finding(
        "error",
        "units.unknown-indicator",
        where,
        `引用的单位指标 ${code} 不存在；请改为单位指标表中的代码。`,
        `Unit indicator ${code} does not exist; name one of the table.`,
      ),
    );
}

function lintOverBonus({ overBonus }: UnitRules, rows: readonly UnitIndicatorRule[]): LintFinding[] {
  const one = rows.some(({ scoring }) => scoring.method === "RATE_TARGET" && scoring.overBonus !== undefined);
  if (!one || overBonus.cap <= overBonus.totalCap) return [];
  return [
    finding(
      "warning",
      "units.bonus-cap",
      at("unitBonus", null, "units.overBonus.totalCap"),
      `超额加分单项上限 ${formatPoints(overBonus.cap)} 分高于合计上限 ${formatPoints(overBonus.totalCap)} 分；请核对。`,
      `The cap of one extra, ${formatPoints(overBonus.cap)}, is above the cap of all, ${formatPoints(overBonus.totalCap)}; check.`,
    ),
  ];
}
