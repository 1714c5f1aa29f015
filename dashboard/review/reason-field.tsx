import { Field, Textarea } from "@fluentui/react-components";
import type { ReviewRow } from "../../domain/messages/review.ts";
import { useText } from "../use-text.ts";
import { lengthOf } from "./choices.ts";

/** Why the reviewer departs from the suggestion, with how much of the least length is written (细则 §5). */
export function ReasonField(props: {
  row: ReviewRow;
  value: string;
  least: number;
  /** Marks a reason that is still too short. */
  insists: boolean;
  disabled: boolean;
  write: (reason: string) => void;
}) {
  const { t } = useText();
  const length = lengthOf(props.value);
  const short = length < props.least;
  return (
    <Field
      className="reason"
      size="small"
      label={t("review.reason", { name: props.row.name })}
      hint={t("review.counter", { length, least: props.least })}
      {...(short && props.insists
        ? { validationMessage: t("review.tooShort", { missing: props.least - length }) }
        : {})}
    >
      <Textarea
        id={`reason-${props.row.policeNo}`}
        size="small"
        rows={2}
        maxLength={500}
        value={props.value}
        disabled={props.disabled}
        onChange={(_event, data) => {
          props.write(data.value);
        }}
      />
    </Field>
  );
}

/** 评语: what the reviewer says of the month besides the grade. */
export function OpinionField(props: {
  row: ReviewRow;
  value: string;
  disabled: boolean;
  write: (opinion: string) => void;
}) {
  const { t } = useText();
  return (
    <Field className="reason" size="small" label={t("review.opinion", { name: props.row.name })}>
      <Textarea
        id={`opinion-${props.row.policeNo}`}
        size="small"
        rows={1}
        maxLength={500}
        value={props.value}
        disabled={props.disabled}
        onChange={(_event, data) => {
          props.write(data.value);
        }}
      />
    </Field>
  );
}
