import { useMemo } from "react";
import type { OverviewFigures } from "../../domain/messages/overview.ts";
import { formatMonth } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";
import { GradesCard } from "./grades-card.tsx";

/** 等次构成 of the month with results. */
export function OverviewGrades(props: { figures: OverviewFigures }) {
  const { language } = useText();
  const { grades, month, completion } = props.figures;
  const graded = useMemo(() => Object.values(grades).reduce((sum, count) => sum + count, 0), [grades]);
  return (
    <GradesCard
      grades={grades}
      ungraded={Math.max(0, completion.expected - graded)}
      period={formatMonth(month, language)}
    />
  );
}
