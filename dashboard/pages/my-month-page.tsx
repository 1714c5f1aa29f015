import { FiguresOf } from "../components/figures-of.tsx";
import { Empty, Failure, Loading } from "../components/notice.tsx";
import { PageHead } from "../components/page-head.tsx";
import { collectingMonth, useAllMonths } from "../figures/use-months.ts";
import { usePerson } from "../figures/use-person.ts";
import { useRules } from "../figures/use-rules.ts";
import { ApiProblem } from "../api.ts";
import { Filters } from "../filters/filters.tsx";
import { MonthChoice } from "../filters/month-choice.tsx";
import { MonthDesk } from "../my-month/month-desk.tsx";
import { MyHistory } from "../my-month/my-history.tsx";
import { useDraft, useMyMonth } from "../my-month/use-my-month.ts";
import { useAddress } from "../use-address.ts";
import { useText } from "../use-text.ts";
import "../styles/my-month.css";

/** 我的月报: an officer fills, checks and confirms his month, and sees what every point of it rests on. */
export function MyMonthPage() {
  const { t } = useText();
  const { address, change } = useAddress();
  const person = usePerson().data;
  const months = useAllMonths();
  const lines = months.data ?? [];
  const asked = address.get("month");
  const month = lines.some((line) => line.month === asked) ? asked : collectingMonth(lines);
  const figures = useMyMonth(person?.policeNo ? month : null);
  const draft = useDraft(person?.policeNo ? month : null);
  const rules = useRules(figures.data?.line.ruleSet ?? null).data;
  if (months.isPending) return <Loading />;
  if (months.error && !months.data)
    return <Failure error={months.error} retry={() => void months.refetch()} />;
  if (!person?.policeNo) return <Failure error={new ApiProblem(403, {})} />;
  const none = figures.error instanceof ApiProblem && figures.error.status === 404;
  const row = figures.data?.row;
  return (
    <>
      <PageHead
        title={t("nav.myMonth")}
        aside={row ? `${row.name} ${row.policeNo} · ${figures.data?.unit.name ?? ""}` : undefined}
      >
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
        </Filters>
      </PageHead>
      {none ? (
        <Empty text={t("myMonth.noReport")} />
      ) : (
        <FiguresOf query={figures}>
          {(shown) =>
            rules && draft.data !== undefined ? (
              <MonthDesk key={shown.line.month} figures={shown} draft={draft.data} rules={rules} />
            ) : draft.error ? (
              <Failure error={draft.error} retry={() => void draft.refetch()} />
            ) : (
              <Loading />
            )
          }
        </FiguresOf>
      )}
      <div className="grid">
        <MyHistory policeNo={person.policeNo} />
      </div>
    </>
  );
}
