import { Body1, makeStyles, MessageBar, MessageBarBody, Subtitle2, tokens } from "@fluentui/react-components";
import { useSay } from "./texts.ts";

const useStyles = makeStyles({
  page: { padding: tokens.spacingHorizontalL, display: "grid", gap: tokens.spacingVerticalM },
});

/** Shown instead of the pane when Excel is too old or there is no Excel: says what to do, names the other door. */
export function UnsupportedPage({ inExcel }: { inExcel: boolean }) {
  const styles = useStyles();
  const say = useSay();
  return (
    <main className={styles.page}>
      <Subtitle2 as="h1">{say(inExcel ? "unsupported/title" : "outside/title")}</Subtitle2>
      <Body1>{say(inExcel ? "unsupported/text" : "outside/text")}</Body1>
      <MessageBar intent="info" layout="multiline">
        <MessageBarBody>{say("unsupported/door")}</MessageBarBody>
      </MessageBar>
    </main>
  );
}
