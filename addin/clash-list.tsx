import { Caption1, MessageBar, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import type { Clash } from "./merge-edits.ts";
import { useSay } from "./texts.ts";

/** Cells both sides changed: the clerk's value stays in the sheet, the stored one is told. */
export function ClashList({ clashes }: { clashes: Clash[] }) {
  const say = useSay();
  const shown = (content: Clash["mine"]) => (content === "" ? say("clash/blank") : String(content));
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{say("clash/title")}</MessageBarTitle>
        {clashes.slice(0, 50).map(({ rowKey, field, label, heading, mine, theirs }) => (
          <Caption1 key={`${rowKey}-${field}`} block>
            {say("clash/text", { label, heading, mine: shown(mine), theirs: shown(theirs) })}
          </Caption1>
        ))}
      </MessageBarBody>
    </MessageBar>
  );
}
