import { Select } from "@fluentui/react-components";
import { AREAS } from "../../domain/area.ts";
import { GRADES, GRADE_LABEL } from "../../domain/grade.ts";
import { LEVEL_LABEL } from "../../domain/people.ts";
import { GradeBadge } from "../components/grade-badge.tsx";
import { OfficerLink } from "../components/links.tsx";
import { formatPoints } from "../formats/format-points.ts";
import { useText } from "../use-text.ts";
import { closedBy, needsReason, openGrades } from "./choices.ts";
import type { Choice } from "./choices.ts";
import { ReasonField } from "./reason-field.tsx";
import type { Verdict } from "./review-desk.tsx";
import type { Desk } from "./review-table.tsx";
import type { ReviewRows } from "./use-review-rows.ts";

/** One officer: his points, what the system suggests, what he thinks himself, what the reviewer decides. */
export function ReviewRow(
  props: Desk & {
    row: ReviewRows["rows"][number];
    choice: Choice | null;
    /** A choice was made for an earlier version of the file and holds no longer. */
    fell: boolean;
    verdict: Verdict | null;
  },
) {
  const { t, language } = useText();
  const { row, choice, verdict, grading, quota } = props;
  const closed = closedBy(row);
  const selfGrade = GRADES.find((grade) => grade === row.fields.selfGrade);
  const value = choice?.grade ?? row.grade ?? "";
  const isOpen = openGrades(row, grading);
  const asksReason =
    choice !== null &&
    choice.grade !== row.grade &&
    (needsReason(row, choice.grade, quota) || verdict?.outcome === "rejected");
  const message = verdict?.message ?? (props.fell ? t("review.changed") : null);
  const under = props.showsUnit ? row.unitName : LEVEL_LABEL[row.level][language];
  const pick = (chosen: string) => {
    const grade = GRADES.find((one) => one === chosen);
    const reason = choice?.reason ?? "";
    props.choose(row.policeNo, grade ? { grade, reason, version: row.version } : null);
  };
  return (
    <>
      <tr className={closed === "draft" ? "not-handed-in" : undefined}>
        <th scope="row">
          <OfficerLink policeNo={row.policeNo} name={row.name} period={props.month} />
          <span className="narrow">{under}</span>
        </th>
        <td className="secondary">{under}</td>
        {AREAS.map((area) => (
          <td key={area} className="number secondary">
            {formatPoints(row.points?.areas[area])}
          </td>
        ))}
        <td className="number">
          <strong>{formatPoints(row.points?.total)}</strong>
        </td>
        <td>{row.suggestedGrade ? <GradeBadge grade={row.suggestedGrade} /> : "—"}</td>
        <td className="secondary">{selfGrade ? GRADE_LABEL[selfGrade][language] : "—"}</td>
        <td className="secondary">{row.grade ? <GradeBadge grade={row.grade} /> : "—"}</td>
        <td className="decision">
          {closed === "draft" || closed === "ungraded" ? (
            <span className="muted">{t(`review.closed.${closed}`)}</span>
          ) : (
            <Select
              size="small"
              aria-label={t("review.gradeOf", { name: row.name, policeNo: row.policeNo })}
              disabled={props.disabled || closed === "final"}
              value={value}
              onChange={(_event, data) => {
                pick(data.value);
              }}
            >
              {row.grade === null ? <option value="">{t("review.choose")}</option> : null}
              {GRADES.map((grade) => (
                <option key={grade} value={grade} disabled={grade !== row.grade && !isOpen.includes(grade)}>
                  {GRADE_LABEL[grade][language]}
                </option>
              ))}
            </Select>
          )}
          {verdict && verdict.outcome !== "rejected" ? (
            <span className="verdict">{t("review.done")}</span>
          ) : null}
        </td>
      </tr>
      {asksReason || message ? (
        <tr className="review-under">
          <td colSpan={13}>
            {message ? (
              <p className="refused" role="alert">
                {message}
              </p>
            ) : null}
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
          </td>
        </tr>
      ) : null}
    </>
  );
}
