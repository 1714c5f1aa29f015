import type { IncomingMessage } from "node:http";
import { Refusal } from "../../domain/refusal.ts";
import type { Config } from "../config.ts";

/** How a request says who it is from. */
export interface Credentials {
  token: string | null;
  /** The token came in a cookie: a state-changing request must prove its origin. */
  byCookie: boolean;
}

const BEARER = /^Bearer ([A-Za-z0-9_-]{43})$/i;
const PINNED = /(?:^|;\s*)__Host-sid=([A-Za-z0-9_-]{43})(?:;|$)/;
const PLAIN = /(?:^|;\s*)sid=([A-Za-z0-9_-]{43})(?:;|$)/;

/**
 * A bearer token (add-in) or the session cookie (dashboard). Over HTTPS only the pinned cookie counts: a plain one
 * could have been planted by anybody on the way to the same host's plain HTTP.
 */
export function readCredentials(request: IncomingMessage, config: Pick<Config, "publicUrl">): Credentials {
  const { authorization, cookie } = request.headers;
  const bearer = authorization ? BEARER.exec(authorization)?.[1] : undefined;
  if (bearer) return { token: bearer, byCookie: false };
  const session = cookie ? sessionIn(cookie, isSecure(request, config)) : undefined;
  return session ? { token: session, byCookie: true } : { token: null, byCookie: false };
}

function sessionIn(cookie: string, secure: boolean): string | undefined {
  return PINNED.exec(cookie)?.[1] ?? (secure ? undefined : PLAIN.exec(cookie)?.[1]);
}

export function isSecure(request: IncomingMessage, config: Pick<Config, "publicUrl">): boolean {
  return (
    Boolean((request.socket as { encrypted?: boolean }).encrypted) || config.publicUrl.startsWith("https:")
  );
}

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** The caller's address (M16: from which terminal). A proxy on this very machine is believed about whom it speaks for. */
export function addressOf(request: IncomingMessage): string {
  const address = (request.socket.remoteAddress ?? "").replace(/^::ffff:/, "");
  const said = request.headers["x-forwarded-for"];
  if (!/^(127\.|::1$)/.test(address) || said === undefined) return address;
  const last = String(said).split(",").at(-1)?.trim() ?? "";
  return /^[0-9a-fA-F.:]{3,45}$/.test(last) ? last : address;
}

/** Browsers keep Secure cookies over HTTPS, and for this machine itself (tried in Chromium). */
export function keepsSecureCookies(request: IncomingMessage, config: Pick<Config, "publicUrl">): boolean {
  return isSecure(request, config) || LOOPBACK.test(request.headers.host ?? "");
}

/**
 * Browsers say where a state-changing request comes from; one that rides on the cookie must come from our own pages.
 * @throws Refusal sign-in.origin
 */
export function checkOrigin(
  request: IncomingMessage,
  config: Pick<Config, "publicUrl">,
  byCookie: boolean,
): void {
  const { origin, host } = request.headers;
  if (origin === undefined) {
    if (byCookie && request.headers["sec-fetch-site"] !== "same-origin") throw new Refusal("sign-in.origin");
    return;
  }
  const own = `${isSecure(request, config) ? "https" : "http"}://${host}`;
  const published = config.publicUrl && new URL(config.publicUrl).origin;
  if (origin !== own && origin !== published) throw new Refusal("sign-in.origin");
}

/**
 * The session cookie. `__Host-` pins it to this host and to HTTPS; a bureau that still runs plain HTTP gets the
 * same cookie without that promise.
 */
export function sessionCookie(token: string | null, secure: boolean): string {
  const name = secure ? "__Host-sid=" : "sid=";
  const life = token === null ? "; Max-Age=0" : "";
  return `${name}${token ?? ""}; Path=/; HttpOnly; SameSite=Strict${secure ? "; Secure" : ""}${life}`;
}
