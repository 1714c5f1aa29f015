import { Button, Checkbox, Field, Input, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import type { AssessmentAction, AssessmentLine, PeriodLine } from "../../domain/messages/assessments.ts";
import { ApiProblem } from "../api.ts";
import { periodName } from "../period.ts";
import { Modal } from "../review/modal.tsx";
import { useText } from "../use-text.ts";
import { useMovePeriod } from "./use-assessments.ts";

/** One act on exactly the result that is on the screen; approving asks for the password once more. */
export function ActDialog(props: {
  line: PeriodLine;
  assessment: AssessmentLine;
  action: Exclude<AssessmentAction, "compute">;
  close: () => void;
}) {
  const { t, language } = useText();
  const { action, assessment, line } = props;
  const [password, setPassword] = useState("");
  const [words, setWords] = useState("");
  const [accept, setAccept] = useState(false);
  const moving = useMovePeriod(line.period);
  const incomplete = moving.error instanceof ApiProblem && moving.error.problem.code === "assessment.incomplete";
  const ready = action === "approve" ? password !== "" : action !== "return" || words.trim().length >= 10;
  const send = (): void => {
    if (!ready || moving.isPending) return;
    const { digest } = assessment;
    const body = {
      digest,
      ...(action === "approve" && { password }),
      ...(action === "return" && { reason: words.trim() }),
      ...((action === "announce" || action === "propose") && words.trim() !== "" && { note: words.trim() }),
      ...(action === "propose" && accept && { acceptMissing: true }),
    };
    moving.mutate({ action, body }, { onSuccess: props.close });
    setPassword("");
  };
  return (
    <Modal title={`${t(`assess.act.${action}`)} · ${periodName(line.period, t, language)}`} close={props.close}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <p>{t(`assess.ask.${action}`)}</p>
        <p className="muted">
          {t("assess.counts", { officers: assessment.officers, scored: assessment.scored })} ·{" "}
          {t("assess.digest", { digest: assessment.digest.slice(0, 12) })}
        </p>
        {action === "approve" ? (
          <Field
            label={t("review.password")}
            required
            {...(moving.error ? { validationMessage: moving.error.message, validationState: "error" as const } : {})}
          >
            <Input
              type="password"
              autoComplete="current-password"
              data-first
              value={password}
              disabled={moving.isPending}
              onChange={(_event, data) => {
                setPassword(data.value);
              }}
            />
          </Field>
        ) : null}
        {action === "return" || action === "announce" || action === "propose" ? (
          <Field label={t(action === "return" ? "assess.returnReason" : "assess.note")} required={action === "return"}>
            <Textarea
              data-first
              value={words}
              maxLength={500}
              onChange={(_event, data) => {
                setWords(data.value);
              }}
            />
          </Field>
        ) : null}
        {incomplete ? (
          <Checkbox
            label={t("assess.acceptMissing")}
            checked={accept}
            onChange={(_event, data) => {
              setAccept(data.checked === true);
            }}
          />
        ) : null}
        {moving.error && action !== "approve" ? <p className="refused">{moving.error.message}</p> : null}
        <div className="modal-acts">
          <Button disabled={moving.isPending} onClick={props.close}>
            {t("review.cancel")}
          </Button>
          <Button type="submit" appearance="primary" disabled={!ready || moving.isPending}>
            {t(`assess.act.${action}`)}
          </Button>
        </div>
      </form>
    </Modal>
  );
} // prettier-ignore
