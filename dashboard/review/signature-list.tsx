import { GRADE_LABEL } from "../../domain/grade.ts";
import type { SignatureShown } from "../../domain/messages/review.ts";
import { CAPACITY_LABEL } from "../../domain/routing.ts";
import { UNGRADED_LABEL } from "../../domain/ungraded.ts";
import { formatInstant } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";

/** Who signed a month, in what capacity, when and what, and whether it still holds. */
export function SignatureList(props: { signatures: readonly SignatureShown[] }) {
  const { t, language } = useText();
  if (props.signatures.length === 0) return null;
  return (
    <>
      <h3>{t("review.signatures")}</h3>
      <ul className="signatures">
        {props.signatures.map((one) => (
          <li key={`${one.capacity} ${one.at}`}>
            <strong>
              {one.grade
                ? GRADE_LABEL[one.grade][language]
                : one.ungraded
                  ? `${t("review.ungraded")} · ${UNGRADED_LABEL[one.ungraded][language]}`
                  : "—"}
            </strong>{" "}
            {one.reviewer}（{CAPACITY_LABEL[one.capacity][language]}
            {one.acting ? ` · ${t("review.acting")}` : ""}） {formatInstant(one.at)}
            <span className={one.validity === "valid" ? "verdict" : "refused"}>
              {t(`review.validity.${one.validity}`)}
            </span>
            {one.reason ? <p>{one.reason}</p> : null}
            {one.opinion ? <p>{one.opinion}</p> : null}
          </li>
        ))}
      </ul>
    </>
  );
}
