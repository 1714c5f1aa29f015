import type { SignedIn } from "../../domain/messages.ts";
import { PASSWORD } from "./bureau.ts";

/** A signed-in client of a test server. */
export interface Client {
  token: string;
  /** fetch under `/api/v1`, with the token; a body is sent as JSON. */
  request(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  /** GET as JSON; throws with the problem's text unless the answer is 2xx. */
  get<T>(path: string): Promise<T>;
  put<T>(path: string, body: unknown): Promise<T>;
  post<T>(path: string, body: unknown): Promise<T>;
}

/** Signs an account of the fixture bureau in, as the add-in does. */
export async function signIn(server: { url: string }, account: string, password = PASSWORD): Promise<Client> {
  const response = await fetch(`${server.url}/api/v1/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name: account, password, client: "addin" }),
  });
  if (!response.ok) throw new Error(`${account} cannot sign in: ${await response.text()}`);
  const { token } = (await response.json()) as SignedIn;
  return clientOf(server, token ?? "");
}

/** A client holding this token; an empty token is nobody's. */
export function clientOf(server: { url: string }, token: string): Client {
  const request: Client["request"] = (method, path, body, headers = {}) =>
    fetch(`${server.url}/api/v1${path}`, {
      method,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const read = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await request(method, path, body);
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  };
  return {
    token,
    request,
    get: (path) => read("GET", path),
    put: (path, body) => read("PUT", path, body),
    post: (path, body) => read("POST", path, body),
  };
}
