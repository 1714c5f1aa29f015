import { GRADE_LABEL } from "../../grade.ts";
import type { Bilingual } from "../../language.ts";
import type { EventEffect, EventTypeRule, EventValue } from "../event-type-rule.ts";
import type { RuleSet } from "../rule-set.ts";
import { plain } from "./method-words.ts";

/** What a reward or penalty is worth, its factors and cap, and what it does to the month besides (细则 §4). */
export function eventInWords(event: EventTypeRule, { indicators }: RuleSet): Bilingual {
  const { kind, values, levelFactor, monthMax, effects } = event;
  const nameOf = (code: string) => indicators.find((one) => one.code === code)?.name;
  const words = [
    ...(kind === "effect" ? [] : values.flatMap((value) => worth(value, values.length > 1))),
    ...(levelFactor ? [factors(levelFactor)] : []),
    ...(monthMax === null ? [] : [monthly(monthMax)]),
    ...effects.flatMap((effect) => besides(effect, values, nameOf)),
  ];
  return { zh: words.map(({ zh }) => zh).join("；"), en: words.map(({ en }) => en).join("; ") };
}

function signed(points: number): Bilingual {
  const amount = plain(Math.abs(points));
  return points > 0
    ? { zh: `加 ${amount} 分`, en: `+${amount}` }
    : { zh: `扣 ${amount} 分`, en: `−${amount}` };
}

function worth({ label, points, byLevel }: EventValue, several: boolean): Bilingual[] {
  if (byLevel) {
    const [head, deputy] = [signed(byLevel.head), signed(byLevel.deputy)];
    return [{ zh: `正职${head.zh}，副职${deputy.zh}`, en: `head ${head.en}, deputy ${deputy.en}` }];
  }
  const amount = signed(points);
  return [several ? { zh: `${label.zh}${amount.zh}`, en: `${label.en} ${amount.en}` } : amount];
}

function factors({ deputy, head }: NonNullable<EventTypeRule["levelFactor"]>): Bilingual {
  const [two, one] = [plain(deputy), plain(head)];
  return { zh: `副职乘以 ${two}，正职乘以 ${one}`, en: `deputies × ${two}, heads × ${one}` };
}

function monthly(points: number): Bilingual {
  return { zh: `每月最多 ${plain(points)} 分`, en: `at most ${plain(points)} a month` };
}

function besides(
  { variant, ceiling, deduct }: EventEffect,
  values: readonly EventValue[],
  nameOf: (code: string) => Bilingual | undefined,
): Bilingual[] {
  const label = variant === null ? undefined : values.find((value) => value.variant === variant)?.label;
  const when = label ? { zh: `${label.zh}的，`, en: `${label.en}: ` } : { zh: "", en: "" };
  const said: Bilingual[] = [];
  if (ceiling) {
    const grade = GRADE_LABEL[ceiling.grade];
    const poor = ceiling.grade === "poor";
    said.push({
      zh: poor ? `当月评为差（${ceiling.code}）` : `当月最高${grade.zh}（${ceiling.code}）`,
      en: poor ? `the month is Poor (${ceiling.code})` : `the month at most ${grade.en} (${ceiling.code})`,
    });
  }
  if (deduct) {
    const name = nameOf(deduct.indicator);
    said.push({
      zh: `${deduct.indicator}${name ? ` ${name.zh}` : ""}扣 ${plain(deduct.points)} 分`,
      en: `${deduct.indicator}${name ? ` ${name.en}` : ""} loses ${plain(deduct.points)}`,
    });
  }
  return said.map(({ zh, en }) => ({ zh: when.zh + zh, en: when.en + en }));
}
