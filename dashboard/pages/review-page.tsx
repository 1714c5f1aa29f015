import { ApiProblem } from "../api.ts";
import { FiguresOf } from "../components/figures-of.tsx";
import { Failure, Loading } from "../components/notice.tsx";
import { PageHead } from "../components/page-head.tsx";
import { useChosenMonth } from "../figures/use-chosen-month.ts";
import { usePerson } from "../figures/use-person.ts";
import { useRules } from "../figures/use-rules.ts";
import { useUnits } from "../figures/use-units.ts";
import { Choice } from "../filters/choice.tsx";
import { Filters } from "../filters/filters.tsx";
import { MonthChoice } from "../filters/month-choice.tsx";
import { formatInstant } from "../formats/format-time.ts";
import { ReviewDesk } from "../review/review-desk.tsx";
import { HEADS, reviewScopes } from "../review/review-scope.ts";
import { useReviewRows } from "../review/use-review-rows.ts";
import { useAddress } from "../use-address.ts";
import { useText } from "../use-text.ts";

/** 审核评定: a head grades the officers and deputies of his unit, a leader the heads in his charge. */
export function ReviewPage() {
  const { t } = useText();
  const { address, change } = useAddress();
  const person = usePerson().data;
  const units = useUnits();
  const { query, months, month, line, choose } = useChosenMonth();
  const scopes = person ? reviewScopes(person) : [];
  const asked = address.get("unit");
  const scope = (asked === null ? scopes[0] : scopes.find(({ key }) => key === asked)) ?? null;
  const rows = useReviewRows(month, scope);
  const rules = useRules(rows.data?.ruleSet || null).data;
  if (query.isPending || units.isPending) return <Loading />;
  if (query.error && !query.data) return <Failure error={query.error} retry={() => void query.refetch()} />;
  const nameOf = (key: string) =>
    key === HEADS ? t("review.heads") : (units.data?.find(({ code }) => code === key)?.name ?? key);
  const deadline = scope?.key === HEADS ? line?.leaderReviewBy : line?.reviewBy;
  return (
    <>
      <PageHead
        title={t("nav.review")}
        aside={
          scope && deadline
            ? `${nameOf(scope.key)} · ${t("review.deadline", { time: formatInstant(deadline) })}`
            : undefined
        }
      >
        <Filters>
          {month ? <MonthChoice months={months} value={month} choose={choose} /> : null}
          {scope && scopes.length > 1 ? (
            <Choice
              label={t("filter.unit")}
              value={scope.key}
              choose={(chosen) => {
                change({ unit: chosen });
              }}
              options={scopes.map(({ key }) => ({ value: key, label: nameOf(key) }))}
            />
          ) : null}
        </Filters>
      </PageHead>
      {scope ? (
        <FiguresOf
          query={rows}
          isEmpty={(figures) => figures.rows.length === 0}
          emptyText={t("review.empty")}
        >
          {(figures) =>
            rules && line ? (
              <ReviewDesk
                key={`${line.month} ${scope.key}`}
                line={line}
                rows={figures.rows}
                grading={rules.grading}
                showsUnit={scope.key === HEADS}
              />
            ) : (
              <Loading />
            )
          }
        </FiguresOf>
      ) : (
        <Failure error={new ApiProblem(403, {})} />
      )}
    </>
  );
}
