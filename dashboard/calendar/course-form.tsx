import { Button, Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import type { MonthStep } from "../../domain/calendar/month-steps.ts";
import type { MonthCourse } from "../../domain/messages/calendar.ts";
import { formatInstant } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";
import { inputOf, instantOf } from "./shanghai-input.ts";
import { useAdjustDeadlines } from "./use-calendar.ts";

/** The files office moves steps of one month, with a reason; a field holds what stands until it is changed. */
export function CourseForm(props: { course: MonthCourse; leave: () => void }) {
  const { course } = props;
  const { t } = useText();
  const [typed, setTyped] = useState<Partial<Record<MonthStep, string>>>({});
  const [reason, setReason] = useState("");
  const adjusting = useAdjustDeadlines(course.month);
  const deadlines = Object.fromEntries(
    course.steps.flatMap(({ step, at }) => {
      const instant = instantOf(typed[step] ?? inputOf(at));
      return instant && inputOf(instant) !== inputOf(at) ? [[step, instant]] : [];
    }),
  );
  const ready = Object.keys(deadlines).length > 0 && reason.trim().length >= 2 && !adjusting.isPending;
  return (
    <form
      className="course-form"
      onSubmit={(event) => {
        event.preventDefault();
        adjusting.mutate({ base: course.base, deadlines, reason: reason.trim() }, { onSuccess: props.leave });
      }}
    >
      <div className="course-fields">
        {course.steps.map(({ step, at, computed }) => (
          <Field
            key={step}
            label={t(`calendar.step.${step}`)}
            hint={t("calendar.computed", { time: formatInstant(computed) })}
          >
            <Input
              type="datetime-local"
              value={typed[step] ?? inputOf(at)}
              onChange={(_event, { value }) => {
                setTyped({ ...typed, [step]: value });
              }}
            />
          </Field>
        ))}
      </div>
      <Field label={t("calendar.reason")} hint={t("calendar.reasonHint")} required>
        <Input
          value={reason}
          maxLength={200}
          onChange={(_event, { value }) => {
            setReason(value);
          }}
        />
      </Field>
      {adjusting.error ? (
        <p role="alert" className="refused">
          {adjusting.error.message}
        </p>
      ) : null}
      <div className="form-foot">
        <Button type="submit" appearance="primary" disabled={!ready}>
          {t("calendar.save")}
        </Button>
        <Button
          onClick={() => {
            setTyped(Object.fromEntries(course.steps.map(({ step, computed }) => [step, inputOf(computed)])));
          }}
        >
          {t("calendar.reset")}
        </Button>
        <Button appearance="subtle" onClick={props.leave}>
          {t("calendar.cancel")}
        </Button>
      </div>
    </form>
  );
}
