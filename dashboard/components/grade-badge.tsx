import { GRADE_LABEL } from "../../domain/grade.ts";
import type { Grade } from "../../domain/grade.ts";
import { GRADE_COLOUR, GRADE_INK } from "../charts/palette.ts";
import { useText } from "../use-text.ts";

/** A grade in its colour and its word. */
export function GradeBadge(props: { grade: Grade; count?: number }) {
  const { language } = useText();
  return (
    <span className="grade" style={{ background: GRADE_COLOUR[props.grade], color: GRADE_INK[props.grade] }}>
      {GRADE_LABEL[props.grade][language]}
      {props.count === undefined || props.count === 1 ? null : (
        <span className="grade-count">{props.count}</span>
      )}
    </span>
  );
}
