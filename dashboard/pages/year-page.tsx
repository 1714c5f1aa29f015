import { AssessmentDesk } from "../assessments/assessment-desk.tsx";

/** 年度总评. */
export function YearPage() {
  return <AssessmentDesk kind="year" />;
}
