import {
  Card,
  Caption1,
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Subtitle2,
  tokens,
} from "@fluentui/react-components";
import { ClashList } from "./clash-list.tsx";
import { ProblemList } from "./problem-list.tsx";
import { ReceiptCard } from "./receipt-card.tsx";
import { SubmissionCard } from "./submission-card.tsx";
import { SubmissionQuestion } from "./submission-question.tsx";
import { useSay } from "./texts.ts";
import type { Outcome, Stories } from "./use-stories.ts";

const useStyles = makeStyles({
  steps: {
    color: tokens.colorNeutralForeground2,
    lineHeight: tokens.lineHeightBase500,
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalXL,
  },
});

/** What came of the last story: first the answer, then what is left to do. */
export function OutcomeView({ stories }: { stories: Stories }) {
  const styles = useStyles();
  const say = useSay();
  const { outcome, problem, busy } = stories;
  if (!outcome && (problem !== null || busy !== null)) return null;
  if (!outcome)
    return (
      <Card size="small" appearance="outline">
        <Subtitle2 as="h2">{say("empty/title")}</Subtitle2>
        <ol className={styles.steps}>
          {(["one", "two", "three", "four", "five"] as const).map((step) => (
            <li key={step}>{say(`empty/steps/${step}`)}</li>
          ))}
        </ol>
      </Card>
    );
  const problems =
    outcome.kind === "checked"
      ? outcome.checked.problems
      : outcome.kind === "pushed"
        ? outcome.pushed.receipt.problems
        : [];
  return (
    <div role="status" style={{ display: "grid", gap: 12, minWidth: 0 }}>
      <Answer outcome={outcome} stories={stories} />
      {outcome.kind === "pulled" && outcome.pulled.clashes.length > 0 && (
        <ClashList clashes={outcome.pulled.clashes} />
      )}
      {problems.length > 0 && <ProblemList problems={problems} onSelect={stories.select} />}
    </div>
  );
}

function Answer({ outcome, stories }: { outcome: Outcome; stories: Stories }) {
  switch (outcome.kind) {
    case "pushed":
      return <ReceiptCard pushed={outcome.pushed} book={outcome.book} />;
    case "submitting":
      return <SubmissionQuestion parcel={outcome.parcel} stories={stories} />;
    case "submitted":
      return <SubmissionCard parcel={outcome.parcel} receipt={outcome.receipt} />;
    default:
      return <Sentence outcome={outcome} />;
  }
}

type Told = Extract<Outcome, { kind: "pulled" | "checked" | "zeroed" | "nothing" }>;

function Sentence({ outcome }: { outcome: Told }) {
  const say = useSay();
  const [intent, text, more] = answerOf(outcome, say);
  return (
    <MessageBar intent={intent} layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{text}</MessageBarTitle>
        {more.map((line) => (
          <Caption1 key={line} block>
            {line}
          </Caption1>
        ))}
      </MessageBarBody>
    </MessageBar>
  );
}

function answerOf(
  outcome: Told,
  say: ReturnType<typeof useSay>,
): ["success" | "info" | "warning", string, string[]] {
  switch (outcome.kind) {
    case "pulled": {
      const { officers, kept, lost } = outcome.pulled;
      const more = [
        ...(kept > 0 ? [say("done/kept", { kept })] : []),
        ...(lost.length > 0 ? [say("done/lost", { lines: lost.join("、") })] : []),
      ];
      return [lost.length > 0 ? "warning" : "success", say("done/pulled", { officers }), more];
    }
    case "checked": {
      const { lines, problems, asked } = outcome.checked;
      const good = problems.length === 0;
      const text = good
        ? say("done/checkedGood", { lines })
        : say("done/checkedBad", { lines, count: problems.length });
      return [good ? (asked ? "success" : "info") : "warning", text, asked ? [] : [say("done/offline")]];
    }
    case "zeroed": {
      const { cells, officers } = outcome.zeroed;
      return cells === 0
        ? ["info", say("done/zeroedNone"), []]
        : ["success", say("done/zeroed", { cells, officers }), []];
    }
    case "nothing":
      return ["info", say("done/nothing", { what: say(outcome.what) }), []];
  }
}
