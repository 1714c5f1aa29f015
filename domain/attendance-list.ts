import { columnsFrom, type ListDefinition } from "./form/sheet-definition.ts";

/** 参训名单: who was there, by 警号; the name is for the reader's eye. */
export const ATTENDANCE_LIST: ListDefinition = {
  title: { zh: "参训名单", en: "Attendance" },
  columns: columnsFrom(
    [
      { key: "policeNo", heading: { zh: "警号", en: "Police no." }, kind: "code", digits: 6, required: true, width: 10,
        prompt: { zh: "六位警号，文本格式。", en: "Six digits as text." }, synonyms: ["民警警号", "警员编号"] },
      { key: "name", heading: { zh: "姓名", en: "Name" }, kind: "text", maxLength: 60, width: 12,
        prompt: { zh: "可留空。", en: "May be empty." }, synonyms: ["民警姓名"] },
    ],
    { nullIsBlank: true, clause: "M60" },
  ), // prettier-ignore
};
