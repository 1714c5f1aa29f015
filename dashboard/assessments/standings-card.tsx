import { Button, Field, Input } from "@fluentui/react-components";
import { GRADE_LABEL, GRADES } from "../../domain/grade.ts";
import type { PeriodLine, StandingPage } from "../../domain/messages/assessments.ts";
import { Card } from "../components/card.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { Empty } from "../components/notice.tsx";
import { Pager } from "../components/pager.tsx";
import { useUnits } from "../figures/use-units.ts";
import { Choice } from "../filters/choice.tsx";
import { Filters } from "../filters/filters.tsx";
import { UnitChoice } from "../filters/unit-choice.tsx";
import { periodName } from "../period.ts";
import { useAddress } from "../use-address.ts";
import { useText } from "../use-text.ts";
import { StandingsTable } from "./standings-table.tsx";
import { useStandings } from "./use-assessments.ts";

/** Who stands in the period, list by list; every filter stands in the address. */
export function StandingsCard(props: { line: PeriodLine }) {
  const { t, language } = useText();
  const { address, change } = useAddress();
  const { line } = props;
  const page = Math.max(1, Math.trunc(Number(address.get("page") ?? 1)) || 1);
  const ask = {
    ...{ list: address.get("list"), unit: address.get("unit"), grade: address.get("grade") },
    ...{ ranked: address.get("ranked"), search: address.get("search"), page },
  };
  const standings = useStandings(line.assessment ? line.period : null, ask);
  if (!line.assessment)
    return <Empty text={t("assess.nothing", { period: periodName(line.period, t, language) })} />;
  return (
    <Card
      wide
      title={periodName(line.period, t, language)}
      note={[
        t("assess.counts", { officers: line.assessment.officers, scored: line.assessment.scored }),
        t("ranking.rules", { version: line.assessment.ruleSet }),
        ...(line.kind === "quarter" ? [] : [t("assess.rankNote")]),
      ].join(" · ")}
      takeAway={{ title: periodName(line.period, t, language) }}
    >
      <StandingFilters page={standings.data} kind={line.kind} />
      <FiguresOf query={standings} isEmpty={({ total }) => total === 0} emptyText={t("assess.noMatch")}>
        {(figures) => (
          <>
            <StandingsTable kind={line.kind} figures={figures} />
            <Pager
              page={figures.page}
              pageSize={figures.pageSize}
              total={figures.total}
              go={(next) => {
                change({ page: next === 1 ? null : String(next) });
                window.scrollTo({ top: 0 });
              }}
            />
          </>
        )}
      </FiguresOf>
    </Card>
  );
}

const FILTERS = ["list", "unit", "grade", "ranked", "search"] as const;

function StandingFilters(props: { page: StandingPage | undefined; kind: PeriodLine["kind"] }) {
  const { t, language } = useText();
  const { address, change } = useAddress();
  const units = useUnits().data ?? [];
  const value = (name: string): string => address.get(name) ?? "";
  const set = (name: string) => (chosen: string) => {
    change({ [name]: chosen, page: null });
  };
  const lists = props.page?.lists ?? [];
  return (
    <Filters>
      <Choice
        label={t("assess.list")}
        value={value("list")}
        choose={set("list")}
        options={[
          { value: "", label: t("assess.allLists") },
          ...lists.map(({ list, label, officers }) => ({
            value: list,
            label: `${label[language]} (${officers})`,
          })),
        ]}
      />
      <UnitChoice units={units} value={value("unit")} whole={t("filter.all")} choose={set("unit")} />
      {props.kind === "year" ? (
        <Choice
          label={t("column.grade")}
          value={value("grade")}
          choose={set("grade")}
          options={[
            { value: "", label: t("filter.all") },
            ...GRADES.map((grade) => ({ value: grade, label: GRADE_LABEL[grade][language] })),
          ]}
        />
      ) : null}
      <Choice
        label={t("assess.ranked")}
        value={value("ranked")}
        choose={set("ranked")}
        options={[
          { value: "", label: t("filter.all") },
          { value: "yes", label: t(props.kind === "quarter" ? "assess.scoredOnly" : "assess.rankedOnly") },
          { value: "no", label: t(props.kind === "quarter" ? "assess.unscored" : "assess.unranked") },
        ]}
      />
      <Field label={t("assess.search")} size="small" className="choice">
        <Input
          type="search"
          size="small"
          value={value("search")}
          maxLength={40}
          onChange={(_event, data) => {
            change({ search: data.value, page: null }, { replace: true });
          }}
        />
      </Field>
      {FILTERS.some((name) => value(name) !== "") ? (
        <Button
          size="small"
          appearance="subtle"
          onClick={() => {
            change({ ...Object.fromEntries(FILTERS.map((name) => [name, null])), page: null });
          }}
        >
          {t("filter.reset")}
        </Button>
      ) : null}
    </Filters>
  );
}
