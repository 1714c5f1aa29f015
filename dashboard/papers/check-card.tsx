import { Button, Field, Input, MessageBar, MessageBarBody } from "@fluentui/react-components";
import { useState } from "react";
import type { CheckedPaper } from "../../domain/messages/papers.ts";
import { ActFailure } from "../bulletins/act-failure.tsx";
import { Card } from "../components/card.tsx";
import { formatInstant } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";
import { usePaperCheck } from "./use-papers.ts";

/** 核验: the three things printed on a paper, and whether they belong together. */
export function CheckCard() {
  const { t } = useText();
  const [paper, setPaper] = useState({ recordNo: "", version: "", code: "" });
  const check = usePaperCheck();
  const change = (values: Partial<typeof paper>) => {
    setPaper({ ...paper, ...values });
    check.reset();
  };
  return (
    <Card title={t("papers.check")} note={t("papers.checkNote")}>
      <form
        className="check-form"
        onSubmit={(event) => {
          event.preventDefault();
          check.mutate(paper);
        }}
      >
        <Field label={t("papers.recordNo")} hint={t("papers.recordHint")} required>
          <Input value={paper.recordNo} onChange={(_event, data) => { change({ recordNo: data.value }); }} />
        </Field>
        <Field label={t("papers.version")} hint={t("papers.versionHint")} required>
          <Input value={paper.version} onChange={(_event, data) => { change({ version: data.value }); }} />
        </Field>
        <Field label={t("papers.code")} hint={t("papers.codeHint")} required>
          <Input value={paper.code} onChange={(_event, data) => { change({ code: data.value }); }} />
        </Field>
        <div>
          <Button type="submit" appearance="primary" disabled={check.isPending}>
            {t("papers.checkIt")}
          </Button>
        </div>
      </form>
      <div className="check-result" role="status">
        {check.data ? <Verdict checked={check.data} /> : null}
      </div>
      <ActFailure error={check.error} />
    </Card>
  );
} // prettier-ignore

function Verdict(props: { checked: CheckedPaper }) {
  const { t } = useText();
  const { genuine, current, printedAt } = props.checked;
  if (!genuine) {
    return (
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody>{t("papers.isFalse")}</MessageBarBody>
      </MessageBar>
    );
  }
  return (
    <MessageBar intent={current ? "success" : "warning"} layout="multiline">
      <MessageBarBody>
        {t(current ? "papers.isCurrent" : "papers.isSuperseded")}
        {printedAt ? ` ${t("papers.printedAt", { time: formatInstant(printedAt) })}` : ""}
        <StateOf checked={props.checked} />
      </MessageBarBody>
    </MessageBar>
  );
}

function StateOf(props: { checked: CheckedPaper }) {
  const { t } = useText();
  const { state } = props.checked;
  return state === null ? null : <> {t("papers.stateNow", { state: t(`papers.state.${state}`) })}</>;
}
