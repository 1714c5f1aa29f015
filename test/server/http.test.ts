import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { expect } from "chai";
import { z } from "zod";
import { prepared } from "../../server/http/prepared.ts";
import { route } from "../../server/http/route.ts";
import { ALL_ROUTES } from "../../server/routes.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn, type Client } from "../support/sign-in.ts";

let built = 0;
const everyone = { who: "everyone", scope: "none", why: "test" } as const;
const PROBES = [
  route({
    method: "get",
    path: "/probe/bug",
    name: "probeBug",
    summary: { zh: "", en: "" },
    access: everyone,
    handle: () => Promise.reject(new Error("secret detail of 张三 000123")),
  }),
  route({
    method: "get",
    path: "/probe/slow",
    name: "probeSlow",
    summary: { zh: "", en: "" },
    access: everyone,
    deadline: 100,
    handle: (_context, { signal }) =>
      new Promise((resolve) => signal.addEventListener("abort", () => resolve({ json: "late" }))),
  }),
  route({
    method: "get",
    path: "/figures/probe",
    name: "probeFigure",
    summary: { zh: "", en: "" },
    access: { who: "signedIn", scope: "bureau" },
    async handle(context) {
      const build = () => Promise.resolve({ built: ++built, text: "城关派出所".repeat(200) });
      return { prepared: await prepared(context, "probe", context.pulse.revision(), build) };
    },
  }),
  route({
    method: "put",
    path: "/probe/echo",
    name: "probeEcho",
    summary: { zh: "", en: "" },
    access: { who: "signedIn", scope: "bureau" },
    body: z.strictObject({ unit: z.string().max(12), rows: z.array(z.unknown()).max(3) }),
    handle: (_context, { body }) => Promise.resolve({ json: body }),
  }),
];

describe("http", () => {
  let server: RunningServer;
  let client: Client;
  before(async () => {
    server = await startServer({ routes: [...ALL_ROUTES, ...PROBES] });
    client = await signIn(server, "files");
  });
  after(() => server.stop());

  const put = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
    fetch(`${server.url}/api/v1/probe/echo`, {
      method: "PUT",
      headers: { authorization: `Bearer ${client.token}`, "content-type": "application/json", ...headers },
      body,
    });

  it("answers a bug with 500 and a reference, never with its message", async () => {
    const response = await fetch(`${server.url}/api/v1/probe/bug`);
    const text = await response.text();
    expect(response.status).to.equal(500);
    expect(response.headers.get("content-type")).to.equal("application/problem+json; charset=utf-8");
    expect(text).to.not.match(/secret|张三|at .*\.ts/);
    expect(JSON.parse(text)).to.include({
      code: "server.failed",
      reference: response.headers.get("x-reference"),
    });
  });

  it("answers 503 with Retry-After when a handler is late", async () => {
    const response = await fetch(`${server.url}/api/v1/probe/slow`);
    expect([response.status, response.headers.get("retry-after")]).to.deep.equal([503, "3"]);
    expect(await response.json()).to.include({ code: "server.busy" });
  });

  it("speaks Chinese unless English is preferred", async () => {
    const ask = async (language?: string) => {
      const headers: Record<string, string> = language ? { "accept-language": language } : {};
      return ((await (await fetch(`${server.url}/api/v1/me`, { headers })).json()) as { detail: string })
        .detail;
    };
    expect(await ask()).to.equal("请先登录。");
    expect(await ask("zh-CN,zh;q=0.9,en;q=0.8")).to.equal("请先登录。");
    expect(await ask("en-GB,en;q=0.9,zh;q=0.5")).to.equal("Please sign in first.");
    expect(await ask("de,en;q=0.2")).to.equal("Please sign in first.");
  });

  it("names every wrong field in the reader's language", async () => {
    const zh = await client.request("PUT", "/probe/echo", { unit: 19, rows: [1, 2, 3, 4], extra: 1 });
    expect(zh.status).to.equal(422);
    const problem = (await zh.json()) as { errors: { field: string; message: string }[] };
    expect(problem.errors.map(({ field }) => field)).to.deep.equal(["body.unit", "body.rows", "body"]);
    expect(problem.errors[0]?.message).to.match(/[一-鿿]/);
    const en = await client.request("PUT", "/probe/echo", {}, { "accept-language": "en" });
    expect(JSON.stringify(await en.json())).to.include("Invalid input");
  });

  it("refuses bodies that are not what they say, each with its own status", async () => {
    const statuses = async (...answers: Promise<Response>[]) =>
      Promise.all(
        answers.map(async (answer) => {
          const response = await answer;
          expect(response.headers.get("content-type")).to.include("application/problem+json");
          await response.text();
          return response.status;
        }),
      );
    expect(
      await statuses(
        put("{"),
        put('"x'),
        put("[".repeat(20_000) + "]".repeat(20_000)),
        put(JSON.stringify({ unit: "x".repeat(200_000), rows: [] })),
        put(new Uint8Array(gzipSync(JSON.stringify({ unit: "x".repeat(2_000_000), rows: [] }))), {
          "content-encoding": "gzip",
        }),
        put("{}", { "content-type": "application/json; charset=x-bad" }),
        put("{}", { "content-encoding": "x-bad" }),
        put("{}", { "content-type": "text/plain" }),
        put(""),
      ),
    ).to.deep.equal([400, 400, 400, 413, 413, 415, 415, 415, 422]);
  });

  it("takes __proto__ for a wrong field, not for a prototype", async () => {
    const response = await put('{"unit":"19","rows":[],"__proto__":{"admin":true}}');
    expect(response.status).to.be.oneOf([200, 422]);
    expect(({} as { admin?: boolean }).admin).to.equal(undefined);
  });

  it("answers unknown addresses, undecodable ones and undeclared methods as problems", async () => {
    const of = async (method: string, path: string) => (await fetch(server.url + path, { method })).status;
    expect(await of("GET", "/api/v1/nothing")).to.equal(404);
    expect(await of("GET", "/api/v1/rules/%E0%A4%A")).to.equal(404);
    expect(await of("GET", "/addin/..%2f..%2fpackage.json")).to.equal(404);
    const wrong = await fetch(`${server.url}/api/v1/months`, { method: "PUT" });
    expect([wrong.status, wrong.headers.get("allow")]).to.deep.equal([405, "GET, POST"]);
  });

  it("gives every JSON answer an ETag, keeps it out of shared caches, and answers 304", async () => {
    const first = await client.request("GET", "/units");
    expect(first.headers.get("cache-control")).to.equal("private, no-cache");
    const etag = first.headers.get("etag") ?? "";
    const again = await client.request("GET", "/units", undefined, { "if-none-match": etag });
    expect([again.status, await again.text()]).to.deep.equal([304, ""]);
  });

  it("allows scripts from itself only, and frames only of the add-in by Office", async () => {
    const page = await fetch(`${server.url}/api/v1/clock`);
    const policy = page.headers.get("content-security-policy") ?? "";
    expect(policy).to.include("script-src 'self';").and.include("frame-ancestors 'none'");
    expect(page.headers.get("strict-transport-security")).to.equal(null);
    const addin = (await fetch(`${server.url}/addin/x`)).headers.get("content-security-policy");
    expect(addin).to.include("https://*.officeapps.live.com");
  });

  it("builds a figure once for many, again after a change, and never shows it to nobody", async () => {
    const ask = async (headers: Record<string, string> = {}) =>
      client.request("GET", "/figures/probe", undefined, headers);
    const before = built;
    const all = await Promise.all(Array.from({ length: 20 }, () => ask()));
    const numbers = await Promise.all(
      all.map(async (answer) => ((await answer.json()) as { built: number }).built),
    );
    expect(new Set(numbers)).to.deep.equal(new Set([before + 1]));
    expect(
      ((await (await ask({ "accept-encoding": "identity" })).json()) as { built: number }).built,
    ).to.equal(before + 1);
    const etag = all[0]?.headers.get("etag") ?? "";
    expect((await ask({ "if-none-match": etag })).status).to.equal(304);
    await server.context.db.transaction((trx) => server.context.pulse.bump(trx));
    const changed = await ask({ "if-none-match": etag });
    expect(((await changed.json()) as { built: number }).built).to.equal(before + 2);
    expect((await fetch(`${server.url}/api/v1/figures/probe`)).status).to.equal(401);
    const other = await signIn(server, "legal");
    expect(
      ((await (await other.request("GET", "/figures/probe")).json()) as { built: number }).built,
    ).to.equal(before + 2);
    await other.request("DELETE", "/sign-in");
    expect((await other.request("GET", "/figures/probe")).status).to.equal(401);
  });

  it("answers a cut-off body without falling over", async () => {
    const { port } = new URL(server.url);
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), "127.0.0.1", () => {
        socket.write(
          `PUT /api/v1/probe/echo HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${client.token}\r\n` +
            'Content-Type: application/json\r\nContent-Length: 5000\r\n\r\n{"unit":',
        );
        setTimeout(() => socket.destroy(), 50);
      });
      socket.once("close", () => resolve());
    });
    expect((await fetch(`${server.url}/healthz`)).status).to.equal(200);
  });

  it("describes every route in an OpenAPI 3.1 document", async () => {
    const document = (await (await fetch(`${server.url}/api/openapi.json`)).json()) as {
      openapi: string;
      paths: Record<string, Record<string, { operationId: string }>>;
    };
    expect(document.openapi).to.equal("3.1.0");
    const operations = Object.values(document.paths).flatMap((path) =>
      Object.values(path).map((one) => one.operationId),
    );
    expect(operations).to.have.members([...ALL_ROUTES, ...PROBES].map(({ name }) => name));
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(
      ([, pointer]) => pointer ?? "",
    );
    for (const pointer of new Set(references)) {
      const target = pointer
        .slice(2)
        .split("/")
        .reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], document);
      expect(target, pointer).to.be.an("object");
    }
  });

  it("is healthy, ready, and measured; says so when it stops", async () => {
    expect((await fetch(`${server.url}/healthz`)).status).to.equal(200);
    expect((await fetch(`${server.url}/readyz`)).status).to.equal(200);
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    expect(metrics).to.include('merit_http_requests_total{route="/figures/probe"');
    const proxied = await fetch(`${server.url}/metrics`, { headers: { "x-forwarded-for": "10.0.0.1" } });
    expect(proxied.status).to.equal(404);
    server.context.lifecycle.stopping = true;
    expect((await fetch(`${server.url}/readyz`)).status).to.equal(503);
    server.context.lifecycle.stopping = false;
  });
});
