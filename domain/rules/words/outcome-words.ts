import { GRADE_LABEL } from "../../grade.ts";
import type { Bilingual } from "../../language.ts";
import type { OutcomeCondition, OutcomeRule } from "../outcome-rules.ts";

/** One consequence with everything that makes it proposed (细则 §11). */
export function outcomeInWords({ name, anyOf }: OutcomeRule): Bilingual {
  const words = anyOf.map(conditionInWords);
  return {
    zh: `${name.zh}：${words.map(({ zh }) => zh).join("，或")}`,
    en: `${name.en}: ${words.map(({ en }) => en).join(", or ")}`,
  };
}

function conditionInWords(one: OutcomeCondition): Bilingual {
  if (one.basis === "months") {
    const { zh, en } = GRADE_LABEL[one.grade];
    return one.successive
      ? { zh: `连续 ${one.atLeast} 个月评为${zh}`, en: `${one.atLeast} months in succession ${en}` }
      : { zh: `一年内 ${one.atLeast} 个月评为${zh}`, en: `${one.atLeast} months of a year ${en}` };
  }
  const { end, percent, within, successive, months } = one;
  const where = {
    zh: `排在${within === "series" ? "本序列" : "本序列同岗位"}${end === "top" ? "前" : "后"} ${percent}%`,
    en: `in the ${end === "top" ? "first" : "last"} ${percent} % of the ${within === "series" ? "series" : "list"}`,
  };
  const times =
    successive > 1
      ? { zh: `连续 ${successive} 个半年`, en: `${successive} half-years in succession ` }
      : { zh: "半年", en: "one half-year " };
  const grade = months && GRADE_LABEL[months.grade];
  return {
    zh: `${times.zh}${where.zh}${grade ? `且评为${grade.zh}的月份不少于 ${months.atLeast} 个` : ""}`,
    en: `${times.en}${where.en}${grade ? ` with at least ${months.atLeast} months ${grade.en}` : ""}`,
  };
}
