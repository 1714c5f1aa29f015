import express, { type Request, type Response } from "express";
import { Refusal } from "../../domain/refusal.ts";
import type { Route } from "./route.ts";

const DEFAULT_LIMIT = 100 * 1024;
/** Nothing we are sent nests deeper than a push's rows; a hostile body nests thousands deep. */
const DEEPEST = 16;

/** Reads a request body as its route declares it: JSON, raw bytes, or none. */
export async function readBody(route: Route, request: Request, response: Response): Promise<unknown> {
  if (route.streamBody) {
    if (request.headers["content-encoding"]) throw new Refusal("request.media-type");
    return request;
  }
  if (!route.body && !route.rawBody) return undefined;
  const limit = route.bodyLimit ?? DEFAULT_LIMIT;
  if (route.rawBody) {
    await parse(express.raw({ type: () => true, limit }), request, response, limit);
    return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  }
  if (!request.is("application/json")) throw new Refusal("request.media-type");
  await parse(express.json({ limit, strict: false }), request, response, limit);
  const body: unknown = request.body;
  if (isDeeperThan(body, DEEPEST)) throw new Refusal("request.too-deep");
  return body;
}

function parse(
  parser: ReturnType<typeof express.json>,
  request: Request,
  response: Response,
  limit: number,
): Promise<void> {
  return new Promise((resolve, reject) => {
    parser(request, response, (error?: unknown) => {
      if (error === undefined) resolve();
      else reject(refusalOf(error, limit));
    });
  });
}

function refusalOf(error: unknown, limit: number): Error {
  const { type, status } = error as { type?: string; status?: number };
  if (type === "entity.too.large") return new Refusal("request.too-large", { limit });
  if (type === "charset.unsupported" || type === "encoding.unsupported")
    return new Refusal("request.media-type");
  if (type === "request.aborted" || type === "request.size.invalid") return new Refusal("request.aborted");
  if (status !== undefined && status < 500) return new Refusal("request.bad-json");
  return error instanceof Error ? error : new Error(String(error));
}

/** Whether objects stand in objects more than `limit` deep; goes no deeper itself than it has to. */
function isDeeperThan(value: unknown, limit: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (limit < 0) return true;
  const members = value as Record<string, unknown>;
  // What was parsed from JSON has own members alone; a push of 1,000 rows has 32,000 and no array of them is made.
  for (const key in members) if (isDeeperThan(members[key], limit - 1)) return true;
  return false;
}
