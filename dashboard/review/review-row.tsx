import { AREAS } from "../../domain/area.ts";
import { GRADE_LABEL } from "../../domain/grade.ts";
import type { ReviewRow } from "../../domain/messages/review.ts";
import { LEVEL_LABEL } from "../../domain/people.ts";
import { GradeBadge } from "../components/grade-badge.tsx";
import { formatPoints } from "../formats/format-points.ts";
import { useText } from "../use-text.ts";
import { needsReason } from "./choices.ts";
import type { Choice } from "./choices.ts";
import { GradeChoice } from "./grade-choice.tsx";
import { OpinionField, ReasonField } from "./reason-field.tsx";
import type { Verdict } from "./review-desk.tsx";
import type { Desk } from "./review-table.tsx";
import { SignatureNote } from "./signature-note.tsx";

/** One officer: his points, what the system suggests, what to look at, what the reviewer decides. */
export function ReviewLine(
  props: Desk & {
    row: ReviewRow;
    choice: Choice | null;
    /** A choice was made for an earlier version of the file and holds no longer. */
    fell: boolean;
    verdict: Verdict | null;
    isCurrent: boolean;
    take: () => void;
    look: () => void;
  },
) {
  const { t, language } = useText();
  const { row, choice, verdict, grading, quota, isCurrent } = props;
  const asksReason = choice !== null && (needsReason(row, choice, quota) || verdict?.outcome === "rejected");
  const message = verdict?.message ?? (props.fell ? t("review.changed") : null);
  const isBad = verdict?.outcome === "rejected" || verdict?.outcome === "conflict" || props.fell;
  const under = props.showsUnit ? row.unitName : LEVEL_LABEL[row.level][language];
  const showsOpinion = choice !== null && (isCurrent || choice.opinion !== "");
  return (
    <>
      <tr
        id={`review-${row.policeNo}`}
        className={`${row.version === 0 ? "not-handed-in" : ""} ${isCurrent ? "current" : ""}`.trim()}
        tabIndex={isCurrent ? 0 : -1}
        onFocus={props.take}
      >
        <th scope="row">
          <button
            type="button"
            className="name"
            aria-label={t("review.look", { name: row.name })}
            onClick={props.look}
          >
            {row.name}
          </button>
          <span className="under">
            {row.policeNo} · {under}
            {row.acting ? ` · ${t("review.acting")}` : ""}
          </span>
        </th>
        {AREAS.map((area) => (
          <td key={area} className="number secondary">
            {formatPoints(row.areas?.[area])}
          </td>
        ))}
        <td className="number">
          <strong>{formatPoints(row.total)}</strong>
        </td>
        <td>
          {row.suggestedGrade ? (
            <GradeBadge grade={row.suggestedGrade} />
          ) : row.ungradable ? (
            t("review.ungraded")
          ) : (
            "—"
          )}
        </td>
        <td className="secondary hints">
          {row.warnings.length > 0 ? (
            <span className="hint">{t("review.warnings", { count: row.warnings.length })}</span>
          ) : null}
          {row.evidence.missing > 0 ? (
            <span className="hint bad">{t("review.evidenceMissing", { count: row.evidence.missing })}</span>
          ) : row.evidence.numbers.length > 0 ? (
            <span className="hint calm">{t("review.evidence", { count: row.evidence.numbers.length })}</span>
          ) : null}
        </td>
        <td className="secondary past">
          {row.history.map((past) => (
            <span key={past.month} title={`${past.month} ${formatPoints(past.total)}`}>
              {past.grade ? GRADE_LABEL[past.grade][language] : past.ungraded ? t("review.ungraded") : "—"}
            </span>
          ))}
        </td>
        <td className="decision">
          <GradeChoice
            row={row}
            choice={choice}
            grading={grading}
            disabled={props.disabled}
            choose={(made) => {
              props.choose(row.policeNo, made);
            }}
          />
          <SignatureNote row={row} verdict={verdict} />
        </td>
      </tr>
      {asksReason || message || showsOpinion ? (
        <tr className="review-under">
          <td colSpan={12}>
            {message ? (
              <p className={isBad ? "refused" : "verdict"} role={isBad ? "alert" : undefined}>
                {message}
              </p>
            ) : null}
            <div className="words">
              {asksReason ? (
                <ReasonField
                  row={row}
                  value={choice.reason}
                  least={grading.reviewer.reasonLength}
                  insists={props.insists}
                  disabled={props.disabled}
                  write={(reason) => {
                    props.choose(row.policeNo, { ...choice, reason });
                  }}
                />
              ) : null}
              {showsOpinion ? (
                <OpinionField
                  row={row}
                  value={choice.opinion}
                  disabled={props.disabled}
                  write={(opinion) => {
                    props.choose(row.policeNo, { ...choice, opinion });
                  }}
                />
              ) : null}
            </div>
          </td>
        </tr>
      ) : null}
    </>
  );
}
