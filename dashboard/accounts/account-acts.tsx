import { Button, Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import type { AccountEntry, OneTimePassword } from "../../domain/messages/accounts.ts";
import { Card } from "../components/card.tsx";
import { useText } from "../use-text.ts";
import { useResetPassword, useSetState, useUnlock } from "./use-accounts.ts";

/** What may be done to one account. Unlocking is open to 安全管理员, too; the rest is 系统管理员's. */
export function AccountActs(props: {
  entry: AccountEntry;
  keeps: boolean;
  made: (made: OneTimePassword) => void;
  close: () => void;
}) {
  const { t } = useText();
  const { account, name, state, lockedUntil } = props.entry;
  const [reason, setReason] = useState("");
  const [resetting, setResetting] = useState(false);
  const [reset, unlock, change] = [useResetPassword(), useUnlock(), useSetState()];
  const refused = reset.error ?? unlock.error ?? change.error;
  const done = unlock.isSuccess || change.isSuccess;
  return (
    <Card
      wide
      title={t("accounts.chosen", { account, name })}
      tools={
        <Button size="small" appearance="subtle" onClick={props.close}>
          {t("accounts.close")}
        </Button>
      }
    >
      <div className="account-acts">
        {lockedUntil ? (
          <Button onClick={() => unlock.mutate(account)} disabled={unlock.isPending}>
            {t("accounts.unlock")}
          </Button>
        ) : null}
        {props.keeps && state === "active" && !resetting ? (
          <Button onClick={() => setResetting(true)}>{t("accounts.reset")}</Button>
        ) : null}
        {resetting ? (
          <div className="account-buttons">
            <p>{t("accounts.resetNote")}</p>
            <Button
              appearance="primary"
              disabled={reset.isPending}
              onClick={() => {
                setResetting(false);
                reset.mutate(account, { onSuccess: props.made });
              }}
            >
              {t("accounts.resetConfirm")}
            </Button>
            <Button onClick={() => setResetting(false)}>{t("accounts.cancel")}</Button>
          </div>
        ) : null}
        {props.keeps && state !== "left" ? (
          <form
            className="account-buttons"
            onSubmit={(event) => {
              event.preventDefault();
              const next = state === "active" ? "disabled" : "active";
              change.mutate(
                { account, state: next, reason: reason.trim() },
                { onSuccess: () => setReason("") },
              );
            }}
          >
            <Field label={t("accounts.reason")} required>
              <Input value={reason} maxLength={200} onChange={(_event, { value }) => setReason(value)} />
            </Field>
            <Button type="submit" disabled={reason.trim().length < 2 || change.isPending}>
              {t(state === "active" ? "accounts.disable" : "accounts.enable")}
            </Button>
          </form>
        ) : null}
        {state === "left" ? <p className="muted">{t("accounts.leftNote")}</p> : null}
      </div>
      <p role="status">{done && !refused ? t("accounts.done") : null}</p>
      {refused ? (
        <p role="alert" className="refused">
          {refused.message}
        </p>
      ) : null}
    </Card>
  );
}
