import type { Bilingual } from "../language.ts";

/** Evidence files and the confirmation of events. */
export const EVIDENCE_REFUSALS = {
  "evidence.unknown": () => ({
    zh: "没有这份证据，或者您无权查看。请核对证据编号。",
    en: "There is no such evidence, or it is not yours to see. Check the evidence number.",
  }),
  "evidence.not-yours": () => ({
    zh: "您只能为本人、本单位上传证据。请由当事人、所在单位内勤或主管部门上传。",
    en: "You may file evidence for yourself or your unit only. The officer, his clerk or the competent department files it.",
  }),
  "evidence.name": () => ({
    zh: "文件名缺失或编码有误。请以 UTF-8 百分号编码在 X-File-Name 中给出文件名。",
    en: "The file name is missing or badly encoded. Give it in X-File-Name, percent-encoded as UTF-8.",
  }),
  "evidence.empty": () => ({
    zh: "文件是空的（0 字节）。请重新扫描或导出后上传。",
    en: "The file is empty (0 bytes). Scan or export it again and upload that.",
  }),
  "evidence.too-large": (d: { limit: number }) => ({
    zh: `文件超过 ${Math.floor(d.limit / 1048576)} MB。请降低扫描分辨率，或拆成几份分别上传。`,
    en: `The file is larger than ${Math.floor(d.limit / 1048576)} MB. Scan at a lower resolution, or split it.`,
  }),
  "evidence.type": () => ({
    zh: "只接收 PDF、PNG、JPEG 和 OFD 文件（按文件内容判断）。请另存为 PDF 后上传。",
    en: "Only PDF, PNG, JPEG and OFD files are kept (judged by their content). Save it as PDF and upload that.",
  }),
  "evidence.name-mismatch": (d: { extension: string; type: string }) => ({
    zh: `文件名以“.${d.extension}”结尾，内容却是 ${d.type.toUpperCase()}。请改正文件扩展名后上传。`,
    en: `The name ends in “.${d.extension}”, but the content is ${d.type.toUpperCase()}. Correct the extension and upload again.`,
  }),
  "evidence.active-content": (d: { found: string }) => ({
    zh: `文件内含可执行内容（${d.found}），已拒绝。请打印为新的 PDF 或另存为图片后上传。`,
    en: `The file holds active content (${d.found}) and was refused. Print it to a new PDF or save it as a picture.`,
  }),
  "evidence.encrypted": () => ({
    zh: "PDF 设有密码或加密，无法检查。请取消加密、另存后上传。",
    en: "The PDF is encrypted and cannot be examined. Remove the protection, save it again and upload that.",
  }),
  "evidence.damaged": () => ({
    zh: "文件已损坏、不完整或尾部附有其他内容。请重新扫描或导出后上传。",
    en: "The file is damaged, incomplete, or something else is appended to it. Scan or export it again.",
  }),
  "evidence.picture-too-big": (d: { width: number; height: number }) => ({
    zh: `图片尺寸 ${d.width}×${d.height} 过大。请缩小到 8000 万像素以内、每边不超过 20000 像素后上传。`,
    en: `The picture is ${d.width}×${d.height}: too large. Reduce it to 80 megapixels, 20,000 a side at most.`,
  }),
  "evidence.too-many-files": (d: { limit: number }) => ({
    zh: `一个证据编号下最多 ${d.limit} 个文件。请使用新的编号。`,
    en: `At most ${d.limit} files stand under one evidence number. Take a new number.`,
  }),
  "evidence.quota": () => ({
    zh: "本单位本月上传的证据已达上限。请删减不必要的材料，或联系政绩档案管理办公室。",
    en: "The unit has reached this month's limit of evidence. Leave out what is not needed, or ask the files office.",
  }),
  "evidence.signed": () => ({
    zh: "引用这个编号的档案已审核签字，证据不能再变动。请另取编号补充，或通过更正办理。",
    en: "A report citing this number is signed: its evidence no longer changes. Take a new number, or ask for a correction.",
  }),
  "evidence.other-subject": () => ({
    zh: "这个编号属于另一名民警的证据。请使用新的编号。",
    en: "This number is another officer's evidence. Take a new number.",
  }),
  "evidence.disk-full": () => ({
    zh: "服务器存储空间不足，文件没有保存。请稍后重试，并通知系统管理员。",
    en: "The server has no space left; the file was not kept. Try again later and tell the administrator.",
  }),
  "evidence.not-stored": () => ({
    zh: "服务器暂时无法保存文件，内容没有入库。请稍后重试；仍不行请通知系统管理员。",
    en: "The server cannot store files at the moment; nothing was kept. Try again later, or tell the administrator.",
  }),
  "evidence.busy": () => ({
    zh: "正在接收的文件过多，请稍后重试。",
    en: "Too many files are being received. Try again in a moment.",
  }),
  "evidence.changed": () => ({
    zh: "证据文件缺失，或与入库时的校验值不一致，已停止提供。请通知系统管理员和审计管理员。",
    en: "The stored file is missing or no longer matches its digest; it is not served. Tell the administrators.",
  }),
  "event.unknown": () => ({
    zh: "没有这一事件，或者不在您的职责范围内。",
    en: "There is no such event, or it is not within your reach.",
  }),
  "confirmation.not-yours": () => ({
    zh: "这一事件由其他部门核实。",
    en: "Another department confirms this event.",
  }),
  "confirmation.own-entry": () => ({
    zh: "这一事件由您录入，应由本部门其他人员核实。",
    en: "You entered this event; somebody else of the department confirms it.",
  }),
  "confirmation.own-matter": () => ({
    zh: "这一事件涉及您本人或您所在单位，应由他人核实。",
    en: "This event concerns you or your own unit; somebody else confirms it.",
  }),
  "confirmation.note": () => ({
    zh: "不予认定须写明理由（不少于 5 个字）。",
    en: "A refusal states its reason (at least 5 characters).",
  }),
  "confirmation.signed": () => ({
    zh: "相关档案已审核签字，不能再改为不予认定。请由审核人退回，或公布后通过更正办理。",
    en: "The report is signed: the event can no longer be refused. Have it returned, or corrected after publication.",
  }),
  "register.invalid": (d: { problems: readonly string[] }) => ({
    zh: `事件没有登记：${d.problems.join(" ")}`,
    en: `The event was not registered: ${d.problems.join(" ")}`,
  }),
  "register.not-yours": () => ({
    zh: "这类事件不由您所在部门登记。",
    en: "Your department does not register events of this type.",
  }),
} satisfies Record<string, (details: never) => Bilingual>;
