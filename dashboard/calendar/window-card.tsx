import { Button, Field, Input, Select } from "@fluentui/react-components";
import { useState } from "react";
import type { WindowMonthsRequest } from "../../domain/messages/calendar.ts";
import { isMonth, monthsBetween } from "../../domain/month.ts";
import { Card } from "../components/card.tsx";
import { useText } from "../use-text.ts";
import { useOpenWindow } from "./use-calendar.ts";

/** Opens past months for 补录, or one for 试填. */
export function WindowCard() {
  const { t } = useText();
  const [kind, setKind] = useState<WindowMonthsRequest["kind"]>("backFill");
  const [typed, setTyped] = useState({ first: "", last: "", from: "", to: "", reason: "" });
  const opening = useOpenWindow();
  const { first, from, to } = typed;
  const last = kind === "practice" || typed.last === "" ? first : typed.last;
  const months = isMonth(first) && isMonth(last) ? monthsBetween(first, last) : [];
  const reason = typed.reason.trim();
  const ready = months.length > 0 && from !== "" && to !== "" && reason.length >= 2 && !opening.isPending;
  const field = (name: keyof typeof typed, type: "month" | "date" | "text") => (
    <Field
      label={t(name === "reason" ? "calendar.reason" : `calendar.window.${name}`)}
      required={name !== "last"}
    >
      <Input
        type={type}
        value={typed[name]}
        maxLength={200}
        onChange={(_event, { value }) => setTyped({ ...typed, [name]: value })}
      />
    </Field>
  );
  return (
    <Card title={t("calendar.window")} note={t("calendar.windowNote")}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          opening.mutate({ kind, months, from, to, reason });
        }}
      >
        <Field label={t("calendar.kind")}>
          <Select
            value={kind}
            onChange={(_event, { value }) => setKind(value as WindowMonthsRequest["kind"])}
          >
            <option value="backFill">{t("calendar.window.backFill")}</option>
            <option value="practice">{t("calendar.window.practice")}</option>
          </Select>
        </Field>
        <div className="pair">
          {field("first", "month")}
          {kind === "backFill" ? field("last", "month") : null}
        </div>
        <div className="pair">
          {field("from", "date")}
          {field("to", "date")}
        </div>
        {field("reason", "text")}
        <div className="form-foot">
          <Button type="submit" appearance="primary" disabled={!ready}>
            {t("calendar.window.open")}
          </Button>
        </div>
        <div role="status" aria-live="polite">
          {opening.error ? <p className="refused">{opening.error.message}</p> : null}
          {opening.data ? <p>{t("calendar.window.opened", { count: opening.data.length })}</p> : null}
        </div>
      </form>
    </Card>
  );
}
