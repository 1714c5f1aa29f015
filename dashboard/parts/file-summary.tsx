import { AREA_LABEL } from "../../domain/area.ts";
import { GRADES, GRADE_LABEL } from "../../domain/grade.ts";
import type { OfficerFile } from "../../domain/messages.ts";
import { UNGRADED_LABEL, UNGRADED_REASONS } from "../../domain/ungraded.ts";
import { Card } from "../components/card.tsx";
import { GradeBadge } from "../components/grade-badge.tsx";
import { formatPoints } from "../formats/format-points.ts";
import { formatInstant, formatMonth } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";

/** One month at a glance: total, grade, the six areas, what the officer did, who filled and who graded it. */
export function FileSummary(props: { detail: NonNullable<OfficerFile["detail"]> }) {
  const { t, language } = useText();
  const { detail } = props;
  const ungraded = UNGRADED_REASONS.find((reason) => reason === detail.ungraded);
  const selfGrade = GRADES.find((grade) => grade === detail.fields.selfGrade);
  return (
    <Card
      wide
      title={t("file.month", { month: formatMonth(detail.month, language) })}
      note={`${detail.unitName} · ${t(`reportState.${detail.state}`)} · ${t("ranking.rules", { version: detail.ruleSet })}`}
    >
      <div className="file-summary">
        <dl className="file-result">
          <div>
            <dt>{t("file.total")}</dt>
            <dd className="file-total">{formatPoints(detail.points?.total)}</dd>
          </div>
          <div>
            <dt>{t("file.suggested")}</dt>
            <dd>{detail.suggestedGrade ? <GradeBadge grade={detail.suggestedGrade} /> : "—"}</dd>
          </div>
          <div>
            <dt>{t("file.grade")}</dt>
            <dd>
              {detail.grade ? (
                <GradeBadge grade={detail.grade} />
              ) : ungraded ? (
                t("fileLife.ungraded", { reason: UNGRADED_LABEL[ungraded][language] })
              ) : (
                t("file.notGraded")
              )}
            </dd>
          </div>
        </dl>
        <ul className="areas" aria-label={t("file.areas")}>
          {detail.explanation.areas.map((area) => (
            <li key={area.area}>
              <a href={`#${area.area}`}>{AREA_LABEL[area.area][language]}</a>
              <span className="meter" aria-hidden="true">
                <span style={{ width: `${share(area.earned, area.max) * 100}%` }} />
              </span>
              <span className="lines-number">
                {area.earned === null ? t("file.notApplicable") : formatPoints(area.earned)}
                <small> / {formatPoints(area.max)}</small>
              </span>
            </li>
          ))}
        </ul>
      </div>
      {typeof detail.fields.summary === "string" ? (
        <div className="file-text">
          <h3>{t("file.summary")}</h3>
          <p>{detail.fields.summary}</p>
        </div>
      ) : null}
      {detail.gradeReason ? (
        <div className="file-text">
          <h3>{t("file.gradeReason")}</h3>
          <p>{detail.gradeReason}</p>
        </div>
      ) : null}
      <p className="muted">
        {[
          detail.filledBy
            ? t("file.filledBy", {
                by: detail.filledBy,
                at: formatInstant(detail.filledAt),
                version: detail.version,
              })
            : "",
          selfGrade ? `${t("file.selfGrade")} ${GRADE_LABEL[selfGrade][language]}` : "",
          detail.gradedBy && detail.gradedAt
            ? t("file.gradedBy", { by: detail.gradedBy, at: formatInstant(detail.gradedAt) })
            : "",
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
    </Card>
  );
}

/** Filled part of a bar, 0 … 1; 奖励惩处 below zero shows an empty bar and its figure. */
function share(earned: number | null, max: number): number {
  return earned === null || max <= 0 ? 0 : Math.min(1, Math.max(0, earned / max));
}
