import { AssessmentDesk } from "../assessments/assessment-desk.tsx";

/** 季度考核. */
export function QuarterPage() {
  return <AssessmentDesk kind="quarter" />;
}
