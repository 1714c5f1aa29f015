import { Button } from "@fluentui/react-components";
import type { Person } from "../../domain/messages.ts";
import { PageTitle } from "../components/page-title.tsx";
import { useSignOut } from "../figures/use-person.ts";
import { PasswordForm } from "../password/password-form.tsx";
import { DemonstrationBanner } from "../shell/demonstration-banner.tsx";
import { LanguageSwitch } from "../shell/language-switch.tsx";
import { useText } from "../use-text.ts";
import "../styles/accounts.css";

/** First sign-in with a one-time password: before anything else the holder chooses his own. */
export function FirstPasswordPage(props: { person: Person }) {
  const { t } = useText();
  const signOut = useSignOut();
  return (
    <div className="sign-in">
      <PageTitle title={t("password.title")} />
      <DemonstrationBanner />
      <main id="content">
        <img src="/favicon.svg" alt="" width={48} height={48} />
        <h1>{t("password.first")}</h1>
        <p className="muted">{t("password.firstLead", { name: props.person.name })}</p>
        <PasswordForm person={props.person} oneTime />
        <div className="account-buttons">
          <LanguageSwitch />
          <Button appearance="transparent" onClick={() => signOut.mutate()}>
            {t("app.signOut")}
          </Button>
        </div>
      </main>
    </div>
  );
}
