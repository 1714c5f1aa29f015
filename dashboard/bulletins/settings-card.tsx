import { Button, Checkbox, Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import type { BulletinSettings } from "../../domain/messages/bulletins.ts";
import { Card } from "../components/card.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { useText } from "../use-text.ts";
import { ActFailure } from "./act-failure.tsx";
import { useBulletinSettings, useChangeSettings } from "./use-bulletins.ts";

/** How bulletins look from now on. */
export function SettingsCard() {
  const { t } = useText();
  const settings = useBulletinSettings();
  return (
    <Card title={t("bulletins.settings")} note={t("bulletins.settingsNote")}>
      <FiguresOf query={settings}>{(known) => <SettingsForm known={known} />}</FiguresOf>
    </Card>
  );
}

const TEXTS = ["symbol", "issuer", "redHead", "copies"] as const;

function SettingsForm(props: { known: BulletinSettings }) {
  const { t } = useText();
  const [changed, setChanged] = useState<Partial<BulletinSettings>>({});
  const change = useChangeSettings();
  const now = { ...props.known, ...changed };
  return (
    <form
      className="bulletin-form"
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate(now, { onSuccess: () => { setChanged({}); } }); // prettier-ignore
      }}
    >
      {TEXTS.map((key) => (
        <Field key={key} label={t(`bulletins.set.${key}`)} size="small">
          <Input
            value={now[key]}
            onChange={(_event, data) => {
              setChanged({ ...changed, [key]: data.value });
            }}
          />
        </Field>
      ))}
      <Field label={t("bulletins.set.rectifyWorkdays")} size="small">
        <Input
          type="number"
          min={1}
          max={60}
          value={String(now.rectifyWorkdays)}
          onChange={(_event, data) => {
            setChanged({ ...changed, rectifyWorkdays: Number(data.value) });
          }}
        />
      </Field>
      <Checkbox
        label={t("bulletins.set.nameLower")}
        checked={now.nameLower}
        onChange={(_event, data) => {
          setChanged({ ...changed, nameLower: data.checked === true });
        }}
      />
      <div>
        <Button
          type="submit"
          appearance="primary"
          disabled={change.isPending || Object.keys(changed).length === 0}
        >
          {t("bulletins.save")}
        </Button>
      </div>
      <ActFailure error={change.error} />
    </form>
  );
}
