import { Button, Field, Input, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import { CREDIT_SHEET } from "../../domain/form/credit-sheet.ts";
import { EVENT_SHEET } from "../../domain/form/event-sheet.ts";
import { SUBJECT_KIND_LABEL } from "../../domain/form/labels.ts";
import type { Field as FormField } from "../../domain/form/fields.ts";
import type { CorrectionForm, SentCells } from "../../domain/messages/corrections.ts";
import { Card } from "../components/card.tsx";
import { Failure } from "../components/notice.tsx";
import { resultsMonth, useMonths } from "../figures/use-months.ts";
import { MonthChoice } from "../filters/month-choice.tsx";
import { formatMonth } from "../formats/format-time.ts";
import { useAddress } from "../use-address.ts";
import { useText } from "../use-text.ts";
import { DiffView } from "./diff-view.tsx";
import { FieldChanges } from "./field-changes.tsx";
import { LineEditor } from "./line-editor.tsx";
import { newRowKey } from "./new-row-key.ts";
import { Problems } from "./problems.tsx";
import { useAsk, useCorrectionForm, usePreview } from "./use-corrections.ts";

/** 提出更正: finds a published report, says what is to change and why, and shows the difference before it is sent. */
export function AskCorrection() {
  const { t } = useText();
  const { address, change } = useAddress();
  const months = (useMonths().data ?? []).filter(({ state }) => state === "published" || state === "locked");
  const policeNo = address.get("policeNo") ?? "";
  const month = address.get("month") ?? resultsMonth(months);
  const form = useCorrectionForm(policeNo, month);
  const objection = Number(address.get("objection")) || null;
  return (
    <Card wide title={t("correction.askTitle")} note={t("correction.askNote")}>
      <div className="raise-line">
        <Field label={t("correction.policeNo")} size="small">
          <Input
            size="small"
            inputMode="numeric"
            maxLength={6}
            value={policeNo}
            onChange={(_event, data) => {
              change({ policeNo: data.value.trim(), objection: null }, { replace: true });
            }}
          />
        </Field>
        {month === null ? null : (
          <MonthChoice
            months={months}
            value={month}
            choose={(chosen) => {
              change({ month: chosen, objection: null });
            }}
          />
        )}
      </div>
      {form.error ? <Failure error={form.error} /> : null}
      {form.data ? (
        <Asking key={`${form.data.report}/${form.data.version}`} form={form.data} objection={objection} />
      ) : form.error ? null : (
        <p className="muted">{t("correction.choose")}</p>
      )}
    </Card>
  );
}

const LEAST = 10;

function Asking(props: { form: CorrectionForm; objection: number | null }) {
  const { t, language } = useText();
  const { form, objection } = props;
  const [fields, setFields] = useState<Partial<Record<FormField, string>>>({});
  const [credits, setCredits] = useState<SentCells[]>([]);
  const [events, setEvents] = useState<SentCells[]>([]);
  const [reason, setReason] = useState("");
  const preview = usePreview();
  const ask = useAsk();
  const published = form.state === "published" || form.state === "locked";
  const length = [...reason.trim()].length;
  const any = Object.keys(fields).length + credits.length + events.length > 0;
  const ready = published && any && length >= LEAST;
  const asked = {
    ...{ report: form.report, version: form.version },
    request: { fields, credits, events, reason: reason.trim(), ...(objection !== null && { objection }) },
  };
  const changed = () => {
    preview.reset();
    ask.reset();
  };
  const subject = { policeNo: form.policeNo, unit: form.unitName, version: form.version };
  return (
    <div className="correct">
      <p>
        <strong>
          {t("correction.subject", { ...subject, name: form.name, month: formatMonth(form.month, language) })}
        </strong>
      </p>
      {objection === null ? null : <p className="muted">{t("correction.linked", { id: objection })}</p>}
      {published ? null : (
        <p className="refused">
          {t("correction.notPublished", { state: t(`correction.reportState.${form.state}`) })}
        </p>
      )}
      <FieldChanges
        fields={form.fields}
        changes={fields}
        change={(next) => {
          setFields(next);
          changed();
        }}
      />
      <LineEditor
        sheet={EVENT_SHEET}
        stored={form.events}
        changes={events}
        label={t("correction.events")}
        addLabel={t("correction.addEvent")}
        newLabel={t("correction.newEvent")}
        begin={() => ({
          rowKey: newRowKey(),
          version: 0,
          subjectKind: SUBJECT_KIND_LABEL.officer.zh,
          subject: form.policeNo,
        })}
        change={(next) => {
          setEvents(next);
          changed();
        }}
      />
      <LineEditor
        sheet={CREDIT_SHEET}
        stored={form.credits}
        changes={credits}
        label={t("correction.credits")}
        addLabel={t("correction.addCredit")}
        newLabel={t("correction.newCredit")}
        begin={() => ({ rowKey: newRowKey(), version: 0, policeNo: form.policeNo })}
        change={(next) => {
          setCredits(next);
          changed();
        }}
      />
      <Field
        className="correct-reason"
        label={t("correction.reason")}
        required
        hint={t("correction.reasonHint", { length })}
      >
        <Textarea
          rows={3}
          maxLength={500}
          value={reason}
          onChange={(_event, data) => {
            setReason(data.value);
          }}
        />
      </Field>
      <div className="raise-line">
        <Button
          disabled={!ready || preview.isPending}
          onClick={() => {
            preview.mutate(asked);
          }}
        >
          {t("correction.preview")}
        </Button>
        <Button
          appearance="primary"
          disabled={!ready || !preview.data || ask.isPending || ask.isSuccess}
          onClick={() => {
            ask.mutate({ ...asked, late: lateResult(form, events, credits, objection) });
          }}
        >
          {t(ask.isPending ? "correction.sending" : "correction.send")}
        </Button>
      </div>
      <div role="status" aria-live="polite">
        {ask.isSuccess ? <p className="raise-sent">{t("correction.sent")}</p> : null}
        <Problems error={preview.error ?? ask.error} />
        {preview.data ? <DiffView diff={preview.data.diff} /> : null}
      </div>
    </div>
  );
}

/** One event alone, new or until now 调查中, is a result that came late (细则 §0). */
function lateResult(
  form: CorrectionForm,
  events: readonly SentCells[],
  credits: readonly SentCells[],
  objection: number | null,
): SentCells | null {
  const [event, ...others] = events;
  if (!event || others.length > 0 || credits.length > 0 || objection !== null || event.delete === true)
    return null;
  const stored = form.events.find(({ rowKey }) => rowKey === event.rowKey);
  return !stored || stored.finding === "pending" ? event : null;
}
