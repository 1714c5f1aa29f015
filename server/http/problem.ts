import { Refusal, type FieldError, type RefusalCode } from "../../domain/refusal.ts";
import type { Language } from "../../domain/language.ts";
import type { ProblemDetails } from "../../domain/messages.ts";
import { isDatabaseAway } from "../database/dialect.ts";

/** The status of every refusal: a new code without a status does not compile. */
const STATUS: Record<RefusalCode, number> = {
  "sign-in.wrong": 401,
  "sign-in.locked": 429,
  "sign-in.required": 401,
  "sign-in.origin": 403,
  "access.denied": 403,
  "request.invalid": 422,
  "request.bad-json": 400,
  "request.too-deep": 400,
  "request.too-large": 413,
  "request.media-type": 415,
  "request.method": 405,
  "request.aborted": 400,
  "address.unknown": 404,
  "server.busy": 503,
  "server.database-away": 503,
  "server.outcome-unknown": 503,
  "server.stopping": 503,
  "server.failed": 500,
  "clock.not-demonstration": 409,
  "month.unknown": 404,
  "month.not-open": 409,
  "unit.unknown": 404,
  "unit.not-yours": 403,
  "officer.unknown": 404,
  "report.unknown": 404,
  "rule-set.unknown": 404,
  "push.other-content": 422,
  "push.other-person": 409,
  "push.too-many-rows": 422,
  "push.empty": 422,
  "workbook.unreadable": 422,
  "upload.not-a-workbook": 415,
  "upload.encrypted": 422,
  "upload.damaged": 422,
  "upload.duplicate-part": 422,
  "upload.unsafe-part": 422,
  "upload.bomb": 413,
  "upload.too-large": 413,
  "upload.too-many-parts": 413,
  "upload.too-many-cells": 413,
  "upload.entities": 422,
  "upload.too-slow": 422,
};

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
  const status = STATUS[refusal.code];
  const body: ProblemDetails = {
    type: `/problems/${refusal.code}`,
    title: TITLES[status]?.[language] ?? String(status),
    status,
    code: refusal.code,
    detail: refusal.sentence[language],
    ...(refusal.errors.length > 0 && { errors: [...refusal.errors] as FieldError[] }),
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
  413: { zh: "内容过大", en: "Too large" },
  415: { zh: "内容类型不支持", en: "Unsupported media type" },
  422: { zh: "内容不符合要求", en: "Not acceptable content" },
  429: { zh: "尝试过多", en: "Too many attempts" },
  500: { zh: "系统内部错误", en: "Internal error" },
  503: { zh: "暂时不可用", en: "Temporarily unavailable" },
};
