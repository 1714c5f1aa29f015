import type { ReviewRow } from "../../domain/messages/review.ts";
import { CAPACITY_LABEL } from "../../domain/routing.ts";
import { useText } from "../use-text.ts";
import { isBroken, isSigned } from "./choices.ts";
import type { Verdict } from "./review-desk.tsx";

/** How far the signatures of a row are, in a few words under its grade. */
export function SignatureNote(props: { row: ReviewRow; verdict: Verdict | null }) {
  const { t, language } = useText();
  const { row, verdict } = props;
  const refused = verdict?.outcome === "rejected" || verdict?.outcome === "conflict";
  const lines: [text: string, kind: string][] = [];
  if (isBroken(row)) lines.push([t("review.broken"), "refused"]);
  else if (isSigned(row)) lines.push([t("review.done"), "verdict"]);
  else if (row.state === "signed" && !refused) lines.push([t("review.doneByOther"), "verdict"]);
  if (row.differed) lines.push([t("review.differed"), "refused"]);
  if (row.other && row.state !== "signed") {
    const who = CAPACITY_LABEL[row.other.capacity][language];
    lines.push([t(row.other.signed ? "review.otherSigned" : "review.otherWaits", { who }), "under"]);
  }
  return (
    <>
      {lines.map(([text, kind]) => (
        <span key={text} className={`signature ${kind}`}>
          {text}
        </span>
      ))}
    </>
  );
}
