import { Button, Field, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import { useText } from "../use-text.ts";
import { useAnswer } from "./use-objections.ts";

const LEAST = 10;

/** What the office writes back, and which way it decides. */
export function AnswerForm(props: { id: number }) {
  const { t } = useText();
  const [text, setText] = useState("");
  const answer = useAnswer(props.id);
  const length = [...text.trim()].length;
  const send = (decision: "accepted" | "dismissed") => {
    answer.mutate({ decision, answer: text.trim() });
  };
  const disabled = length < LEAST || answer.isPending;
  return (
    <div className="raise-form">
      <Field label={t("objection.answer")} hint={t("objection.answerHint", { length })}>
        <Textarea
          rows={3}
          maxLength={1000}
          value={text}
          onChange={(_event, data) => {
            setText(data.value);
          }}
        />
      </Field>
      {answer.error ? (
        <p role="alert" className="refused">
          {answer.error.message}
        </p>
      ) : null}
      <div className="raise-line">
        <Button
          appearance="primary"
          disabled={disabled}
          onClick={() => {
            send("accepted");
          }}
        >
          {t("objection.accept")}
        </Button>
        <Button
          disabled={disabled}
          onClick={() => {
            send("dismissed");
          }}
        >
          {t("objection.dismiss")}
        </Button>
      </div>
    </div>
  );
}
