import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { GradeReceipt, MonthLine } from "../../domain/messages.ts";
import type { GradingRules } from "../../domain/rules/grading-rules.ts";
import { Card } from "../components/card.tsx";
import { Failure } from "../components/notice.tsx";
import { useText } from "../use-text.ts";
import {
  changedGrades,
  chooseSuggested,
  closedBy,
  gradeOf,
  quotaOf,
  shortReasons,
  standing,
} from "./choices.ts";
import type { Choice, Choices } from "./choices.ts";
import { QuotaMeter } from "./quota-meter.tsx";
import { ReviewTable } from "./review-table.tsx";
import { useLeaving } from "./use-leaving.ts";
import type { ReviewRows } from "./use-review-rows.ts";
import { useSaveGrades } from "./use-save-grades.ts";

export type Verdict = GradeReceipt["rows"][number];

/** The reviewer's desk: what he chose, the quota, and what came of saving it. Nothing is sent before he says so. */
export function ReviewDesk(props: {
  line: MonthLine;
  rows: ReviewRows["rows"];
  grading: GradingRules;
  showsUnit: boolean;
}) {
  const { t } = useText();
  const { line, rows, grading } = props;
  const [chosen, setChosen] = useState<Choices>({});
  const [verdicts, setVerdicts] = useState<Readonly<Record<string, Verdict>>>({});
  const [told, setTold] = useState<string | null>(null);
  const [insists, setInsists] = useState(false);
  const choices = standing(rows, chosen);
  const save = useSaveGrades(line.month);
  const changes = changedGrades(rows, choices);
  useLeaving(changes.length > 0);

  const open = line.state === "open" || line.state === "reviewing";
  const quota = quotaOf(rows, choices, grading);
  const gradable = rows.filter((row) => closedBy(row) === null);
  const waiting = gradable.filter((row) => row.grade === null).length;
  const unchosen = gradable.some((row) => gradeOf(row, choices) === null);
  const drafts = rows.filter((row) => closedBy(row) === "draft").length;

  const choose = (policeNo: string, choice: Choice | null) => {
    const others = without(chosen, policeNo);
    setChosen(choice ? { ...others, [policeNo]: choice } : others);
    // The server's sentence stays beside the reason that answers it.
    if (choice?.grade !== chosen[policeNo]?.grade) setVerdicts(without(verdicts, policeNo));
    setTold(null);
  };
  const suggest = () => {
    const { choices: filled, added, tied } = chooseSuggested(rows, choices, grading);
    setChosen({ ...chosen, ...filled });
    const more = tied > 0 ? t("review.tied", { count: tied }) : "";
    setTold(`${t("review.suggested", { count: added })} ${more}`.trim());
  };
  const send = () => {
    const short = shortReasons(rows, choices, grading);
    setInsists(short.length > 0);
    if (short[0]) {
      setTold(t("review.shortReasons", { count: short.length, length: grading.reviewer.reasonLength }));
      document.getElementById(`reason-${short[0].policeNo}`)?.focus();
      return;
    }
    setTold(null);
    save.mutate(changes, {
      onSuccess: (receipt) => {
        setVerdicts(Object.fromEntries(receipt.rows.map((row) => [row.policeNo, row])));
        const refused = receipt.rows.filter(({ outcome }) => outcome === "rejected");
        const kept = new Set(refused.map(({ policeNo }) => policeNo));
        // What was chosen while the answer was on its way stays too.
        setChosen((now) =>
          Object.fromEntries(
            Object.entries(now).filter(([no, choice]) => kept.has(no) || choice !== chosen[no]),
          ),
        );
        setTold(t("review.saved", { saved: receipt.rows.length - refused.length, refused: refused.length }));
      },
    });
  };

  return (
    <Card
      title={t("review.files")}
      note={t("review.note", { handedIn: rows.length - drafts, total: rows.length, waiting })}
      tools={<QuotaMeter quota={quota} percent={grading.quota.percent} />}
    >
      {open ? null : <p className="stale">{t("review.closed")}</p>}
      <ReviewTable
        {...props}
        {...{ chosen, choices, verdicts, quota, choose, insists }}
        disabled={!open || save.isPending}
        month={line.month}
      />
      {save.error ? <Failure error={save.error} /> : null}
      {open ? (
        <div className="review-foot">
          <p role="status">
            {told ?? (changes.length > 0 ? t("review.unsaved", { count: changes.length }) : "")}
          </p>
          <Button disabled={save.isPending || !unchosen} onClick={suggest}>
            {t("review.suggest")}
          </Button>
          <Button appearance="primary" disabled={save.isPending || changes.length === 0} onClick={send}>
            {t("review.save")}
          </Button>
        </div>
      ) : null}
      <p className="muted">{t("review.rules", { length: grading.reviewer.reasonLength })}</p>
    </Card>
  );
}

function without<T>(all: Readonly<Record<string, T>>, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(all).filter(([one]) => one !== key));
}
