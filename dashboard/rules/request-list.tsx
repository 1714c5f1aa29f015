import { Button, Input } from "@fluentui/react-components";
import { useState } from "react";
import type { RuleRequestLine } from "../../domain/messages/rules.ts";
import { PLACE_LABEL } from "../../domain/rules/rule-life.ts";
import { formatInstant } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";
import { useRuleAct } from "./use-rule-life.ts";

/** What awaits a second person and what became of it. */
export function RequestList(props: { requests: readonly RuleRequestLine[] }) {
  return (
    <ul className="requests">
      {props.requests.map((request) => (
        <Request key={request.id} request={request} />
      ))}
    </ul>
  );
}

function Request({ request }: { request: RuleRequestLine }) {
  const { t, language } = useText();
  const [note, setNote] = useState("");
  const decide = useRuleAct(`/rule-requests/${request.id}/decision`);
  const send = (decision: "confirm" | "refuse") => {
    decide.mutate({ decision, ...(note.trim() && { note: note.trim() }) });
  };
  const { kind, version, month, member, place, day } = request;
  return (
    <li>
      <p>
        <strong>{t(`rules.request.${kind}`)}</strong>{" "}
        {[version, month, member, place ? PLACE_LABEL[place][language] : null, day].filter(Boolean).join(" · ")}{" "}
        <span className={`tag tag-${request.state}`}>{t(`rules.requestState.${request.state}`)}</span>
      </p>
      <p>{request.reason}</p>
      <p className="muted">
        {t("rules.askedBy", { name: request.askedBy, time: formatInstant(request.askedAt) })}
        {request.decidedBy ? ` · ${t("rules.decidedBy", { name: request.decidedBy, time: formatInstant(request.decidedAt ?? request.askedAt) })}` : ""}
        {request.note ? ` · ${request.note}` : ""}
      </p>
      {request.mayDecide ? (
        <div className="act-buttons">
          <Input aria-label={t("rules.note")} placeholder={t("rules.note")} value={note} maxLength={500} onChange={(_event, data) => { setNote(data.value); }} />
          <Button appearance="primary" disabled={decide.isPending} onClick={() => { send("confirm"); }}>
            {t("rules.confirm")}
          </Button>
          <Button disabled={decide.isPending} onClick={() => { send("refuse"); }}>
            {t("rules.refuse")}
          </Button>
        </div>
      ) : null}
      {decide.error ? (
        <p role="alert" className="refused">
          {decide.error.message}
        </p>
      ) : null}
    </li>
  );
} // prettier-ignore
