import { Button, Field, Input, MessageBar, MessageBarBody } from "@fluentui/react-components";
import { useState } from "react";
import { ApiProblem } from "../api.ts";
import { useSignIn } from "../figures/use-person.ts";
import { DemonstrationBanner } from "../shell/demonstration-banner.tsx";
import { LanguageSwitch } from "../shell/language-switch.tsx";
import { PageTitle } from "../components/page-title.tsx";
import { useText } from "../use-text.ts";

/** 登录. The cookie is set by the server; no script of this page ever holds a token. */
export function SignInPage() {
  const { t } = useText();
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [missing, setMissing] = useState(false);
  const signIn = useSignIn();
  const submit = () => {
    const incomplete = name.trim() === "" || password === "";
    setMissing(incomplete);
    if (!incomplete) signIn.mutate({ name: name.trim(), password });
  };
  const problem = missing
    ? t("signIn.missing")
    : signIn.error
      ? saysWhy(signIn.error, t("state.unreachable"))
      : null;
  return (
    <div className="sign-in">
      <PageTitle title={t("signIn.title")} />
      <DemonstrationBanner />
      <main>
        <img src="/favicon.svg" alt="" width={48} height={48} />
        <h1>{t("signIn.title")}</h1>
        <p className="muted">{t("signIn.lead")}</p>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <Field label={t("signIn.name")}>
            <Input
              size="large"
              name="username"
              autoComplete="username"
              autoFocus
              value={name}
              onChange={(_event, data) => {
                setName(data.value);
              }}
            />
          </Field>
          <Field label={t("signIn.password")}>
            <Input
              size="large"
              name="password"
              type="password"
              autoComplete="current-password"
              value={password}
              onChange={(_event, data) => {
                setPassword(data.value);
              }}
            />
          </Field>
          {problem ? (
            <MessageBar intent="error" role="alert">
              <MessageBarBody>{problem}</MessageBarBody>
            </MessageBar>
          ) : null}
          <Button type="submit" size="large" appearance="primary" disabled={signIn.isPending}>
            {signIn.isPending ? t("signIn.busy") : t("signIn.submit")}
          </Button>
        </form>
        <p className="muted">{t("signIn.help")}</p>
        <LanguageSwitch />
      </main>
    </div>
  );
}

function saysWhy(error: Error, otherwise: string): string {
  return error instanceof ApiProblem ? error.message : otherwise;
}
