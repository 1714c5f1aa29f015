import type { CalendarDay } from "../../domain/calendar/workdays.ts";
import { daysIn, type Month } from "../../domain/month.ts";
import { formatMonth } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";

/** One month of the year's picture: a table of weeks; what differs from its weekday is marked and named. */
export function MonthGrid(props: {
  month: Month;
  special: ReadonlyMap<string, CalendarDay>;
  workdays: number;
  today: string;
}) {
  const { month, special } = props;
  const { t, language } = useText();
  const names = [
    ...new Set([...special.values()].filter(({ day }) => day.startsWith(month)).map(({ note }) => note)),
  ].filter(Boolean);
  return (
    <section className="month-grid">
      <table>
        <caption>
          <span>
            <strong>{formatMonth(month, language, "axis")}</strong>
            <small>{t("calendar.workdays", { count: props.workdays })}</small>
          </span>
        </caption>
        <thead>
          <tr>
            {[...t("calendar.weekdays")].map((name, index) => (
              <th key={index} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week, index) => (
            <tr key={index}>
              {week.map((day, column) =>
                day === null ? (
                  <td key={column} />
                ) : (
                  <Day
                    key={column}
                    day={day}
                    weekend={column > 4}
                    entry={special.get(day)}
                    today={props.today}
                  />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {names.length > 0 ? <p className="muted">{names.join(" · ")}</p> : null}
    </section>
  );
}

function Day(props: { day: string; weekend: boolean; entry: CalendarDay | undefined; today: string }) {
  const { t } = useText();
  const { day, entry, weekend } = props;
  const kind = entry ? (entry.workday ? "day-worked" : "day-off") : weekend ? "day-weekend" : "";
  const isToday = day === props.today;
  return (
    <td
      className={isToday ? `${kind} day-today` : kind}
      title={entry?.note || undefined}
      {...(isToday ? { "aria-current": "date" as const } : {})}
    >
      {Number(day.slice(8))}
      {entry ? <sup>{t(entry.workday ? "calendar.worked" : "calendar.off")}</sup> : null}
    </td>
  );
}

/** Days of a month in weeks from Monday; null = a day of another month. */
function weeksOf(month: Month): (string | null)[][] {
  const first = (new Date(`${month}-01T00:00:00.000Z`).getUTCDay() + 6) % 7;
  const cells: (string | null)[] = Array.from({ length: first }, () => null);
  for (let day = 1; day <= daysIn(month); day += 1) cells.push(`${month}-${String(day).padStart(2, "0")}`);
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}
