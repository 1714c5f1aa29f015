import type { PublicationLine } from "../../domain/messages/publication.ts";
import { Card } from "../components/card.tsx";
import { Empty } from "../components/notice.tsx";
import { formatInstant } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";

/** 历次公布, each with the digest of its snapshot. */
export function PublicationHistory(props: { publications: readonly PublicationLine[] }) {
  const { t } = useText();
  return (
    <Card title={t("publication.history")}>
      {props.publications.length === 0 ? (
        <Empty text={t("publication.historyNone")} />
      ) : (
        <ol className="publications">
          {props.publications.map(({ seq, at, by, note, reports, digest }) => (
            <li key={seq}>
              <strong>{t("publication.seqth", { seq })}</strong>
              <dl>
                <dt>{t("publication.at")}</dt>
                <dd>{formatInstant(at)}</dd>
                <dt>{t("publication.by")}</dt>
                <dd>{by}</dd>
                <dt>{t("publication.count")}</dt>
                <dd>{reports}</dd>
                {note ? (
                  <>
                    <dt>{t("publication.noteColumn")}</dt>
                    <dd>{note}</dd>
                  </>
                ) : null}
                <dt>{t("publication.digest")}</dt>
                <dd className="digest">{digest}</dd>
              </dl>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
