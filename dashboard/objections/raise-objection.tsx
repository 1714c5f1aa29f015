import { Button, Field, Select, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import type { ObjectionForm } from "../../domain/messages/objections.ts";
import type { Month } from "../../domain/month.ts";
import { GradeBadge } from "../components/grade-badge.tsx";
import { formatInstant, formatMonth } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";
import { useObjectionForm, useRaise } from "./use-objections.ts";
import "../styles/objections.css";

/**
 * 提出异议（本人）、质疑（他人）: for any page that shows an officer's published month. It shows nothing while the month is
 * not published, and `otherwise` in its place where the page has something to say then.
 */
export function RaiseObjection(props: { policeNo: string; month: Month; otherwise?: string }) {
  const form = useObjectionForm(props.policeNo, props.month).data;
  if (form === undefined) return null;
  if (form === null) return props.otherwise ? <p className="muted">{props.otherwise}</p> : null;
  return <Raise key={`${form.report}`} form={form} />;
}

function Raise(props: { form: ObjectionForm }) {
  const { t, language } = useText();
  const { form } = props;
  const [opened, setOpened] = useState(false);
  const [sentBy, setSentBy] = useState<string | null>(null);
  const mine = form.own ? form.raised.find(({ kind }) => kind === "grade") : undefined;
  const action = t(form.own ? "objection.raiseGrade" : "objection.raiseDoubt");
  return (
    <section className="raise" aria-label={action}>
      {opened && form.open ? (
        <RaiseForm
          form={form}
          close={() => {
            setOpened(false);
          }}
          sent={(answerBy) => {
            setOpened(false);
            setSentBy(answerBy);
          }}
        />
      ) : (
        <div className="raise-line">
          {form.own ? (
            <span>
              {formatMonth(form.month, language)} · {t("objection.current")}{" "}
              {form.grade ? <GradeBadge grade={form.grade} /> : "—"}
            </span>
          ) : null}
          {form.open && !mine && sentBy === null ? (
            <Button
              onClick={() => {
                setOpened(true);
              }}
            >
              {action}
            </Button>
          ) : null}
          <span className="muted">
            {mine && sentBy === null
              ? t("objection.already", { state: t(`objection.state.${mine.state}`) })
              : t(form.open ? "objection.until" : "objection.closed", { time: formatInstant(form.until) })}
          </span>
        </div>
      )}
      <p role="status" className="raise-sent">
        {sentBy === null ? "" : t("objection.sent", { time: formatInstant(sentBy) })}
      </p>
    </section>
  );
}

const LEAST = 10;

function RaiseForm(props: { form: ObjectionForm; close: () => void; sent: (answerBy: string) => void }) {
  const { t, language } = useText();
  const { form } = props;
  const [item, setItem] = useState("");
  const [text, setText] = useState("");
  const raise = useRaise();
  const length = [...text.trim()].length;
  const ready = length >= LEAST && (form.own || item !== "");
  return (
    <form
      className="raise-form"
      onSubmit={(event) => {
        event.preventDefault();
        const kind = form.own ? ("grade" as const) : ("doubt" as const);
        const about = item === "" ? {} : { item };
        raise.mutate(
          { report: form.report, kind, text: text.trim(), ...about },
          { onSuccess: ({ answerBy }) => { props.sent(answerBy); } }, // prettier-ignore
        );
      }}
    >
      {form.own ? null : (
        <Field label={t("objection.item")} required>
          <Select
            value={item}
            onChange={(_event, data) => {
              setItem(data.value);
            }}
          >
            <option value="">{t("objection.chooseItem")}</option>
            {form.items.map(({ code, label }) => (
              <option key={code} value={code}>
                {label[language]}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Field label={t("objection.text")} required hint={t("objection.textHint", { length })}>
        <Textarea
          rows={4}
          maxLength={1000}
          value={text}
          onChange={(_event, data) => {
            setText(data.value);
          }}
        />
      </Field>
      {form.own ? null : <p className="muted">{t("objection.protected")}</p>}
      {raise.error ? (
        <p role="alert" className="refused">
          {raise.error.message}
        </p>
      ) : null}
      <div className="raise-line">
        <Button type="submit" appearance="primary" disabled={!ready || raise.isPending}>
          {t(raise.isPending ? "objection.sending" : "objection.send")}
        </Button>
        <Button onClick={props.close}>{t("objection.cancel")}</Button>
        <span className="muted">{t("objection.until", { time: formatInstant(form.until) })}</span>
      </div>
    </form>
  );
}
