import { Button, Field, Input, Select, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import { useText } from "../use-text.ts";
import { useRuleAct } from "./use-rule-life.ts";

export interface ActField {
  key: string;
  label: string;
  kind: "text" | "long" | "month" | "date" | "password" | "choice";
  hint?: string;
  options?: readonly { value: string; label: string }[];
  first?: string;
  optional?: boolean;
}

/** A small form for one act: its fields, its button, and the refusal in words. */
export function ActForm(props: {
  path: string;
  fields: readonly ActField[];
  /** Goes along with what was typed. */
  also?: Record<string, unknown>;
  submit: string;
  done?: () => void;
  /** Gives it up: a second button beside the first. */
  cancel?: () => void;
}) {
  const { t } = useText();
  const [values, setValues] = useState<Record<string, string>>(() =>
    Object.fromEntries(props.fields.map(({ key, first, options }) => [key, first ?? options?.[0]?.value ?? ""])),
  );
  const act = useRuleAct(props.path);
  const missing = props.fields.some(({ key, optional }) => !optional && values[key]?.trim() === "");
  const set = (key: string, value: string) => {
    setValues((before) => ({ ...before, [key]: value }));
  };
  return (
    <form
      className="act-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (missing || act.isPending) return;
        const given = Object.entries(values).filter(([, value]) => value.trim() !== "");
        act.mutate({ ...Object.fromEntries(given), ...props.also }, { onSuccess: () => props.done?.() });
        for (const { key, kind } of props.fields) if (kind === "password") set(key, "");
      }}
    >
      {props.fields.map((field) => (
        <Field key={field.key} label={field.label} required={!field.optional} {...(field.hint ? { hint: field.hint } : {})}>
          <OneInput field={field} value={values[field.key] ?? ""} set={(value) => { set(field.key, value); }} />
        </Field>
      ))}
      {act.error ? (
        <p role="alert" className="refused">
          {act.error.message}
        </p>
      ) : null}
      <p role="status" className="act-done">
        {act.isSuccess ? t("rules.done") : ""}
      </p>
      <div className="act-buttons">
        <Button type="submit" appearance="primary" disabled={missing || act.isPending}>
          {props.submit}
        </Button>
        {props.cancel ? <Button onClick={props.cancel}>{t("rules.cancel")}</Button> : null}
      </div>
    </form>
  );
} // prettier-ignore

function OneInput(props: { field: ActField; value: string; set: (value: string) => void }) {
  const { field, value, set } = props;
  if (field.kind === "long")
    return <Textarea rows={3} maxLength={2000} value={value} onChange={(_event, data) => { set(data.value); }} />; // prettier-ignore
  if (field.kind === "choice")
    return (
      <Select value={value} onChange={(_event, data) => { set(data.value); }}>
        {(field.options ?? []).map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
    ); // prettier-ignore
  const more = field.kind === "password" ? { autoComplete: "current-password" } : {};
  return <Input type={field.kind} value={value} onChange={(_event, data) => { set(data.value); }} {...more} />; // prettier-ignore
}
