import {
  Button,
  Caption1,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from "@fluentui/react-components";
import { shanghaiMinute } from "./shanghai-minute.ts";
import type { Parcel } from "./submit-month.ts";
import { useSay } from "./texts.ts";
import type { Stories } from "./use-stories.ts";

/** What 报送 means and until when it is on time, before anything leaves. */
export function SubmissionQuestion({ parcel, stories }: { parcel: Parcel; stories: Stories }) {
  const say = useSay();
  const { unitName: unit, month, submitBy, isLate } = parcel;
  return (
    <MessageBar intent={isLate ? "warning" : "info"} layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{say("submission/title", { unit, month })}</MessageBarTitle>
        {say("submission/text")}
        <Caption1 block>{say("submission/declare")}</Caption1>
        {submitBy !== null && (
          <Caption1 block>
            {say(isLate ? "submission/late" : "submission/onTime", { when: shanghaiMinute(submitBy) })}
          </Caption1>
        )}
        <Caption1 block>{say("submission/again")}</Caption1>
      </MessageBarBody>
      <MessageBarActions>
        <Button onClick={stories.forget}>{say("cancel")}</Button>
        <Button appearance="primary" ref={focusOn} onClick={() => stories.submit(parcel)}>
          {say("submission/go")}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}

/** Once, when the question appears: who came by keyboard goes on from here. */
function focusOn(button: HTMLElement | null): void {
  button?.focus();
}
