import { Button, Field, Input, Select } from "@fluentui/react-components";
import { useState } from "react";
import { Card } from "../components/card.tsx";
import { useText } from "../use-text.ts";
import { useSetDay } from "./use-calendar.ts";

const KIND = { off: false, worked: true, weekday: null } as const;
type Kind = keyof typeof KIND;

/** Changes one day of the calendar. */
export function DayCard() {
  const { t } = useText();
  const [day, setDay] = useState("");
  const [kind, setKind] = useState<Kind>("off");
  const [note, setNote] = useState("");
  const [reason, setReason] = useState("");
  const setting = useSetDay();
  const done = setting.data;
  return (
    <Card title={t("calendar.oneDay")} note={t("calendar.oneDayNote")}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          setting.mutate({ day, workday: KIND[kind], note: note.trim(), reason: reason.trim() });
        }}
      >
        <Field label={t("calendar.day")} required>
          <Input type="date" value={day} onChange={(_event, { value }) => setDay(value)} />
        </Field>
        <Field label={t("calendar.kind")}>
          <Select value={kind} onChange={(_event, { value }) => setKind(value as Kind)}>
            <option value="off">{t("calendar.legend.off")}</option>
            <option value="worked">{t("calendar.legend.worked")}</option>
            <option value="weekday">{t("calendar.asWeekday")}</option>
          </Select>
        </Field>
        <Field label={t("calendar.note")}>
          <Input value={note} maxLength={40} onChange={(_event, { value }) => setNote(value)} />
        </Field>
        <Field label={t("calendar.reason")} hint={t("calendar.reasonHint")} required>
          <Input value={reason} maxLength={200} onChange={(_event, { value }) => setReason(value)} />
        </Field>
        <div className="form-foot">
          <Button
            type="submit"
            appearance="primary"
            disabled={!day || reason.trim().length < 2 || setting.isPending}
          >
            {t("calendar.save")}
          </Button>
        </div>
        <div role="status" aria-live="polite">
          {setting.error ? <p className="refused">{setting.error.message}</p> : null}
          {done ? (
            <p>{t("calendar.dayDone", { days: done.changes.length, deadlines: done.deadlines.length })}</p>
          ) : null}
        </div>
      </form>
    </Card>
  );
}
