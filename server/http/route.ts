import type { Writable } from "node:stream";
import type { z } from "zod";
import type { Bilingual, Language } from "../../domain/language.ts";
import type { Role } from "../../domain/role.ts";
import type { SignedInPerson } from "../access/person.ts";
import type { Context } from "../context.ts";
import type { Prepared } from "./prepared.ts";

/** What a handler is given: everything already authenticated, authorised by role, parsed and bounded in time. */
export interface Asked<Params, Query, Body> {
  params: Params;
  query: Query;
  body: Body;
  /** Null only on routes that anyone may call. */
  person: SignedInPerson;
  language: Language;
  /** Aborts when the request's deadline passes or the caller is gone. */
  signal: AbortSignal;
  /** Request reference: the same short text is in the log and in every problem. */
  reference: string;
  /** Browsers keep a Secure cookie of this connection: HTTPS, here or at the proxy, or this machine itself. */
  secure: boolean;
  /** The caller's address: from which terminal (M16). */
  address: string;
  /** The token the caller is signed in with. */
  token: string | null;
  header(name: string): string | undefined;
}

/** What a handler answers. Plain JSON is `{ json }`; files and streams say their type. */
export type Answer =
  | { status?: number; json: unknown; headers?: Record<string, string> }
  /** JSON already serialised (prepared figures): sent as it is, with its ETag. */
  | { status?: number; bytes: Buffer; contentType: string; etag?: string; headers?: Record<string, string> }
  /** What `prepared()` returned: compressed once, answered before Express while nothing changes. */
  | { prepared: Prepared; headers?: Record<string, string> }
  | {
      stream: (output: Writable, signal: AbortSignal) => Promise<void>;
      contentType: string;
      fileName: string;
      headers?: Record<string, string>;
    }
  | { status: 204; headers?: Record<string, string> };

/**
 * Who may call a route. `everyone` is anonymous and needs a reason; `signedIn` is any business role (never the three
 * administrators unless named). Scope says over which units; the handler enforces it with `server/access/scope.ts`
 * because units stand in the query or the body.
 */
export interface Access {
  who: "everyone" | "signedIn" | readonly Role[];
  scope: "none" | "self" | "ownUnits" | "published" | "bureau";
  why?: string;
  /** Also for who signed in with a one-time password and must change it first, and for who holds no role yet. */
  beforePasswordChange?: true;
}

/** One route: the single source of its handler, its permission and its OpenAPI entry. */
export interface Route<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
> {
  method: "get" | "post" | "put" | "delete";
  /** Under `/api/v1`, in Express syntax: `/months/:month/pushes/:push`. */
  path: string;
  name: string;
  summary: Bilingual;
  access: Access;
  params?: P;
  query?: Q;
  body?: B;
  /** JSON answer's schema for the OpenAPI document, or the content type of a file. */
  answer?: z.ZodType | string;
  /** Milliseconds until 503; default 10,000. */
  deadline?: number;
  /** Largest body in bytes; default 100 kB. */
  bodyLimit?: number;
  /** Raw uploads (`application/octet-stream`, .xlsx): body is a Buffer. */
  rawBody?: boolean;
  /** Large uploads: the body is the request itself as a Readable, never held in memory; the handler counts its bytes. */
  streamBody?: boolean;
  /** `context.db` is the pool; open transactions with `inTransaction`. */
  handle(context: Context, asked: Asked<z.infer<P>, z.infer<Q>, z.infer<B>>): Promise<Answer>;
}

/** Keeps a route's schema types together; use it for every route literal. */
export function route<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  declared: Route<P, Q, B>,
): Route {
  return declared;
}
