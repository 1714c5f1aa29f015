import { Button } from "@fluentui/react-components";
import { useRef, useState } from "react";
import type { CalendarChange, CalendarImport } from "../../domain/messages/calendar.ts";
import { Card } from "../components/card.tsx";
import { DataTable } from "../components/data-table.tsx";
import { formatInstant } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";
import { useCalendarImport } from "./use-calendar.ts";

/** Takes a year's special days as .xlsx: first what would change, then, confirmed, the change itself. */
export function ImportCard() {
  const { t } = useText();
  const picker = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const importing = useCalendarImport();
  const answer = importing.data;
  return (
    <Card wide title={t("calendar.import")} note={t("calendar.importNote")}>
      <input
        ref={picker}
        type="file"
        accept=".xlsx"
        hidden
        aria-label={t("calendar.choose")}
        onChange={({ target }) => {
          const chosen = target.files?.[0];
          target.value = "";
          if (!chosen) return;
          setFile(chosen);
          importing.mutate({ file: chosen, confirm: null });
        }}
      />
      <div className="form-foot">
        <Button disabled={importing.isPending} onClick={() => picker.current?.click()}>
          {t(importing.isPending ? "calendar.reading" : "calendar.choose")}
        </Button>
        {answer && file && mayConfirm(answer) ? (
          <Button
            appearance="primary"
            disabled={importing.isPending}
            onClick={() => {
              importing.mutate({ file, confirm: answer.digest });
            }}
          >
            {t("calendar.confirm")}
          </Button>
        ) : null}
      </div>
      <div role="status" aria-live="polite">
        {importing.error ? <p className="refused">{importing.error.message}</p> : null}
        {answer ? <Preview answer={answer} /> : null}
      </div>
    </Card>
  );
}

function mayConfirm({ applied, problems, changes }: CalendarImport): boolean {
  return !applied && problems.length === 0 && changes.length > 0;
}

function Preview({ answer }: { answer: CalendarImport }) {
  const { t } = useText();
  const counts = { days: answer.changes.length, deadlines: answer.deadlines.length };
  const says = answer.applied
    ? "calendar.applied"
    : counts.days > 0
      ? "calendar.preview"
      : "calendar.nothing";
  if (answer.problems.length > 0) {
    return (
      <ul className="problems">
        {answer.problems.map(({ row, message }) => (
          <li key={`${row}/${message}`}>{message}</li>
        ))}
      </ul>
    );
  }
  return (
    <>
      <p>{t(says, counts)}</p>
      {counts.days > 0 ? <Changes changes={answer.changes} /> : null}
      {counts.deadlines > 0 ? <Moved answer={answer} /> : null}
    </>
  );
}

function Changes({ changes }: { changes: readonly CalendarChange[] }) {
  const { t } = useText();
  const said = (entry: CalendarChange["after"]): string =>
    entry
      ? `${t(entry.workday ? "calendar.legend.worked" : "calendar.legend.off")} ${entry.note}`
      : t("calendar.asWeekday");
  return (
    <DataTable
      caption={t("calendar.import")}
      rows={changes}
      rowKey={({ day }) => day}
      columns={[
        { key: "day", heading: t("calendar.day"), cell: ({ day }) => day },
        { key: "before", heading: t("calendar.before"), cell: ({ before }) => said(before) },
        { key: "after", heading: t("calendar.after"), cell: ({ after }) => said(after) },
      ]}
    />
  );
}

function Moved({ answer }: { answer: CalendarImport }) {
  const { t } = useText();
  return (
    <>
      <h3 className="part">{t("calendar.moved")}</h3>
      <DataTable
        caption={t("calendar.moved")}
        rows={answer.deadlines}
        rowKey={({ month, step }) => `${month}/${step}`}
        columns={[
          { key: "month", heading: t("calendar.month"), cell: ({ month }) => month },
          { key: "step", heading: t("calendar.step"), cell: ({ step }) => t(`calendar.step.${step}`) },
          { key: "from", heading: t("calendar.before"), cell: ({ from }) => formatInstant(from) },
          { key: "to", heading: t("calendar.after"), cell: ({ to }) => formatInstant(to) },
        ]}
      />
    </>
  );
}
