import type { Bilingual } from "../language.ts";

/** Why an act of a change cannot be done, as it is told to whoever enters it. */
export const ACT_PROBLEMS = {
  unitUnknown: (code: string) => ({ zh: `没有单位 ${code}。`, en: `There is no unit ${code}.` }),
  unitExists: (code: string) => ({ zh: `单位 ${code} 已存在。`, en: `Unit ${code} exists already.` }),
  officerUnknown: (no: string) => ({ zh: `没有警号 ${no} 的民警。`, en: `There is no officer ${no}.` }),
  officerExists: (no: string) => ({ zh: `警号 ${no} 已存在。`, en: `Officer ${no} exists already.` }),
  officerGone: (no: string) => ({
    zh: `警号 ${no} 已退休、去世或调离，不能再任职。`,
    en: `${no} has retired, died or left and cannot be posted.`,
  }),
  sameUnit: (code: string) => ({
    zh: `单位 ${code} 不能并入自己。`,
    en: `Unit ${code} cannot merge into itself.`,
  }),
  tooEarly: (earliest: string) => ({
    zh: `生效日期不得早于 ${earliest}：之前的月份已公布，当时的任职不能改动。`,
    en: `The day must not be before ${earliest}: earlier months are published and keep their people.`,
  }),
  laterExists: (day: string) => ({
    zh: `此后已有自 ${day} 起的任职或分管，请先处理那一条。`,
    en: `There is a later one from ${day} already. Deal with that first.`,
  }),
  unitNeeded: () => ({
    zh: "民警、副职和正职必须有单位。",
    en: "Officers, deputies and heads belong to a unit.",
  }),
  twoHeads: (unit: string) => ({
    zh: `单位 ${unit} 将有两名正职，请先调整原正职。`,
    en: `Unit ${unit} would have two heads. Move the present one first.`,
  }),
  notLeader: (no: string) => ({
    zh: `警号 ${no} 不是局领导，不能分管单位。`,
    en: `${no} is no bureau leader and cannot be in charge of a unit.`,
  }),
  nothing: () => ({ zh: "与现状相同，没有变动。", en: "This is how it stands already: nothing changes." }),
} satisfies Record<string, (detail: string) => Bilingual>;

/** What of somebody or something a line of the difference is about. */
export const CHANGED_FIELD = {
  unit: { zh: "单位", en: "Unit" },
  name: { zh: "名称", en: "Name" },
  series: { zh: "序列", en: "Series" },
  officer: { zh: "民警", en: "Officer" },
  officerName: { zh: "姓名", en: "Name" },
  postType: { zh: "岗位类别", en: "Post type" },
  partyMember: { zh: "党员", en: "Party member" },
  status: { zh: "状态", en: "Status" },
  post: { zh: "任职", en: "Post" },
  charge: { zh: "分管局领导", en: "Leader in charge" },
  headship: { zh: "主持工作", en: "Acting head" },
  delegation: { zh: "委托审核", en: "Delegated review" },
  role: { zh: "角色", en: "Role" },
  superior: { zh: "上级机关", en: "Superior authority" },
  missing: { zh: "文件中没有此人", en: "Not in the file" },
} satisfies Record<string, Bilingual>;

export const STATUS_TEXT = {
  active: { zh: "在职", en: "Active" },
  retired: { zh: "退休", en: "Retired" },
  died: { zh: "去世", en: "Died" },
  left: { zh: "调离", en: "Left the bureau" },
} satisfies Record<string, Bilingual>;

export const YES_NO = { yes: { zh: "是", en: "yes" }, no: { zh: "否", en: "no" } } satisfies Record<
  string,
  Bilingual
>;
