import type { PostType, Series } from "../../domain/people.ts";

/** The fictional 北原县公安局 of 细则 §9: 9 leaders, 27 units, 600 officers. */
export interface DemoUnit {
  code: string;
  name: string;
  series: Series;
  officers: number;
  /** Police number suffix of the leader in charge: L3 … L9. */
  inCharge: string;
  /** Post types of its members, by rough share. */
  posts: readonly PostType[];
}

const unit = (code: string, name: string, series: Series, officers: number, inCharge: string, ...posts: PostType[]): DemoUnit => ({ code, name, series, officers, inCharge, posts }); // prettier-ignore

export const DEMO_UNITS: readonly DemoUnit[] = [
  unit("01", "指挥中心(办公室)", "offices", 22, "L7", "ZH"),
  unit("02", "政治处", "offices", 14, "L8", "ZH"),
  unit("03", "纪检督察室", "offices", 12, "L9", "ZH"),
  unit("04", "考核办(政绩档案办)", "offices", 5, "L8", "ZH"),
  unit("05", "法制大队", "offices", 14, "L7", "ZH"),
  unit("06", "警务保障室", "offices", 16, "L7", "ZH"),
  unit("07", "科信网安大队", "offices", 14, "L7", "ZH"),
  unit("08", "户政出入境大队", "offices", 18, "L4", "CK", "CK", "CK", "ZH"),
  unit("09", "刑事侦查大队", "operations", 58, "L3", "XZ"),
  unit("10", "治安管理大队", "operations", 26, "L4", "XZ", "SQ"),
  unit("11", "经济犯罪侦查大队", "operations", 18, "L3", "XZ"),
  unit("12", "禁毒大队", "operations", 20, "L3", "XZ"),
  unit("13", "国内安全保卫大队", "operations", 16, "L6", "XZ", "ZH"),
  unit("14", "交通警察大队", "operations", 78, "L5", "JT"),
  unit("15", "巡特警大队", "operations", 46, "L5", "XT"),
  unit("16", "看守所", "operations", 30, "L6", "JG"),
  unit("17", "拘留所(戒毒所)", "operations", 14, "L6", "JG"),
  unit("18", "食药环侦大队", "operations", 12, "L6", "XZ"),
  unit("19", "城关派出所", "stations", 36, "L4", "SQ", "BA", "BA"),
  unit("20", "新城派出所", "stations", 28, "L4", "SQ", "BA"),
  unit("21", "东郊派出所", "stations", 22, "L4", "SQ", "BA"),
  unit("22", "西郊派出所", "stations", 18, "L4", "SQ", "BA"),
  unit("23", "河口派出所", "stations", 14, "L4", "SQ", "BA"),
  unit("24", "清泉派出所", "stations", 12, "L4", "SQ", "BA"),
  unit("25", "大林派出所", "stations", 11, "L4", "SQ", "BA"),
  unit("26", "红旗派出所", "stations", 10, "L4", "SQ", "BA"),
  unit("27", "站前派出所", "stations", 7, "L4", "SQ", "BA"),
];

/** Unit 00 holds the bureau leaders' own files; it is none of the 27 and is never ranked. */
export const LEADERSHIP_UNIT = { code: "00", name: "局领导", series: "leadership" as const };

export const DEMO_LEADERS: readonly { key: string; office: string }[] = [
  { key: "L1", office: "局长" },
  { key: "L2", office: "政委" },
  { key: "L3", office: "副局长(刑侦经侦禁毒)" },
  { key: "L4", office: "副局长(治安、派出所、户政)" },
  { key: "L5", office: "副局长(交警巡特警)" },
  { key: "L6", office: "副局长(监管国保食药环)" },
  { key: "L7", office: "副局长(指挥法制科信保障)" },
  { key: "L8", office: "政治处主任" },
  { key: "L9", office: "纪检组长兼督察长" },
];

/** Postings begin here: before the first month kept. */
export const DEMO_FIRST_DAY = "2023-01-01";

/** Deputies and clerks of a unit by its size: 1–3 and 1–2 (细则 §9). */
export function staffing(officers: number): { deputies: number; clerks: number } {
  return { deputies: officers >= 40 ? 3 : officers >= 14 ? 2 : 1, clerks: officers >= 20 ? 2 : 1 };
}
