import { Select } from "@fluentui/react-components";
import { GRADES, GRADE_LABEL } from "../../domain/grade.ts";
import type { ReviewRow } from "../../domain/messages/review.ts";
import type { GradingRules } from "../../domain/rules/grading-rules.ts";
import { UNGRADED_LABEL, UNGRADED_REASONS } from "../../domain/ungraded.ts";
import { useText } from "../use-text.ts";
import { closedBy, newChoice, openGrades } from "./choices.ts";
import type { Choice } from "./choices.ts";

/** The grade of one row, or 不定等次 with its reason; what the rules rule out cannot be chosen. */
export function GradeChoice(props: {
  row: ReviewRow;
  choice: Choice | null;
  grading: GradingRules;
  disabled: boolean;
  choose: (choice: Choice | null) => void;
}) {
  const { t, language } = useText();
  const { row, choice } = props;
  const closed = closedBy(row);
  if (closed === "draft" || closed === "returned" || closed === "obstacle")
    return (
      <span className={closed === "obstacle" ? "refused" : "muted"} title={row.obstacle ?? undefined}>
        {t(`review.closed.${closed}`)}
      </span>
    );
  const open = openGrades(row, props.grading);
  const stands = row.own ?? row;
  const value = (choice ? (choice.ungraded ?? choice.grade) : null) ?? stands.ungraded ?? stands.grade ?? "";
  const pick = (picked: string) => {
    const grade = GRADES.find((one) => one === picked) ?? null;
    const ungraded = UNGRADED_REASONS.find((one) => one === picked) ?? null;
    const words = choice ? { reason: choice.reason, opinion: choice.opinion } : {};
    props.choose(grade || ungraded ? newChoice(row, { ...words, grade, ungraded }) : null);
  };
  return (
    <Select
      size="small"
      aria-label={t("review.gradeOf", { name: row.name, policeNo: row.policeNo })}
      disabled={props.disabled || closed === "final"}
      value={value}
      onChange={(_event, data) => {
        pick(data.value);
      }}
    >
      {stands.grade === null && stands.ungraded === null ? (
        <option value="">{t("review.choose")}</option>
      ) : null}
      {GRADES.map((grade) => (
        <option key={grade} value={grade} disabled={grade !== stands.grade && !open.includes(grade)}>
          {GRADE_LABEL[grade][language]}
        </option>
      ))}
      <optgroup label={t("review.ungraded")}>
        {UNGRADED_REASONS.map((reason) => (
          <option key={reason} value={reason} disabled={reason === "netDays" && row.ungradable === null}>
            {UNGRADED_LABEL[reason][language]}
          </option>
        ))}
      </optgroup>
    </Select>
  );
}
