import type { IndicatorRule } from "../indicator-rule.ts";
import type { Bilingual } from "../../language.ts";

const TIMES: Bilingual = { zh: "次", en: "times" };
const POINTS: Bilingual = { zh: "分", en: "points" };
const PERCENT: Bilingual = { zh: "%", en: "%" };
const clause = (code: string): Bilingual => ({ zh: `细则 §2 ${code}`, en: `Rules §2 ${code}` });

/** 工作成绩 40, 考勤考核 15 (细则 §2). */
export const WORK_INDICATORS: IndicatorRule[] = [
  {
    code: "GZ-01",
    area: "GZ",
    name: { zh: "月度任务完成率", en: "Monthly task completion" },
    unit: { zh: "项/分", en: "items or points" },
    max: 1200,
    scoring: {
      method: "RATE_TARGET",
      actual: { sum: [{ field: "taskDone", sign: 1 }] },
      target: { sum: [{ field: "taskTarget", sign: 1 }] },
    },
    evidence: { zh: "任务计划和单位核对", en: "plan and unit check" },
    clause: clause("GZ-01"),
    remark: { zh: "目标为 0 即未下达任务, 不适用", en: "A target of 0 was not assigned: not applicable" },
  },
  {
    code: "GZ-02",
    area: "GZ",
    name: { zh: "工作质量评查得分", en: "Work-quality review" },
    unit: POINTS,
    max: 1000,
    scoring: {
      method: "RATE_TARGET",
      actual: { sum: [{ field: "quality", sign: 1 }] },
      target: { fixed: 100 },
    },
    evidence: { zh: "评查表编号", en: "review sheet no." },
    clause: clause("GZ-02"),
    remark: {
      zh: "未抽查的不适用; 社区、办案、刑侦、交警评案卷和接处警, 窗口评窗口服务, 机关评文电",
      en: "Not sampled: not applicable. Casework posts: files; counter: service; office: documents",
    },
  },
  {
    code: "GZ-03",
    area: "GZ",
    name: { zh: "岗位实绩积分", en: "Post credits" },
    unit: POINTS,
    max: 1000,
    scoring: { method: "PER_ITEM_CAP", items: "credits" },
    evidence: { zh: "每行案件(任务)编号", en: "case or task no. per line" },
    clause: clause("GZ-03"),
  },
  {
    code: "GZ-04",
    area: "GZ",
    name: { zh: "信息采集准确率", en: "Data accuracy" },
    unit: PERCENT,
    max: 400,
    scoring: {
      method: "TIER",
      on: "number",
      input: { sum: [{ field: "dataAcc", sign: 1 }] },
      direction: "atLeast",
      rows: [
        { bound: 98, points: 400 },
        { bound: 95, points: 300 },
        { bound: 90, points: 200 },
        { bound: 85, points: 100 },
      ],
      otherwise: 0,
    },
    evidence: { zh: "系统打印件", en: "system print" },
    clause: clause("GZ-04"),
  },
  {
    code: "GZ-05",
    area: "GZ",
    name: { zh: "群众满意度", en: "Public satisfaction" },
    unit: PERCENT,
    max: 400,
    scoring: {
      method: "TIER",
      on: "number",
      input: { sum: [{ field: "satis", sign: 1 }] },
      direction: "atLeast",
      rows: [
        { bound: 95, points: 400 },
        { bound: 90, points: 300 },
        { bound: 85, points: 200 },
        { bound: 80, points: 100 },
      ],
      otherwise: 0,
    },
    evidence: { zh: "回访名单", en: "call-back list" },
    clause: clause("GZ-05"),
    remark: { zh: "回访不足 5 件的不适用", en: "Fewer than 5 call-backs: not applicable" },
  },
  {
    code: "KQ-01",
    area: "KQ",
    name: { zh: "出勤率", en: "Attendance rate" },
    unit: { zh: "天", en: "days" },
    max: 600,
    scoring: {
      method: "RATE_TARGET",
      actual: {
        sum: [
          { field: "dueDays", sign: 1 },
          { field: "excusedDays", sign: -1 },
          { field: "personalLeave", sign: -1 },
          { field: "awolDays", sign: -1 },
        ],
      },
      target: {
        sum: [
          { field: "dueDays", sign: 1 },
          { field: "excusedDays", sign: -1 },
        ],
      },
    },
    evidence: { zh: "考勤表", en: "attendance sheet" },
    clause: clause("KQ-01"),
  },
  {
    code: "KQ-02",
    area: "KQ",
    name: { zh: "迟到早退", en: "Late/early" },
    unit: TIMES,
    max: 400,
    scoring: {
      method: "DEDUCT_FLOOR",
      items: [{ field: "lateCount", points: 50, label: { zh: "迟到早退", en: "late or early" } }],
    },
    evidence: { zh: "打卡记录", en: "clock record" },
    clause: clause("KQ-02"),
  },
  {
    code: "KQ-03",
    area: "KQ",
    name: { zh: "值班备勤脱漏岗", en: "Duty absence" },
    unit: TIMES,
    max: 300,
    scoring: {
      method: "DEDUCT_FLOOR",
      items: [{ field: "dutyMissed", points: 150, label: { zh: "脱岗漏岗", en: "absence from duty" } }],
    },
    notApplicableWhenZero: "dutyDue",
    evidence: { zh: "值班日志", en: "duty log" },
    clause: clause("KQ-03"),
    remark: { zh: "应值次数为 0 的不适用", en: "No duties due: not applicable" },
  },
  {
    code: "KQ-04",
    area: "KQ",
    name: { zh: "训练考核", en: "Training test" },
    unit: { zh: "级", en: "level" },
    max: 200,
    scoring: {
      method: "TIER",
      on: "list",
      input: "training",
      levels: [
        { value: "passed", label: { zh: "达标", en: "passed" }, points: 200 },
        { value: "passedOnRetake", label: { zh: "补考达标", en: "passed on retake" }, points: 100 },
        { value: "failed", label: { zh: "不达标", en: "failed" }, points: 0 },
        { value: "exempt", label: { zh: "免训", en: "exempt" }, points: null },
      ],
    },
    evidence: { zh: "成绩单", en: "score sheet" },
    clause: clause("KQ-04"),
  },
  {
    code: "KQ-V1",
    area: "KQ",
    name: { zh: "旷工", en: "Absence without leave" },
    unit: { zh: "天", en: "days" },
    max: null,
    scoring: {
      method: "CAP_GRADE",
      byCount: {
        field: "awolDays",
        rows: [
          { atLeast: 3, grade: "poor" },
          { atLeast: 1, grade: "qualified" },
        ],
      },
      year: [],
    },
    evidence: { zh: "考勤记录", en: "record" },
    clause: clause("KQ-V1"),
    remark: {
      zh: "旷工 1 天以上最高合格; 3 天以上一票否决",
      en: "1 day or more: at most Qualified; 3 or more: Poor",
    },
  },
];
