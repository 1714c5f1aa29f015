import { Button, Field, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import { CONFIRMATION_LABEL, type ConfirmationDecision } from "../../domain/confirming.ts";
import { FINDING_LABEL, RESPONSIBILITY_LABEL } from "../../domain/form/labels.ts";
import { fieldColumn } from "../../domain/form/monthly-form.ts";
import type { ConfirmationLine } from "../../domain/messages/evidence.ts";
import type { RuleSet } from "../../domain/rules/rule-set.ts";
import { Failure } from "../components/notice.tsx";
import { EvidencePanel } from "../evidence/evidence-panel.tsx";
import { formatInstant } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";
import { typeWords } from "./event-words.ts";
import { useDecide } from "./use-confirmations.ts";

const SHORTEST_NOTE = 5;

/** Everything about one event, its evidence beside it, and the decision on it. */
export function WorkDetail(props: {
  line: ConfirmationLine;
  rules: RuleSet | undefined;
  tell: (sentence: string) => void;
}) {
  const { t, language } = useText();
  const { line, rules } = props;
  const [note, setNote] = useState(line.decision?.note ?? "");
  const decide = useDecide(({ state: said, rescored }) => {
    const words = { no: line.eventNo, state: CONFIRMATION_LABEL[said][language], rescored };
    props.tell(t("confirmations.told", words));
  });
  const state = CONFIRMATION_LABEL[line.state][language];
  const short = [...note.trim()].length < SHORTEST_NOTE;
  const send = (decision: ConfirmationDecision) => {
    decide.mutate({ line, decision, note });
  };
  return (
    <div className="work-detail">
      <Facts line={line} rules={rules} />
      <EvidencePanel evidenceNo={line.event.evidenceNo} />
      <div className="work-decision">
        {line.decision ? (
          <p className="muted">
            {t("confirmations.decided", { by: line.decision.by, at: formatInstant(line.decision.at), state })}
            {line.decision.note ? `：${line.decision.note}` : ""}
          </p>
        ) : null}
        {line.closed ? (
          <p className="stale">{t(`confirmations.closed.${line.closed}`)}</p>
        ) : (
          <>
            <Field label={t("confirmations.note")} hint={t("confirmations.noteHint")}>
              <Textarea
                value={note}
                maxLength={400}
                resize="vertical"
                onChange={(_event, data) => {
                  setNote(data.value);
                }}
              />
            </Field>
            {decide.error ? <Failure error={decide.error} /> : null}
            <div className="work-acts">
              <Button
                appearance="primary"
                disabled={decide.isPending || line.state === "confirmed"}
                onClick={() => {
                  send("confirmed");
                }}
              >
                {t("confirmations.confirm")}
              </Button>
              <Button
                disabled={decide.isPending || short || line.state === "refused"}
                onClick={() => {
                  send("refused");
                }}
              >
                {t("confirmations.refuse")}
              </Button>
            </div>
          </>
        )}
      </div>
    </div>
  );
}

function Facts({ line, rules }: { line: ConfirmationLine; rules: RuleSet | undefined }) {
  const { t, language } = useText();
  const { event } = line;
  const facts: [name: string, value: string | null][] = [
    [t("confirmations.type"), typeWords(rules, event, language)],
    [t("confirmations.reason"), event.reason],
    [t("confirmations.document"), [event.documentNo, event.documentOn].filter(Boolean).join(" ") || null],
    [t("confirmations.source"), event.sourceDepartment],
    [t("confirmations.occurred"), event.occurredOn],
    [t("confirmations.finding"), event.finding && FINDING_LABEL[event.finding][language]],
    [
      t("confirmations.responsibility"),
      event.responsibility && RESPONSIBILITY_LABEL[event.responsibility][language],
    ],
    [t("confirmations.countsIn"), event.countsIn && fieldColumn(event.countsIn).heading[language]],
    [t("confirmations.entered"), `${line.enteredBy} ${formatInstant(line.enteredAt)}`],
  ];
  return (
    <dl>
      {facts.map(([name, value]) =>
        value ? (
          <div key={name} style={{ display: "contents" }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}
