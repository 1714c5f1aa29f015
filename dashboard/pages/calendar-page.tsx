import { Choice } from "../filters/choice.tsx";
import { CourseCard } from "../calendar/course-card.tsx";
import { DayCard } from "../calendar/day-card.tsx";
import { ImportCard } from "../calendar/import-card.tsx";
import { useCalendarYear, useCourses } from "../calendar/use-calendar.ts";
import { WindowCard } from "../calendar/window-card.tsx";
import { YearCard } from "../calendar/year-card.tsx";
import type { MonthCourse } from "../../domain/messages/calendar.ts";
import { FiguresOf } from "../components/figures-of.tsx";
import { Loading } from "../components/notice.tsx";
import { PageHead } from "../components/page-head.tsx";
import { useClock } from "../figures/use-clock.ts";
import { usePerson } from "../figures/use-person.ts";
import { Filters } from "../filters/filters.tsx";
import { formatInstant, formatMonth } from "../formats/format-time.ts";
import { holds } from "../oversees.ts";
import { useAddress } from "../use-address.ts";
import { useText } from "../use-text.ts";
import "../styles/calendar.css";

/** 考核日历: the steps of each month and the workdays they are counted in. Everyone reads; the files office edits. */
export function CalendarPage() {
  const { t, language } = useText();
  const { address, change } = useAddress();
  const now = useClock().data?.now;
  const person = usePerson().data;
  const courses = useCourses();
  const thisYear = Number(now?.slice(0, 4) ?? 0);
  const year = Number(address.get("year") ?? thisYear);
  const calendar = useCalendarYear(year);
  if (!now) return <Loading />;
  const edits = person ? holds("filesOffice")(person) : false;
  const all = [...(courses.data ?? [])].reverse();
  const course = all.find(({ month }) => month === address.get("month")) ?? currentCourse(all);
  const named = ({ month, practice, backFilled }: MonthCourse): string => {
    const name = formatMonth(month, language);
    return practice ? t("calendar.practiceMonth", { month: name }) : backFilled ? t("calendar.backFilledMonth", { month: name }) : name; // prettier-ignore
  };
  return (
    <>
      <PageHead title={t("calendar.title")} aside={formatInstant(now)}>
        <Filters>
          <Choice
            label={t("calendar.month")}
            value={course?.month ?? ""}
            options={all.map((each) => ({ value: each.month, label: named(each) }))}
            choose={(month) => {
              change({ month });
            }}
          />
        </Filters>
      </PageHead>
      <div className="grid calendar">
        <FiguresOf query={courses}>
          {() => (course ? <CourseCard key={course.month} course={course} now={now} edits={edits} /> : null)}
        </FiguresOf>
        <FiguresOf query={calendar}>
          {(figures) => (
            <YearCard
              year={figures}
              today={formatInstant(now).slice(0, 10)}
              go={(to) => {
                change({ year: String(to) }, { replace: true });
              }}
            />
          )}
        </FiguresOf>
        {edits ? (
          <>
            <ImportCard />
            <DayCard />
            <WindowCard />
          </>
        ) : null}
      </div>
    </>
  );
}

/** The month whose course is under way and nearest to its end; newest first in, oldest collecting one out. */
function currentCourse(newestFirst: readonly MonthCourse[]): MonthCourse | undefined {
  const collecting = newestFirst.filter(
    ({ state, practice }) => !practice && (state === "open" || state === "reviewing"),
  );
  return collecting.at(-1) ?? newestFirst[0];
}
