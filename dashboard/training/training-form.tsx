import { Button, Field, Input, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import type { TrainingLine } from "../../domain/messages/trainings.ts";
import { useText } from "../use-text.ts";
import { useKeepTraining } from "./use-trainings.ts";

/** Enters a training, or corrects the one handed in. */
export function TrainingForm(props: {
  training: TrainingLine | null;
  done: (id: number) => void;
  leave: () => void;
}) {
  const { t } = useText();
  const { training } = props;
  const [typed, setTyped] = useState({
    day: training?.day ?? "",
    topic: training?.topic ?? "",
    place: training?.place ?? "",
    note: training?.note ?? "",
  });
  const keeping = useKeepTraining(training?.id ?? null);
  const ready = typed.day !== "" && typed.topic.trim().length >= 2 && typed.place.trim() !== "";
  const change =
    (name: keyof typeof typed) =>
    (_event: unknown, { value }: { value: string }) =>
      setTyped({ ...typed, [name]: value });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        const content = { ...typed, note: typed.note.trim() || null };
        keeping.mutate(content, { onSuccess: ({ id }) => props.done(id) });
      }}
    >
      <div className="pair">
        <Field label={t("training.day")} required>
          <Input type="date" value={typed.day} onChange={change("day")} />
        </Field>
        <Field label={t("training.place")} required>
          <Input value={typed.place} maxLength={120} onChange={change("place")} />
        </Field>
      </div>
      <Field label={t("training.topic")} required>
        <Input value={typed.topic} maxLength={120} onChange={change("topic")} />
      </Field>
      <Field label={t("training.note")}>
        <Textarea value={typed.note} maxLength={1_000} onChange={change("note")} />
      </Field>
      {keeping.error ? (
        <p role="alert" className="refused">
          {keeping.error.message}
        </p>
      ) : null}
      <div className="form-foot">
        <Button type="submit" appearance="primary" disabled={!ready || keeping.isPending}>
          {t("training.save")}
        </Button>
        <Button appearance="subtle" onClick={props.leave}>
          {t("training.cancel")}
        </Button>
      </div>
    </form>
  );
}
