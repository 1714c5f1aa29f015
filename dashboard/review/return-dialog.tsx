import { Button, Field, Radio, RadioGroup, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import type { ReviewRow } from "../../domain/messages/review.ts";
import { useText } from "../use-text.ts";
import { lengthOf } from "./choices.ts";
import { Modal } from "./modal.tsx";
import { useReturn } from "./use-sign.ts";

const SHORTEST = 5;

/** 退回: to whom, and why. */
export function ReturnDialog(props: { row: ReviewRow; close: (said: string | null) => void }) {
  const { t } = useText();
  const { row } = props;
  const [to, setTo] = useState<"officer" | "clerk">("clerk");
  const [reason, setReason] = useState("");
  const giveBack = useReturn();
  const ready = lengthOf(reason) >= SHORTEST && !giveBack.isPending && row.reportId !== null;
  const cancel = () => {
    props.close(null);
  };
  const send = () => {
    if (!ready || row.reportId === null) return;
    const { reportId, version } = row;
    giveBack.mutate(
      { reportId, version, to, reason: reason.trim() },
      {
        onSuccess: () => {
          props.close(t("review.returnedNow", { name: row.name }));
        },
      },
    );
  };
  return (
    <Modal title={t("review.returnTitle", { name: row.name })} close={cancel}>
      <Field label={t("review.returnTo")}>
        <RadioGroup
          layout="horizontal"
          value={to}
          onChange={(_event, data) => {
            setTo(data.value === "officer" ? "officer" : "clerk");
          }}
        >
          <Radio value="clerk" label={t("review.toClerk")} />
          <Radio value="officer" label={t("review.toOfficer")} />
        </RadioGroup>
      </Field>
      <Field
        label={t("review.returnReason")}
        hint={t("review.counter", { length: lengthOf(reason), least: SHORTEST })}
        {...(giveBack.error
          ? { validationMessage: giveBack.error.message, validationState: "error" as const }
          : {})}
      >
        <Textarea
          rows={3}
          maxLength={500}
          value={reason}
          data-first
          onChange={(_event, data) => {
            setReason(data.value);
          }}
        />
      </Field>
      <p className="muted">{t("review.returnNote")}</p>
      <div className="modal-acts">
        <Button onClick={cancel}>{t("review.cancel")}</Button>
        <Button appearance="primary" disabled={!ready} onClick={send}>
          {t("review.returnNow")}
        </Button>
      </div>
    </Modal>
  );
}
