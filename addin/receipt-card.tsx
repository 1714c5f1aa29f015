import {
  Caption1,
  Card,
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  mergeClasses,
  Subtitle2,
  tokens,
} from "@fluentui/react-components";
import type { Outcome } from "../domain/messages.ts";
import type { Book } from "./books.ts";
import type { Pushed } from "./push-book.ts";
import { useSay } from "./texts.ts";

const useStyles = makeStyles({
  numbers: {
    display: "grid",
    gridTemplateColumns: "repeat(4, minmax(0, 1fr))",
    gap: tokens.spacingHorizontalXS,
  },
  number: {
    display: "grid",
    justifyItems: "center",
    padding: tokens.spacingVerticalXS,
    borderRadius: tokens.borderRadiusMedium,
  },
  figure: {
    fontSize: tokens.fontSizeBase500,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: "tabular-nums",
  },
  saved: { background: tokens.colorStatusSuccessBackground1, color: tokens.colorStatusSuccessForeground1 },
  bad: { background: tokens.colorStatusDangerBackground1, color: tokens.colorStatusDangerForeground1 },
  plain: { background: tokens.colorNeutralBackground3 },
});

const SHOWN: Outcome[] = ["saved", "unchanged", "conflict", "rejected"];

/** The receipt: four numbers that add up to what was sent, then conflicts with who and when. */
export function ReceiptCard({ pushed, book }: { pushed: Pushed; book: Book["kind"] }) {
  const styles = useStyles();
  const say = useSay();
  const { receipt, resumed, waiting } = pushed;
  const conflicts = receipt.rows.filter((row) => row.outcome === "conflict");
  const tone = (outcome: Outcome) => {
    if (receipt.counts[outcome] === 0) return styles.plain;
    return outcome === "saved" ? styles.saved : outcome === "unchanged" ? styles.plain : styles.bad;
  };
  return (
    <>
      <Card size="small" appearance="outline">
        <Subtitle2 as="h2">{say(book === "plan" ? "done/planPushed" : "done/pushed")}</Subtitle2>
        <div className={styles.numbers}>
          {SHOWN.map((outcome) => (
            <div key={outcome} className={mergeClasses(styles.number, tone(outcome))}>
              <span className={styles.figure}>{receipt.counts[outcome]}</span>
              <Caption1>{say(`counts/${outcome}`)}</Caption1>
            </div>
          ))}
        </div>
        {resumed && <Caption1>{say("done/resumed")}</Caption1>}
        {waiting > 0 && <Caption1>{say("done/waiting", { count: waiting })}</Caption1>}
      </Card>
      {conflicts.length > 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{say("conflict/title", { count: conflicts.length })}</MessageBarTitle>
            {say("conflict/text")}
            {conflicts.slice(0, 20).map(({ rowKey, policeNo, current }) => (
              <Caption1 key={rowKey} block>
                {say("conflict/who", {
                  label: policeNo,
                  by: current?.by ?? "",
                  at: (current?.at ?? "").slice(0, 16).replace("T", " "),
                })}
              </Caption1>
            ))}
          </MessageBarBody>
        </MessageBar>
      )}
    </>
  );
}
