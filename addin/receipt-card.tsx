import {
  Caption1,
  Card,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Subtitle2,
} from "@fluentui/react-components";
import type { Outcome } from "../domain/messages.ts";
import type { Book } from "./books.ts";
import { type Figure, FigureRow } from "./figure-row.tsx";
import type { Pushed } from "./push-book.ts";
import { useSay } from "./texts.ts";

const SHOWN: Outcome[] = ["saved", "unchanged", "conflict", "rejected"];

/** The receipt: four numbers that add up to what was sent, then conflicts with who and when. */
export function ReceiptCard({ pushed, book }: { pushed: Pushed; book: Book["kind"] }) {
  const say = useSay();
  const { receipt, resumed, waiting } = pushed;
  const conflicts = receipt.rows.filter((row) => row.outcome === "conflict");
  const toneOf = (outcome: Outcome): Figure["tone"] => {
    if (receipt.counts[outcome] === 0 || outcome === "unchanged") return "plain";
    return outcome === "saved" ? "good" : "bad";
  };
  return (
    <>
      <Card size="small" appearance="outline">
        <Subtitle2 as="h2">{say(book === "plan" ? "done/planPushed" : "done/pushed")}</Subtitle2>
        <FigureRow
          figures={SHOWN.map((outcome) => ({
            label: say(`counts/${outcome}`),
            value: receipt.counts[outcome],
            tone: toneOf(outcome),
          }))}
        />
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
