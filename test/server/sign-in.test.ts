import { expect } from "chai";
import { randomUUID } from "node:crypto";
import { PASSWORD } from "../support/bureau.ts";
import { forEachDatabase } from "../support/databases.ts";
import { anEvent, aPush } from "../support/rows.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { clientOf, signIn } from "../support/sign-in.ts";

describe("signing in", () => {
  forEachDatabase((engine) => {
    let server: RunningServer;
    before(async () => {
      server = await startServer({ engine });
    });
    after(() => server.stop());

    const tryIn = (name: string, password: string) =>
      clientOf(server, "").request("POST", "/sign-in", { name, password, client: "addin" });
    const answer = async (name: string, password: string) => {
      const response = await tryIn(name, password);
      const body = (await response.json()) as Record<string, unknown>;
      return { status: response.status, ...body, reference: "" };
    };
    const entries = (action: string) =>
      server.context.db("audit_entries").where({ action }).orderBy("seq").select<Record<string, string>[]>();

    it("answers a real, an unknown and a disabled account's guesses alike, the lock included", async () => {
      await server.context.db("accounts").where({ name: "commissar" }).update({ status: "disabled" });
      const sequence = async (name: string) => {
        const answers = [];
        for (let n = 0; n < 7; n += 1) answers.push(await answer(name, `wrong-${n}`));
        return answers;
      };
      const [real, unknown, disabled] = [
        await sequence("legal"),
        await sequence("no-such-name"),
        await sequence("commissar"),
      ];
      expect(real.map(({ status }) => status)).to.deep.equal([401, 401, 401, 401, 401, 429, 429]);
      expect(unknown).to.deep.equal(real);
      expect(disabled).to.deep.equal(real);
      // The right password of a locked or disabled account tells nothing either.
      expect(await answer("commissar", PASSWORD)).to.deep.equal(await answer("legal", PASSWORD));
    });

    it("counts guesses of an unknown name over processes, and forgets them after half an hour", async () => {
      const other = await startServer({ database: server.database, bureau: false });
      const guess = async (at: RunningServer) =>
        (
          await clientOf(at, "").request("POST", "/sign-in", {
            name: "ghost",
            password: "x",
            client: "addin",
          })
        ).status;
      const statuses = [];
      for (let n = 0; n < 6; n += 1) statuses.push(await guess(n % 2 === 0 ? server : other));
      expect(statuses).to.deep.equal([401, 401, 401, 401, 401, 429]);
      await other.stop();
      const before = server.time.now;
      server.time.now = new Date(Date.parse(before) + 30 * 60_000).toISOString();
      expect(await guess(server)).to.equal(401);
      server.time.now = before;
    });

    it("does the same work for a name nobody has: one comparison, one count, one entry", async () => {
      const times = async (name: (n: number) => string) => {
        const taken: number[] = [];
        for (let n = 0; n < 15; n += 1) {
          const since = performance.now();
          await tryIn(name(n), "wrong");
          taken.push(performance.now() - since);
        }
        return taken.sort((a, b) => a - b)[7]!;
      };
      const real = ["files", "political", "discipline", "group", "petitions"];
      const known = await times((n) => real[n % 5]!);
      const unknown = await times((n) => `stranger-${n % 5}`);
      // An order of magnitude: without the dummy comparison an unknown name answers in a tenth of the time.
      expect(unknown / known).to.be.within(0.33, 3);
      await server.context.db("accounts").update({ failed_sign_ins: 0, locked_until: null });
    });

    it("leaves an entry of a guessed name without the name, and no more than sixty a minute", async () => {
      const before = (await entries("sign-in.unknown")).length;
      expect(before).to.be.greaterThan(0);
      await Promise.all(Array.from({ length: 80 }, (_, n) => tryIn(`My-Secret-${n}`, "x")));
      const after = await entries("sign-in.unknown");
      expect(after.length - before).to.be.at.most(60);
      expect(JSON.stringify(after)).not.to.include("Secret");
      expect(JSON.parse(after.at(-1)?.detail ?? "{}")).to.include({ address: "127.0.0.1" });
      server.time.now = new Date(Date.parse(server.time.now) + 60_000).toISOString();
      await tryIn("My-Secret-0", "x");
      const last = (await entries("sign-in.unknown")).at(-1);
      expect((JSON.parse(last?.detail ?? "{}") as { unrecorded: number }).unrecorded).to.be.greaterThan(0);
    });

    it("lets other routes answer while fifty people sign in at once", async () => {
      const client = await signIn(server, "files");
      await client.get("/months");
      let over = false;
      const storm = Promise.all(Array.from({ length: 50 }, () => tryIn("files", PASSWORD))).then((all) => {
        over = true;
        return all.map(({ status }) => status);
      });
      const since = performance.now();
      let answered = 0;
      while (!over) {
        expect((await client.request("GET", "/months")).status).to.equal(200);
        answered += 1;
      }
      const each = (performance.now() - since) / answered;
      expect(new Set(await storm)).to.deep.equal(new Set([200]));
      // Beside a storm of some seconds an ordinary read takes milliseconds.
      expect(each).to.be.below(300);
    });

    it("writes a refused access down once per account, route and minute", async () => {
      const client = await signIn(server, "officer19");
      const denials = () => entries("access.deny");
      const before = (await denials()).length;
      for (let n = 0; n < 3; n += 1) expect((await client.request("GET", "/journal")).status).to.equal(403);
      expect((await client.request("GET", "/organisation/accounts")).status).to.equal(403);
      const all = (await denials()).slice(before);
      const id = server.bureau.accounts.officer19;
      expect(all.map(({ subject }) => subject)).to.deep.equal([
        `account/${id}/route/readJournal`,
        `account/${id}/route/searchAccounts`,
      ]);
      server.time.now = new Date(Date.parse(server.time.now) + 60_000).toISOString();
      const other = await startServer({ database: server.database, bureau: false });
      other.time.now = server.time.now;
      await client.request("GET", "/journal");
      await clientOf(other, client.token).request("GET", "/journal");
      expect(await denials()).to.have.length(before + 3);
      await other.stop();
    });

    it("writes down who took the annual workbook away", async () => {
      const head = await signIn(server, "head19");
      const response = await head.request("GET", "/workbooks/annual/2026.xlsx");
      await response.arrayBuffer();
      const [entry] = await entries("workbook.export");
      expect(entry).to.include({ subject: "workbook/annual/2026", actor_id: server.bureau.accounts.head19 });
      expect(JSON.parse(entry!.detail!)).to.deep.equal({ units: ["19"] });
    });

    it("writes down once a day that a sheet showed sanctions of others", async () => {
      const clerk = await signIn(server, "clerk19");
      const form = "/months/2026-10/form?unit=19";
      await clerk.get(form);
      expect(await entries("form.read-sanction")).to.have.length(0);
      const events = [anEvent({ subject: "001903", type: "P1", responsibility: "main", finding: "confirmed", documentNo: "〔2026〕3号" })]; // prettier-ignore
      await clerk.put(`/months/2026-10/pushes/${randomUUID()}`, aPush({ events }));
      for (let n = 0; n < 3; n += 1) await clerk.get(form);
      await (await signIn(server, "head19")).get(form);
      const shown = await entries("form.read-sanction");
      expect(shown.map(({ actor_id }) => Number(actor_id))).to.deep.equal([
        server.bureau.accounts.clerk19,
        server.bureau.accounts.head19,
      ]);
    });
  });
});
