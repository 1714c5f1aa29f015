import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { MonthLine } from "../../domain/messages.ts";
import type { ReviewPool, ReviewRow, SignReceipt } from "../../domain/messages/review.ts";
import type { GradingRules } from "../../domain/rules/grading-rules.ts";
import { Card } from "../components/card.tsx";
import { useText } from "../use-text.ts";
import {
  chooseSuggested,
  closedBy,
  isWaiting,
  quotaOf,
  rowsToSign,
  shortReasons,
  standing,
} from "./choices.ts";
import type { Choice, Choices } from "./choices.ts";
import { QuotaMeter } from "./quota-meter.tsx";
import { ReturnDialog } from "./return-dialog.tsx";
import { ReviewDetail } from "./review-detail.tsx";
import { ReviewTable } from "./review-table.tsx";
import { SignDialog } from "./sign-dialog.tsx";
import { useLeaving } from "./use-leaving.ts";

export type Verdict = SignReceipt["rows"][number];

/** The reviewer's desk: what he decided, the quota, and what came of signing it. Nothing is sent before he signs. */
export function ReviewDesk(props: {
  line: MonthLine;
  ruleSet: string;
  rows: ReviewRow[];
  pools: readonly ReviewPool[];
  grading: GradingRules;
  showsUnit: boolean;
}) {
  const { t } = useText();
  const { line, rows, grading } = props;
  const [chosen, setChosen] = useState<Choices>({});
  const [verdicts, setVerdicts] = useState<Readonly<Record<string, Verdict>>>({});
  const [told, setTold] = useState<string | null>(null);
  const [insists, setInsists] = useState(false);
  const [current, setCurrent] = useState(rows.find(isWaiting)?.policeNo ?? rows[0]?.policeNo ?? "");
  const [open, setOpen] = useState<"detail" | "sign" | "return" | null>(null);
  const choices = standing(rows, chosen);
  const toSign = rowsToSign(rows, choices);
  useLeaving(toSign.length > 0);

  const pool = props.pools.find(({ key }) => rows.some((row) => row.pool === key)) ?? null;
  const quota = quotaOf(rows, choices, grading, pool);
  const signable = rows.filter((row) => closedBy(row) === null);
  const waiting = signable.filter(isWaiting);
  const drafts = rows.filter((row) => ["draft", "returned"].includes(closedBy(row) ?? "")).length;
  const row = rows.find(({ policeNo }) => policeNo === current);

  const choose = (policeNo: string, choice: Choice | null) => {
    const others = without(chosen, policeNo);
    setChosen(choice ? { ...others, [policeNo]: choice } : others);
    const before = chosen[policeNo];
    // The server's sentence stays beside the reason that answers it.
    if (choice?.grade !== before?.grade || choice?.ungraded !== before?.ungraded)
      setVerdicts(without(verdicts, policeNo));
    setTold(null);
  };
  const suggest = () => {
    const { choices: filled, added, tied } = chooseSuggested(rows, choices, grading, pool);
    setChosen({ ...chosen, ...filled });
    const more = tied > 0 ? t("review.tied", { count: tied }) : "";
    setTold(`${t("review.suggested", { count: added })} ${more}`.trim());
  };
  const begin = () => {
    const short = shortReasons(rows, choices, grading, pool);
    setInsists(short.length > 0);
    if (short[0]) {
      setTold(t("review.shortReasons", { count: short.length, length: grading.reviewer.reasonLength }));
      setCurrent(short[0].policeNo);
      document.getElementById(`reason-${short[0].policeNo}`)?.focus();
      return;
    }
    setTold(null);
    if (toSign.length > 0) setOpen("sign");
  };
  const receive = (receipt: SignReceipt) => {
    setOpen(null);
    setVerdicts(Object.fromEntries(receipt.rows.map((one) => [one.policeNo, one])));
    const refused = receipt.rows.filter(({ outcome }) => outcome === "rejected" || outcome === "conflict");
    const kept = new Set(refused.map(({ policeNo }) => policeNo));
    // What was chosen while the answer was on its way stays too.
    setChosen((now) =>
      Object.fromEntries(Object.entries(now).filter(([no, choice]) => kept.has(no) || choice !== chosen[no])),
    );
    setTold(t("review.saved", { saved: receipt.rows.length - refused.length, refused: refused.length }));
  };

  return (
    <div className={open === "detail" ? "review-desk has-detail" : "review-desk"}>
      <Card
        wide
        title={t("review.files")}
        note={t("review.note", {
          handedIn: rows.length - drafts,
          total: rows.length,
          waiting: waiting.length,
        })}
        tools={<QuotaMeter quota={quota} percent={grading.quota.percent} />}
      >
        {signable.length > 0 ? <p className="review-keys muted">{t("review.keys")}</p> : null}
        <ReviewTable
          rows={rows}
          month={line.month}
          {...{ grading, chosen, choices, verdicts, quota, choose, insists, current, setCurrent }}
          showsUnit={props.showsUnit}
          disabled={open === "sign"}
          detail={open === "detail"}
          turnDetail={() => {
            setOpen(open === "detail" ? null : "detail");
          }}
          begin={begin}
        />
        <div className="review-foot">
          <p role="status">
            {told ?? (toSign.length > 0 ? t("review.unsaved", { count: toSign.length }) : "")}
          </p>
          <Button disabled={waiting.length === 0} onClick={suggest}>
            {t("review.suggest")}
          </Button>
          <Button appearance="primary" disabled={toSign.length === 0} onClick={begin}>
            {t("review.sign")}
          </Button>
        </div>
        <p className="muted">{t("review.rules", { length: grading.reviewer.reasonLength })}</p>
      </Card>
      {open === "detail" && row ? (
        <ReviewDetail
          key={row.policeNo}
          row={row}
          month={line.month}
          ruleSet={props.ruleSet}
          close={() => {
            setOpen(null);
          }}
          giveBack={() => {
            setOpen("return");
          }}
        />
      ) : null}
      {open === "sign" ? (
        <SignDialog
          month={line.month}
          {...{ rows, toSign, receive }}
          close={() => {
            setOpen(null);
          }}
        />
      ) : null}
      {open === "return" && row ? (
        <ReturnDialog
          row={row}
          close={(said) => {
            setOpen(null);
            if (said !== null) setTold(said);
          }}
        />
      ) : null}
    </div>
  );
}

function without<T>(all: Readonly<Record<string, T>>, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(all).filter(([one]) => one !== key));
}
