import { type FormEvent, useState } from "react";
import {
  Button,
  Caption1,
  Field,
  Input,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Subtitle1,
  tokens,
} from "@fluentui/react-components";
import { useSay } from "./texts.ts";

const useStyles = makeStyles({
  page: {
    padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalL}`,
    display: "grid",
    gap: tokens.spacingVerticalL,
  },
  brand: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalM },
  emblem: { width: "40px", height: "40px" },
  form: { display: "grid", gap: tokens.spacingVerticalM },
  hint: { color: tokens.colorNeutralForeground3 },
});

interface Props {
  expired: boolean;
  busy: boolean;
  error: string | null;
  onSignIn: (name: string, password: string) => void;
}

/** 登录. Name and password leave the fields for the server and are kept nowhere. */
export function SignInForm({ expired, busy, error, onSignIn }: Props) {
  const styles = useStyles();
  const say = useSay();
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== "" && password !== "") onSignIn(name.trim(), password);
  };
  return (
    <main className={styles.page}>
      <div className={styles.brand}>
        <img className={styles.emblem} src="/addin/assets/icon-80.png" alt="" />
        <Subtitle1 as="h1">{say("product")}</Subtitle1>
      </div>
      {expired && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{say("signIn/again")}</MessageBarBody>
        </MessageBar>
      )}
      {error !== null && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody role="alert">{error}</MessageBarBody>
        </MessageBar>
      )}
      <form className={styles.form} onSubmit={submit}>
        <Field label={say("signIn/name")}>
          <Input autoFocus autoComplete="username" value={name} onChange={(_, data) => setName(data.value)} />
        </Field>
        <Field label={say("signIn/password")}>
          <Input
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={(_, data) => setPassword(data.value)}
          />
        </Field>
        <Button
          appearance="primary"
          type="submit"
          size="large"
          disabled={busy || name.trim() === "" || password === ""}
        >
          {say("signIn/submit")}
        </Button>
      </form>
      <Caption1 className={styles.hint}>{say("signIn/failedHint")}</Caption1>
    </main>
  );
}
