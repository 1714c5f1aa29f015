import { isCellProblem } from "../form/cell-problem.ts";
import { cellReader } from "../form/read-cell.ts";
import { CELL_SENTENCES } from "../form/cell-sentences.ts";
import { columnsFrom, type ListDefinition } from "../form/sheet-definition.ts";
import type { Language } from "../language.ts";
import type { TargetsReading } from "../messages/campaigns.ts";

/** 任务分解表: a row for every unit, a column for every scored indicator. */
export function targetsList(indicators: readonly { name: string; measure: string }[]): ListDefinition {
  return {
    title: { zh: "任务分解", en: "Targets" },
    columns: columnsFrom(
      [
        { key: "unit", heading: { zh: "单位代码", en: "Unit code" }, kind: "code", maxLength: 12, required: true, width: 9, prompt: { zh: "单位代码，文本格式。", en: "The unit's code as text." } },
        { key: "unitName", heading: { zh: "单位", en: "Unit" }, kind: "text", maxLength: 60, filledBy: "system", width: 20, prompt: { zh: "可留空。", en: "May be empty." } },
        ...indicators.map(({ name, measure }, index) => ({
          ...{ key: `i${index}`, heading: { zh: name, en: name }, kind: "number" as const, width: 14, min: 0 },
          ...{ max: 10_000_000, maxDecimals: 2, prompt: { zh: `任务数（${measure}），留空表示不下达。`, en: "The target; empty for none." } },
        })),
      ],
      { nullIsBlank: true, clause: "M50" },
    ),
  }; // prettier-ignore
}

/** Reads the uploaded rows: every good cell is kept, every bad one named by its row. */
export function readTargetRows(
  rows: readonly { sheetRow: number; cells: Record<string, unknown> }[],
  indicators: readonly { name: string; measure: string }[],
  units: ReadonlySet<string>,
  language: Language,
): TargetsReading {
  const { columns } = targetsList(indicators);
  const targets: TargetsReading["targets"] = [];
  const problems: TargetsReading["problems"] = [];
  const seen = new Map<string, number>();
  const place = (row: number): string => (language === "zh" ? `第 ${row} 行` : `Row ${row}`);
  const say = (row: number, zh: string, en: string): void =>
    void problems.push({ row, message: `${place(row)}${language === "zh" ? `：${zh}` : `: ${en}`}` });
  for (const { sheetRow, cells } of rows) {
    const code = cellReader(columns[0]!)(cells.unit);
    if (typeof code !== "string" || !units.has(code)) {
      say(sheetRow, "单位代码缺失或不存在，请填两位单位代码（文本格式）。", "the unit code is missing or unknown; type it as text."); // prettier-ignore
      continue;
    }
    const first = seen.get(code);
    if (first !== undefined) {
      say(sheetRow, `单位 ${code} 已在第 ${first} 行出现，请只留一行。`, `unit ${code} is in row ${first} already; keep one.`); // prettier-ignore
      continue;
    }
    seen.set(code, sheetRow);
    indicators.forEach(({ name }, index) => {
      const value = cellReader(columns[index + 2]!)(cells[`i${index}`]);
      if (isCellProblem(value)) {
        const sentence = CELL_SENTENCES[value.code]?.(value.params);
        say(sheetRow, `“${name}”${sentence?.zh ?? "无法识别。"}`, `“${name}” ${sentence?.en ?? "cannot be read."}`); // prettier-ignore
      } else if (typeof value === "number") {
        targets.push({ unit: code, indicator: name, target: Math.round(value * 100) });
      }
    });
  }
  return { targets, problems };
}
