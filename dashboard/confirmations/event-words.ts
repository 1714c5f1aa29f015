import type { EventLine } from "../../domain/form/detail-lines.ts";
import type { Language } from "../../domain/language.ts";
import type { RuleSet } from "../../domain/rules/rule-set.ts";

/** An event's type and 级别 in words: `R5 通报表扬 · 县局通报表扬`. */
export function typeWords(
  rules: RuleSet | undefined,
  event: Pick<EventLine, "type" | "variant">,
  language: Language,
): string {
  const rule = rules?.events.find(({ type }) => type === event.type);
  if (!rule) return event.type;
  const value = event.variant === null ? undefined : rule.values.find((one) => one.variant === event.variant);
  const name = `${rule.type} ${rule.name[language]}`;
  return value ? `${name} · ${value.label[language]}` : name;
}
