import type { ProblemDetails } from "../domain/messages.ts";

/** A refusal or failure the server put into words; `problem.reference` finds it in the log. */
export class ApiProblem extends Error {
  override name = "ApiProblem";
  readonly status: number;
  readonly problem: Partial<ProblemDetails>;
  constructor(status: number, problem: Partial<ProblemDetails>) {
    super(problem.detail ?? problem.title ?? `HTTP ${status}`);
    this.status = status;
    this.problem = problem;
  }
}

/** The server could not be reached at all: no network, or it is restarting. */
export class Unreachable extends Error {
  override name = "Unreachable";
}

const BASE = "/api/v1";

/** GET as JSON. `no-cache` makes the browser revalidate by ETag: an unchanged figure costs a 304. */
export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return (await send("GET", path, undefined, signal)) as T;
}

export async function post<T>(path: string, body: unknown): Promise<T> {
  return (await send("POST", path, body)) as T;
}

/** An act on one record names the version it was decided on (`If-Match`): 412 when another one stands meanwhile. */
export async function postVersion<T>(path: string, version: number, body?: unknown): Promise<T> {
  return (await send("POST", path, body, undefined, { "If-Match": `"${version}"` })) as T;
}

export async function put<T>(path: string, body: unknown): Promise<T> {
  return (await send("PUT", path, body)) as T;
}

/** The same for a change of one record's words, and for throwing a draft away. */
export async function putVersion<T>(path: string, version: number, body: unknown): Promise<T> {
  return (await send("PUT", path, body, undefined, { "If-Match": `"${version}"` })) as T;
}

export async function removeVersion(path: string, version: number): Promise<void> {
  await send("DELETE", path, undefined, undefined, { "If-Match": `"${version}"` });
}

/** Sends a file as it is; the answer is JSON. */
export async function postFile<T>(path: string, file: Blob): Promise<T> {
  return (await send("POST", path, file)) as T;
}

/** A file that takes the place of one record's content. */
export async function putFileVersion<T>(path: string, version: number, file: Blob): Promise<T> {
  return (await send("PUT", path, file, undefined, { "If-Match": `"${version}"` })) as T;
}

export async function remove(path: string): Promise<void> {
  await send("DELETE", path);
}

/** The address of a file the browser downloads by itself. */
export function fileAddress(path: string): string {
  return BASE + path;
}

async function send(
  method: string,
  path: string,
  body?: unknown,
  signal?: AbortSignal,
  more?: Record<string, string>,
): Promise<unknown> {
  const headers: Record<string, string> = {
    ...more,
    Accept: "application/json",
    "Accept-Language": document.documentElement.lang,
  };
  const isFile = body instanceof Blob;
  if (body !== undefined) headers["Content-Type"] = isFile ? "application/octet-stream" : "application/json";
  let response: Response;
  try {
    response = await fetch(BASE + path, {
      method,
      headers,
      body: isFile ? body : body === undefined ? null : JSON.stringify(body),
      credentials: "same-origin",
      cache: method === "GET" ? "no-cache" : "no-store",
      signal: signal ?? null,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Unreachable("unreachable", { cause: error });
  }
  if (response.status === 204) return undefined;
  const answer: unknown = await response.json().catch(() => ({}));
  if (!response.ok) throw new ApiProblem(response.status, answer as Partial<ProblemDetails>);
  return answer;
}
