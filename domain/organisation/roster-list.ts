import { optionsOf } from "../form/labels.ts";
import { columnsFrom, type ListDefinition } from "../form/sheet-definition.ts";
import { LEVEL_LABEL, POST_TYPE_LABEL } from "../people.ts";
import { YES_NO } from "./act-sentences.ts";

/** 花名册: what a bureau's roster is read by and written as; headings go by many names in bureaus' own lists. */
export const ROSTER_LIST: ListDefinition = {
  title: { zh: "花名册", en: "Roster" },
  columns: columnsFrom(
    [
      { key: "policeNo", heading: { zh: "警号", en: "Police no." }, kind: "code", digits: 6, required: true, width: 10,
        prompt: { zh: "六位数字，文本格式，保留前面的0。", en: "Six digits as text, leading zeros kept." },
        synonyms: ["警员编号", "警员号", "民警警号", "人员编号", "警务编号"] },
      { key: "name", heading: { zh: "姓名", en: "Name" }, kind: "text", maxLength: 80, required: true, width: 18,
        prompt: { zh: "与公安人事档案一致，最多80字，间隔号照写。", en: "As in the personnel file, at most 80 characters." },
        synonyms: ["民警姓名", "名字", "人员姓名"] },
      { key: "unit", heading: { zh: "单位代码", en: "Unit code" }, kind: "code", maxLength: 12, width: 10,
        prompt: { zh: "系统中已有的单位代码，如19；局领导可不填。", en: "A code of the system, e.g. 19; leaders may have none." },
        synonyms: ["部门代码", "单位编码", "单位编号", "部门编码"] },
      { key: "unitName", heading: { zh: "单位名称", en: "Unit" }, kind: "text", maxLength: 60, width: 20,
        prompt: { zh: "没有单位代码时按名称对应。", en: "Used where the code is missing." },
        synonyms: ["单位", "部门", "所属部门", "所属单位", "部门名称", "工作单位"] },
      { key: "level", heading: { zh: "职务层级", en: "Level" }, kind: "list", width: 12,
        list: optionsOf(LEVEL_LABEL, { officer: ["一般民警", "科员", "普通民警"], deputy: ["副职领导", "部门副职", "副所长", "副大队长"],
          head: ["部门正职", "主要负责人", "所长", "大队长"], leader: ["分局领导", "副局长"], chief: ["局长", "政委"] }),
        prompt: { zh: "民警、副职、正职、局领导、局长、政委。", en: "Officer, deputy, head, bureau leader, director or commissar." },
        synonyms: ["层级", "职务级别", "领导层级", "职级"] },
      { key: "title", heading: { zh: "职务", en: "Title" }, kind: "text", maxLength: 60, width: 18,
        prompt: { zh: "如所长、局长、政委；可不填。", en: "E.g. station chief; may be empty." }, synonyms: ["现任职务", "职务名称"] },
      { key: "postType", heading: { zh: "岗位类别", en: "Post type" }, kind: "list", width: 14, list: optionsOf(POST_TYPE_LABEL),
        prompt: { zh: "社区警务、派出所办案、侦查……或其代码。", en: "One of the eight post types or its code." }, synonyms: ["岗位", "岗位类型"] },
      { key: "partyMember", heading: { zh: "党员", en: "Party member" }, kind: "list", width: 8,
        list: optionsOf(YES_NO, { yes: ["中共党员", "党员", "预备党员", "中共预备党员", "√"], no: ["群众", "共青团员", "民主党派", "非党员", "无"] }),
        prompt: { zh: "是或否。", en: "Yes or no." }, synonyms: ["是否党员", "政治面貌"] },
    ],
    { nullIsBlank: true, clause: "细则 §9" },
  ),
}; // prettier-ignore
