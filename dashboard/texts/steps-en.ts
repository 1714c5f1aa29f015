import type { STEPS_ZH } from "./steps-zh.ts";

/** The same in English. */
export const STEPS_EN: Record<keyof typeof STEPS_ZH, string> = {
  "steps.title": "Units by step",
  "steps.note": "reports past each step; the darker, the further",
  "steps.started": "Started",
  "steps.attested": "Attested",
  "steps.submitted": "Submitted",
  "steps.signed": "Reviewed",
  "steps.checked": "Checked",
  "steps.published": "Published",
  "steps.returns": "Returns",
  "steps.waiting": "To review",
  "steps.waited": "Longest wait",
  "steps.days": "{{days}} d",
  "steps.hours": "{{hours}} h",
  "steps.cell": "{{count}} of {{expected}}, {{share}}",
};
