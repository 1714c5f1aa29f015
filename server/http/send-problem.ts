import type { Request, Response } from "express";
import type { Context } from "../context.ts";
import { languageOf } from "./language.ts";
import { toProblem } from "./problem.ts";

/** Answers an error. The stack goes to the log under the reference, never into the answer. */
export function sendProblem(context: Context, request: Request, response: Response, error: unknown): void {
  const reference = String(response.locals.reference ?? "");
  const language = languageOf(request.headers["accept-language"]);
  const { status, body, headers, bug } = toProblem(error, reference, language);
  if (bug !== undefined) {
    context.log.error({ reference, route: response.locals.route as unknown, err: withoutData(bug) }, "a bug");
  }
  if (response.headersSent) {
    response.destroy();
    return;
  }
  // What was not read of the body would be taken for the next request.
  if (!request.complete) response.set("Connection", "close");
  response.status(status).removeHeader("ETag");
  response
    .set({ ...headers, "Cache-Control": "no-store", "Content-Language": language === "zh" ? "zh-CN" : "en" })
    .type("application/problem+json")
    .send(JSON.stringify(body));
}

/** Database errors carry the values of the statement in their message: only code and stack frames are logged. */
function withoutData(bug: unknown): object {
  if (!(bug instanceof Error)) return { name: typeof bug };
  const { code, errno } = bug as Error & { code?: unknown; errno?: unknown };
  const frames = (bug.stack ?? "").split("\n").filter((line) => line.trimStart().startsWith("at "));
  const isDatabase = code !== undefined || errno !== undefined;
  return { name: bug.name, code, errno, ...(!isDatabase && { message: bug.message }), frames };
}
