import { Button, Field, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import type { ReopeningLine } from "../../domain/messages/corrections.ts";
import { ROLE_LABEL } from "../../domain/role.ts";
import { Card } from "../components/card.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { resultsMonth, useMonths } from "../figures/use-months.ts";
import { useUnits } from "../figures/use-units.ts";
import { MonthChoice } from "../filters/month-choice.tsx";
import { UnitChoice } from "../filters/unit-choice.tsx";
import { formatInstant, formatMonth } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";
import { Decide } from "./decide.tsx";
import { Problems } from "./problems.tsx";
import { useAskReopening, useReopenings } from "./use-corrections.ts";

/** 解锁: what is open, what awaits a decision, what was; and the files office's request. */
export function Reopenings(props: { mayAsk: boolean }) {
  const { t } = useText();
  const query = useReopenings();
  return (
    <Card wide title={t("reopening.title")} note={t("reopening.note")}>
      {props.mayAsk ? <AskReopening /> : null}
      <FiguresOf query={query} isEmpty={(lines) => lines.length === 0} emptyText={t("reopening.none")}>
        {(lines) => (
          <ul className="objections">
            {lines.map((line) => (
              <Entry key={line.id} line={line} />
            ))}
          </ul>
        )}
      </FiguresOf>
    </Card>
  );
}

function Entry(props: { line: ReopeningLine }) {
  const { t, language } = useText();
  const { line } = props;
  const { askedBy, askedRole, askedAt, decidedBy, decidedRole, decidedAt } = line;
  return (
    <li className="objection">
      <div className="objection-head">
        <strong>{line.unitName}</strong>
        <span>{formatMonth(line.month, language)}</span>
        <span className={`tag tag-${line.state}`}>{t(`reopening.state.${line.state}`)}</span>
        {line.state === "open" && line.closesAt ? (
          <span>{t("reopening.until", { time: formatInstant(line.closesAt) })}</span>
        ) : null}
        {line.unfinished > 0 && line.closesAt !== null ? (
          <span className="muted">
            {t("reopening.unfinished")} {line.unfinished}
          </span>
        ) : null}
      </div>
      <p className="objection-text">{line.reason}</p>
      <p className="muted">
        {t("correction.asked")} {askedBy} · {ROLE_LABEL[askedRole][language]} · {formatInstant(askedAt)}
        {decidedAt && decidedRole
          ? ` · ${t("correction.decided")} ${decidedBy ?? ""} · ${ROLE_LABEL[decidedRole][language]} · ${formatInstant(decidedAt)}`
          : ""}
      </p>
      {line.note ? <p>{line.note}</p> : null}
      {line.mayDecide ? <Decide of="reopenings" id={line.id} seen={null} mayAccept /> : null}
    </li>
  );
}

const LEAST = 10;

function AskReopening() {
  const { t } = useText();
  const months = (useMonths().data ?? []).filter(({ state }) => state === "published" || state === "locked");
  const units = useUnits().data ?? [];
  const [chosenMonth, setMonth] = useState<string | null>(null);
  const [chosenUnit, setUnit] = useState("");
  const [reason, setReason] = useState("");
  const ask = useAskReopening();
  const month = chosenMonth ?? resultsMonth(months);
  const unit = chosenUnit || (units[0]?.code ?? "");
  const length = [...reason.trim()].length;
  if (month === null) return null;
  return (
    <form
      className="raise-form"
      onSubmit={(event) => {
        event.preventDefault();
        ask.mutate({ month, unit, reason: reason.trim() }, { onSuccess: () => { setReason(""); } }); // prettier-ignore
      }}
    >
      <div className="raise-line">
        <UnitChoice units={units} value={unit} choose={setUnit} />
        <MonthChoice months={months} value={month} choose={setMonth} />
      </div>
      <Field label={t("reopening.reason")} hint={t("correction.reasonHint", { length })}>
        <Textarea
          rows={2}
          maxLength={500}
          value={reason}
          onChange={(_event, data) => {
            setReason(data.value);
          }}
        />
      </Field>
      <Problems error={ask.error} />
      <div>
        <Button type="submit" disabled={length < LEAST || ask.isPending}>
          {t("reopening.ask")}
        </Button>
      </div>
    </form>
  );
}
