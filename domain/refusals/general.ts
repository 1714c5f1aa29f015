import type { Bilingual } from "../language.ts";

/** Sign-in, requests, the server itself, months, units, officers, pushes. */
export const GENERAL_REFUSALS = {
  "sign-in.wrong": () => ({
    zh: "账号或口令不正确。请核对后重试；连续 5 次错误将锁定 30 分钟。",
    en: "The account or the password is wrong. Five failures in a row lock the account for 30 minutes.",
  }),
  "sign-in.locked": (d: { minutes: number }) => ({
    zh: `口令连续错误，账号已锁定，请 ${d.minutes} 分钟后再试，或请安全管理员解锁。`,
    en: `Too many wrong passwords: the account is locked. Try again in ${d.minutes} minutes or ask the security administrator.`,
  }),
  "sign-in.required": () => ({ zh: "请先登录。", en: "Please sign in first." }),
  "sign-in.origin": () => ({
    zh: "请求来自其他网站，已拒绝。请从本系统页面操作。",
    en: "The request came from another site and was refused. Use this system's own pages.",
  }),
  "access.denied": () => ({
    zh: "您的角色无权进行此操作。",
    en: "Your role does not permit this.",
  }),
  "request.invalid": () => ({
    zh: "请求内容不符合要求，请按所列各项更正。",
    en: "The request does not have the right shape; see the listed fields.",
  }),
  "request.bad-json": () => ({ zh: "请求正文不是有效的 JSON。", en: "The body is not valid JSON." }),
  "request.too-deep": () => ({ zh: "请求正文嵌套过深。", en: "The body is nested too deeply." }),
  "request.too-large": (d: { limit: number }) => ({
    zh: `请求正文过大，上限为 ${Math.floor(d.limit / 1024)} kB，请分批提交。`,
    en: `The body is too large; the limit is ${Math.floor(d.limit / 1024)} kB. Send it in parts.`,
  }),
  "request.media-type": () => ({
    zh: "不支持的内容类型、字符集或压缩方式。",
    en: "This content type, charset or encoding is not supported.",
  }),
  "request.method": () => ({ zh: "此地址不支持该操作。", en: "This address does not support that method." }),
  "request.aborted": () => ({ zh: "请求未传完即中断。", en: "The request ended before it was complete." }),
  "address.unknown": () => ({
    zh: "没有这个地址，或您无权查看。",
    en: "There is nothing here that you may see.",
  }),
  "server.busy": () => ({
    zh: "服务器正忙，未能按时完成，请稍后重试；已提交的内容不会重复入库。",
    en: "The server is busy and could not finish in time. Try again shortly; nothing is stored twice.",
  }),
  "server.database-away": () => ({
    zh: "数据库暂时无法连接，请稍后重试；本次内容未丢失，可原样再次提交。",
    en: "The database is out of reach. Try again shortly: the same request may be sent once more.",
  }),
  "server.outcome-unknown": () => ({
    zh: "提交时连接中断，结果未知，请原样重试；同一内容不会重复入库。",
    en: "The connection broke while committing. Send the same request again; nothing is stored twice.",
  }),
  "server.stopping": () => ({
    zh: "服务器正在重启，请稍后重试。",
    en: "The server is restarting. Try again shortly.",
  }),
  "server.failed": () => ({
    zh: "系统内部出错，已记录。请把参考号告诉管理员。",
    en: "Something went wrong inside the system. Please tell the administrator the reference.",
  }),
  "clock.not-demonstration": () => ({
    zh: "这不是演示数据库，不能调整时钟。",
    en: "This is not a demonstration database: its clock cannot be moved.",
  }),
  "month.unknown": (d: { month: string }) => ({
    zh: `没有 ${d.month} 这个考核月份。`,
    en: `There is no assessment month ${d.month}.`,
  }),
  "month.not-open": (d: { month: string }) => ({
    zh: `${d.month} 不在填报期内，不能修改。`,
    en: `${d.month} is not open for filling.`,
  }),
  "unit.unknown": (d: { unit: string }) => ({
    zh: `没有单位 ${d.unit}，或您无权查看。`,
    en: `There is no unit ${d.unit} that you may see.`,
  }),
  "unit.not-yours": (d: { unit: string }) => ({
    zh: `单位 ${d.unit} 不在您的权限范围内。`,
    en: `Unit ${d.unit} is outside your scope.`,
  }),
  "officer.unknown": (d: { policeNo: string }) => ({
    zh: `没有警号 ${d.policeNo} 的民警，或您无权查看。`,
    en: `There is no officer ${d.policeNo} that you may see.`,
  }),
  "report.unknown": () => ({
    zh: "没有这份月报，或您无权查看。",
    en: "There is no such report that you may see.",
  }),
  "rule-set.unknown": (d: { version: string }) => ({
    zh: `没有规则版本 ${d.version}。`,
    en: `There is no rule set ${d.version}.`,
  }),
  "push.other-content": (d: { push: string }) => ({
    zh: `提交编号 ${d.push} 已用于其他内容。请刷新表格后以新的编号提交。`,
    en: `Push ${d.push} was already used for other content. Refresh the sheet and push under a new id.`,
  }),
  "push.other-person": (d: { push: string }) => ({
    zh: `提交编号 ${d.push} 已由他人使用。`,
    en: `Push ${d.push} belongs to another person.`,
  }),
  "push.too-many-rows": (d: { rows: number; limit: number }) => ({
    zh: `一次提交 ${d.rows} 行，超过上限 ${d.limit} 行，请分批提交。`,
    en: `${d.rows} rows are more than the ${d.limit} one push may carry. Send them in parts.`,
  }),
  "push.empty": () => ({ zh: "没有可提交的行。", en: "There are no rows to push." }),
  "workbook.unreadable": () => ({
    zh: "无法读取该工作簿，请使用系统下载的表格（.xlsx）。",
    en: "The workbook cannot be read. Use the form downloaded from this system (.xlsx).",
  }),
} satisfies Record<string, (details: never) => Bilingual>;
