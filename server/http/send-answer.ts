import type { Request, Response } from "express";
import type { Session } from "../access/sessions.ts";
import type { Context } from "../context.ts";
import { hasTag, rememberFront, REVALIDATE, sendPrepared, VARY } from "./listener.ts";
import { etagOf, type Prepared } from "./prepared.ts";
import type { Answer } from "./route.ts";

/** Sends what a handler answered: JSON with its ETag, prepared bytes, a file, a stream, or nothing. */
export async function sendAnswer(
  context: Context,
  request: Request,
  response: Response,
  answer: Answer,
  asked: { session: Session | undefined; stamp: string; signal: AbortSignal },
): Promise<void> {
  if ("headers" in answer && answer.headers) response.set(answer.headers);
  response.set("Vary", VARY);
  if ("prepared" in answer) return sendFigure(answer.prepared);
  if ("stream" in answer) {
    response.set({
      "Content-Type": answer.contentType,
      "Content-Disposition": `attachment; filename*=UTF-8''${extendedValue(answer.fileName)}`,
      "Cache-Control": "no-store",
    });
    await answer.stream(response, asked.signal);
    return;
  }
  if ("bytes" in answer) {
    const known = context.prepared.ofBytes(answer.bytes);
    if (known) return sendFigure(known);
    response.type(answer.contentType);
    return sendBytes(answer.status ?? 200, answer.bytes, answer.etag);
  }
  if ("json" in answer) {
    response.type("application/json");
    return sendBytes(answer.status ?? 200, Buffer.from(JSON.stringify(answer.json)));
  }
  response.status(answer.status).end();

  function sendFigure(prepared: Prepared): void {
    if (asked.session) rememberFront(context, request, asked.session, asked.stamp, prepared);
    sendPrepared(request, response, prepared);
  }

  function sendBytes(status: number, bytes: Buffer, etag = etagOf(bytes)): void {
    const cacheable = status === 200 && (request.method === "GET" || request.method === "HEAD");
    response.set("Cache-Control", cacheable ? REVALIDATE : "no-store");
    if (cacheable) {
      response.set("ETag", etag);
      if (hasTag(request.headers["if-none-match"], etag)) {
        response.status(304).end();
        return;
      }
    }
    response.status(status).set("Content-Length", String(bytes.length));
    response.end(request.method === "HEAD" ? undefined : bytes);
  }
}

/** RFC 5987: what `encodeURIComponent` leaves as it is though the header's grammar does not. */
function extendedValue(text: string): string {
  return encodeURIComponent(text).replace(
    /['()*!]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
