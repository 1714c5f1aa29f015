import { Button, Field, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import { useText } from "../use-text.ts";
import { Problems } from "./problems.tsx";
import { useDecide } from "./use-corrections.ts";

const LEAST = 10;

/** The second person's word: accept what he saw, or refuse with a reason. */
export function Decide(props: {
  of: "corrections" | "reopenings";
  id: number;
  /** Names the difference shown; null where there is none to show. */
  seen: string | null;
  mayAccept: boolean;
}) {
  const { t } = useText();
  const [note, setNote] = useState("");
  const decide = useDecide(props.of, props.id);
  const length = [...note.trim()].length;
  const { seen } = props;
  const said = note.trim() === "" ? {} : { note: note.trim() };
  return (
    <div className="decide">
      <Field
        className="correct-reason"
        label={t("correction.note")}
        hint={t("correction.noteHint", { length })}
      >
        <Textarea
          rows={2}
          maxLength={500}
          value={note}
          onChange={(_event, data) => {
            setNote(data.value);
          }}
        />
      </Field>
      <div className="raise-line">
        <Button
          appearance="primary"
          disabled={!props.mayAccept || decide.isPending}
          onClick={() => {
            decide.mutate({ decision: "accept", ...said, ...(seen !== null && { seen }) });
          }}
        >
          {t(props.of === "corrections" ? "correction.accept" : "reopening.accept")}
        </Button>
        <Button
          disabled={length < LEAST || decide.isPending}
          onClick={() => {
            decide.mutate({ decision: "refuse", note: note.trim() });
          }}
        >
          {t(props.of === "corrections" ? "correction.refuse" : "reopening.refuse")}
        </Button>
      </div>
      <div role="status">
        <Problems error={decide.error} />
        {decide.isSuccess ? <p className="raise-sent">{t("correction.done")}</p> : null}
      </div>
    </div>
  );
}
