import type { RuleSet } from "../rule-set.ts";
import { getAt, setAt } from "./paths.ts";
import type { Plain, RuleTable } from "./rule-table.ts";

type Sketch = Omit<RuleTable, "list" | "place" | "shape" | "keys"> &
  Partial<Pick<RuleTable, "shape" | "keys">>;

/** A list of the rule set as it is. */
export function listTable(path: string, sketch: Sketch): RuleTable {
  return {
    ...{ shape: "rows", keys: [sketch.columns[0]!.key], ...sketch },
    list: (ruleSet: RuleSet) => getAt(ruleSet, path) as object[],
    place: (draft, rows) => {
      setAt(draft, path, rows);
    },
  };
}

/** Single values from all over the rule set, as one form; the columns' keys are paths from its root. */
export function formTable(sketch: Sketch): RuleTable {
  return {
    ...{ keys: [], ...sketch, shape: "form" },
    list: (ruleSet: RuleSet) => [ruleSet],
    place: (draft, rows) => {
      for (const { key } of sketch.columns) {
        const value = getAt(rows[0] ?? {}, key);
        if (value !== undefined) setAt(draft, key, value);
      }
    },
  };
}

/** Lists within the rows of another list: the parent's code stands in the column `parent.code`. */
export function childTable(
  parent: { path: string; code: string; column: string; list: string },
  sketch: Sketch,
): RuleTable {
  return {
    ...{ shape: "rows", keys: [parent.column], ...sketch },
    list: (ruleSet: RuleSet) =>
      (getAt(ruleSet, parent.path) as Plain[]).flatMap((one) =>
        (one[parent.list] as Plain[]).map((row) => ({ ...row, [parent.column]: one[parent.code] })),
      ),
    place: (draft, rows) => {
      for (const one of getAt(draft, parent.path) as Plain[]) {
        one[parent.list] = rows
          .filter((row) => row[parent.column] === one[parent.code])
          .map((row) => without(row, parent.column));
      }
    },
  };
}

export function without(row: Plain, ...keys: string[]): Plain {
  return Object.fromEntries(Object.entries(row).filter(([key]) => !keys.includes(key)));
}
