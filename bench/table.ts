import type { Figure } from "./figure.ts";

const HEADINGS = [
  "项 Row",
  "指标 Figure",
  "我方 Ours",
  "参照 Reference",
  "比值 Ratio",
  "目标 Target",
  "结果 Result",
];
const RIGHT = new Set([2, 3, 4, 5]);

/** The figures as a table for a terminal: Chinese characters count two columns. */
export function drawTable(figures: readonly Figure[]): string {
  const rows = [HEADINGS, ...figures.map(cellsOf)];
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ""))));
  const draw = (row: readonly string[]): string =>
    row
      .map((cell, column) => {
        const room = " ".repeat((widths[column] ?? 0) - widthOf(cell));
        return RIGHT.has(column) ? room + cell : cell + room;
      })
      .join("  ")
      .trimEnd();
  const [head = [], ...body] = rows;
  const rule = "─".repeat(widths.reduce((sum, width) => sum + width + 2, -2));
  return [draw(head), rule, ...body.map(draw)].join("\n");
}

/** Notes below the table: how a figure was taken, against what. */
export function drawNotes(figures: readonly Figure[]): string {
  const lines = figures
    .filter(({ note, referenceName }) => note !== "" || referenceName !== "")
    .map(({ plan, name, note, referenceName }) =>
      [`  ${plan} ${name.zh}:`, referenceName && `参照 = ${referenceName}`, note]
        .filter((part) => part !== "")
        .join(" "),
    );
  return [...new Set(lines)].join("\n");
}

function cellsOf(one: Figure): string[] {
  const { target } = one;
  const sign = target?.direction === "atLeast" ? "≥" : "≤";
  const limit = target === null ? "" : `${sign} ${amount(target.value)}${target.of === "ratio" ? "×" : ""}`;
  return [
    one.plan,
    `${one.name.zh} ${one.name.en}`,
    `${amount(one.ours)} ${one.unit}`,
    one.reference === null ? "" : `${amount(one.reference)} ${one.unit}`,
    one.ratio === null ? "" : `${amount(one.ratio)}×`,
    limit,
    one.ok === null ? "–" : one.ok ? "ok" : "missed 未达",
  ];
}

function amount(value: number): string {
  if (!Number.isFinite(value)) return "–";
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString("en-US");
  return String(Number(value.toFixed(Math.abs(value) >= 10 ? 1 : 2)));
}

function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += /[\u1100-\u115f\u2e80-\uffdc]/.test(character) ? 2 : 1;
  return width;
}
