import { Button } from "@fluentui/react-components";
import { ChevronLeftRegular } from "@fluentui/react-icons/svg/chevron-left";
import { ChevronRightRegular } from "@fluentui/react-icons/svg/chevron-right";
import type { CalendarYear } from "../../domain/messages/calendar.ts";
import { monthOf } from "../../domain/month.ts";
import { fileAddress } from "../api.ts";
import { Card } from "../components/card.tsx";
import { useText } from "../use-text.ts";
import { MonthGrid } from "./month-grid.tsx";

/** A year's workdays with its holidays and exchanged days. */
export function YearCard(props: { year: CalendarYear; today: string; go: (year: number) => void }) {
  const { t } = useText();
  const { year, days, provisional, workdays } = props.year;
  const total = Object.values(workdays).reduce((sum, count) => sum + count, 0);
  const special = new Map(days.map((entry) => [entry.day, entry]));
  return (
    <Card
      wide
      title={t("calendar.year", { year })}
      note={t("calendar.yearNote", { count: total })}
      tools={
        <span className="year-tools">
          <Button
            size="small"
            icon={<ChevronLeftRegular />}
            aria-label={t("calendar.previousYear")}
            onClick={() => {
              props.go(year - 1);
            }}
          />
          <Button
            size="small"
            icon={<ChevronRightRegular />}
            aria-label={t("calendar.nextYear")}
            onClick={() => {
              props.go(year + 1);
            }}
          />
        </span>
      }
    >
      {provisional ? (
        <p className="stale" role="note">
          {t("calendar.provisional", { year })}
        </p>
      ) : null}
      <p className="legend">
        <span className="day-off">{t("calendar.off")}</span> {t("calendar.legend.off")}
        <span className="day-worked">{t("calendar.worked")}</span> {t("calendar.legend.worked")}
        <span className="day-weekend">6</span> {t("calendar.legend.weekend")}
        <a href={fileAddress(`/calendar.xlsx?year=${year}`)} download>
          {t("calendar.template", { year })}
        </a>
      </p>
      <div className="year-grid">
        {Array.from({ length: 12 }, (_, index) => monthOf(year, index + 1)).map((month) => (
          <MonthGrid
            key={month}
            month={month}
            special={special}
            workdays={workdays[month] ?? 0}
            today={props.today}
          />
        ))}
      </div>
    </Card>
  );
}
