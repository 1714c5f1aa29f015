import { Button, Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import type { Person } from "../../domain/messages.ts";
import { PASSWORD_FAULT_SENTENCE, passwordFault } from "../../domain/password.ts";
import { useText } from "../use-text.ts";
import { useChangePassword } from "./use-change-password.ts";

const EMPTY = { current: "", next: "", again: "" };

/** The current password and twice the new one; what is wrong with it is said while it is typed. */
export function PasswordForm(props: { person: Person; oneTime: boolean }) {
  const { t, language } = useText();
  const [typed, setTyped] = useState(EMPTY);
  const changing = useChangePassword();
  const fault =
    typed.next === "" ? null : passwordFault(typed.next, [props.person.account, props.person.name]);
  const differs = typed.again !== "" && typed.again !== typed.next;
  const ready = typed.current !== "" && typed.next !== "" && !fault && typed.again === typed.next;
  const field = (name: keyof typeof EMPTY, complete: string) => (
    <Input
      type="password"
      value={typed[name]}
      maxLength={200}
      autoComplete={complete}
      onChange={(_event, { value }) => {
        setTyped({ ...typed, [name]: value });
        changing.reset();
      }}
    />
  );
  return (
    <form
      className="password-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready) return;
        const { current, next } = typed;
        changing.mutate({ current, next }, { onSuccess: () => setTyped(EMPTY) });
      }}
    >
      <input
        type="text"
        name="username"
        autoComplete="username"
        value={props.person.account}
        readOnly
        hidden
      />
      <Field label={t(props.oneTime ? "password.oneTime" : "password.current")} required>
        {field("current", "current-password")}
      </Field>
      <Field
        label={t("password.next")}
        required
        hint={t("password.hint")}
        {...(fault && { validationMessage: PASSWORD_FAULT_SENTENCE[fault][language] })}
      >
        {field("next", "new-password")}
      </Field>
      <Field
        label={t("password.again")}
        required
        {...(differs && { validationMessage: t("password.differs") })}
      >
        {field("again", "new-password")}
      </Field>
      <p role="status">{changing.isSuccess ? t("password.done") : null}</p>
      {changing.error ? (
        <p role="alert" className="refused">
          {changing.error.message}
        </p>
      ) : null}
      <Button type="submit" appearance="primary" disabled={!ready || changing.isPending}>
        {t("password.save")}
      </Button>
    </form>
  );
}
