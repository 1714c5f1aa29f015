import { Button, Checkbox } from "@fluentui/react-components";
import { useState } from "react";
import { AREA_LABEL } from "../../domain/area.ts";
import { ATTESTATION_WORDS } from "../../domain/declaration.ts";
import type { PushReceipt, RowProblem } from "../../domain/messages.ts";
import type { MyMonthFigures } from "../../domain/messages/filling.ts";
import type { Explanation } from "../../domain/scoring/points.ts";
import { Card } from "../components/card.tsx";
import { GradeBadge } from "../components/grade-badge.tsx";
import { Failure } from "../components/notice.tsx";
import { formatPoints } from "../formats/format-points.ts";
import { useText } from "../use-text.ts";
import type { Cells, ReadMonth } from "./cells.ts";
import { findReport, useAttest, usePush } from "./use-my-month.ts";

/** What the month is worth as typed, what is still wrong, and the three acts: check, store, confirm. */
export function HandIn(props: {
  figures: MyMonthFigures;
  read: ReadMonth;
  explanation: Explanation;
  disabled: boolean;
  behind: boolean;
  changed: Cells;
  checked: readonly RowProblem[] | null;
  setChecked: (problems: readonly RowProblem[] | null) => void;
  forget: () => void;
}) {
  const { t, language } = useText();
  const { figures, read, explanation, changed } = props;
  const { row, line, unit } = figures;
  const [ticked, setTicked] = useState(false);
  const [told, setTold] = useState<string | null>(null);
  const push = usePush();
  const attest = useAttest();
  const count = Object.keys(changed).length;
  const blocking = read.problems.filter(({ blocks }) => blocks);
  const busy = push.isPending || attest.isPending;
  const mayAttest = row.state !== "attested" && row.state !== "submitted";

  const send = async (dryRun: boolean): Promise<PushReceipt> => {
    const rows = [{ policeNo: row.policeNo, version: row.version, fields: changed }];
    const receipt = await push.mutateAsync({ month: line.month, unit: unit.code, rows, dryRun });
    props.setChecked(receipt.problems);
    return receipt;
  };
  const check = async () => {
    setTold(null);
    const receipt = await send(true);
    setTold(t(receipt.problems.length > 0 ? "myMonth.checkedSome" : "myMonth.checkedNone", { count: receipt.problems.length })); // prettier-ignore
  };
  /** Stores what was typed; null when the server would not have it. */
  const store = async (): Promise<number | null> => {
    if (count === 0) return row.version;
    const [answer] = (await send(false)).rows;
    if (answer?.outcome === "saved" || answer?.outcome === "unchanged") {
      props.forget();
      return answer.version;
    }
    setTold(t(answer?.outcome === "conflict" ? "myMonth.conflict" : "myMonth.rejected"));
    return null;
  };
  const hand = async () => {
    setTold(null);
    const version = await store();
    if (version !== null) setTold(t("myMonth.stored", { version }));
  };
  const confirm = async () => {
    setTold(null);
    const version = await store();
    if (version === null) return;
    const reportId = figures.reportId ?? (await findReport(line.month));
    await attest.mutateAsync({ reportId, version });
    setTicked(false);
    setTold(t("myMonth.confirmed"));
  };
  const run = (act: () => Promise<void>) => () => {
    // What went wrong stands in `push.error` or `attest.error`, below.
    act().catch(() => undefined);
  };

  return (
    <aside className="month-side">
      <Card title={t("myMonth.points")} note={t(count > 0 ? "myMonth.pointsTyped" : "myMonth.pointsStored")}>
        <p className="month-total">
          {formatPoints(explanation.points.total)}
          {explanation.points.suggestedGrade ? (
            <GradeBadge grade={explanation.points.suggestedGrade} />
          ) : null}
        </p>
        <ul className="month-areas">
          {explanation.areas.map(({ area, earned, max }) => (
            <li key={area}>
              <a href={`#${area}`}>{AREA_LABEL[area][language]}</a>
              <span>
                {earned === null ? t("file.notApplicable") : formatPoints(earned)}
                <small> / {formatPoints(max)}</small>
              </span>
            </li>
          ))}
        </ul>
        {props.disabled ? null : (
          <div className="month-acts">
            <p className="muted" role="status" aria-live="polite">
              {told ??
                (count > 0
                  ? t("myMonth.unsent", { count })
                  : row.version === 0
                    ? t("myMonth.nothingYet")
                    : t("myMonth.allStored", { version: row.version }))}
            </p>
            <div className="month-buttons">
              <Button disabled={busy} onClick={run(check)}>
                {t("myMonth.check")}
              </Button>
              <Button disabled={busy || count === 0 || props.behind} onClick={run(hand)}>
                {t("myMonth.store")}
              </Button>
              {count > 0 ? (
                <Button appearance="subtle" disabled={busy} onClick={props.forget}>
                  {t("myMonth.undo")}
                </Button>
              ) : null}
            </div>
            {count > 0 && !mayAttest ? (
              <p className="month-warns">
                {t(row.state === "submitted" ? "myMonth.willUnsubmit" : "myMonth.willDrop")}
              </p>
            ) : null}
            {mayAttest || count > 0 ? (
              <div className="month-attest">
                <Checkbox
                  checked={ticked}
                  disabled={busy || blocking.length > 0}
                  label={ATTESTATION_WORDS[language]}
                  onChange={(_event, data) => {
                    setTicked(data.checked === true);
                  }}
                />
                <Button
                  appearance="primary"
                  disabled={busy || !ticked || blocking.length > 0 || props.behind}
                  onClick={run(confirm)}
                >
                  {t(count > 0 ? "myMonth.storeAndConfirm" : "myMonth.confirm")}
                </Button>
              </div>
            ) : null}
            {[push.error, attest.error].map((error, index) =>
              error ? <Failure key={index} error={error} /> : null,
            )}
          </div>
        )}
        <Problems read={read} checked={props.checked} />
      </Card>
    </aside>
  );
}

/** What still keeps the month back, what the reviewer will be told, and what only the server found. */
function Problems(props: { read: ReadMonth; checked: readonly RowProblem[] | null }) {
  const { t } = useText();
  const shown = new Set(props.read.problems.map(({ message }) => message));
  const server = (props.checked ?? []).filter(
    ({ message }) => ![...shown].some((one) => message.endsWith(one)),
  );
  const groups = [
    { title: t("myMonth.blocking"), kind: "blocks", list: props.read.problems.filter(({ blocks }) => blocks).map(({ message }) => message) },
    { title: t("myMonth.warned"), kind: "warns", list: props.read.problems.filter(({ blocks }) => !blocks).map(({ message }) => message) },
    { title: t("myMonth.serverSays"), kind: "warns", list: server.map(({ message }) => message) },
  ]; // prettier-ignore
  return (
    <>
      {groups
        .filter(({ list }) => list.length > 0)
        .map(({ title, kind, list }) => (
          <div key={title} className={`month-problems ${kind}`}>
            <h3>{title}</h3>
            <ul>
              {list.map((message) => (
                <li key={message}>{message}</li>
              ))}
            </ul>
          </div>
        ))}
    </>
  );
}
