import type { Bilingual } from "../language.ts";

/** Workbooks that cannot be read or must not be. */
export const UPLOAD_REFUSALS = {
  "upload.not-a-workbook": () => ({
    zh: "这不是 Excel 工作簿（.xlsx）。请用系统下载的表格填写后上传；.xls 请先另存为 .xlsx。",
    en: "This is not an Excel workbook (.xlsx). Use the form downloaded from this system; save .xls files as .xlsx first.",
  }),
  "upload.encrypted": () => ({
    zh: "工作簿设有打开密码或为旧版 .xls 格式，请取消密码并另存为 .xlsx 后上传。",
    en: "The workbook has a password or is an old .xls file. Remove the password, save it as .xlsx and upload again.",
  }),
  "upload.damaged": () => ({
    zh: "工作簿文件已损坏或不完整，请用 Excel 打开、另存后重新上传。",
    en: "The workbook is damaged or incomplete. Open it in Excel, save it again and upload that file.",
  }),
  "upload.duplicate-part": (d: { part: string }) => ({
    zh: `工作簿内部件“${d.part}”重复，不是 Excel 保存的文件，请另存后重新上传。`,
    en: `The workbook holds “${d.part}” twice: Excel never saves that. Save it again in Excel and upload.`,
  }),
  "upload.unsafe-part": (d: { part: string }) => ({
    zh: `工作簿内含不允许的内容“${d.part}”（宏、内嵌文件或可疑路径），请删除后重新上传。`,
    en: `The workbook holds “${d.part}”, which is not allowed (macros, embedded files or a suspicious path). Remove it and upload again.`,
  }),
  "upload.bomb": () => ({
    zh: "工作簿展开后过大，已拒绝。请删除空白格式区域，只保留表格内容后上传。",
    en: "The workbook is far too large once unpacked. Clear formatted empty areas, keep only the table and upload again.",
  }),
  "upload.too-large": (d: { limit: number }) => ({
    zh: `工作簿超过 ${Math.floor(d.limit / 1048576)} MB，请删除图片和无关工作表后上传。`,
    en: `The workbook is larger than ${Math.floor(d.limit / 1048576)} MB. Remove pictures and unrelated sheets.`,
  }),
  "upload.too-many-parts": (d: { limit: number }) => ({
    zh: `工作簿内部件超过 ${d.limit} 个，请只保留需要上传的工作表。`,
    en: `The workbook has more than ${d.limit} parts. Keep only the sheet you want to upload.`,
  }),
  "upload.too-many-cells": (d: { what: string; limit: number }) => ({
    zh: `工作簿的${d.what}超过 ${d.limit}，请删除无关内容（整列格式、合并、样式）后上传。`,
    en: `The workbook exceeds the limit of ${d.limit} (${d.what}). Remove whole-column formats, merges and styles.`,
  }),
  "upload.entities": () => ({
    zh: "工作簿内含外部实体声明，已拒绝。请用 Excel 另存后上传。",
    en: "The workbook declares XML entities and was refused. Save it again in Excel.",
  }),
  "upload.too-slow": () => ({
    zh: "读取工作簿超时，内容过于复杂。请只保留需要上传的表格，另存为新文件后上传。",
    en: "Reading the workbook took too long. Keep only the table, save it as a new file and upload that.",
  }),
} satisfies Record<string, (details: never) => Bilingual>;
