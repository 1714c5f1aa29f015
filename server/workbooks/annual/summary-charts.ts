import { GRADE_LABEL, GRADES } from "../../../domain/grade.ts";
import { letterOf } from "../../../domain/form/sheet-definition.ts";
import { gradedIn } from "../../figures/unit-sums.ts";
import { nativeChartXml } from "../charts/native-chart.ts";
import type { AnnualScope } from "./annual-scope.ts";
import type { DrawingItem } from "./drawing-parts.ts";
import { unitsByMean } from "./units-by-mean.ts";

/** Rows of the summary sheet its charts are drawn of. */
export interface SummaryPlace {
  monthsHead: number;
  lastMonth: number;
  unitsFrom: number;
  lastUnit: number;
}

/** Native charts of the summary's own cells, in the room beside its tables; a reader may edit them. */
export function summaryCharts(sheet: string, scope: AnnualScope, place: SummaryPlace): DrawingItem[] {
  const { monthsHead, lastMonth } = place;
  const known = scope.months.filter(({ known: month }) => month);
  if (known.length === 0) return [];
  const first = monthsHead + 1;
  const labels = known.map(({ number }) => `${number}月`);
  const ref = (column: string): string => `$${column}$${first}:$${column}$${lastMonth}`;
  const sumsOf = known.map(({ month }) => scope.sumsByMonth.get(month));
  const category = { ref: ref("B"), values: labels };
  const colours = ["1E7B34", "2E75B6", "8FAADC", "F4B183", "C00000"];
  const grades = nativeChartXml({
    title: `${scope.year}年各月等次分布（人）`,
    kind: "stacked",
    sheet,
    category,
    series: GRADES.map((grade, index) => {
      const column = letterOf(8 + index);
      const values = sumsOf.map((sums) => sums?.grades[grade] ?? 0);
      return { name: GRADE_LABEL[grade].zh, nameRef: `$${column}$${monthsHead}`, ref: ref(column), values, colour: colours[index]! }; // prettier-ignore
    }),
    format: "0",
  });
  const rates = sumsOf.map((sums) =>
    sums?.progress.expected ? sums.progress.complete / sums.progress.expected : 0,
  );
  const completion = nativeChartXml({
    title: `${scope.year}年各月填报完成率`,
    kind: "line",
    sheet,
    category,
    series: [{ name: "完成率", nameRef: `$F$${monthsHead}`, ref: ref("F"), values: rates, colour: "1F4E79" }],
    format: "0%",
    range: { min: 0, max: 1 },
  });
  const graded = sumsOf.some((sums) => sums && gradedIn(sums) > 0);
  const box = { row: 2, width: 410, height: 330 };
  const items: DrawingItem[] = [
    { ...box, name: "各月填报完成率", column: graded ? 20 : 14, chartXml: completion },
  ];
  if (graded) items.unshift({ ...box, name: "各月等次分布", column: 14, chartXml: grades });
  const means = unitMeans(sheet, scope, place);
  if (means) items.push({ row: place.lastUnit + 2, width: 760, height: 300, name: "各单位均分", column: 16, chartXml: means }); // prettier-ignore
  return items;
}

/** 各单位均分 beside the results: the column of means, best first within each series. */
function unitMeans(sheet: string, scope: AnnualScope, { unitsFrom }: SummaryPlace): string | null {
  const units = unitsByMean(scope);
  const means = units.map(({ mean }) => mean ?? 0);
  if (units.length < 2 || means.every((mean) => mean === 0)) return null;
  const [from, to] = [unitsFrom + 1, unitsFrom + units.length];
  const lowest = Math.min(...means.filter((mean) => mean > 0));
  return nativeChartXml({
    title: `${scope.year}年各单位均分（按序列由高到低）`,
    kind: "bar",
    sheet,
    category: { ref: `$B$${from}:$B$${to}`, values: units.map(({ unit }) => unit.name) },
    series: [
      {
        name: "均分",
        nameRef: `$R$${unitsFrom}`,
        ref: `$R$${from}:$R$${to}`,
        values: means,
        colour: "2E75B6",
      },
    ],
    format: "0",
    range: { min: Math.max(0, Math.floor((lowest - 5) / 5) * 5), max: 100 },
  });
}
