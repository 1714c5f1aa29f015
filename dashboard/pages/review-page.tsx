import { ApiProblem } from "../api.ts";
import { FiguresOf } from "../components/figures-of.tsx";
import { Failure, Loading } from "../components/notice.tsx";
import { PageHead } from "../components/page-head.tsx";
import { useChosenMonth } from "../figures/use-chosen-month.ts";
import { useRules } from "../figures/use-rules.ts";
import { Choice } from "../filters/choice.tsx";
import { Filters } from "../filters/filters.tsx";
import { MonthChoice } from "../filters/month-choice.tsx";
import { formatInstant } from "../formats/format-time.ts";
import { isWaiting } from "../review/choices.ts";
import { ReviewDesk } from "../review/review-desk.tsx";
import { HEADS, LEADERS, reviewScopes, type ReviewScope } from "../review/review-scope.ts";
import { useReviewSheet } from "../review/use-review-sheet.ts";
import { useAddress } from "../use-address.ts";
import { useText } from "../use-text.ts";
import "../styles/review.css";

/** 审核签字: everybody whose month the reader reviews, a unit or a group of heads at a time (细则 §9). */
export function ReviewPage() {
  const { t } = useText();
  const { address, change } = useAddress();
  const { query, months, month, line, choose } = useChosenMonth({ practice: true });
  const sheet = useReviewSheet(month);
  const rules = useRules(sheet.data?.ruleSet ?? null).data;
  if (query.isPending) return <Loading />;
  if (query.error && !query.data) return <Failure error={query.error} retry={() => void query.refetch()} />;
  const scopes = sheet.data ? reviewScopes(sheet.data) : [];
  const asked = address.get("unit");
  const waitingFirst = scopes.find(({ rows }) => rows.some(isWaiting)) ?? scopes[0];
  const scope = (asked === null ? waitingFirst : scopes.find(({ key }) => key === asked)) ?? null;
  const nameOf = ({ key, unitName }: ReviewScope) =>
    key === HEADS ? t("review.heads") : key === LEADERS ? t("review.leaders") : (unitName ?? key);
  const waiting = scopes.reduce((sum, { rows }) => sum + rows.filter(isWaiting).length, 0);
  const byLeaders = scope?.key === HEADS || scope?.key === LEADERS;
  const deadline = byLeaders ? sheet.data?.leaderReviewBy : sheet.data?.reviewBy;
  return (
    <>
      <PageHead
        title={t("nav.review")}
        aside={
          scope && deadline
            ? [
                nameOf(scope),
                t("review.deadline", { time: formatInstant(deadline) }),
                t("review.inbox", { count: waiting }),
              ].join(" · ")
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
              options={scopes.map((one) => {
                const count = one.rows.filter(isWaiting).length;
                return {
                  value: one.key,
                  label: count > 0 ? `${nameOf(one)} (${String(count)})` : nameOf(one),
                };
              })}
            />
          ) : null}
        </Filters>
      </PageHead>
      <FiguresOf query={sheet} isEmpty={(figures) => figures.rows.length === 0} emptyText={t("review.empty")}>
        {(figures) =>
          !scope ? (
            <Failure error={new ApiProblem(403, {})} />
          ) : rules && line ? (
            <ReviewDesk
              key={`${figures.month} ${scope.key}`}
              line={line}
              ruleSet={figures.ruleSet}
              rows={scope.rows}
              pools={figures.pools}
              grading={rules.grading}
              showsUnit={byLeaders}
            />
          ) : (
            <Loading />
          )
        }
      </FiguresOf>
    </>
  );
}
