import { Button, Field, Input, Select, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import type { OutcomeProposal } from "../../domain/messages/outcomes.ts";
import {
  OUTCOME_KIND_LABEL,
  OUTCOME_VERDICTS,
  type OutcomeVerdict,
} from "../../domain/outcomes/outcome-kinds.ts";
import { OUTCOME_KINDS, type OutcomeKind } from "../../domain/rules/outcome-rules.ts";
import { useText } from "../use-text.ts";
import { useEnterDecision } from "./use-outcomes.ts";

const LEAST = 10;

/** 登记党委会决定 on one proposal: day, document, decision, and a reason where it departs from the proposal. */
export function DecisionForm(props: { proposal: OutcomeProposal; close: () => void }) {
  const { t, language } = useText();
  const { proposal } = props;
  const forbidden = proposal.vetoes.length > 0;
  const [verdict, setVerdict] = useState<OutcomeVerdict>(forbidden ? "notAdopted" : "adopted");
  const proposed = proposal.kinds.map(({ kind }) => kind);
  const kinds = OUTCOME_KINDS.filter((kind) => proposed.includes(kind) === (verdict !== "changed"));
  const [chosen, setChosen] = useState<OutcomeKind | null>(null);
  const kind = chosen !== null && kinds.includes(chosen) ? chosen : kinds[0]!;
  const [decidedOn, setDecidedOn] = useState("");
  const [documentNo, setDocumentNo] = useState("");
  const [reason, setReason] = useState("");
  const enter = useEnterDecision();
  const length = [...reason.trim()].length;
  const ready = decidedOn !== "" && documentNo.trim() !== "" && (verdict === "adopted" || length >= LEAST);
  return (
    <form
      className="raise-form outcome-form"
      onSubmit={(event) => {
        event.preventDefault();
        const why = length > 0 ? { reason: reason.trim() } : {};
        enter.mutate(
          { proposal: proposal.id, kind, verdict, decidedOn, documentNo: documentNo.trim(), ...why },
          { onSuccess: props.close },
        );
      }}
    >
      <div className="outcome-fields">
        <Field label={t("outcome.verdict")} required>
          <Select value={verdict} onChange={(_event, data) => { setVerdict(data.value as OutcomeVerdict); }}>
            {OUTCOME_VERDICTS.filter((one) => one !== "adopted" || !forbidden).map((one) => (
              <option key={one} value={one}>{t(`outcome.verdict.${one}`)}</option>
            ))}
          </Select>
        </Field>
        <Field label={t("outcome.kind")} required>
          <Select value={kind} onChange={(_event, data) => { setChosen(data.value as OutcomeKind); }}>
            {kinds.map((one) => (
              <option key={one} value={one}>{OUTCOME_KIND_LABEL[one][language]}</option>
            ))}
          </Select>
        </Field>
        <Field label={t("outcome.decidedOn")} required>
          <Input type="date" value={decidedOn} onChange={(_event, data) => { setDecidedOn(data.value); }} />
        </Field>
        <Field label={t("outcome.documentNo")} required hint={t("outcome.documentHint")}>
          <Input maxLength={80} value={documentNo} onChange={(_event, data) => { setDocumentNo(data.value); }} />
        </Field>
      </div>
      <Field label={t("outcome.reason")} required={verdict !== "adopted"} hint={t("outcome.reasonHint", { length })}>
        <Textarea rows={2} maxLength={500} value={reason} onChange={(_event, data) => { setReason(data.value); }} />
      </Field>
      {enter.error ? <p role="alert" className="refused">{enter.error.message}</p> : null}
      <div className="raise-line">
        <Button type="submit" appearance="primary" disabled={!ready || enter.isPending}>
          {t(enter.isPending ? "outcome.saving" : "outcome.save")}
        </Button>
        <Button onClick={props.close}>{t("outcome.cancel")}</Button>
      </div>
    </form>
  ); // prettier-ignore
}
