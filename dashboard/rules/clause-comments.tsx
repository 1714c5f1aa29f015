import { Button, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import { useText } from "../use-text.ts";
import { CommentEntry } from "./comment-entry.tsx";
import { useRuleAct, useRuleComments } from "./use-rule-life.ts";

/** What was said of one clause, and one's own word on it: closed until somebody opens it. */
export function ClauseComments(props: {
  version: string;
  clause: string;
  count: number;
  open: boolean;
  answers: boolean;
  label: string;
}) {
  const { t } = useText();
  const [shown, setShown] = useState(false);
  if (!props.open && props.count === 0) return null;
  const words = props.count > 0 ? t("rules.comments", { count: props.count }) : t("rules.comment");
  return (
    <div className="clause-comments">
      <Button
        size="small"
        appearance="subtle"
        aria-expanded={shown}
        aria-label={`${props.label} ${words}`}
        onClick={() => {
          setShown(!shown);
        }}
      >
        {words}
      </Button>
      {shown ? <Opened {...props} /> : null}
    </div>
  );
}

function Opened(props: { version: string; clause: string; open: boolean; answers: boolean; label: string }) {
  const { t } = useText();
  const [text, setText] = useState("");
  const said = useRuleComments(props.version, { clause: props.clause, page: 1 });
  const send = useRuleAct(`/rules/${encodeURIComponent(props.version)}/comments`);
  const rows = (said.data?.rows ?? []).filter(({ clause }) => clause === props.clause);
  return (
    <div className="clause-opened">
      <ul className="rule-comments">
        {rows.map((comment) => (
          <CommentEntry key={comment.id} comment={comment} answers={props.answers} clause={null} />
        ))}
      </ul>
      {props.open ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            send.mutate(
              { clause: props.clause, text: text.trim() },
              { onSuccess: () => { setText(""); } }, // prettier-ignore
            );
          }}
        >
          <Textarea
            aria-label={t("rules.commentOn", { clause: props.label })}
            placeholder={t("rules.commentHint")}
            rows={3}
            maxLength={1000}
            value={text}
            onChange={(_event, data) => {
              setText(data.value);
            }}
          />
          {send.error ? (
            <p role="alert" className="refused">
              {send.error.message}
            </p>
          ) : null}
          <Button
            type="submit"
            size="small"
            appearance="primary"
            disabled={text.trim().length < 4 || send.isPending}
          >
            {t("rules.send")}
          </Button>
        </form>
      ) : null}
    </div>
  );
}
