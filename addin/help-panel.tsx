import { Button, Card, makeStyles, Subtitle2, tokens } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { helpLines, useSay } from "./texts.ts";

const useStyles = makeStyles({
  card: { marginTop: tokens.spacingVerticalM },
  head: { display: "flex", justifyContent: "space-between", alignItems: "center" },
  list: {
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalL,
    display: "grid",
    gap: tokens.spacingVerticalS,
  },
});

/** 帮助: the five things a clerk asks. */
export function HelpPanel({ onClose }: { onClose: () => void }) {
  const styles = useStyles();
  const say = useSay();
  const language = document.documentElement.lang.startsWith("zh") ? "zh" : "en";
  return (
    <Card className={styles.card} size="small">
      <div className={styles.head}>
        <Subtitle2 as="h2">{say("help")}</Subtitle2>
        <Button appearance="subtle" icon={<DismissRegular />} aria-label={say("close")} onClick={onClose} />
      </div>
      <ol className={styles.list}>
        {helpLines(language).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </Card>
  );
}
