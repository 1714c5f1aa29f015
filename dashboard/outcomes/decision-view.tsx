import { Button, Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import type { OutcomeDecision } from "../../domain/messages/outcomes.ts";
import { OUTCOME_VERDICT_LABEL } from "../../domain/outcomes/outcome-kinds.ts";
import { ROLE_LABEL } from "../../domain/role.ts";
import { formatInstant, formatMonth } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";
import { useCloseDecision } from "./use-outcomes.ts";

/** One decision of the party committee: what, when, by which document, who entered and who confirmed it. */
export function DecisionView(props: { decision: OutcomeDecision }) {
  const { t, language } = useText();
  const { decision } = props;
  const { enteredAs, confirmedAs } = decision;
  return (
    <div className="outcome-decision">
      <p className="raise-line">
        <strong>
          {OUTCOME_VERDICT_LABEL[decision.verdict][language]} · {decision.kindLabel[language]}
        </strong>
        <span>{t("outcome.decidedLine", { day: decision.decidedOn, document: decision.documentNo })}</span>
        <span className={`tag tag-${decision.state === "entered" ? "open" : "accepted"}`}>
          {t(`outcome.state.${decision.state}`)}
        </span>
      </p>
      {decision.reason ? <p className="objection-text">{decision.reason}</p> : null}
      <p className="muted">
        {t("outcome.enteredBy", {
          name: decision.enteredBy,
          role: ROLE_LABEL[enteredAs][language],
          time: formatInstant(decision.enteredAt),
        })}
        {confirmedAs && decision.confirmedAt
          ? ` · ${t("outcome.confirmedBy", {
              name: decision.confirmedBy ?? "",
              role: ROLE_LABEL[confirmedAs][language],
              time: formatInstant(decision.confirmedAt),
            })}`
          : ""}
      </p>
      <Corrected corrections={decision.corrections} />
      {decision.mayConfirm || decision.mayWithdraw ? <Closing decision={decision} /> : null}
    </div>
  );
}

/** Months it rested on that were corrected afterwards: the announced result and the decision stay and say so. */
export function Corrected(props: { corrections: OutcomeDecision["corrections"] }) {
  const { t, language } = useText();
  if (props.corrections.length === 0) return null;
  return (
    <p className="refused" role="note">
      {t("outcome.correctedNote")}{" "}
      {props.corrections
        .map(({ month, at }) =>
          t("outcome.corrected", { month: formatMonth(month, language), time: formatInstant(at) }),
        )
        .join("；")}
    </p>
  );
}

function Closing(props: { decision: OutcomeDecision }) {
  const { t } = useText();
  const { id, mayConfirm, mayWithdraw } = props.decision;
  const [password, setPassword] = useState("");
  const close = useCloseDecision(id);
  return (
    <form
      className="raise-line"
      onSubmit={(event) => {
        event.preventDefault();
        if (mayConfirm) close.mutate({ action: "confirm", password });
      }}
    >
      {mayConfirm ? (
        <>
          <Field label={t("outcome.password")} size="small">
            <Input
              type="password"
              autoComplete="current-password"
              value={password}
              onChange={(_event, data) => {
                setPassword(data.value);
              }}
            />
          </Field>
          <Button type="submit" appearance="primary" disabled={password === "" || close.isPending}>
            {t("outcome.confirm")}
          </Button>
          <Button
            disabled={password === "" || close.isPending}
            onClick={() => {
              close.mutate({ action: "refuse", password });
            }}
          >
            {t("outcome.refuse")}
          </Button>
        </>
      ) : null}
      {mayWithdraw ? (
        <Button
          disabled={close.isPending}
          onClick={() => {
            close.mutate({ action: "withdraw" });
          }}
        >
          {t("outcome.withdraw")}
        </Button>
      ) : null}
      {close.error ? (
        <p role="alert" className="refused">
          {close.error.message}
        </p>
      ) : null}
    </form>
  );
}
