import type { Bilingual } from "../../language.ts";
import { POST_TYPE_LABEL } from "../../people.ts";
import type { PostType } from "../../people.ts";
import type { CompiledIndicator } from "../compile-rules.ts";
import { formatPoints, SCALE } from "../exact.ts";
import type { ExplainedIndicator, Hundredths } from "../points.ts";
import type { CreditSum, ItemSum } from "../sum-credits.ts";
import { innerPoints, joined, plain, quantity, short } from "./words.ts";

/** GZ-03: every item with its quantities, month caps, and the indicator's own cap. */
export function explainCredits(
  indicator: CompiledIndicator,
  sum: CreditSum,
  earned: Hundredths,
  postType: PostType,
): ExplainedIndicator {
  const { code, area, name, max, rule } = indicator;
  return {
    code,
    area,
    name,
    max,
    earned,
    state: "scored",
    inputs: sum.items.map((item) => ({ label: itemName(item), value: itemQuantities(item) })),
    formula: creditsFormula(sum, max, earned),
    clause: rule.clause,
    notes: [...sum.items.flatMap((item) => itemNotes(item, postType)), ...unknownNotes(sum)],
  };
}

function creditsFormula(sum: CreditSum, max: Hundredths, earned: Hundredths): Bilingual {
  const result = formatPoints(earned);
  const terms = sum.items.filter((item) => item.allowed).map(itemTerm);
  if (terms.length === 0)
    return { zh: `本月无计分实绩 = ${result}`, en: `No credits this month = ${result}` };
  const text = joined(terms, " + ");
  if (sum.counted <= max * SCALE) return { zh: `${text.zh} = ${result}`, en: `${text.en} = ${result}` };
  const before = innerPoints(sum.counted);
  return { zh: `${text.zh} = ${before} → 上限 ${result}`, en: `${text.en} = ${before} → at most ${result}` };
}

/** `c06 主办 2×1 + c06 协办 1×0.5`; with a month cap that bites `c12 min(3, 20×0.2)`. */
function itemTerm({ item, parts, sum, counted }: ItemSum): Bilingual {
  const terms = parts.map(({ value, units }) => {
    const product = `${quantity(units)}×${short(value.points)}`;
    if (item.values.length === 1) return plain(product);
    return { zh: `${value.label.zh} ${product}`, en: `${value.label.en} ${product}` };
  });
  if (counted === sum)
    return joined(
      terms.map((term) => ({ zh: `${item.code} ${term.zh}`, en: `${item.code} ${term.en}` })),
      " + ",
    );
  const inner = joined(terms, " + ");
  const cap = short(item.monthCap ?? 0);
  return { zh: `${item.code} min(${cap}, ${inner.zh})`, en: `${item.code} min(${cap}, ${inner.en})` };
}

function itemName({ item }: ItemSum): Bilingual {
  return { zh: `${item.code} ${item.name.zh}`, en: `${item.code} ${item.name.en}` };
}

function itemQuantities({ item, parts }: ItemSum): Bilingual {
  return joined(
    parts.map(({ value, quantity: amount }) => {
      const count = quantity(amount);
      const one = item.values.length === 1;
      return {
        zh: `${one ? "" : `${value.label.zh} `}${count} ${item.unit.zh}`,
        en: `${one ? "" : `${value.label.en} `}${count} ${item.unit.en}`,
      };
    }),
    ", ",
  );
}

function itemNotes({ item, sum, counted, allowed }: ItemSum, postType: PostType): Bilingual[] {
  if (!allowed) {
    const post = POST_TYPE_LABEL[postType];
    return [
      {
        zh: `${item.code} 不适用于岗位“${post.zh}”, 计 0 分`,
        en: `${item.code} is not for the post “${post.en}”: 0 points`,
      },
    ];
  }
  if (item.statisticsOnly)
    return [{ zh: `${item.code} 只作统计, 不计分`, en: `${item.code} is counted for statistics only` }];
  if (counted === sum) return [];
  const over = innerPoints(sum - counted);
  const cap = short(item.monthCap ?? 0);
  return [
    {
      zh: `${item.code} 月上限 ${cap} 分, 超出 ${over} 分不计`,
      en: `${item.code} is capped at ${cap} a month; ${over} not counted`,
    },
  ];
}

function unknownNotes({ unknown }: CreditSum): Bilingual[] {
  return [...new Set(unknown.map((line) => line.item))].sort().map((code) => ({
    zh: `${code} 的项目、角色或级别不在表3, 计 0 分`,
    en: `${code}: item, role or variant is not in table 3, 0 points`,
  }));
}
