import type { StandingExplanation } from "../../domain/messages/assessments.ts";
import { GRADE_LABEL, type Grade } from "../../domain/grade.ts";
import { GradeBadge } from "../components/grade-badge.tsx";
import { formatPoints } from "../formats/format-points.ts";
import { formatInstant } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";

/** 每一分的由来: from the months to the result, each step with its numbers and its clause. */
export function StandingExplained(props: { explanation: StandingExplanation }) {
  const { t, language } = useText();
  const { line, steps, notes, deductions, statutory, change, assessment, inputsHash } = props.explanation;
  return (
    <div className="standing-explained">
      <dl className="file-result">
        <div>
          <dt>{t(`assess.score.${assessment.kind}`)}</dt>
          <dd className="file-total">{formatPoints(line.score)}</dd>
        </div>
        {line.place === null ? null : (
          <div>
            <dt>{t("column.place")}</dt>
            <dd>{t("assess.placeOf", { place: line.place, of: line.of ?? 0 })}</dd>
          </div>
        )}
        {line.grade ? (
          <div>
            <dt>{t("column.grade")}</dt>
            <dd>
              <GradeBadge grade={line.grade} />
            </dd>
          </div>
        ) : null}
        {statutory ? (
          <div>
            <dt>{t("assess.statutory")}</dt>
            <dd>
              {statutory[language]} <small className="muted">{t("assess.gk")}</small>
            </dd>
          </div>
        ) : null}
      </dl>
      <ol className="standing-steps">
        {steps.map((step, index) => (
          <li key={index}>
            <p className="indicator-head">
              <span>{step.label[language]}</span>
              <b className="lines-number">{formatPoints(step.value)}</b>
            </p>
            <p className="formula">{step.formula[language]}</p>
            <p className="muted">{step.clause[language]}</p>
          </li>
        ))}
      </ol>
      {deductions.length > 0 ? (
        <ul className="standing-notes" aria-label={t("assess.deductions")}>
          {deductions.map((one) => (
            <li key={one.code}>
              {t("assess.deduction", {
                ...{ name: one.name[language], times: one.times, points: formatPoints(one.points) },
              })}
              {one.entries.length > 0 ? (
                <small className="muted"> {one.entries.map(({ source }) => source).join("；")}</small>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {notes.length > 0 ? (
        <ul className="standing-notes" aria-label={t("file.notes")}>
          {notes.map((note, index) => (
            <li key={index}>{note[language]}</li>
          ))}
        </ul>
      ) : null}
      {change ? (
        <div className="standing-change" role="note">
          <strong>{t("assess.changedSince")}</strong>
          <p>
            {t("assess.announcedNow", {
              ...{ announced: formatPoints(change.score.announced), now: formatPoints(change.score.now) },
              ...{ place: change.place.announced ?? "—", placeNow: change.place.now ?? "—" },
            })}
            {change.grade.announced === change.grade.now
              ? null
              : ` ${gradeWord(change.grade.announced)} → ${gradeWord(change.grade.now)}`}
          </p>
          {change.months.flatMap(({ month, corrections }) =>
            corrections.map(({ id, at, reason }) => (
              <p key={id} className="muted">
                {month} · {formatInstant(at)} · {reason ?? t("assess.correction")}
              </p>
            )),
          )}
        </div>
      ) : null}
      <p className="muted standing-proof">
        {t("assess.proof", {
          ...{ version: assessment.ruleSet, run: assessment.run, at: formatInstant(assessment.computedAt) },
          hash: inputsHash.slice(0, 12),
        })}
      </p>
    </div>
  );

  function gradeWord(grade: Grade | null): string {
    return grade ? GRADE_LABEL[grade][language] : "—";
  }
}
