import { AssessmentDesk } from "../assessments/assessment-desk.tsx";

/** 半年排名. */
export function HalfYearPage() {
  return <AssessmentDesk kind="halfYear" />;
}
