import { Button, Field, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import type { PublicationReport } from "../../domain/messages/publication.ts";
import { Failure } from "../components/notice.tsx";
import { Choice } from "../filters/choice.tsx";
import { useText } from "../use-text.ts";
import { useReturn } from "./use-publication.ts";

const LEAST = 5;

/** 退回: to whom, and why. */
export function ReturnForm(props: { report: PublicationReport; leave: () => void }) {
  const { t } = useText();
  const { report, leave } = props;
  const [to, setTo] = useState<"officer" | "clerk">("clerk");
  const [reason, setReason] = useState("");
  const send = useReturn();
  return (
    <form
      className="return-form"
      aria-label={t("publication.returnOf", { name: report.name })}
      onSubmit={(event) => {
        event.preventDefault();
        if (report.reportId === null) return;
        send.mutate(
          { reportId: report.reportId, version: report.version, to, reason: reason.trim() },
          { onSuccess: leave },
        );
      }}
    >
      <h3>{t("publication.returnOf", { name: report.name })}</h3>
      <Choice
        label={t("publication.returnTo")}
        value={to}
        options={[
          { value: "clerk", label: t("publication.returnTo.clerk") },
          { value: "officer", label: t("publication.returnTo.officer") },
        ]}
        choose={(chosen) => {
          setTo(chosen === "officer" ? "officer" : "clerk");
        }}
      />
      <Field label={t("publication.returnReason")} required className="return-reason">
        <Textarea
          value={reason}
          maxLength={500}
          autoFocus
          onChange={(_event, data) => {
            setReason(data.value);
          }}
        />
      </Field>
      {send.error ? <Failure error={send.error} /> : null}
      <div className="acts">
        <Button
          type="submit"
          appearance="primary"
          disabled={send.isPending || [...reason.trim()].length < LEAST}
        >
          {t("publication.returnSend")}
        </Button>
        <Button onClick={leave}>{t("publication.cancel")}</Button>
      </div>
    </form>
  );
}
