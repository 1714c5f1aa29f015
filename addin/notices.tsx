import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { problemText } from "./problem-message.ts";
import { useSay } from "./texts.ts";
import type { Stories } from "./use-stories.ts";

/** What needs the clerk's attention before anything else: an unfinished push, a question, a failure. */
export function Notices({ stories, onReplace }: { stories: Stories; onReplace: () => void }) {
  const say = useSay();
  const { pending, problem, busy } = stories;
  return (
    <>
      {pending !== null && busy === null && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{say("pending/title")}</MessageBarTitle>
            {say("pending/text")}
          </MessageBarBody>
          <MessageBarActions>
            <Button appearance="primary" onClick={() => stories.push(pending)}>
              {say("goOn")}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
      {problem?.code === "book.unsent" && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{say("confirm/title")}</MessageBarTitle>
            {say("confirm/text", problem.details)}
          </MessageBarBody>
          <MessageBarActions>
            <Button onClick={onReplace}>{say("confirm/replace")}</Button>
            <Button appearance="primary" onClick={stories.dismiss}>
              {say("cancel")}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
      {problem !== null && problem.code !== "book.unsent" && problem.code !== "book.pending" && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody role="alert">{problemText(say, problem)}</MessageBarBody>
          <MessageBarActions
            containerAction={
              <Button
                appearance="transparent"
                icon={<DismissRegular />}
                aria-label={say("close")}
                onClick={stories.dismiss}
              />
            }
          />
        </MessageBar>
      )}
    </>
  );
}
