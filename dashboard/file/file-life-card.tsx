import type { OfficerFile } from "../../domain/messages.ts";
import { CAPACITY_LABEL } from "../../domain/routing.ts";
import { Card } from "../components/card.tsx";
import { Empty } from "../components/notice.tsx";
import { formatInstant } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";

/** 审签与公布: who signed and whether that still holds, when it was published and why again, what was corrected. */
export function FileLifeCard(props: { detail: NonNullable<OfficerFile["detail"]> }) {
  const { t, language } = useText();
  const { signatures, publications, corrections, segments, objections } = props.detail.life;
  const nothing =
    signatures.length + publications.length + corrections.length + segments.length + objections.length === 0;
  return (
    <Card wide title={t("fileLife.title")}>
      {nothing ? (
        <Empty text={t("fileLife.none")} />
      ) : (
        <ul className="life-list">
          {segments.map((segment) => (
            <li key={segment.fromDay}>
              {t("fileLife.segment", {
                from: segment.fromDay,
                to: segment.toDay,
                unit: segment.unitName,
                days: segment.workdays,
              })}
            </li>
          ))}
          {signatures.map((signature) => (
            <li key={signature.at + signature.by}>
              {t("fileLife.signed", {
                capacity: CAPACITY_LABEL[signature.capacity][language],
                by: signature.by,
                at: formatInstant(signature.at),
              })}
              {signature.delegated ? t("fileLife.delegated") : ""}{" "}
              <span className={signature.valid ? "sign-valid" : "sign-invalid"}>
                {t(signature.valid ? "fileLife.valid" : "fileLife.invalid")}
              </span>
            </li>
          ))}
          {publications.map(({ seq, at, note }) => (
            <li key={seq}>
              {t("fileLife.published", { seq, at: formatInstant(at) })}
              {note ? ` · ${note}` : ""}
            </li>
          ))}
          {corrections.map(({ at, reason }) => (
            <li key={at}>
              {t("fileLife.corrected", { at: formatInstant(at) })}
              {reason ? ` · ${reason}` : ""}
            </li>
          ))}
          {objections.map(({ kind, at, answerBy }) => (
            <li key={kind + at}>
              {t(kind === "grade" ? "fileLife.objection.grade" : "fileLife.objection.doubt", {
                at: formatInstant(at),
                answerBy: formatInstant(answerBy),
              })}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
