import { Button, Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import type { OneTimePassword } from "../../domain/messages/accounts.ts";
import { Card } from "../components/card.tsx";
import { Choice } from "../filters/choice.tsx";
import { useText } from "../use-text.ts";
import { useCreateAccount } from "./use-accounts.ts";

/** An account for one officer, or for an office post that is nobody's own. */
export function NewAccountCard(props: { made: (made: OneTimePassword) => void }) {
  const { t } = useText();
  const [kind, setKind] = useState<"officer" | "post">("officer");
  const [typed, setTyped] = useState({ policeNo: "", account: "", name: "" });
  const creating = useCreateAccount();
  const isOfficer = kind === "officer";
  const ready = isOfficer
    ? /^\d{6}$/.test(typed.policeNo.trim())
    : typed.account.trim().length >= 2 && typed.name.trim() !== "";
  const change =
    (field: keyof typeof typed) =>
    (_event: unknown, { value }: { value: string }) =>
      setTyped({ ...typed, [field]: value });
  return (
    <Card title={t("accounts.new")} note={t("accounts.newNote")}>
      <form
        className="account-form"
        onSubmit={(event) => {
          event.preventDefault();
          const request = isOfficer
            ? { policeNo: typed.policeNo.trim() }
            : { account: typed.account.trim(), name: typed.name.trim() };
          creating.mutate(request, {
            onSuccess: (made) => {
              setTyped({ policeNo: "", account: "", name: "" });
              props.made(made);
            },
          });
        }}
      >
        <Choice
          label={t("accounts.kind")}
          value={kind}
          options={[
            { value: "officer", label: t("accounts.kindOfficer") },
            { value: "post", label: t("accounts.kindPost") },
          ]}
          choose={(value) => setKind(value === "post" ? "post" : "officer")}
        />
        {isOfficer ? (
          <Field label={t("accounts.policeNo")} required>
            <Input value={typed.policeNo} maxLength={6} inputMode="numeric" onChange={change("policeNo")} />
          </Field>
        ) : (
          <>
            <Field label={t("accounts.postAccount")} required>
              <Input value={typed.account} maxLength={40} onChange={change("account")} />
            </Field>
            <Field label={t("accounts.postName")} required>
              <Input value={typed.name} maxLength={40} onChange={change("name")} />
            </Field>
          </>
        )}
        {creating.error ? (
          <p role="alert" className="refused">
            {creating.error.message}
          </p>
        ) : null}
        <Button type="submit" appearance="primary" disabled={!ready || creating.isPending}>
          {t("accounts.create")}
        </Button>
      </form>
    </Card>
  );
}
