import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { MonthCourse } from "../../domain/messages/calendar.ts";
import { Card } from "../components/card.tsx";
import { formatInstant, formatMonth } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";
import { CourseForm } from "./course-form.tsx";

/** One month's way through the calendar: what has passed, what is on, what comes. */
export function CourseCard(props: { course: MonthCourse; now: string; edits: boolean }) {
  const { course } = props;
  const { t, language } = useText();
  const [editing, setEditing] = useState(false);
  const month = formatMonth(course.month, language);
  const special = course.practice ? "practice" : course.backFilled ? "backFilled" : null;
  return (
    <Card
      wide
      title={
        <>
          {t("calendar.course", { month })} <span className="state">{t(`monthState.${course.state}`)}</span>{" "}
          {special ? <span className="state special">{t(`calendar.${special}`)}</span> : null}
        </>
      }
      note={t(special ? `calendar.${special}Note` : "calendar.courseNote")}
      tools={
        props.edits && course.adjustable && !editing ? (
          <Button
            size="small"
            onClick={() => {
              setEditing(true);
            }}
          >
            {t("calendar.adjust")}
          </Button>
        ) : null
      }
    >
      {editing ? (
        <CourseForm
          course={course}
          leave={() => {
            setEditing(false);
          }}
        />
      ) : (
        <Course course={course} now={props.now} />
      )}
    </Card>
  );
}

function Course({ course, now }: { course: MonthCourse; now: string }) {
  const { t } = useText();
  const next = course.steps.findIndex(({ at }) => at >= now);
  return (
    <ol className="course">
      {course.steps.map(({ step, at, adjusted, computed }, index) => {
        const place = index === next ? "next" : next === -1 || index < next ? "passed" : "ahead";
        return (
          <li key={step} className={place} {...(place === "next" ? { "aria-current": "step" as const } : {})}>
            <strong>{t(`calendar.step.${step}`)}</strong>
            <time dateTime={at}>{formatInstant(at)}</time>
            <small>
              {place === "next" ? t("calendar.next") : place === "passed" ? t("calendar.passed") : null}
              {adjusted ? (
                <span className="adjusted" title={t("calendar.computed", { time: formatInstant(computed) })}>
                  {t("calendar.adjusted")}
                </span>
              ) : null}
            </small>
          </li>
        );
      })}
    </ol>
  );
}
