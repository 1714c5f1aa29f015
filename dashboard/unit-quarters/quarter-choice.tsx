import type { UnitQuarterLine } from "../../domain/messages/unit-quarters.ts";
import { assessedPeriod } from "../../domain/assessment/period.ts";
import { useClock } from "../figures/use-clock.ts";
import { Choice } from "../filters/choice.tsx";
import { Filters } from "../filters/filters.tsx";
import type { Translate } from "../language.ts";
import { useAddress } from "../use-address.ts";
import { useText } from "../use-text.ts";
import { useUnitQuarters } from "./use-unit-quarters.ts";

/** The quarter in the address; the last computed one, or the newest, when it names none. */
export function useChosenQuarter(newest = false) {
  const { address, change } = useAddress();
  const now = useClock().data?.now;
  const asked = address.get("quarter");
  const year = Number(address.get("year") ?? asked?.slice(0, 4) ?? now?.slice(0, 4));
  const quarters = useUnitQuarters(Number.isNaN(year) ? undefined : year);
  const rows = quarters.data?.rows ?? [];
  const usual = newest ? rows.at(-1) : (rows.findLast(({ state }) => state !== null) ?? rows.at(-1));
  const line = rows.find(({ quarter }) => quarter === asked) ?? usual;
  return { address, change, quarters, rows, line, year };
}

export function quarterName(quarter: string, t: Translate): string {
  const period = assessedPeriod(quarter);
  return period ? t("period.quarter", { year: period.year, number: quarter.slice(-1) }) : quarter;
}

export function QuarterChoice(props: {
  years: readonly number[];
  rows: readonly UnitQuarterLine[];
  line: UnitQuarterLine | undefined;
  year: number;
  change: (values: Record<string, string | null>) => void;
  children?: React.ReactNode;
}) {
  const { t } = useText();
  const { change } = props;
  return (
    <Filters>
      <Choice
        label={t("unitQuarter.year")}
        value={String(props.year)}
        choose={(year) => {
          change({ year, quarter: null });
        }}
        options={props.years.map((year) => ({ value: String(year), label: String(year) }))}
      />
      <Choice
        label={t("unitQuarter.quarter")}
        value={props.line?.quarter ?? ""}
        choose={(quarter) => {
          change({ quarter });
        }}
        options={props.rows.map(({ quarter }) => ({ value: quarter, label: quarterName(quarter, t) }))}
      />
      {props.children}
    </Filters>
  );
}
