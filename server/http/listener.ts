import { randomBytes } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { Express } from "express";
import type { Session } from "../access/sessions.ts";
import type { Context } from "../context.ts";
import { readCredentials } from "./credentials.ts";
import { languageOf } from "./language.ts";
import { minuteOf, type Prepared } from "./prepared.ts";
import { DATA_HEADERS } from "./security-headers.ts";

/** Addresses answered with prepared bytes: figures, and the lists of a quarter, half-year or year. */
const FRONTED = /^\/api\/v1\/(?:figures\/|assessments\/[^/?]+\/standings(?:\?|$))/;
const LONGEST_ADDRESS = 500;
/** Reading two numbers takes the database a millisecond; who waits longer had better wait under a deadline. */
const PATIENCE = 200;

/**
 * Stands in front of Express. A figure or list this caller was already given, unchanged since, is answered at once: the
 * session is checked, the revision is at most 250 ms old, nothing is computed. Everything else goes on to Express.
 */
export function createListener(app: Express, context: Context): RequestListener {
  return (request, response) => {
    if (request.method !== "GET" || !FRONTED.test(request.url ?? "")) {
      app(request, response);
      return;
    }
    if (context.pulse.isFresh()) {
      if (!answerFromFront(context, request, response)) app(request, response);
      return;
    }
    let waiting = true;
    const goOn = (answered: boolean) => {
      if (!waiting) return;
      waiting = false;
      clearTimeout(timer);
      if (!answered || !answerFromFront(context, request, response)) app(request, response);
    };
    // With the database away, or not answering, the way through Express says so in its time.
    const timer = setTimeout(() => goOn(false), PATIENCE);
    context.pulse.refresh().then(
      () => goOn(true),
      () => goOn(false),
    );
  };
}

function answerFromFront(context: Context, request: IncomingMessage, response: ServerResponse): boolean {
  const { token } = readCredentials(request, context.config);
  const session = token === null ? undefined : context.sessions.remembered(token);
  if (!session || context.lifecycle.stopping) return false;
  const prepared = context.prepared.front(frontKey(request, session), frontStamp(context, session));
  if (!prepared) return false;
  context.metrics.countFront();
  for (const [name, value] of Object.entries(DATA_HEADERS)) response.setHeader(name, value);
  if (context.config.tls) response.setHeader("Strict-Transport-Security", "max-age=31536000");
  sendPrepared(request, response, prepared);
  return true;
}

/** Who asks for what, in which language: nobody is given what somebody else was shown. */
export function frontKey(request: IncomingMessage, session: Session): string {
  return `${session.person.accountId}|${languageOf(request.headers["accept-language"])}|${request.url ?? ""}`;
}

/** Changes when anybody's access (so also what he may see of a draft), the data, or the minute does. */
export function frontStamp(context: Context, session: Session): string {
  return `${session.basis}|${context.pulse.revision("data")}|${minuteOf(context)}`;
}

/** Lets the front answer this request next time. */
export function rememberFront(
  context: Context,
  request: IncomingMessage,
  session: Session,
  stamp: string,
  prepared: Prepared,
): void {
  const address = request.url ?? "";
  if (request.method === "GET" && address.length <= LONGEST_ADDRESS && FRONTED.test(address)) {
    context.prepared.rememberFront(frontKey(request, session), stamp, prepared);
  }
}

/** Sends prepared JSON, or 304 when the caller has it; private, always revalidated. */
export function sendPrepared(request: IncomingMessage, response: ServerResponse, prepared: Prepared): void {
  const { etag } = prepared;
  if (hasTag(request.headers["if-none-match"], etag)) {
    response.writeHead(304, { ETag: etag, "Cache-Control": REVALIDATE, Vary: VARY }).end();
    return;
  }
  const zipped =
    acceptsGzip(request.headers["accept-encoding"]) && prepared.gzip.length < prepared.bytes.length;
  const body = zipped ? prepared.gzip : prepared.bytes;
  response.writeHead(200, {
    "Content-Type": "application/json; charset=utf-8",
    "Content-Length": body.length,
    ...(zipped && { "Content-Encoding": "gzip" }),
    ETag: etag,
    "Cache-Control": REVALIDATE,
    Vary: VARY,
    "X-Content-Type-Options": "nosniff",
  });
  response.end(body);
}

/** Personal data: never from a shared cache, never without asking us first. */
export const REVALIDATE = "private, no-cache";
export const VARY = "Accept-Encoding, Accept-Language, Authorization, Cookie";

export function hasTag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  if (header === etag || header === "*") return true;
  const bare = etag.replace(/^W\//, "");
  return header.split(",").some((tag) => tag.trim().replace(/^W\//, "") === bare);
}

function acceptsGzip(header: string | string[] | undefined): boolean {
  return typeof header === "string" && /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(header);
}

/** Ten letters and digits that find the request in the log, short enough to be read over the telephone. */
export function newReference(): string {
  return randomBytes(5).toString("hex");
}
