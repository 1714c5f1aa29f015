import type { OfficerPaper } from "../../domain/messages/papers.ts";
import { useText } from "../use-text.ts";

/** 本人签名, 审核人签名, 年月日. Who signed in the system is printed; the paper can be signed by hand besides. */
export function SheetSignatures(props: { paper: OfficerPaper }) {
  const { t } = useText();
  const { signatures, checkCode } = props.paper;
  return (
    <>
      <table className="stack">
        <tbody>
          <tr>
            <td className="sign">
              {t("papers.ownSignature")}
              <span className="sign-day">{t("papers.day")}</span>
            </td>
            <td className="sign">
              {t("papers.reviewerSignature")}
              {signatures.map(({ by, capacity, day }) => (
                <div key={`${by} ${day}`}>{t("papers.signed", { by, capacity, day })}</div>
              ))}
              <span className="sign-day">{t("papers.day")}</span>
            </td>
            <td className="sign">
              {t("papers.seal")}
              <span className="sign-day">{t("papers.day")}</span>
            </td>
          </tr>
        </tbody>
      </table>
      <p>{checkCode ? t("papers.howToCheck") : t("papers.howToFill")}</p>
    </>
  );
}
