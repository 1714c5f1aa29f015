import type { IndicatorRule, OverBonus } from "./indicator-rule.ts";
import type { Bilingual } from "../language.ts";
import type { Series } from "../people.ts";
import type { Hundredths } from "../scoring/points.ts";

/** DW 队伍建设 40, YW 业务建设 60. */
export type UnitArea = "DW" | "YW";
export type UnitIndicatorRule = IndicatorRule<string, UnitArea>;

/** 单位考核细则 §6, quarterly. */
export interface UnitRules {
  areas: { area: UnitArea; name: Bilingual; max: Hundredths }[];
  indicators: UnitIndicatorRule[];
  overBonus: OverBonus & { totalCap: Hundredths };
  /** Rows a series has instead of others. */
  replacements: { series: Series; removes: string[]; adds: UnitIndicatorRule[] }[];
  /** Named shifts of weight between rows; TIER rows scale with their maximum. */
  profiles: {
    code: string;
    name: Bilingual;
    enabled: boolean;
    shifts: { indicator: string; max: Hundredths }[];
  }[];
}
