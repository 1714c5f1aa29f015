import { Button, Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import type { ChangeLine } from "../../domain/messages/organisation.ts";
import { ROLE_LABEL } from "../../domain/role.ts";
import { Card } from "../components/card.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { formatInstant } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";
import { DiffTable } from "./diff-table.tsx";
import { useChanges, useDecideChange } from "./use-organisation.ts";

/** 待确认的变更: what others entered, exactly what it does, and the two answers to it. */
export function ChangesCard() {
  const { t } = useText();
  const changes = useChanges();
  return (
    <FiguresOf query={changes}>
      {(lines) => {
        const pending = lines.filter(({ state }) => state === "pending" || state === "expired");
        const decided = lines.filter(({ state }) => state !== "pending" && state !== "expired");
        return (
          <Card
            wide
            title={t("organisation.pending", { count: pending.length })}
            note={t("organisation.pendingNote")}
          >
            {pending.length === 0 ? <p className="muted">{t("organisation.noPending")}</p> : null}
            {pending.map((line) => (
              <PendingChange key={line.id} line={line} />
            ))}
            {decided.length > 0 ? (
              <details className="roster-decided">
                <summary>{t("organisation.decided", { count: decided.length })}</summary>
                {decided.map((line) => (
                  <article key={line.id} className="roster-change">
                    <ChangeHead line={line} />
                    <DiffTable diff={line.diff} caption={t("organisation.change", { id: line.id })} />
                  </article>
                ))}
              </details>
            ) : null}
          </Card>
        );
      }}
    </FiguresOf>
  );
}

function ChangeHead({ line }: { line: ChangeLine }) {
  const { t, language } = useText();
  return (
    <header>
      <h3>
        {t("organisation.change", { id: line.id })} · {t(`organisation.kind.${line.kind}`)}
        <span className={`state ${line.state}`}>{t(`organisation.state.${line.state}`)}</span>
      </h3>
      <p>{line.reason}</p>
      <p className="muted">
        {t("organisation.enteredBy", {
          name: line.enteredBy,
          role: ROLE_LABEL[line.enteredAs][language],
          time: formatInstant(line.enteredAt),
        })}
        {line.decidedBy && line.decidedAt
          ? ` · ${t("organisation.decidedBy", { name: line.decidedBy, time: formatInstant(line.decidedAt) })}`
          : ""}
        {line.note ? ` · ${line.note}` : ""}
      </p>
    </header>
  );
}

function PendingChange({ line }: { line: ChangeLine }) {
  const { t } = useText();
  const decide = useDecideChange();
  const [note, setNote] = useState("");
  const send = (decision: string) => {
    decide.mutate({ id: line.id, decision, digest: line.digest, note });
  };
  return (
    <article className="roster-change">
      <ChangeHead line={line} />
      <DiffTable diff={line.diff} caption={t("organisation.change", { id: line.id })} />
      {line.problems.length > 0 ? (
        <ul className="problems">
          {line.problems.map((message) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      ) : null}
      {line.mayConfirm ? (
        <Field label={t("organisation.note")} className="roster-note">
          <Input
            value={note}
            maxLength={400}
            onChange={(_event, data) => {
              setNote(data.value);
            }}
          />
        </Field>
      ) : null}
      <div className="roster-buttons">
        {line.mayConfirm ? (
          <>
            <Button
              appearance="primary"
              disabled={decide.isPending || line.problems.length > 0}
              onClick={() => {
                send("confirm");
              }}
            >
              {t("organisation.confirm")}
            </Button>
            <Button
              disabled={decide.isPending}
              onClick={() => {
                send("refuse");
              }}
            >
              {t("organisation.refuse")}
            </Button>
          </>
        ) : null}
        {line.mayWithdraw ? (
          <Button
            disabled={decide.isPending}
            onClick={() => {
              send("withdraw");
            }}
          >
            {t("organisation.withdraw")}
          </Button>
        ) : null}
        {!line.mayConfirm && line.state === "pending" ? (
          <span className="muted">{t("organisation.awaits")}</span>
        ) : null}
      </div>
      <p role="status" aria-live="polite" className="roster-refused">
        {decide.error?.message}
      </p>
    </article>
  );
}
