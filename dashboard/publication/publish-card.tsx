import { Button, Checkbox, Field, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import type { PublicationOverview } from "../../domain/messages/publication.ts";
import { Card } from "../components/card.tsx";
import { Failure } from "../components/notice.tsx";
import { formatInstant } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";
import { usePublish } from "./use-publication.ts";

/** 公布: what goes out, what stays, and the word that sends it. */
export function PublishCard(props: { overview: PublicationOverview }) {
  const { t } = useText();
  const { month, total, early, publishAt, publications, practice } = props.overview;
  const [asking, setAsking] = useState(false);
  const [note, setNote] = useState("");
  const [isEarly, setEarly] = useState(false);
  const publish = usePublish(month);
  const { due } = total;
  const again = publications.length > 0;
  const held = (early && !isEarly) || (again && note.trim() === "");
  return (
    <Card title={t("publication.publishTitle")}>
      <p>{due > 0 ? t("publication.ready", { count: due }) : t("publication.readyNone")}</p>
      {total.expected > total.published + total.checked ? (
        <p className="muted">
          {t("publication.staysOut", { count: total.expected - total.published - total.checked })}
        </p>
      ) : null}
      {publish.data ? (
        <div role="status" className="told">
          <p>
            {t("publication.done", {
              count: publish.data.publication.reports,
              seq: publish.data.publication.seq,
            })}
          </p>
          {publish.data.leftOut.length > 0 ? (
            <>
              <p>{t("publication.leftOut")}</p>
              <ul className="problems">
                {publish.data.leftOut.map(({ policeNo, name, message }) => (
                  <li key={policeNo}>
                    {name} {policeNo} · {message}
                  </li>
                ))}
              </ul>
            </>
          ) : null}
        </div>
      ) : null}
      {publish.error ? <Failure error={publish.error} /> : null}
      {due > 0 && !practice && !asking ? (
        <Button
          appearance="primary"
          onClick={() => {
            setAsking(true);
          }}
        >
          {t("publication.publish", { count: due })}
        </Button>
      ) : null}
      {asking ? (
        <form
          className="publish-form"
          onSubmit={(event) => {
            event.preventDefault();
            const told = note.trim();
            publish.mutate(
              { ...(told !== "" && { note: told }), ...(isEarly && { early: true }) },
              {
                onSuccess: () => {
                  setAsking(false);
                  setNote("");
                },
              },
            );
          }}
        >
          <strong>{t("publication.confirm")}</strong>
          {early ? (
            <Checkbox
              label={t("publication.early", { time: formatInstant(publishAt) })}
              checked={isEarly}
              onChange={(_event, data) => {
                setEarly(data.checked === true);
              }}
            />
          ) : null}
          <Field label={t("publication.note")} required={again}>
            <Textarea
              value={note}
              maxLength={400}
              onChange={(_event, data) => {
                setNote(data.value);
              }}
            />
          </Field>
          <div className="acts">
            <Button type="submit" appearance="primary" disabled={publish.isPending || held}>
              {t("publication.confirmSend")}
            </Button>
            <Button
              onClick={() => {
                setAsking(false);
              }}
            >
              {t("publication.cancel")}
            </Button>
          </div>
        </form>
      ) : null}
    </Card>
  );
}
