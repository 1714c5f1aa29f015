import { ApiProblem } from "../api.ts";
import { LinesDesk } from "../collect/lines-desk.tsx";
import { useCollected } from "../collect/use-collected.ts";
import type { CollectedFigures } from "../../domain/messages/filling.ts";
import type { RuleSet } from "../../domain/rules/rule-set.ts";
import { FiguresOf } from "../components/figures-of.tsx";
import { Empty, Failure, Loading } from "../components/notice.tsx";
import { PageHead } from "../components/page-head.tsx";
import { useClock } from "../figures/use-clock.ts";
import { useAllMonths } from "../figures/use-months.ts";
import { usePerson } from "../figures/use-person.ts";
import { useRules } from "../figures/use-rules.ts";
import { useUnits } from "../figures/use-units.ts";
import { Filters } from "../filters/filters.tsx";
import { MonthChoice } from "../filters/month-choice.tsx";
import { UnitChoice } from "../filters/unit-choice.tsx";
import { formatInstant } from "../formats/format-time.ts";
import { useAddress } from "../use-address.ts";
import { useText } from "../use-text.ts";
import "../styles/my-month.css";

/** 日常收集: events and credits are recorded on the day they become known and land in the month of their date. */
export function CollectPage() {
  const { t } = useText();
  const { address, change } = useAddress();
  const person = usePerson().data;
  const months = useAllMonths();
  const clock = useClock().data;
  const units = useUnits().data ?? [];
  const mine = [...new Set([...(person?.units.fills ?? []), ...(person?.units.heads ?? [])])];
  const lines = months.data ?? [];
  const asked = address.get("month");
  // Collecting is about now: the running month, unless the address says otherwise.
  const today = clock ? formatInstant(clock.now).slice(0, 7) : null;
  const month = lines.some((line) => line.month === asked) ? asked : today;
  const unit = address.get("unit") ?? mine[0] ?? null;
  const query = useCollected(month, unit);
  const rules = useRules(query.data?.line.ruleSet ?? null).data;
  if (months.isPending) return <Loading />;
  if (months.error && !months.data)
    return <Failure error={months.error} retry={() => void months.refetch()} />;
  const none = query.error instanceof ApiProblem && query.error.status === 404;
  return (
    <>
      <PageHead title={t("nav.collect")} aside={t("collect.about")}>
        <Filters>
          {month ? (
            <MonthChoice
              months={lines}
              value={month}
              choose={(chosen) => {
                change({ month: chosen });
              }}
            />
          ) : null}
          {mine.length > 1 ? (
            <UnitChoice
              units={units.filter(({ code }) => mine.includes(code))}
              value={unit ?? ""}
              choose={(code) => {
                change({ unit: code });
              }}
            />
          ) : null}
        </Filters>
      </PageHead>
      {none ? (
        <Empty text={t("collect.nobody")} />
      ) : (
        <FiguresOf query={query}>
          {(figures) =>
            rules ? (
              <Collected
                key={`${figures.line.month} ${figures.unit.code}`}
                figures={figures}
                rules={rules}
                policeNo={person?.policeNo ?? null}
              />
            ) : (
              <Loading />
            )
          }
        </FiguresOf>
      )}
    </>
  );
}

function Collected(props: { figures: CollectedFigures; rules: RuleSet; policeNo: string | null }) {
  const { t } = useText();
  const { figures, rules, policeNo } = props;
  const { may, officers, line, unit } = figures;
  const people = (scope: CollectedFigures["may"]["events"]) =>
    scope === "unit" ? officers : scope === "own" ? officers.filter((one) => one.policeNo === policeNo) : [];
  const names = new Map(officers.map((officer) => [officer.policeNo, officer.name]));
  const common = {
    ...{ rules, unit, month: line.month, writable: figures.writable, showsWho: officers.length > 1 },
    ...{ credits: figures.credits, events: figures.events },
    nameOf: (no: string) => names.get(no) ?? no,
  };
  return (
    <div className="grid">
      <LinesDesk
        {...common}
        sheet="events"
        people={people(may.events)}
        forUnit={may.events === "unit"}
        note={t("collect.eventsNote")}
      />
      <LinesDesk
        {...common}
        sheet="credits"
        people={people(may.credits)}
        forUnit={false}
        note={t("collect.creditsNote")}
      />
    </div>
  );
}
