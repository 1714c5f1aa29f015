import { Badge, Button, Caption1, makeStyles, Subtitle2, tokens } from "@fluentui/react-components";
import { QuestionCircleRegular, SignOutRegular } from "@fluentui/react-icons";
import type { Clock, Person } from "../domain/messages.ts";
import { useSay } from "./texts.ts";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  emblem: { width: "28px", height: "28px", flexShrink: 0 },
  who: { flexGrow: 1, minWidth: 0, display: "grid" },
  line: {
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    color: tokens.colorNeutralForeground3,
  },
});

interface Props {
  person: Person;
  clock: Clock | null;
  onHelp: () => void;
  onSignOut: () => void;
}

/** Who is signed in; on a demonstration database also that time is not real (演示时间). */
export function Header({ person, clock, onHelp, onSignOut }: Props) {
  const styles = useStyles();
  const say = useSay();
  return (
    <header className={styles.bar}>
      <img className={styles.emblem} src="/addin/assets/icon-80.png" alt="" />
      <div className={styles.who}>
        <Subtitle2 as="h1">{say("product")}</Subtitle2>
        <Caption1 className={styles.line}>{person.name}</Caption1>
      </div>
      {clock?.demonstration && (
        <Badge appearance="tint" color="warning">
          {say("demonstration")}
        </Badge>
      )}
      <Button
        appearance="subtle"
        icon={<QuestionCircleRegular />}
        aria-label={say("help")}
        title={say("help")}
        onClick={onHelp}
      />
      <Button
        appearance="subtle"
        icon={<SignOutRegular />}
        aria-label={say("signOut")}
        title={say("signOut")}
        onClick={onSignOut}
      />
    </header>
  );
}
