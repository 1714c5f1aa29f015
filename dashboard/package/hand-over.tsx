import { Button, Checkbox, Field, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import { DECLARATION } from "../../domain/declaration.ts";
import type { PackageFigures, SubmissionReceipt } from "../../domain/messages/filling.ts";
import { Card } from "../components/card.tsx";
import { Failure } from "../components/notice.tsx";
import { formatInstant } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";
import { Countdown } from "./countdown.tsx";
import { goesAlong, isHandedIn, nextStep } from "./progress.ts";
import { useSubmitPackage, useWithdrawPackage } from "./use-package.ts";

const UNDER_REVIEW: ReadonlySet<string> = new Set([
  "signing",
  "signed",
  "checked",
  "published",
  "locked",
  "returned",
]);

/** The on-time line, the unit's declaration, handing in, and taking back before anybody has begun to review. */
export function HandOver(props: { figures: PackageFigures; mayAct: boolean; validate: () => void }) {
  const { t, language } = useText();
  const { figures, mayAct } = props;
  const { line, unit, officers, now } = figures;
  const [declared, setDeclared] = useState(false);
  const submit = useSubmitPackage(line.month, unit.code);
  const ready = officers.filter((officer) => goesAlong(officer, figures)).length;
  const waiting = officers.filter((officer) => !isHandedIn(officer) && !goesAlong(officer, figures));
  const isDone = officers.length > 0 && officers.every(isHandedIn);
  const underReview = officers.some(({ state }) => UNDER_REVIEW.has(state));
  return (
    <Card wide title={t("package.handOver")} note={t("package.rule", { rule: t(figures.attestation.kind === "required" ? "package.ruleRequired" : "package.ruleSilence", { count: figures.attestation.kind === "silence" ? figures.attestation.workdays : 0 }) })}>
      {isDone || !figures.writable ? (
        <p>{t(isDone ? "package.allIn" : "myMonth.closed")}</p>
      ) : (
        <Countdown label={t("package.submitBy")} until={line.submitBy} now={now} />
      )}
      {waiting.length > 0 ? (
        <p className="package-waiting">
          {t("package.waiting", { count: waiting.length })}{" "}
          {waiting.slice(0, NAMED).map((officer) => t("package.who", { name: officer.name, step: t(`package.step.${nextStep(officer, figures)}`) })).join(t("package.comma"))}
          {waiting.length > NAMED ? t("package.andMore", { count: waiting.length - NAMED }) : ""}
        </p>
      ) : null}
      {mayAct && figures.writable ? (
        <>
          {ready > 0 ? (
            <Checkbox
              className="package-declare"
              checked={declared}
              label={DECLARATION[language]}
              onChange={(_event, data) => {
                setDeclared(data.checked === true);
              }}
            />
          ) : null}
          <div className="month-buttons">
            <Button onClick={props.validate}>{t("package.validate")}</Button>
            <Button
              appearance="primary"
              disabled={!declared || ready === 0 || submit.isPending}
              onClick={() => {
                submit.mutate(undefined, { onSuccess: () => { setDeclared(false); } });
              }}
            >
              {t("package.submit", { count: ready })}
            </Button>
          </div>
          {submit.error ? <Failure error={submit.error} /> : null}
          {submit.data ? <Receipt receipt={submit.data} /> : null}
          {officers.some(({ state }) => state === "submitted") && !underReview ? (
            <Withdrawal month={line.month} unit={unit.code} />
          ) : null}
        </>
      ) : null}
      <Past figures={figures} />
    </Card>
  );
} // prettier-ignore
const NAMED = 8;

function Receipt(props: { receipt: SubmissionReceipt }) {
  const { t } = useText();
  const { submitted, onTime, at, missing } = props.receipt;
  const time = formatInstant(at);
  return (
    <p role="status" className={onTime ? "" : "late"}>
      {submitted === 0
        ? t("package.submittedNone")
        : t(onTime ? "package.submittedOnTime" : "package.submittedLate", { count: submitted, time })}{" "}
      {missing.length > 0 ? t("package.stillMissing", { count: missing.length }) : ""}
    </p>
  );
}

/** 撤回 asks for a reason first. */
function Withdrawal(props: { month: string; unit: string }) {
  const { t } = useText();
  const [reason, setReason] = useState<string | null>(null);
  const withdraw = useWithdrawPackage(props.month, props.unit);
  if (reason === null)
    return (
      <Button
        appearance="subtle"
        onClick={() => {
          setReason("");
        }}
      >
        {t("package.withdraw")}
      </Button>
    );
  return (
    <div className="package-withdraw">
      <Field label={t("package.withdrawWhy")} required>
        <Textarea
          rows={2}
          maxLength={400}
          value={reason}
          onChange={(_event, data) => {
            setReason(data.value);
          }}
        />
      </Field>
      <div className="month-buttons">
        <Button
          disabled={reason.trim().length < 2 || withdraw.isPending}
          onClick={() => {
            withdraw.mutate(reason.trim());
          }}
        >
          {t("package.withdrawGo")}
        </Button>
        <Button
          appearance="subtle"
          onClick={() => {
            setReason(null);
          }}
        >
          {t("collect.cancel")}
        </Button>
      </div>
      {withdraw.error ? <Failure error={withdraw.error} /> : null}
    </div>
  );
}

/** What was handed in before, on time or late, and what was taken back why. */
function Past(props: { figures: PackageFigures }) {
  const { t } = useText();
  const { submissions } = props.figures;
  if (submissions.length === 0) return null;
  return (
    <ul className="package-past">
      {submissions.map(({ at, by, reports, onTime, withdrawnAt, withdrawalReason }) => (
        <li key={at} className={onTime ? "" : "late"}>
          {t(onTime ? "package.pastOnTime" : "package.pastLate", {
            time: formatInstant(at),
            name: by,
            count: reports,
          })}
          {withdrawnAt ? (
            <span className="muted">
              {" "}
              {t("package.pastWithdrawn", {
                time: formatInstant(withdrawnAt),
                reason: withdrawalReason ?? "",
              })}
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
