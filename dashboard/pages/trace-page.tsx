import { Button, Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import { Card } from "../components/card.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { PageHead } from "../components/page-head.tsx";
import { Filters } from "../filters/filters.tsx";
import { MonthChoice } from "../filters/month-choice.tsx";
import { useChosenMonth } from "../figures/use-chosen-month.ts";
import { usePerson } from "../figures/use-person.ts";
import { formatMonth } from "../formats/format-time.ts";
import { TraceSteps } from "../trace/trace-steps.tsx";
import { useTrace } from "../trace/use-trace.ts";
import { useAddress } from "../use-address.ts";
import { useText } from "../use-text.ts";
import "../styles/trace.css";

/** 全程追溯: the life of one officer's month, from the first cell to the last signature. */
export function TracePage() {
  const { t, language } = useText();
  const { address, change } = useAddress();
  const own = usePerson().data?.policeNo ?? null;
  const { months, month, choose } = useChosenMonth();
  const officer = address.get("officer") ?? own;
  const [typed, setTyped] = useState(officer ?? "");
  const trace = useTrace(officer, month);
  return (
    <>
      <PageHead title={t("trace.title")}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            change({ officer: typed.trim() });
          }}
        >
          <Filters>
            <Field label={t("trace.officer")}>
              <Input
                value={typed}
                inputMode="numeric"
                maxLength={6}
                onChange={(_event, data) => {
                  setTyped(data.value);
                }}
              />
            </Field>
            {month ? <MonthChoice months={months} value={month} choose={choose} /> : null}
            <Button type="submit" appearance="primary">
              {t("trace.show")}
            </Button>
          </Filters>
        </form>
      </PageHead>
      <div className="grid">
        <FiguresOf query={trace} emptyText={t("trace.choose")}>
          {({ name, policeNo, unitName, steps, month: shown }) => (
            <Card wide title={`${name} ${policeNo}`} note={`${unitName} · ${formatMonth(shown, language)}`}>
              <TraceSteps steps={steps} />
            </Card>
          )}
        </FiguresOf>
      </div>
    </>
  );
}
