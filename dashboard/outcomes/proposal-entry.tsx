import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { LEVEL_LABEL } from "../../domain/people.ts";
import type { OutcomeProposal } from "../../domain/messages/outcomes.ts";
import { OfficerLink } from "../components/links.tsx";
import { useText } from "../use-text.ts";
import { DecisionForm } from "./decision-form.tsx";
import { Corrected, DecisionView } from "./decision-view.tsx";

/** Somebody the rules propose: for what, why, what forbids it, and what the committee decided. */
export function ProposalEntry(props: { proposal: OutcomeProposal }) {
  const { t, language } = useText();
  const [deciding, setDeciding] = useState(false);
  const { proposal } = props;
  const { decision } = proposal;
  return (
    <li className="objection">
      <div className="objection-head">
        <strong>{proposal.ruleName[language]}</strong>
        <OfficerLink policeNo={proposal.policeNo} name={proposal.name} />
        <span>{proposal.unitName}</span>
        <span className="muted">{LEVEL_LABEL[proposal.level][language]}</span>
        <span className="muted objection-side">{proposal.clause[language]}</span>
      </div>
      <Sentences title={t("outcome.reasons")} sentences={proposal.reasons.map((one) => one[language])} />
      {proposal.vetoes.length > 0 ? (
        <Sentences
          title={t("outcome.vetoes")}
          sentences={proposal.vetoes.map((one) => one[language])}
          className="refused"
        />
      ) : null}
      {decision ? <DecisionView decision={decision} /> : <Corrected corrections={proposal.corrections} />}
      {proposal.mayDecide && !deciding ? (
        <p>
          <Button
            size="small"
            onClick={() => {
              setDeciding(true);
            }}
          >
            {t("outcome.decide")}
          </Button>
        </p>
      ) : null}
      {deciding && proposal.mayDecide ? (
        <DecisionForm
          proposal={proposal}
          close={() => {
            setDeciding(false);
          }}
        />
      ) : null}
    </li>
  );
}

function Sentences(props: { title: string; sentences: readonly string[]; className?: string }) {
  return (
    <p className={props.className}>
      <span className="muted">{props.title} </span>
      {props.sentences.join("；")}
    </p>
  );
}
