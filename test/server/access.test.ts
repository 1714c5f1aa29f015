import { request } from "node:http";
import { expect } from "chai";
import { forEachDatabase } from "../support/databases.ts";
import { PASSWORD } from "../support/bureau.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { clientOf, signIn } from "../support/sign-in.ts";

describe("access", () => {
  forEachDatabase((engine) => {
    let server: RunningServer;
    before(async () => {
      server = await startServer({ engine });
    });
    after(() => server.stop());

    const send = (body: unknown, headers: Record<string, string> = {}) =>
      clientOf(server, "").request("POST", "/sign-in", body, headers);

    it("signs an officer in and says who he is", async () => {
      const client = await signIn(server, "head19");
      expect(await client.get("/me")).to.deep.equal({
        account: "head19",
        name: "李四",
        policeNo: "001901",
        roles: [
          { role: "officer", unit: null },
          { role: "head", unit: "19" },
        ],
        units: { fills: [], heads: ["19"], inCharge: [] },
      });
    });

    it("answers a wrong password and an unknown account alike", async () => {
      const wrong = await send({ name: "files", password: "wrong-password", client: "addin" });
      const unknown = await send({ name: "nobody", password: PASSWORD, client: "addin" });
      expect([wrong.status, unknown.status]).to.deep.equal([401, 401]);
      const [a, b] = (await Promise.all([wrong.json(), unknown.json()])) as { reference: string }[];
      expect({ ...a, reference: "" }).to.deep.equal({ ...b, reference: "" });
    });

    it("locks an account after five failures for thirty minutes, then lets it in again", async () => {
      for (let attempt = 0; attempt < 5; attempt++) {
        expect((await send({ name: "legal", password: "wrong", client: "addin" })).status).to.equal(401);
      }
      const locked = await send({ name: "legal", password: PASSWORD, client: "addin" });
      expect(locked.status).to.equal(429);
      expect(await locked.json()).to.include({ code: "sign-in.locked" });
      const before = server.time.now;
      server.time.now = new Date(Date.parse(before) + 30 * 60_000).toISOString();
      expect((await send({ name: "legal", password: PASSWORD, client: "addin" })).status).to.equal(200);
      server.time.now = before;
    });

    it("stores neither password nor token", async () => {
      const { token } = await signIn(server, "clerk19");
      const rows = JSON.stringify([
        await server.context.db("sign_ins"),
        await server.context.db("accounts"),
        await server.context.db("audit_entries"),
      ]);
      expect(rows).not.to.include(token);
      expect(rows).not.to.include(PASSWORD);
    });

    it("ends a session by signing out, after half an hour of silence, and after twelve hours in any case", async () => {
      const first = await signIn(server, "files");
      expect((await first.request("DELETE", "/sign-in")).status).to.equal(204);
      expect((await first.request("GET", "/me")).status).to.equal(401);
      const start = Date.parse(server.time.now);
      const at = (minutes: number) => {
        server.time.now = new Date(start + minutes * 60_000).toISOString();
      };
      const second = await signIn(server, "files");
      const statuses: number[] = [];
      for (const minutes of [29, 31]) {
        at(minutes);
        statuses.push((await second.request("GET", "/me")).status);
      }
      at(62);
      statuses.push((await second.request("GET", "/me")).status);
      expect(statuses).to.deep.equal([200, 200, 401]);
      at(0);
      const third = await signIn(server, "files");
      for (let minutes = 0; minutes < 720; minutes += 25) {
        at(minutes);
        expect((await third.request("GET", "/me")).status, `minute ${minutes}`).to.equal(200);
      }
      at(720);
      expect((await third.request("GET", "/me")).status).to.equal(401);
      at(0);
    });

    it("gives the dashboard a strict cookie and no token", async () => {
      const response = await send({ name: "director", password: PASSWORD, client: "dashboard" });
      const cookie = response.headers.get("set-cookie") ?? "";
      expect(cookie).to.match(/^__Host-sid=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Secure$/);
      expect(await response.json()).to.include({ token: null });
      const me = await fetch(`${server.url}/api/v1/me`, { headers: { cookie: cookie.split(";")[0] ?? "" } });
      expect(me.status).to.equal(200);
    });

    it("gives a plain strict cookie over plain http in the bureau's network, __Host- where the address is https", async () => {
      const strict = "=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict";
      expect(await cookieFor(server, "merit.bureau")).to.match(new RegExp(`^sid${strict}$`));
      const env = { PUBLIC_URL: "https://merit.bureau" };
      const secure = await startServer({ database: server.database, bureau: false, env });
      expect(await cookieFor(secure, "merit.bureau")).to.match(new RegExp(`^__Host-sid${strict}; Secure$`));
      await secure.stop();
    });

    it("refuses a cookie request that changes something from another origin or from none", async () => {
      const response = await send({ name: "director", password: PASSWORD, client: "dashboard" });
      const cookie = (response.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
      const out = (headers: Record<string, string>) =>
        fetch(`${server.url}/api/v1/sign-in`, { method: "DELETE", headers: { cookie, ...headers } });
      expect((await out({ origin: "https://evil.example" })).status).to.equal(403);
      expect((await out({})).status).to.equal(403);
      expect((await out({ origin: server.url })).status).to.equal(204);
      expect((await send({ name: "x", password: "y" }, { origin: "https://evil.example" })).status).to.equal(
        403,
      );
    });

    it("makes a changed role and a sign-out work in another process within a second", async () => {
      const other = await startServer({ database: server.database, bureau: false });
      const client = await signIn(server, "petitions");
      const there = clientOf(other, client.token);
      const hereBefore = await client.get<{ roles: unknown[] }>("/me");
      expect(await there.get("/me")).to.deep.equal(hereBefore);
      await server.context.db.transaction(async (trx) => {
        await trx("role_grants").insert({
          account_id: server.bureau.accounts.petitions,
          role: "legal",
          unit_id: 0,
        });
        await server.context.pulse.bump(trx, "access");
      });
      const changedAt = Date.now();
      let roles = 0;
      while (roles !== 2) ({ length: roles } = (await there.get<{ roles: unknown[] }>("/me")).roles);
      await client.request("DELETE", "/sign-in");
      while ((await there.request("GET", "/me")).status !== 401);
      expect(Date.now() - changedAt).to.be.below(1_000);
      await other.stop();
    });
  });
});

/** The cookie a dashboard sign-in gets when the browser asked for this host. */
function cookieFor({ url }: { url: string }, host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { host, "content-type": "application/json" };
    const sent = request(`${url}/api/v1/sign-in`, { method: "POST", headers }, (response) => {
      response.resume();
      resolve(response.headers["set-cookie"]?.[0] ?? "");
    });
    sent.once("error", reject);
    sent.end(JSON.stringify({ name: "director", password: PASSWORD, client: "dashboard" }));
  });
}
