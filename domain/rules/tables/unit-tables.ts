import { SERIES_LABEL } from "../../people.ts";
import { choice, column, optionsFrom, points, words } from "./columns.ts";
import { UNIT } from "./indicator-scope.ts";
import { indicatorTable } from "./indicator-table.ts";
import { parameterTables } from "./parameter-tables.ts";
import type { Plain, RuleTable } from "./rule-table.ts";
import { childTable, formTable, listTable } from "./table-kinds.ts";

const INDICATOR = { refers: { table: "unitIndicators", column: "code" } };

export const UNIT_TABLES: readonly RuleTable[] = [
  listTable("units.areas", {
    ...{ code: "unitAreas", chapter: "units", shape: "fixed", fixedKeys: ["DW", "YW"] },
    name: { zh: "队伍建设与业务建设", en: "Halves of the unit's score" },
    note: { zh: "两部分满分，合计100。", en: "Full marks of both halves: 100 together." },
    columns: [
      choice("area", "部分", "Half", UNIT.areas),
      ...words("name", "名称", "Name"),
      points("max", "满分", "Full marks"),
    ],
  }),
  formTable({
    ...{ code: "unitBonus", chapter: "units", name: { zh: "单位超额加分", en: "Units' extra points" } },
    note: {
      zh: "每超目标若干百分点加分，单项和合计封顶。",
      en: "Extra points above target, capped each and in all.",
    },
    columns: [
      column("units.overBonus.step", "每超(百分点)", "Each (pp)", "number", { min: 0.0001, max: 1000 }),
      points("units.overBonus.per", "加分", "Adds"),
      points("units.overBonus.cap", "单项上限", "Each at most"),
      points("units.overBonus.totalCap", "合计上限", "In all at most"),
    ],
  }),
  {
    ...{ code: "unitReplacements", chapter: "units", shape: "rows", keys: ["series"] },
    name: { zh: "序列不适用的指标", en: "What a series does without" },
    note: {
      zh: "该序列不考核的指标；替代指标在单位指标表中注明“仅限序列”。",
      en: "Indicators a series does not have; what it has instead is marked in the table of unit indicators.",
    },
    columns: [
      choice(
        "series",
        "序列",
        "Series",
        optionsFrom(SERIES_LABEL).filter(({ value }) => value !== "leadership"),
      ),
      column("removes", "不适用的指标", "Without", "codes", {
        ...INDICATOR,
        required: false,
        blank: "empty",
      }),
    ],
    list: (ruleSet) => ruleSet.units.replacements,
    place: (draft, rows) => {
      const units = (draft.units ??= {}) as Plain;
      units.replacements = rows.map((row) => ({ ...row, adds: [] }));
    },
  },
  indicatorTable(UNIT),
  ...parameterTables(UNIT),
  listTable("units.profiles", {
    ...{ code: "unitProfiles", chapter: "units", name: { zh: "分值侧重方案", en: "Weight profiles" } },
    note: { zh: "成套调整单位指标满分，如“主防”。", en: "Named shifts of weight between indicators." },
    columns: [
      column("code", "代码", "Code", "code"),
      ...words("name", "名称", "Name"),
      column("enabled", "启用", "On", "boolean"),
    ],
  }),
  childTable(
    { path: "units.profiles", code: "code", column: "profile", list: "shifts" },
    {
      ...{
        code: "unitShifts",
        chapter: "units",
        name: { zh: "侧重方案的满分", en: "Weights of the profiles" },
      },
      note: {
        zh: "方案启用后的指标满分；分档按比例折算。",
        en: "Full marks under the profile; tiers scale.",
      },
      keys: ["profile", "indicator"],
      columns: [
        column("profile", "方案代码", "Profile", "code", {
          refers: { table: "unitProfiles", column: "code" },
        }),
        column("indicator", "指标代码", "Indicator", "code", INDICATOR),
        points("max", "满分", "Full marks"),
      ],
    },
  ),
];
