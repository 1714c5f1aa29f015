import { kindOf, PERIOD_KINDS, periodHolding, periodName, periodsAmong, windowEnds } from "../period.ts";
import type { PeriodKind } from "../period.ts";
import type { Month } from "../../domain/month.ts";
import { formatMonth } from "../formats/format-time.ts";
import { lastMonthOf } from "../period.ts";
import { useText } from "../use-text.ts";
import { Choice } from "./choice.tsx";

/** Chooses a month, quarter, half-year, year, or a window by its two ends. */
export function PeriodChoice(props: {
  months: readonly Month[];
  value: string;
  choose: (period: string) => void;
}) {
  const { t, language } = useText();
  const kind = kindOf(props.value);
  const changeKind = (next: PeriodKind) => {
    const last = lastMonthOf(props.value);
    const newest = props.months.at(-1) ?? last;
    props.choose(periodHolding(last > newest ? newest : last, next));
  };
  return (
    <>
      <Choice
        label={t("filter.kind")}
        value={kind}
        options={PERIOD_KINDS.map((one) => ({ value: one, label: t(`filter.kind.${one}`) }))}
        choose={(next) => {
          changeKind(next as PeriodKind);
        }}
      />
      {kind === "window" ? (
        <WindowEnds {...props} />
      ) : (
        <Choice
          label={t("filter.period")}
          value={props.value}
          choose={props.choose}
          options={periodsAmong(props.months, kind).map((period) => ({
            value: period,
            label: periodName(period, t, language),
          }))}
        />
      )}
    </>
  );
}

function WindowEnds(props: { months: readonly Month[]; value: string; choose: (period: string) => void }) {
  const { t, language } = useText();
  const { from, to } = windowEnds(props.value);
  const options = props.months.map((month) => ({ value: month, label: formatMonth(month, language) }));
  return (
    <>
      <Choice
        label={t("filter.from")}
        value={from}
        options={options}
        choose={(month) => {
          props.choose(`${month}..${month > to ? month : to}`);
        }}
      />
      <Choice
        label={t("filter.to")}
        value={to}
        options={options}
        choose={(month) => {
          props.choose(`${month < from ? month : from}..${month}`);
        }}
      />
    </>
  );
}
