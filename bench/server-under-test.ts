import type { SignedIn } from "../domain/messages.ts";
import { BENCH_PASSWORD } from "./bureau/people.ts";
import type { BenchOptions } from "./options.ts";
import { programArgs, startProgram, type Program } from "./program.ts";

export interface ServerUnderTest extends Program {
  url: string;
}

/** The server in a process of its own, with its ordinary log, on a free port over a database that was filled before. */
export async function startServerUnderTest(
  database: { dataDir: string; databaseUrl: string },
  { profile }: Pick<BenchOptions, "profile">,
): Promise<ServerUnderTest> {
  const env = {
    PORT: "0",
    HOST: "127.0.0.1",
    NO_DEMO: "1",
    DATA_DIR: database.dataDir,
    DATABASE_URL: database.databaseUrl,
    LOG_LEVEL: "info",
    PUBLIC_URL: "",
  };
  const profiling = profile === null ? [] : ["--cpu-prof", `--cpu-prof-dir=${profile}`];
  const program = await startProgram(
    [...profiling, ...programArgs("server/main")],
    env,
    /Merit File: (http:\/\/\S+)/,
  );
  return { ...program, url: program.ready[1] ?? "" };
}

/** A caller with a session, as the add-in has one. */
export class Caller {
  readonly url: string;
  readonly headers: Record<string, string>;

  private constructor(url: string, token: string) {
    this.url = `${url}/api/v1`;
    this.headers = { authorization: `Bearer ${token}` };
  }

  static async signIn(url: string, name: string): Promise<Caller> {
    const response = await fetch(`${url}/api/v1/sign-in`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ name, password: BENCH_PASSWORD, client: "addin" }),
    });
    if (!response.ok) throw new Error(`${name} cannot sign in: ${await response.text()}`);
    return new Caller(url, ((await response.json()) as SignedIn).token ?? "");
  }

  /** GET; throws unless the answer is 200. */
  async get(path: string): Promise<Buffer> {
    const response = await fetch(this.url + path, {
      headers: { ...this.headers, "accept-encoding": "identity" },
    });
    const body = Buffer.from(await response.arrayBuffer());
    if (response.status !== 200) throw new Error(`GET ${path}: ${response.status} ${body.toString()}`);
    return body;
  }

  /** PUT of a body serialised beforehand; throws unless the answer is 200. */
  async put(path: string, body: string): Promise<Buffer> {
    const headers = { ...this.headers, "content-type": "application/json" };
    const response = await fetch(this.url + path, { method: "PUT", headers, body });
    const answer = Buffer.from(await response.arrayBuffer());
    if (response.status !== 200) throw new Error(`PUT ${path}: ${response.status} ${answer.toString()}`);
    return answer;
  }
}
