import type { TAKE_AWAY_ZH } from "./take-away-zh.ts";

export const TAKE_AWAY_EN: Record<keyof typeof TAKE_AWAY_ZH, string> = {
  "column.policeNo": "Police no.",
  "takeAway.menu": "Save",
  "takeAway.of": "Save “{{title}}”",
  "takeAway.picture": "Picture (PNG)",
  "takeAway.workbook": "Table (Excel)",
  "takeAway.csv": "Table (CSV)",
  "takeAway.page": "Whole page to Excel",
  "takeAway.print": "Print / PDF",
  "takeAway.unitYear": "The unit's workbook {{year}}",
  "takeAway.ownYear": "My year {{year}}",
  "takeAway.officerYear": "This officer's year {{year}}",
  "takeAway.failed": "It was not saved; please try again.",
};
