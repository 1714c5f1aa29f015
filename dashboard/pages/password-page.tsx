import { Card } from "../components/card.tsx";
import { PageHead } from "../components/page-head.tsx";
import { usePerson } from "../figures/use-person.ts";
import { PasswordForm } from "../password/password-form.tsx";
import { useText } from "../use-text.ts";
import "../styles/accounts.css";

/** 修改口令, reached from the person's corner. */
export function PasswordPage() {
  const { t } = useText();
  const person = usePerson().data;
  return (
    <>
      <PageHead title={t("password.title")} />
      <div className="grid">
        <Card title={t("password.own")} note={t("password.note")}>
          {person ? <PasswordForm person={person} oneTime={false} /> : null}
        </Card>
      </div>
    </>
  );
}
