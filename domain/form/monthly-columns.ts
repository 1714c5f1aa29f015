import type { Area } from "../area.ts";
import { GRADE_LABEL } from "../grade.ts";
import type { Field } from "./fields.ts";
import { ORDER_LEVEL_LABEL, optionsOf, REPORT_DUTY_LABEL, TRAINING_RESULT_LABEL } from "./labels.ts";
import type { ColumnSketch } from "./sheet-definition.ts";

/** No count of one officer in one month is larger; above it somebody typed into the wrong cell. */
const MOST = 999;
/** 月度任务 may be counted in points of work. */
const MOST_TASKS = 1_000_000;

type Extra = Partial<ColumnSketch>;

function column(
  key: Field,
  zh: string,
  en: string,
  area: Area | null,
  clause: string,
  extra: Extra,
): ColumnSketch {
  return {
    key,
    heading: { zh, en },
    area,
    kind: "integer",
    required: true,
    clause: `细则 §7, ${clause}`,
    width: 8,
    prompt: { zh: `${zh}，填整数；没有发生填0。`, en: `${en}: a whole number; 0 when there was none.` },
    ...extra,
  };
}

/** A column that counts occurrences. */
function count(
  key: Field,
  zh: string,
  en: string,
  area: Area,
  clause: string,
  extra: Extra = {},
): ColumnSketch {
  return column(key, zh, en, area, clause, { kind: "integer", min: 0, max: MOST, ...extra });
}

/** Days of attendance: up to a month. */
function days(key: Field, zh: string, en: string, clause: string, extra: Extra = {}): ColumnSketch {
  const prompt = {
    zh: `${zh}，0至31；核减假、事假、旷工合计不得超过应出勤天数。`,
    en: `${en}, 0 to 31; excused, personal and absent days together at most the due days.`,
  };
  return column(key, zh, en, "KQ", clause, {
    kind: "number",
    min: 0,
    max: 31,
    maxDecimals: 4,
    prompt,
    ...extra,
  });
}

/** 0–100, or 不适用 when it was not sampled. */
function percent(key: Field, zh: string, en: string, clause: string, extra: Extra = {}): ColumnSketch {
  return column(key, zh, en, "GZ", clause, {
    kind: "number",
    min: 0,
    max: 100,
    maxDecimals: 4,
    mayBeNotApplicable: true,
    prompt: {
      zh: `${zh}，0至100；本月未抽查填“不适用”。`,
      en: `${en}, 0 to 100; “N/A” when not sampled this month.`,
    },
    ...extra,
  });
}

const PREFILLED: Extra = { prefilled: true, filledBy: "system" };
const OR_NA: Extra = { mayBeNotApplicable: true };

/** F–AK: the 32 columns a month consists of (细则 §7), in sheet order. */
export const FIELD_COLUMNS: readonly ColumnSketch[] = [
  days("dueDays", "应出勤天数", "Due days", "KQ-01", { ...PREFILLED, synonyms: ["应出勤", "应到天数"] }),
  days("excusedDays", "核减假天数", "Excused leave days", "KQ-01", { step: 0.5,
    synonyms: ["核减假天数(年/公/病/婚产)", "年公病婚产假", "公休病假天数"],
    prompt: { zh: "年假、公假、病假、婚产假合计天数，可填半天（0.5）。", en: "Annual, official, sick and family leave in days; half days allowed." } }),
  days("personalLeave", "事假天数", "Personal leave days", "KQ-01", { synonyms: ["事假"] }),
  days("awolDays", "旷工天数", "Days absent without leave", "KQ-01、KQ-V1", { synonyms: ["旷工"] }),
  count("lateCount", "迟到早退次数", "Late or left early", "KQ", "KQ-02", { synonyms: ["迟到早退"] }),
  count("dutyDue", "值班应值次数", "Duties due", "KQ", "KQ-03", { ...PREFILLED, ...OR_NA, synonyms: ["应值班次数", "值班应值"],
    prompt: { zh: "本月应值班次数；不排值班填0或“不适用”。", en: "Duties due this month; 0 or “N/A” when none." } }),
  count("dutyMissed", "脱岗漏岗次数", "Duties missed", "KQ", "KQ-03", { ...OR_NA, synonyms: ["脱漏岗次数", "脱岗漏岗"] }),
  count("studyDue", "学习应参加次数", "Study sessions due", "ZZ", "ZZ-01", { ...PREFILLED, ...OR_NA, synonyms: ["政治学习应到次数"] }),
  count("studyDone", "学习实参加次数", "Study sessions attended", "ZZ", "ZZ-01", { ...OR_NA, synonyms: ["政治学习实到次数"] }),
  count("notes", "学习笔记篇数", "Study notes", "ZZ", "ZZ-02", { max: 20, synonyms: ["学习笔记", "心得体会篇数"] }),
  count("partyDue", "党组织生活应参加", "Party life due", "ZZ", "ZZ-03", { ...PREFILLED, ...OR_NA, synonyms: ["党组织生活应到次数"],
    prompt: { zh: "党组织生活应参加次数；非党员填“不适用”。", en: "Party-life meetings due; “N/A” for non-members." } }),
  count("partyDone", "党组织生活实参加", "Party life attended", "ZZ", "ZZ-03", { ...OR_NA, synonyms: ["党组织生活实到次数"],
    prompt: { zh: "党组织生活实参加次数；非党员填“不适用”。", en: "Party-life meetings attended; “N/A” for non-members." } }),
  count("disobey", "不服从命令次数", "Refusals of orders", "ZZ", "ZZ-04", { synonyms: ["不服从命令"] }),
  column("taskTarget", "月度任务目标数", "Task target", "GZ", "GZ-01", { ...PREFILLED, ...OR_NA, kind: "number", min: 0,
    max: MOST_TASKS, maxDecimals: 4, synonyms: ["任务目标数", "月度目标"],
    prompt: { zh: "本月任务目标，由月度计划带出；未下达填0或“不适用”。", en: "This month's target from the plan; 0 or “N/A” when none was set." } }),
  column("taskDone", "月度任务完成数", "Tasks done", "GZ", "GZ-01", { ...OR_NA, kind: "number", min: 0, max: MOST_TASKS,
    maxDecimals: 4, synonyms: ["任务完成数", "月度完成"],
    prompt: { zh: "本月任务完成数，0或正数。", en: "Tasks done this month, 0 or more." } }),
  percent("quality", "工作质量评查得分", "Work quality review", "GZ-02", { synonyms: ["质量评查得分", "案卷评查得分"] }),
  percent("dataAcc", "信息采集准确率%", "Data accuracy %", "GZ-04", { synonyms: ["信息采集准确率", "信息准确率"] }),
  percent("satis", "群众满意度%", "Public satisfaction %", "GZ-05", { synonyms: ["群众满意度", "满意度"] }),
  count("inspMinor", "督察一般问题次数", "Inspection findings, minor", "JJ", "JJ-01", { synonyms: ["督察一般问题"] }),
  count("inspMajor", "督察较重问题次数", "Inspection findings, major", "JJ", "JJ-01", { synonyms: ["督察较重问题"] }),
  count("flaw", "执法瑕疵次数", "Law-enforcement flaws", "JJ", "JJ-02", { synonyms: ["执法瑕疵"] }),
  count("fault", "一般执法过错次数", "Law-enforcement faults", "JJ", "JJ-02", { synonyms: ["一般执法过错", "一般过错次数"] }),
  count("complaint", "有责投诉件数", "Substantiated complaints", "JJ", "JJ-03", { synonyms: ["有责投诉", "查实投诉件数"] }),
  count("secrecy", "保密网安一般问题", "Secrecy and network problems", "JJ", "JJ-04", { synonyms: ["保密与网络安全问题"] }),
  count("asset", "枪车财物管理问题", "Weapons, vehicles, exhibits", "JJ", "JJ-05", { synonyms: ["枪支车辆涉案财物问题"] }),
  count("bearing", "警容风纪问题次数", "Bearing problems", "SH", "SH-01", { synonyms: ["警容风纪问题"] }),
  count("conduct", "查实作风反映件数", "Verified conduct reports", "SH", "SH-02", { synonyms: ["查实作风反映", "作风反映件数"] }),
  column("report", "重大事项报告", "Reporting duty", "SH", "SH-03", { kind: "list", width: 9, synonyms: ["个人重大事项报告"],
    list: optionsOf(REPORT_DUTY_LABEL, { onTime: ["按时报告"], notRequired: ["无需报告", "无须"], missed: ["未报告"] }),
    prompt: { zh: "从下拉中选择：按时、无需、未报。", en: "Choose: on time, not required, missed." } }),
  column("order", "内务检查等级", "Orderliness", "SH", "SH-04", { kind: "list", width: 8, list: optionsOf(ORDER_LEVEL_LABEL),
    synonyms: ["内务等级", "内务检查"], prompt: { zh: "从下拉中选择：A、B、C、D。", en: "Choose A, B, C or D." } }),
  column("training", "训练考核", "Training test", "KQ", "KQ-04", { kind: "list", width: 9, list: optionsOf(TRAINING_RESULT_LABEL),
    synonyms: ["训练考核结果", "训练达标"],
    prompt: { zh: "从下拉中选择：达标、补考达标、不达标、免训。", en: "Choose: passed, passed on retake, failed, exempt." } }),
  column("summary", "本月主要工作及实绩", "Main work and results", null, "M12", { kind: "text", minLength: 20, maxLength: 500,
    width: 50, filledBy: "officer", synonyms: ["主要工作及实绩", "工作实绩", "本月工作小结"],
    prompt: { zh: "本人填写，20至500字。", en: "Written by the officer, 20 to 500 characters." } }),
  column("selfGrade", "自评等级", "Self-assessment", null, "M12", { kind: "list", width: 9, filledBy: "officer",
    list: optionsOf(GRADE_LABEL), synonyms: ["自评", "自评等次"],
    prompt: { zh: "本人从下拉中选择：优秀、良好、合格、一般、差。", en: "Chosen by the officer: excellent, good, qualified, fair, poor." } }),
]; // prettier-ignore
