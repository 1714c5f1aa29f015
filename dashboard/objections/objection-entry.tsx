import { Button } from "@fluentui/react-components";
import { Link } from "react-router";
import type { ObjectionLine } from "../../domain/messages/objections.ts";
import { OfficerLink } from "../components/links.tsx";
import { queryText } from "../figures/fresh.ts";
import { formatInstant, formatMonth } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";
import { ActForm } from "../rules/act-form.tsx";
import { AnswerForm } from "./answer-form.tsx";
import { useReporter } from "./use-objections.ts";

/** One objection or doubt as its reader may see it, with what he may do about it. */
export function ObjectionEntry(props: { line: ObjectionLine; mayCorrect: boolean }) {
  const { t, language } = useText();
  const { line } = props;
  const { policeNo, month } = line;
  return (
    <li className="objection">
      <div className="objection-head">
        <strong>{t(`objection.kind.${line.kind}`)}</strong>
        <OfficerLink policeNo={policeNo} name={line.name} period={month} />
        <span>{formatMonth(month, language)}</span>
        <span className="muted">{line.unitName}</span>
        <span className={`tag tag-${line.state}`}>{t(`objection.state.${line.state}`)}</span>
        <span className="muted objection-side">{t(`objection.side.${line.side}`)}</span>
      </div>
      {line.item ? (
        <p>
          <span className="muted">{t("objection.item")} </span>
          {line.item.label[language]}
        </p>
      ) : null}
      {line.text === null ? (
        <p className="muted">{t("objection.hidden")}</p>
      ) : (
        <p className="objection-text">{line.text}</p>
      )}
      <p className="muted">
        {t("objection.raisedAt", { time: formatInstant(line.at) })}
        {line.state === "open" ? ` · ${t("objection.answerBy", { time: formatInstant(line.answerBy) })}` : ""}
        {line.overdue && line.state === "open" ? (
          <strong className="refused"> {t("objection.overdue")}</strong>
        ) : null}
      </p>
      {line.answer === null ? null : (
        <blockquote className="objection-answer">
          <p>{line.answer}</p>
          <p className="muted">
            {t("objection.answeredAt", {
              name: line.answeredBy ?? "",
              time: formatInstant(line.answeredAt ?? line.at),
            })}
          </p>
        </blockquote>
      )}
      {line.correction ? (
        <p>
          <Link to={`/corrections${queryText({ id: line.correction.id })}`}>
            {t("objection.correction", { state: t(`correction.state.${line.correction.state}`) })}
          </Link>
        </p>
      ) : null}
      {line.state === "accepted" && line.side === "office" && !line.correction && props.mayCorrect ? (
        <p>
          <Link to={`/corrections${queryText({ policeNo, month, objection: line.id })}`}>
            {t("objection.askCorrection")}
          </Link>
        </p>
      ) : null}
      {line.kind === "grade" && line.side === "mine" && line.state === "dismissed" ? (
        <details>
          <summary>{t("dispute.escalate")}</summary>
          <ActForm
            path={`/objections/${line.id}/dispute`}
            submit={t("dispute.escalate")}
            fields={[
              { key: "text", label: t("rules.reason"), kind: "long", hint: t("dispute.escalateHint") },
            ]}
          />
        </details>
      ) : null}
      {line.mayAskReporter ? <Reporter id={line.id} /> : null}
      {line.mayAnswer ? <AnswerForm id={line.id} /> : null}
    </li>
  );
}

function Reporter(props: { id: number }) {
  const { t } = useText();
  const reporter = useReporter(props.id);
  if (reporter.data) {
    const { name, policeNo } = reporter.data;
    return <p role="status">{t("objection.reporterIs", { name, policeNo: policeNo ?? "" })}</p>;
  }
  return (
    <p className="raise-line">
      <Button
        size="small"
        disabled={reporter.isPending}
        onClick={() => {
          reporter.mutate();
        }}
      >
        {t("objection.reporter")}
      </Button>
      <span className="muted">{reporter.error ? reporter.error.message : t("objection.reporterNote")}</span>
    </p>
  );
}
