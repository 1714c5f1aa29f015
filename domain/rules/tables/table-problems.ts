import type { Bilingual } from "../../language.ts";
import type { RuleTable, TableProblem } from "./rule-table.ts";

/** @param index 0 = the first row */
export function problemAt(table: RuleTable, index: number, key: string, message: Bilingual): TableProblem {
  const column = table.columns.find((one) => one.key === key)?.name ?? { zh: key, en: key };
  return {
    ...{ table: table.code, row: index + 1, column: key },
    message: {
      zh: `表“${table.name.zh}”第 ${index + 1} 行“${column.zh}”：${message.zh}。`,
      en: `Table “${table.name.en}”, row ${index + 1}, “${column.en}”: ${message.en}.`,
    },
  };
}

export function ofTable(table: RuleTable, message: Bilingual): TableProblem {
  return {
    ...{ table: table.code, row: null, column: null },
    message: { zh: `表“${table.name.zh}”：${message.zh}。`, en: `Table “${table.name.en}”: ${message.en}.` },
  };
}
