import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { CONFIRMATION_LABEL } from "../../domain/confirming.ts";
import type { ConfirmationLine } from "../../domain/messages/evidence.ts";
import type { RuleSet } from "../../domain/rules/rule-set.ts";
import { useText } from "../use-text.ts";
import { typeWords } from "./event-words.ts";
import { WorkDetail } from "./work-detail.tsx";

/** The events of a department, one under the other; one of them open to be decided on. */
export function Worklist(props: {
  rows: readonly ConfirmationLine[];
  rules: RuleSet | undefined;
  tell: (sentence: string) => void;
}) {
  const [open, setOpen] = useState<string | null>(null);
  return (
    <ul className="worklist">
      {props.rows.map((line) => (
        <WorkLine
          key={line.rowKey}
          line={line}
          rules={props.rules}
          tell={(sentence) => {
            setOpen(null);
            props.tell(sentence);
          }}
          open={open === line.rowKey}
          toggle={() => {
            setOpen(open === line.rowKey ? null : line.rowKey);
          }}
        />
      ))}
    </ul>
  );
}

function WorkLine(props: {
  line: ConfirmationLine;
  rules: RuleSet | undefined;
  open: boolean;
  toggle: () => void;
  tell: (sentence: string) => void;
}) {
  const { t, language } = useText();
  const { line, rules, open } = props;
  const { event } = line;
  const subject =
    event.subjectKind === "unit"
      ? t("confirmations.unitSubject", { unit: line.unitName })
      : `${line.name ?? ""} ${event.subject}`;
  return (
    <li>
      <div className="work-line">
        <div>
          <strong>{subject}</strong>
          <small className="muted">{event.subjectKind === "unit" ? event.subject : line.unitName}</small>
        </div>
        <div>
          {typeWords(rules, event, language)}
          <small className="muted">{line.eventNo}</small>
        </div>
        <div>
          {event.documentNo ?? event.sourceDepartment ?? event.reason}
          <small className="muted">{event.documentOn ?? ""}</small>
        </div>
        <div>
          <span className={`work-state ${line.state}`}>{CONFIRMATION_LABEL[line.state][language]}</span>
          {line.gap ? <small className="refused">{t(`confirmations.gap.${line.gap}`)}</small> : null}
        </div>
        <Button
          size="small"
          aria-expanded={open}
          aria-label={t(open ? "confirmations.foldOf" : "confirmations.openOf", { no: line.eventNo })}
          onClick={props.toggle}
        >
          {t(open ? "confirmations.fold" : "confirmations.open")}
        </Button>
      </div>
      {open ? <WorkDetail line={line} rules={rules} tell={props.tell} /> : null}
    </li>
  );
}
