import { Button, Select, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import { ADOPTIONS, ADOPTION_LABEL, type Adoption } from "../../domain/rules/rule-life.ts";
import type { RuleComment } from "../../domain/messages/rules.ts";
import { formatInstant } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";
import { useRuleAct } from "./use-rule-life.ts";

/** One comment with its answer; the 考核办 answers here. */
export function CommentEntry(props: { comment: RuleComment; answers: boolean; clause: string | null }) {
  const { t, language } = useText();
  const { comment } = props;
  const [answering, setAnswering] = useState(false);
  return (
    <li>
      <p className="rule-comment-head">
        <strong>{comment.by}</strong>
        <span className="muted">{comment.unit}</span>
        <span className="muted">{formatInstant(comment.at)}</span>
        {props.clause === null ? null : <span className="clause-name">{props.clause}</span>}
        <span className={`tag adoption-${comment.adoption ?? "unanswered"}`}>
          {comment.adoption ? ADOPTION_LABEL[comment.adoption][language] : t("rules.unanswered")}
        </span>
      </p>
      <p className="rule-comment-text">{comment.text}</p>
      {comment.answer === null ? null : (
        <blockquote>
          <p>{comment.answer}</p>
          <p className="muted">
            {comment.answeredBy} · {formatInstant(comment.answeredAt ?? comment.at)}
          </p>
        </blockquote>
      )}
      {props.answers && !answering ? (
        <Button size="small" onClick={() => { setAnswering(true); }}>
          {t(comment.answer === null ? "rules.answer" : "rules.answerAgain")}
        </Button>
      ) : null}
      {answering ? <Answer comment={comment} close={() => { setAnswering(false); }} /> : null}
    </li>
  );
} // prettier-ignore

function Answer(props: { comment: RuleComment; close: () => void }) {
  const { t, language } = useText();
  const [adoption, setAdoption] = useState<Adoption>(props.comment.adoption ?? "adopted");
  const [answer, setAnswer] = useState(props.comment.answer ?? "");
  const act = useRuleAct(`/rule-comments/${props.comment.id}/answer`);
  return (
    <form
      className="act-form"
      onSubmit={(event) => {
        event.preventDefault();
        act.mutate({ adoption, answer: answer.trim() }, { onSuccess: props.close });
      }}
    >
      <Select
        aria-label={t("rules.adoption")}
        value={adoption}
        onChange={(_event, data) => {
          setAdoption(data.value as Adoption);
        }}
      >
        {ADOPTIONS.map((one) => (
          <option key={one} value={one}>
            {ADOPTION_LABEL[one][language]}
          </option>
        ))}
      </Select>
      <Textarea
        aria-label={t("rules.answerText")}
        rows={2}
        maxLength={1000}
        value={answer}
        onChange={(_event, data) => {
          setAnswer(data.value);
        }}
      />
      {act.error ? (
        <p role="alert" className="refused">
          {act.error.message}
        </p>
      ) : null}
      <div className="act-buttons">
        <Button
          type="submit"
          size="small"
          appearance="primary"
          disabled={answer.trim().length < 4 || act.isPending}
        >
          {t("rules.answerSave")}
        </Button>
        <Button size="small" onClick={props.close}>
          {t("rules.cancel")}
        </Button>
      </div>
    </form>
  );
}
