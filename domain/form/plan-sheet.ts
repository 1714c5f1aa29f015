import { columnsFrom } from "./sheet-definition.ts";
import type { ColumnSketch, SheetDefinition } from "./sheet-definition.ts";

const COUNT = { kind: "integer", min: 0, max: 999, width: 12, mayBeNotApplicable: true } as const;

const COLUMNS: readonly ColumnSketch[] = [
  { key: "policeNo", heading: { zh: "警号", en: "Police no." }, kind: "code", digits: 6, required: true, locked: true, width: 9,
    filledBy: "system", prompt: { zh: "六位警号，文本格式。", en: "Six digits as text." } },
  { key: "name", heading: { zh: "姓名", en: "Name" }, kind: "text", maxLength: 60, locked: true, filledBy: "system",
    prompt: { zh: "由系统带出。", en: "Filled by the system." } },
  { key: "taskTarget", heading: { zh: "月度任务目标", en: "Task target" }, kind: "number", min: 0, max: 1_000_000, maxDecimals: 4,
    mayBeNotApplicable: true, width: 12, synonyms: ["月度任务目标数"],
    prompt: { zh: "本月任务目标；未下达填0或“不适用”。", en: "This month's target; 0 or “N/A” when none." } },
  { key: "dutyDue", heading: { zh: "值班应值", en: "Duties due" }, ...COUNT, synonyms: ["值班应值次数"],
    prompt: { zh: "本月应值班次数；不排班填0或“不适用”。", en: "Duties due; 0 or “N/A” when none." } },
  { key: "studyDue", heading: { zh: "学习应参加", en: "Study sessions due" }, ...COUNT, synonyms: ["学习应参加次数"],
    prompt: { zh: "本月政治学习应参加次数。", en: "Study sessions due this month." } },
  { key: "partyDue", heading: { zh: "党组织生活应参加", en: "Party life due" }, ...COUNT,
    prompt: { zh: "党组织生活应参加次数；非党员填“不适用”。", en: "Party-life meetings due; “N/A” for non-members." } },
  { key: "rowVersion", heading: { zh: "行版本", en: "Row version" }, kind: "integer", hidden: true, locked: true, width: 4,
    filledBy: "system", prompt: { zh: "由系统写回，不要改动。", en: "Written by the system; do not change." } },
]; // prettier-ignore

/** 月度计划: entered before the month opens; it prefills S, K, M and P of the form. */
export const PLAN_SHEET: SheetDefinition = {
  name: "plan",
  title: { zh: "月度计划", en: "Monthly plan" },
  tableName: "tblPlan",
  template: "BY-2026-01-plan",
  columns: columnsFrom(COLUMNS, {}),
};
