import { Button, Field, Input, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import type { Bulletin, BulletinEdit } from "../../domain/messages/bulletins.ts";
import { Card } from "../components/card.tsx";
import { useText } from "../use-text.ts";
import { ActFailure } from "./act-failure.tsx";
import { useBulletinAct } from "./use-bulletins.ts";

type Words = Pick<BulletinEdit, "title" | "recipients" | "opening" | "requirements" | "copies">;

/** The words around lists and figures; the requirements are one to a line. */
export function WordsEditor(props: { bulletin: Bulletin }) {
  const { t } = useText();
  const { bulletin } = props;
  const { content } = bulletin;
  const [changed, setChanged] = useState<Words>({});
  const act = useBulletinAct(bulletin);
  const { recipients, opening, requirements, copies } = content;
  const now = { title: bulletin.title, recipients, opening, requirements, copies, ...changed };
  const set = (words: Words) => {
    setChanged({ ...changed, ...words });
  };
  const lines = now.requirements.join("\n");
  return (
    <Card title={t("bulletins.words")} note={t("bulletins.wordsNote")}>
      <form
        className="bulletin-form"
        onSubmit={(event) => {
          event.preventDefault();
          const edit = {
            ...changed,
            ...(changed.requirements && { requirements: changed.requirements.filter((one) => one.trim() !== "") }),
          };
          act.mutate({ act: "edit", edit }, { onSuccess: () => { setChanged({}); } }); // prettier-ignore
        }}
      >
        <Field label={t("bulletins.title")} required>
          <Input value={now.title} onChange={(_event, data) => { set({ title: data.value }); }} />
        </Field>
        <Field label={t("bulletins.recipients")} required>
          <Input value={now.recipients} onChange={(_event, data) => { set({ recipients: data.value }); }} />
        </Field>
        <Field label={t("bulletins.opening")} required>
          <Textarea rows={4} value={now.opening} onChange={(_event, data) => { set({ opening: data.value }); }} />
        </Field>
        <Field label={t("bulletins.requirements")} hint={t("bulletins.onePerLine")} required>
          <Textarea
            rows={6}
            value={lines}
            onChange={(_event, data) => {
              set({ requirements: data.value.split("\n") });
            }}
          />
        </Field>
        <Field label={t("bulletins.copies")} required>
          <Input value={now.copies} onChange={(_event, data) => { set({ copies: data.value }); }} />
        </Field>
        <div>
          <Button type="submit" appearance="primary" disabled={act.isPending || Object.keys(changed).length === 0}>
            {t("bulletins.save")}
          </Button>
        </div>
        <ActFailure error={act.error} />
      </form>
    </Card>
  );
} // prettier-ignore
