import { Refusal, type FieldError } from "../../domain/refusal.ts";
import type { Language } from "../../domain/language.ts";
import type { ProblemDetails } from "../../domain/messages.ts";
import { isDatabaseAway } from "../database/dialect.ts";
import { REFUSAL_STATUS } from "./refusal-status.ts";

/** Seconds a client should wait before it sends the same request again. */
const RETRY_AFTER = 3;

export interface Problem {
  status: number;
  body: ProblemDetails;
  headers: Record<string, string>;
  /** The bug behind a 500, for the log only. */
  bug?: unknown;
}

/** Any error as problem details: refusals speak, a database out of reach is 503, everything else is a bug. */
export function toProblem(error: unknown, reference: string, language: Language): Problem {
  if (error instanceof Refusal) return problemOf(error as Refusal, reference, language);
  if (isDatabaseAway(error)) return problemOf(new Refusal("server.database-away"), reference, language);
  return { ...problemOf(new Refusal("server.failed"), reference, language), bug: error };
}

export function problemOf(refusal: Refusal, reference: string, language: Language): Problem {
  const status = REFUSAL_STATUS[refusal.code];
  const body: ProblemDetails = {
    type: `/problems/${refusal.code}`,
    title: TITLES[status]?.[language] ?? String(status),
    status,
    code: refusal.code,
    detail: refusal.sentence[language],
    ...(refusal.errors.length > 0 && { errors: [...refusal.errors] as FieldError[] }),
    ...(refusal.current !== undefined && { current: refusal.current }),
    reference,
  };
  const headers: Record<string, string> = {
    ...(status === 401 && { "www-authenticate": "Bearer" }),
    ...(status === 503 && { "retry-after": String(RETRY_AFTER) }),
  };
  return { status, body, headers };
}

const TITLES: Record<number, Record<Language, string>> = {
  400: { zh: "请求有误", en: "Bad request" },
  401: { zh: "未登录", en: "Not signed in" },
  403: { zh: "无权操作", en: "Not permitted" },
  404: { zh: "未找到", en: "Not found" },
  405: { zh: "不支持的操作", en: "Method not allowed" },
  409: { zh: "与现状冲突", en: "Conflict" },
  412: { zh: "版本已过期", en: "Precondition failed" },
  413: { zh: "内容过大", en: "Too large" },
  415: { zh: "内容类型不支持", en: "Unsupported media type" },
  422: { zh: "内容不符合要求", en: "Not acceptable content" },
  428: { zh: "缺少版本", en: "Precondition required" },
  429: { zh: "尝试过多", en: "Too many attempts" },
  500: { zh: "系统内部错误", en: "Internal error" },
  507: { zh: "存储空间不足", en: "Insufficient storage" },
  503: { zh: "暂时不可用", en: "Temporarily unavailable" },
};
