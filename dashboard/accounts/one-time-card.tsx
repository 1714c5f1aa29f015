import { Button } from "@fluentui/react-components";
import type { OneTimePassword } from "../../domain/messages/accounts.ts";
import { Card } from "../components/card.tsx";
import { useText } from "../use-text.ts";

/** A one-time password, large enough to be read out: it is shown here and nowhere again. */
export function OneTimeCard(props: { made: OneTimePassword; close: () => void }) {
  const { t } = useText();
  const { account, name, password } = props.made;
  return (
    <Card
      wide
      title={t("accounts.oneTime", { name })}
      note={t("accounts.oneTimeNote")}
      tools={
        <Button size="small" appearance="primary" onClick={props.close}>
          {t("accounts.noted")}
        </Button>
      }
    >
      <dl className="one-time">
        <div>
          <dt>{t("accounts.account")}</dt>
          <dd>{account}</dd>
        </div>
        <div>
          <dt>{t("accounts.password")}</dt>
          <dd>
            <code>{password}</code>
          </dd>
        </div>
      </dl>
    </Card>
  );
}
