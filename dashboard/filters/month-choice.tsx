import type { MonthLine } from "../../domain/messages.ts";
import type { Month } from "../../domain/month.ts";
import { formatMonth } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";
import { Choice } from "./choice.tsx";

/** Chooses a month that has begun, newest first, each with its state. */
export function MonthChoice(props: {
  months: readonly MonthLine[];
  value: Month;
  choose: (month: Month) => void;
}) {
  const { t, language } = useText();
  const begun = props.months.filter((line) => line.state !== "upcoming" || line.month === props.value);
  return (
    <Choice
      label={t("filter.month")}
      value={props.value}
      choose={props.choose}
      options={[...begun].reverse().map((line) => ({
        value: line.month,
        label: [
          formatMonth(line.month, language),
          t(`monthState.${line.state}`),
          ...(line.practice ? [t("todos.practice")] : []),
        ].join(" · "),
      }))}
    />
  );
}
