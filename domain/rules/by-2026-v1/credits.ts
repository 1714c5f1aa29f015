import type { CreditItemRule, CreditValue } from "../credit-item-rule.ts";
import type { Bilingual } from "../../language.ts";
import type { PostType } from "../../people.ts";

const PERSON: Bilingual = { zh: "人", en: "persons" };
const CASE: Bilingual = { zh: "起", en: "cases" };
const TIME: Bilingual = { zh: "次", en: "times" };
const PIECE: Bilingual = { zh: "件", en: "pieces" };

const only = (points: number): CreditValue[] => [
  { role: null, variant: null, label: { zh: "每单位", en: "each" }, points },
];
const byRole = (lead: number, assist: number): CreditValue[] => [
  { role: "lead", variant: null, label: { zh: "主办", en: "lead" }, points: lead },
  { role: "assist", variant: null, label: { zh: "协办", en: "assist" }, points: assist },
];
const variant = (code: string, zh: string, en: string, points: number): CreditValue => ({
  role: null,
  variant: code,
  label: { zh, en },
  points,
});

function item(
  code: string,
  name: Bilingual,
  unit: Bilingual,
  values: CreditValue[],
  monthCap: number | null,
  posts: PostType[] | null,
  other: Partial<CreditItemRule> = {},
): CreditItemRule {
  return {
    code,
    name,
    unit,
    per: 1,
    monthCap,
    posts,
    basis: "task",
    values,
    statisticsOnly: false,
    ...other,
  };
}

/** 岗位实绩积分 (细则 §3, 表3). c09–c11 are counted but worth nothing, on purpose. */
export const CREDITS: CreditItemRule[] = [
  item("c01", { zh: "抓获部督/A、B级逃犯", en: "Ministry-listed or class A/B fugitive caught" }, PERSON, only(500), null, null),
  item("c02", { zh: "抓获命案或省外网逃", en: "Murder or out-of-province fugitive caught" }, PERSON, only(300), null, null),
  item("c03", { zh: "抓获省内网逃", en: "Fugitive of the province caught" }, PERSON, only(200), null, null),
  item("c04", { zh: "抓获本县网逃", en: "Fugitive of the county caught" }, PERSON, only(100), 400, null),
  item("c05", { zh: "破八类严重案件", en: "One of the eight grave crimes solved" }, CASE, byRole(300, 100), null, ["SQ", "BA", "XZ", "XT"], { basis: "case" }),
  item("c06", { zh: "破普通刑事案件", en: "Ordinary crime solved" }, CASE, byRole(100, 50), 600, ["SQ", "BA", "XZ"], { basis: "case" }),
  item("c07", { zh: "破盗窃电动车案件", en: "E-bike theft solved" }, CASE, byRole(100, 50), 600, ["SQ", "BA", "XZ", "XT"], { basis: "case" }),
  item("c08", { zh: "破毒品刑事案件", en: "Drug crime solved" }, CASE, byRole(200, 100), null, ["SQ", "BA", "XZ"], { basis: "case" }),
  item("c09", { zh: "强制隔离戒毒人数", en: "Compulsory drug treatment" }, PERSON, only(0), null, ["BA", "XZ"], { statisticsOnly: true }),
  item("c10", { zh: "刑事拘留人数", en: "Criminal detention" }, PERSON, only(0), null, ["BA", "XZ"], { statisticsOnly: true }),
  item("c11", { zh: "行政拘留人数", en: "Administrative detention" }, PERSON, only(0), null, ["BA", "XZ"], { statisticsOnly: true }),
  item("c12", { zh: "调解纠纷(有协议书并录入)", en: "Dispute settled, with agreement on record" }, CASE, only(20), 300, ["SQ", "BA"]),
  item("c13", { zh: "安全隐患整改闭环", en: "Safety hazard mended and closed" }, { zh: "处", en: "hazards" }, only(10), 200, ["SQ", "XT", "JT"]),
  item("c14", { zh: "入户走访(每10户)", en: "Households visited, per 10" }, { zh: "户", en: "households" }, only(20), 200, ["SQ"], { per: 10 }),
  item("c15", { zh: "交通违法查处(每50起)", en: "Traffic offences dealt with, per 50" }, CASE, only(100), 400, ["JT"], { per: 50 }),
  item("c16", { zh: "酒驾/醉驾查处", en: "Drink or drunk driving caught" }, CASE, [variant("drink", "酒驾", "drink-driving", 50), variant("drunk", "醉驾", "drunk-driving", 100)], 500, ["JT"]),
  item("c17", { zh: "事故按期办结", en: "Accident closed in time" }, CASE, only(30), 400, ["JT"]),
  item("c18", { zh: "警卫、大型活动安保", en: "Guarding persons and large events" }, TIME, only(50), 300, null),
  item("c19", { zh: "盘查比中", en: "Hit during a stop and check" }, PERSON, only(30), 400, ["XT", "SQ"]),
  item("c20", { zh: "监所隐患排除/深挖线索查实", en: "Detention hazard removed or lead confirmed" }, { zh: "条", en: "items" }, [variant("hazard", "隐患排除", "hazard removed", 50), variant("lead", "深挖线索查实", "lead confirmed", 100)], 600, ["JG"]),
  item("c21", { zh: "窗口办件(每50件, 零差错)", en: "Counter cases without error, per 50" }, PIECE, only(50), 500, ["CK"], { per: 50 }),
  item("c22", { zh: "信息调研宣传采用", en: "Reports and publicity adopted" }, { zh: "篇", en: "pieces" }, [variant("county", "县级", "county", 50), variant("city", "市级", "city", 100), variant("province", "省级", "province", 200), variant("ministry", "部级", "ministry", 400)], 600, null),
  item("c23", { zh: "材料、会议、保障任务(领导确认)", en: "Papers, meetings, support (confirmed by a leader)" }, PIECE, only(30), 400, ["ZH", "CK"]),
  item("c24", { zh: "案件法制审核", en: "Legal review of a case" }, PIECE, only(20), 500, ["ZH"], { basis: "case" }),
  item("c25", { zh: "图侦、技术协助破案", en: "Video or technical help in solving a case" }, CASE, only(50), 500, ["ZH", "XZ"], { basis: "case" }),
]; // prettier-ignore
