import { Button, Field, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import { useNavigate } from "react-router";
import type { Bulletin } from "../../domain/messages/bulletins.ts";
import { Card } from "../components/card.tsx";
import { useText } from "../use-text.ts";
import { ActFailure } from "./act-failure.tsx";
import { useDraft } from "./use-bulletins.ts";

const LEAST = 5;

/** 更正: the only way to take back what an issued bulletin says. */
export function CorrectCard(props: { bulletin: Bulletin }) {
  const { t } = useText();
  const [reason, setReason] = useState("");
  const draft = useDraft();
  const go = useNavigate();
  return (
    <Card title={t("bulletins.correct")} note={t("bulletins.correctNote")}>
      <form
        className="bulletin-form"
        onSubmit={(event) => {
          event.preventDefault();
          const wish = { kind: "correction" as const, corrects: props.bulletin.id, reason };
          draft.mutate(wish, { onSuccess: ({ id }) => void go(`/bulletins/${id}`) });
        }}
      >
        <Field label={t("bulletins.correctReason")} required>
          <Textarea
            value={reason}
            maxLength={500}
            onChange={(_event, data) => {
              setReason(data.value);
            }}
          />
        </Field>
        <div>
          <Button type="submit" disabled={draft.isPending || reason.trim().length < LEAST}>
            {t("bulletins.correctIt")}
          </Button>
        </div>
        <ActFailure error={draft.error} />
      </form>
    </Card>
  );
}
