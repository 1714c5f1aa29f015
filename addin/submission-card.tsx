import {
  Caption1,
  Card,
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Subtitle2,
  tokens,
} from "@fluentui/react-components";
import type { SubmissionNote, SubmissionReceipt } from "./api.ts";
import { FigureRow } from "./figure-row.tsx";
import { shanghaiMinute } from "./shanghai-minute.ts";
import type { Parcel } from "./submit-month.ts";
import { useSay } from "./texts.ts";

const useStyles = makeStyles({
  people: { listStyleType: "none", margin: 0, padding: 0 },
  person: { marginTop: tokens.spacingVerticalXS, overflowWrap: "anywhere" },
});

/** Most officers listed in the pane; a unit of more has its sheet beside it. */
const LISTED = 50;

/** The receipt of 报送: how many, on time or late, who is missing and why, and what the reviewer will be told. */
export function SubmissionCard({ parcel, receipt }: { parcel: Parcel; receipt: SubmissionReceipt }) {
  const say = useSay();
  const { submitted, onTime, missing, warnings, at } = receipt;
  const { unitName: unit, month } = parcel;
  return (
    <>
      <Card size="small" appearance="outline">
        <Subtitle2 as="h2">
          {submitted > 0 ? say("submission/done", { unit, month }) : say("submission/none")}
        </Subtitle2>
        <FigureRow
          figures={[
            {
              label: say("submission/count"),
              value: submitted,
              tone: submitted > 0 ? "good" : "plain",
            },
            {
              label: say("submission/missing"),
              value: missing.length,
              tone: missing.length > 0 ? "bad" : "plain",
            },
            {
              label: say("submission/warned"),
              value: warnings.length,
              tone: warnings.length > 0 ? "warned" : "plain",
            },
          ]}
        />
        {submitted > 0 && (
          <Caption1>
            {say(onTime ? "submission/wasOnTime" : "submission/wasLate", { when: shanghaiMinute(at) })}{" "}
            {say("submission/refresh")}
          </Caption1>
        )}
      </Card>
      <Notes
        intent="warning"
        title={say("submission/missingTitle", { count: missing.length })}
        text={say("submission/missingText")}
        notes={missing}
      />
      <Notes
        intent="info"
        title={say("submission/warningsTitle", { count: warnings.length })}
        notes={warnings}
      />
    </>
  );
}

function Notes(props: { intent: "warning" | "info"; title: string; text?: string; notes: SubmissionNote[] }) {
  const styles = useStyles();
  const say = useSay();
  const { intent, title, text, notes } = props;
  if (notes.length === 0) return null;
  return (
    <MessageBar intent={intent} layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{title}</MessageBarTitle>
        {text}
        <ul className={styles.people}>
          {notes.slice(0, LISTED).map(({ policeNo, name, problems }) => (
            <li key={policeNo} className={styles.person}>
              <strong>{say("submission/person", { policeNo, name })}</strong>
              {problems.map((problem) => (
                <Caption1 key={problem} block>
                  {problem}
                </Caption1>
              ))}
            </li>
          ))}
        </ul>
        {notes.length > LISTED && say("submission/more", { count: notes.length - LISTED })}
      </MessageBarBody>
    </MessageBar>
  );
}
