import { labelOfList } from "../assessment/standing-list.ts";
import { GRADE_LABEL } from "../grade.ts";
import type { Bilingual } from "../language.ts";
import { monthNumber, yearOf, type Month } from "../month.ts";
import { SERIES_LABEL, type Series } from "../people.ts";
import type { IndicatorRule } from "../rules/indicator-rule.ts";
import type { OutcomeReason, OutcomeVeto } from "./outcome-facts.ts";

/** `2025-H1` → 2025年上半年. */
export function halfYearInWords(period: string): Bilingual {
  const [year = "", half] = period.split("-");
  return half === "H1"
    ? { zh: `${year}年上半年`, en: `first half of ${year}` }
    : half === "H2"
      ? { zh: `${year}年下半年`, en: `second half of ${year}` }
      : { zh: `${year}年`, en: year };
}

export function monthInWords(month: Month): Bilingual {
  return { zh: `${yearOf(month)}年${monthNumber(month)}月`, en: month };
}

/** What speaks for a proposal, in one sentence each. */
export function reasonInWords(reason: OutcomeReason): Bilingual {
  if (reason.kind === "months") return monthsInWords(reason);
  const half = halfYearInWords(reason.period);
  if (reason.kind === "gradedMonths") {
    const grade = GRADE_LABEL[reason.grade];
    return {
      zh: `${half.zh}评为${grade.zh} ${reason.count} 个月（要求不少于 ${reason.atLeast} 个月）`,
      en: `${reason.count} months of ${grade.en} in the ${half.en} (${reason.atLeast} are needed)`,
    };
  }
  const group = groupLabel(reason.group);
  const { place, of, percent } = reason;
  return reason.end === "top"
    ? {
        zh: `${half.zh}在${group.zh}${of}人中列第 ${place} 名，进入前 ${percent}%`,
        en: `${half.en}: place ${place} of ${of} (${group.en}), within the first ${percent} %`,
      }
    : {
        zh: `${half.zh}在${group.zh}${of}人中列倒数第 ${place} 名，处于末 ${percent}%`,
        en: `${half.en}: place ${place} from below of ${of} (${group.en}), within the last ${percent} %`,
      };
}

function monthsInWords({ grade, months, successive }: Extract<OutcomeReason, { kind: "months" }>): Bilingual {
  const label = GRADE_LABEL[grade];
  const zh = months.map((month) => monthInWords(month).zh).join("、");
  return {
    zh: `${zh}${successive ? "连续" : ""}评为${label.zh}（${months.length} 个月）`,
    en: `${months.length}${successive ? " successive" : ""} months of ${label.en}: ${months.join(", ")}`,
  };
}

/** Why it may not be adopted. */
export function vetoInWords(veto: OutcomeVeto, indicators: readonly IndicatorRule[]): Bilingual {
  const month = monthInWords(veto.month);
  if (veto.kind === "investigation")
    return { zh: `${month.zh}正在接受审查调查`, en: `under investigation in ${month.en}` };
  const rule = indicators.find(({ code }) => code === veto.code)?.name;
  const grade = GRADE_LABEL[veto.monthGrade];
  return {
    zh: `${month.zh}因${rule?.zh ?? veto.code}（${veto.code}）当月限为${grade.zh}`,
    en: `${month.en}: ${rule?.en ?? veto.code} (${veto.code}) held the month at ${grade.en}`,
  };
}

/** A series by name, or a list of its own. */
export function groupLabel(group: string): Bilingual {
  return group in SERIES_LABEL ? SERIES_LABEL[group as Series] : labelOfList(group);
}
