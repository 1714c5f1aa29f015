import { Button, Checkbox } from "@fluentui/react-components";
import { useState } from "react";
import { GRADE_LABEL } from "../../domain/grade.ts";
import type { SandboxExplanation, SandboxOfficerLine } from "../../domain/messages/rule-lab.ts";
import type { Month } from "../../domain/month.ts";
import type { RuleDifference } from "../../domain/rules/diff/diff-rules.ts";
import type { ExplainedIndicator, Explanation } from "../../domain/scoring/points.ts";
import { DataTable } from "../components/data-table.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { Choice } from "../filters/choice.tsx";
import { formatDifference, formatPoints } from "../formats/format-points.ts";
import { formatMonth } from "../formats/format-time.ts";
import { Modal } from "../review/modal.tsx";
import { useText } from "../use-text.ts";
import { Reasons } from "./reasons.tsx";
import { useSandboxExplanation, type SandboxAsk } from "./use-rule-lab.ts";

/** One officer's month, indicator by indicator, under both versions. */
export function SandboxExplained(props: {
  ask: SandboxAsk;
  months: readonly Month[];
  differences: readonly RuleDifference[];
  line: SandboxOfficerLine;
  close: () => void;
}) {
  const { t, language } = useText();
  const { line } = props;
  const [month, setMonth] = useState(line.month);
  const [all, setAll] = useState(false);
  const explanation = useSandboxExplanation(props.ask, line.policeNo, month);
  return (
    <Modal title={t("lab.explained", { name: line.name, policeNo: line.policeNo })} close={props.close}>
      <div className="filters">
        <Choice
          label={t("filter.month")}
          value={month}
          choose={setMonth}
          options={props.months.map((value) => ({ value, label: formatMonth(value, language) }))}
        />
        <Checkbox
          label={t("lab.allIndicators")}
          checked={all}
          onChange={(_event, data) => {
            setAll(data.checked === true);
          }}
        />
      </div>
      <FiguresOf query={explanation}>{(found) => <BothSides found={found} all={all} />}</FiguresOf>
      <details>
        <summary>{t("lab.because")}</summary>
        <Reasons reasons={line.reasons} differences={props.differences} />
      </details>
      <div className="modal-actions">
        <Button data-first onClick={props.close}>
          {t("lab.close")}
        </Button>
      </div>
    </Modal>
  );
}

interface Pair {
  code: string;
  name: string;
  before: ExplainedIndicator | undefined;
  after: ExplainedIndicator | undefined;
}

function BothSides(props: { found: SandboxExplanation; all: boolean }) {
  const { t, language } = useText();
  const { before, after } = props.found;
  const pairs = pairsOf(before, after, language).filter(
    (pair) => props.all || pair.before?.earned !== pair.after?.earned || pair.before?.max !== pair.after?.max,
  );
  const grade = ({ points: { suggestedGrade } }: Explanation) =>
    suggestedGrade ? GRADE_LABEL[suggestedGrade][language] : t("lab.noGrade");
  const side = (one: ExplainedIndicator | undefined) =>
    one ? (
      <>
        <b>{one.state === "notApplicable" ? t("file.notApplicable") : formatPoints(one.earned)}</b>
        <br />
        <span className="formula">{one.formula[language]}</span>
      </>
    ) : (
      t("lab.none")
    );
  return (
    <>
      <p>
        {before.ruleSet}: <b>{formatPoints(before.total.earned)}</b> {grade(before)} → {after.ruleSet}:{" "}
        <b>{formatPoints(after.total.earned)}</b> {grade(after)} (
        {formatDifference(after.total.earned - before.total.earned)})
      </p>
      <DataTable
        caption={t("lab.bothSides")}
        rows={pairs}
        rowKey={({ code }) => code}
        columns={[
          { key: "code", heading: t("lab.indicator"), cell: ({ code, name }) => `${code} ${name}` },
          { key: "before", heading: before.ruleSet, cell: (pair) => side(pair.before) },
          { key: "after", heading: after.ruleSet, cell: (pair) => side(pair.after) },
          {
            ...{ key: "change", heading: t("lab.change"), number: true },
            cell: (pair) => formatDifference((pair.after?.earned ?? 0) - (pair.before?.earned ?? 0)),
          },
        ]}
      />
      {[before, after].map((one) => (
        <p key={one.ruleSet} className="muted">
          {one.ruleSet}: {one.total.formula[language]} {one.grade.map((words) => words[language]).join(" ")}
        </p>
      ))}
    </>
  );
}

function pairsOf(before: Explanation, after: Explanation, language: "zh" | "en"): Pair[] {
  const [was, is] = [before, after].map(
    ({ areas }) =>
      new Map(areas.flatMap(({ indicators }) => indicators.map((one) => [one.code, one] as const))),
  ) as [Map<string, ExplainedIndicator>, Map<string, ExplainedIndicator>];
  return [...new Set([...was.keys(), ...is.keys()])].map((code) => ({
    code,
    name: (is.get(code) ?? was.get(code))!.name[language],
    before: was.get(code),
    after: is.get(code),
  }));
}
