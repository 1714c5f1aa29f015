import { Button, Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import type { UnitQuarterAction, UnitQuarterLine } from "../../domain/messages/unit-quarters.ts";
import { Card } from "../components/card.tsx";
import { formatInstant } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";
import { useUnitQuarterAct } from "./use-unit-quarters.ts";

/** How far the quarter is, who signed it, and what this reader can do with it now. */
export function QuarterWork(props: { line: UnitQuarterLine }) {
  const { t, language } = useText();
  const { line } = props;
  const [asking, ask] = useState<UnitQuarterAction | null>(null);
  const act = useUnitQuarterAct(line.quarter);
  return (
    <Card wide title={t("unitQuarter.work")} note={t(`unitQuarter.state.${line.state ?? "collecting"}`)}>
      <div className="unit-work">
        <p>{t("unitQuarter.progress", { filled: line.filled, units: line.units })}</p>
        {line.computedAt ? (
          <p className="muted">
            {t("unitQuarter.computed", {
              ...{ name: line.computedBy ?? "", time: formatInstant(line.computedAt) },
              ...{ run: line.run, rules: line.ruleSet },
            })}
          </p>
        ) : null}
        {line.signatures.map(({ step, name, at }) => (
          <p key={step}>
            {t(step === "sign" ? "unitQuarter.signedBy" : "unitQuarter.approvedBy", {
              ...{ name, time: formatInstant(at) },
            })}
          </p>
        ))}
        {line.outdated ? <p role="alert">{t("unitQuarter.outdated")}</p> : null}
        {line.state === "returned" && line.note ? (
          <p>{t("unitQuarter.returned", { reason: line.note })}</p>
        ) : null}
        {line.actions.map(({ action, blocked }) => (
          <div key={action} className="unit-act">
            <Button
              appearance={action === "return" ? "secondary" : "primary"}
              disabled={blocked !== null || act.isPending}
              onClick={() => {
                if (action === "compute") act.mutate({ action });
                else ask(action);
              }}
            >
              {t(`unitQuarter.${action}`)}
            </Button>
            {blocked ? <span className="muted">{blocked[language]}</span> : null}
          </div>
        ))}
        {asking ? (
          <Ask
            key={asking}
            action={asking}
            busy={act.isPending}
            cancel={() => {
              ask(null);
            }}
            send={(body) => {
              act.mutate(
                { action: asking, ...(asking === "return" ? {} : { digest: line.digest }), ...body },
                {
                  onSuccess: () => {
                    ask(null);
                  },
                },
              );
            }}
          />
        ) : null}
        {act.error ? <p role="alert">{act.error.message}</p> : null}
      </div>
    </Card>
  );
}

/** The password once more, or the reason of a return. */
function Ask(props: {
  action: UnitQuarterAction;
  busy: boolean;
  cancel: () => void;
  send: (body: Record<string, string>) => void;
}) {
  const { t } = useText();
  const [text, setText] = useState("");
  const returning = props.action === "return";
  const ready = returning ? text.trim().length >= 5 : text !== "";
  return (
    <form
      className="unit-ask"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) props.send(returning ? { reason: text } : { password: text });
      }}
    >
      {returning ? null : (
        <p>{t(props.action === "sign" ? "unitQuarter.signNote" : "unitQuarter.approveNote")}</p>
      )}
      <Field label={t(returning ? "unitQuarter.returnReason" : "unitQuarter.password")}>
        <Input
          type={returning ? "text" : "password"}
          autoComplete={returning ? "off" : "current-password"}
          maxLength={returning ? 500 : 200}
          value={text}
          onChange={(_event, data) => {
            setText(data.value);
          }}
        />
      </Field>
      <div className="unit-act">
        <Button type="submit" appearance="primary" disabled={!ready || props.busy}>
          {t(`unitQuarter.${props.action}`)}
        </Button>
        <Button onClick={props.cancel}>{t("unitQuarter.cancel")}</Button>
      </div>
    </form>
  );
}
