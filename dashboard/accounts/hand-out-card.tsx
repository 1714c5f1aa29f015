import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { Card } from "../components/card.tsx";
import { useText } from "../use-text.ts";
import { useHandOut } from "./use-accounts.ts";

/** One-time passwords for many at once, as a list to print and cut. Asked twice: a new list makes the old one void. */
export function HandOutCard(props: { missing: number; unused: number }) {
  const { t } = useText();
  const handing = useHandOut();
  const [asked, setAsked] = useState<"missing" | "unused" | null>(null);
  const counts = { missing: props.missing, unused: props.unused };
  return (
    <Card title={t("accounts.bulk")} note={t("accounts.bulkNote")}>
      <div className="account-form">
        {(["missing", "unused"] as const).map((which) => (
          <div key={which}>
            <p>{t(`accounts.bulk.${which}`, { count: counts[which] })}</p>
            {asked === which ? (
              <div className="account-buttons">
                <Button
                  appearance="primary"
                  onClick={() => {
                    setAsked(null);
                    handing.mutate(which);
                  }}
                >
                  {t("accounts.bulkConfirm", { count: counts[which] })}
                </Button>
                <Button onClick={() => setAsked(null)}>{t("accounts.cancel")}</Button>
              </div>
            ) : (
              <Button
                disabled={counts[which] === 0 || handing.isPending}
                onClick={() => {
                  handing.reset();
                  setAsked(which);
                }}
              >
                {t(`accounts.bulkAct.${which}`)}
              </Button>
            )}
          </div>
        ))}
        <p role="status">{handing.isSuccess ? t("accounts.bulkDone") : null}</p>
        {handing.error ? (
          <p role="alert" className="refused">
            {handing.error.message}
          </p>
        ) : null}
      </div>
    </Card>
  );
}
