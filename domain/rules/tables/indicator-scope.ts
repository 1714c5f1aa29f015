import { AREA_LABEL } from "../../area.ts";
import { SERIES_LABEL } from "../../people.ts";
import type { RuleSet } from "../rule-set.ts";
import { FIELD_CHOICES, NUMBER_CHOICES, optional, optionsFrom } from "./columns.ts";
import { getAt } from "./paths.ts";
import type { Chapter, Plain, TableColumn, TableOption } from "./rule-table.ts";
import { without } from "./table-kinds.ts";

/** Personal and unit indicators are the same tables over different columns: 月报表 here, the units' sheet there. */
export interface IndicatorScope {
  /** Before the tables' codes: `tiers`, `unitTiers`. */
  code(table: string): string;
  chapter: Chapter;
  /** 个人 or 单位, before the tables' names. */
  zh: string;
  en: string;
  areas: readonly TableOption[];
  numbers: readonly TableOption[];
  lists: readonly TableOption[];
  open: boolean;
  extra: readonly TableColumn[];
  list(ruleSet: unknown): Plain[];
  place(draft: Plain, indicators: readonly Plain[]): void;
}

export const PERSONAL: IndicatorScope = {
  code: (table) => table,
  chapter: "personal",
  ...{ zh: "个人", en: "Personal" },
  areas: optionsFrom(AREA_LABEL).filter(({ value }) => value !== "JC"),
  numbers: NUMBER_CHOICES,
  lists: FIELD_CHOICES,
  open: false,
  extra: [],
  list: (ruleSet) => getAt(ruleSet, "indicators") as Plain[],
  place: (draft, indicators) => {
    draft.indicators = indicators;
  },
};

/** A unit's indicator may belong to one series only: it then stands among what that series has instead. */
export const UNIT: IndicatorScope = {
  code: (table) => `unit${table[0]!.toUpperCase()}${table.slice(1)}`,
  chapter: "units",
  ...{ zh: "单位", en: "Unit" },
  areas: [
    { value: "DW", label: { zh: "队伍建设", en: "Team" } },
    { value: "YW", label: { zh: "业务建设", en: "Work" } },
  ],
  numbers: [],
  lists: [],
  open: true,
  extra: [
    optional("series", "仅限序列", "Only for series", "choice", {
      options: optionsFrom(SERIES_LABEL).filter(({ value }) => value !== "leadership"),
      blankMeans: { zh: "全部序列", en: "all series" },
    }),
  ],
  list: (ruleSet) => {
    const { indicators, replacements } = (ruleSet as RuleSet).units;
    return [
      ...(indicators as unknown as Plain[]),
      // The parameters are written into what this list names: a copy shares its `scoring` with the original.
      ...replacements.flatMap(({ series, adds }) => adds.map((row): Plain => ({ ...row, series }))),
    ];
  },
  place: (draft, indicators) => {
    const units = (draft.units ??= {}) as Plain;
    const replacements = (units.replacements ??= []) as {
      series: unknown;
      removes: string[];
      adds: Plain[];
    }[];
    units.indicators = indicators.filter(({ series }) => series === undefined);
    for (const row of indicators) {
      if (row.series === undefined) continue;
      let found = replacements.find(({ series }) => series === row.series);
      if (!found) replacements.push((found = { series: row.series, removes: [], adds: [] }));
      found.adds.push(without(row, "series"));
    }
  },
};
