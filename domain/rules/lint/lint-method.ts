import { formatPoints } from "../../scoring/exact.ts";
import type { IndicatorMethod, IndicatorRule, TierMethod } from "../indicator-rule.ts";
import { COERCIVE } from "./lint-credits.ts";
import { at, finding, type LintFinding } from "./lint-finding.ts";

/** The tables of personal or of unit indicators: `tiers` or `unitTiers`. */
export type TableNamer = (table: string) => string;

/** 得分方法: full marks that cannot be reached, tiers out of order, targets of 0, and methods that set officers against each other. */
export function lintIndicator(row: IndicatorRule<string, string>, table: TableNamer): LintFinding[] {
  const { code, name, max, scoring } = row;
  const title = `${code}“${name.zh}”`;
  const isCeiling = scoring.method === "VETO" || scoring.method === "CAP_GRADE";
  if (isCeiling) return max === null ? lintCeiling(row, table) : [];
  if (max === null || max <= 0) {
    return [
      finding(
        "error",
        "indicator.no-max",
        at(table("indicators"), code, "max"),
        `指标 ${title} 没有满分，永远得 0 分；请填写满分，或改为一票否决、限制等次。`,
        `Indicator ${code} has no full marks; set them, or make it a veto or cap.`,
      ),
    ];
  }
  return [
    ...lintCoercive(row, table),
    ...lintMethod({ code, title, max, scoring }, table),
    ...(row.evidence.zh.trim() === ""
      ? [
          finding(
            "warning",
            "indicator.no-evidence",
            at(table("indicators"), code, "evidence.zh"),
            `指标 ${title} 没有写明证明材料，核查时无据可依；请填写由什么材料证明。`,
            `Indicator ${code} names no evidence; say what proves it.`,
          ),
        ]
      : []),
  ];
}

interface Scored {
  code: string;
  title: string;
  max: number;
  scoring: IndicatorMethod<string>;
}

function lintMethod({ code, title, max, scoring }: Scored, table: TableNamer): LintFinding[] {
  switch (scoring.method) {
    case "RATE_TARGET":
      if (!("fixed" in scoring.target) || scoring.target.fixed > 0) return [];
      return [
        finding(
          "error",
          "reach.target-zero",
          at(table("targets"), code, "target.fixed"),
          `指标 ${title} 的固定目标为 0，视为未下达任务，人人都是不适用；请填写大于 0 的目标。`,
          `Indicator ${code} has a fixed target of 0, which means not assigned for everybody; set a target above 0.`,
        ),
      ];
    case "DEDUCT_FLOOR":
      return scoring.items.flatMap(({ field, points, label }) =>
        points > 0
          ? []
          : [
              finding(
                "warning",
                "method.deducts-nothing",
                at(table("deductions"), `${code} · ${field}`, "points"),
                `指标 ${title} 的扣分项“${label.zh}”每次扣 ${formatPoints(points)} 分，填报了也不起作用；请填写扣分或删去这一行。`,
                `Deduction ${label.en} of ${code} costs ${formatPoints(points)}; set what it costs or drop the row.`,
              ),
            ],
      );
    case "TIER":
      return scoring.on === "number"
        ? lintTiers({ code, title, max, scoring }, table)
        : lintBest(code, title, max, Math.max(0, ...scoring.levels.map(({ points }) => points ?? 0)), table);
    case "PASS_FAIL":
      return lintBest(code, title, max, scoring.values.some(({ passes }) => passes) ? max : 0, table);
    case "RANK_STEP":
      return [
        finding(
          "warning",
          "method.rank-step",
          at(table("indicators"), code, "method"),
          `指标 ${title} 按名次递减得分：一人进步必有一人退步，与工作实绩无关；请改为完成率、分档或扣分。`,
          `Indicator ${code} scores by rank: one gains only where another loses, whatever the work; use a rate, tiers or deductions.`,
        ),
      ];
    case "MANUAL":
      return [
        finding(
          "warning",
          "method.manual",
          at(table("indicators"), code, "method"),
          `指标 ${title} 由审核人直接打分，没有客观依据可查；请改为有数据来源的得分方法。`,
          `Indicator ${code} is scored by the reviewer's own view; use a method with a source of figures.`,
        ),
      ];
    default:
      return [];
  }
}

function lintTiers(
  { code, title, max, scoring }: Scored & { scoring: TierMethod<string> },
  table: TableNamer,
): LintFinding[] {
  const { rows, direction, otherwise } = scoring;
  const findings = lintBest(code, title, max, rows[0]?.points ?? 0, table, "tiers");
  for (let index = 1; index < rows.length; index++) {
    const [before, row] = [rows[index - 1]!, rows[index]!];
    const where = at(table("tiers"), `${code} · ${row.bound}`, "bound");
    const ordered = direction === "atLeast" ? row.bound < before.bound : row.bound > before.bound;
    if (!ordered) {
      findings.push(
        finding(
          "error",
          "tiers.order",
          where,
          `指标 ${title} 第 ${index + 1} 档界限 ${row.bound} 与上一档 ${before.bound} 重叠或颠倒，这一档永远轮不到；请按“${direction === "atLeast" ? "从高到低" : "从低到高"}”排列。`,
          `Tier ${index + 1} of ${code} (${row.bound}) overlaps the one before (${before.bound}) and is never met; order them ${direction === "atLeast" ? "high to low" : "low to high"}.`,
        ),
      );
    } else if (row.points >= before.points) {
      findings.push(
        finding(
          "error",
          "tiers.points",
          { ...where, column: "points" },
          `指标 ${title} 第 ${index + 1} 档较差却得 ${formatPoints(row.points)} 分，不低于上一档的 ${formatPoints(before.points)} 分；请让得分随档次递减。`,
          `Tier ${index + 1} of ${code} is worse, yet earns ${formatPoints(row.points)}, no less than ${formatPoints(before.points)}; let points fall with the tiers.`,
        ),
      );
    }
  }
  const last = rows.at(-1);
  if (last && otherwise >= last.points) {
    findings.push(
      finding(
        "error",
        "tiers.otherwise",
        at(table("tierInputs"), code, "otherwise"),
        `指标 ${title} 各档都达不到时得 ${formatPoints(otherwise)} 分，不低于最后一档的 ${formatPoints(last.points)} 分；请降低其余得分。`,
        `Indicator ${code} earns ${formatPoints(otherwise)} when no tier is met, no less than the last tier's ${formatPoints(last.points)}; lower it.`,
      ),
    );
  }
  return findings;
}

/** The best level must be worth exactly the full marks. */
function lintBest(
  code: string,
  title: string,
  max: number,
  best: number,
  table: TableNamer,
  where: "tiers" | "levels" = "levels",
): LintFinding[] {
  if (best === max) return [];
  const low = best < max;
  return [
    finding(
      low ? "warning" : "error",
      low ? "reach.best-level" : "reach.above-max",
      at(table("indicators"), code, "max"),
      low
        ? `指标 ${title} 最好的一档只有 ${formatPoints(best)} 分，谁也得不到满分 ${formatPoints(max)} 分；请把第一档提高到满分或降低满分。`
        : `指标 ${title} 最好的一档 ${formatPoints(best)} 分超过满分 ${formatPoints(max)} 分；请降低第一档得分或提高满分。`,
      low
        ? `The best ${where === "tiers" ? "tier" : "level"} of ${code} earns ${formatPoints(best)}; nobody reaches the ${formatPoints(max)}. Raise it or lower the full marks.`
        : `The best ${where === "tiers" ? "tier" : "level"} of ${code} earns ${formatPoints(best)}, above its full marks of ${formatPoints(max)}; lower it.`,
    ),
  ];
}

function lintCeiling(
  { code, name, scoring }: IndicatorRule<string, string>,
  table: TableNamer,
): LintFinding[] {
  if (!("byCount" in scoring) || !scoring.byCount) return [];
  const { rows } = scoring.byCount;
  return rows.flatMap((row, index) =>
    index === 0 || row.atLeast < rows[index - 1]!.atLeast
      ? []
      : [
          finding(
            "error",
            "ceilings.order",
            at(table("ceilings"), `${code} · ${row.atLeast}`, "atLeast"),
            `${code}“${name.zh}”第 ${index + 1} 行次数 ${row.atLeast} 不小于上一行，永远轮不到；请从最严(次数最多)的填起。`,
            `Row ${index + 1} of ${code} (${row.atLeast}) is never met; begin with the strictest, that is the highest count.`,
          ),
        ],
  );
}

function lintCoercive(
  { code, name, scoring }: IndicatorRule<string, string>,
  table: TableNamer,
): LintFinding[] {
  const rewards =
    scoring.method === "RATE_TARGET" || scoring.method === "TIER" || scoring.method === "RANK_STEP";
  if (!rewards || !COERCIVE.test(name.zh)) return [];
  return [
    finding(
      "warning",
      "indicator.detention-target",
      at(table("indicators"), code, "name.zh"),
      `指标 ${code}“${name.zh}”把拘留、戒毒、罚款一类数量定为任务，中央政法机关已要求取消；请改为质量或效果指标。`,
      `Indicator ${code} makes a target of detentions, treatment or fines, which central bodies told bureaus to drop; use quality or effect.`,
    ),
  ];
}
