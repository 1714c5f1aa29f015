import { expect } from "chai";
import ExcelJS from "exceljs";
import type { AccountList, OneTimePassword } from "../../domain/messages/accounts.ts";
import type { Person, SignedIn } from "../../domain/messages.ts";
import { PASSWORD } from "../support/bureau.ts";
import { forEachDatabase } from "../support/databases.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { clientOf, signIn, type Client } from "../support/sign-in.ts";
import { verifyEverything, vouchFor } from "../support/verify-everything.ts";

const OWN = "Zhongyang-2026";

describe("accounts", () => {
  forEachDatabase((engine) => {
    let server: RunningServer;
    let admin: Client;
    before(async () => {
      server = await startServer({ engine });
      await vouchFor(server);
      admin = await signIn(server, "sysadmin");
    });
    after(() => server.stop());

    const status = async (client: Client, method: string, path: string, body?: unknown) =>
      (await client.request(method, path, body)).status;
    const codeOf = async (client: Client, method: string, path: string, body?: unknown) => {
      const response = await client.request(method, path, body);
      return `${response.status} ${((await response.json()) as { code: string }).code}`;
    };
    const tryIn = (name: string, password: string) =>
      clientOf(server, "").request("POST", "/sign-in", { name, password, client: "addin" });
    const list = (query: string) => admin.get<AccountList>(`/accounts?${query}`);
    const actions = (action: string) => server.context.db("audit_entries").where({ action });

    it("are made for an officer under his 警号, with a password that is shown once and must be changed", async () => {
      const made = await admin.post<OneTimePassword>("/accounts", { policeNo: "001902" });
      expect(made).to.include({ account: "001902", name: "赵敏" });
      expect(made.password).to.match(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
      const opened = await tryIn("001902", made.password);
      const { token, person } = (await opened.json()) as SignedIn;
      expect(person.mustChangePassword).to.equal(true);
      const client = clientOf(server, token ?? "");
      expect((await client.get<Person>("/me")).mustChangePassword).to.equal(true);
      for (const path of ["/months", "/todos", "/figures/overview?month=2026-10", "/trainings", "/tours"])
        expect(await codeOf(client, "GET", path), path).to.equal("403 password.change-required");
      expect(await status(client, "PUT", "/me/password", { current: made.password, next: OWN })).to.equal(
        204,
      );
      expect((await client.get<Person>("/me")).mustChangePassword).to.equal(undefined);
      expect(await status(client, "GET", "/months")).to.equal(200);
      expect((await tryIn("001902", made.password)).status).to.equal(401);
      const stored = JSON.stringify([
        await server.context.db("accounts"),
        await server.context.db("password_history"),
        await server.context.db("audit_entries"),
      ]);
      for (const secret of [made.password, OWN]) expect(stored).not.to.include(secret);
    });

    it("are made for an office post, whose roles somebody else grants", async () => {
      const body = { account: "legal.2", name: "法制大队值班" };
      const made = await admin.post<OneTimePassword>("/accounts", body);
      const holder = await signIn(server, "legal.2", made.password);
      expect((await holder.get<Person>("/me")).roles).to.deep.equal([]);
      const grant = { kind: "rights", dryRun: false, reason: "值班", acts: [{ act: "grant", account: "legal.2", role: "legal", unit: null }] }; // prettier-ignore
      expect(await status(admin, "POST", "/organisation/changes", grant)).to.equal(403);
    });

    it("are refused in clear words: twice for one officer, under a name that is taken, for nobody", async () => {
      const post = (body: unknown) => codeOf(admin, "POST", "/accounts", body);
      expect(await post({ policeNo: "000123" })).to.equal("409 account.officer-has-one");
      expect(await post({ policeNo: "999999" })).to.equal("404 officer.unknown");
      expect(await post({ account: "legal", name: "法制" })).to.equal("409 account.exists");
      expect(await post({ account: "=cmd|x", name: "法制" })).to.equal("422 request.invalid");
      expect(await post({})).to.equal("422 request.invalid");
    });

    it("belong to 系统管理员 alone; 安全管理员 sees and unlocks, 审计管理员 neither", async () => {
      const [security, audit, files] = [
        await signIn(server, "secadmin"),
        await signIn(server, "auditadmin"),
        await signIn(server, "files"),
      ];
      for (const client of [security, audit, files]) {
        expect(await status(client, "POST", "/accounts", { policeNo: "001903" })).to.equal(403);
        expect(await status(client, "POST", "/accounts/legal/password")).to.equal(403);
        const state = { state: "disabled", reason: "试" };
        expect(await status(client, "PUT", "/accounts/legal/state", state)).to.equal(403);
        expect(await status(client, "POST", "/accounts/one-time-passwords", { which: "missing" })).to.equal(
          403,
        );
      }
      expect(await status(security, "GET", "/accounts")).to.equal(200);
      expect(await status(security, "POST", "/accounts/legal/unlock")).to.equal(204);
      for (const client of [audit, files]) expect(await status(client, "GET", "/accounts")).to.equal(403);
      expect(await codeOf(admin, "POST", "/accounts/secadmin/password")).to.equal(
        "403 account.administrator",
      );
      expect(await codeOf(admin, "POST", "/accounts/sysadmin/password")).to.equal("403 account.own");
      expect(await codeOf(admin, "POST", "/accounts/nobody/password")).to.equal("404 account.unknown");
    });

    it("work no more within a second of being disabled, in another process too, until they are enabled", async () => {
      const other = await startServer({ database: server.database, bureau: false });
      const client = await signIn(server, "petitions");
      const there = clientOf(other, client.token);
      expect(await status(there, "GET", "/me")).to.equal(200);
      const disable = { state: "disabled", reason: "岗位撤销" };
      expect(await status(admin, "PUT", "/accounts/petitions/state", disable)).to.equal(204);
      const since = Date.now();
      expect(await status(client, "GET", "/me")).to.equal(401);
      while ((await status(there, "GET", "/me")) !== 401);
      expect(Date.now() - since).to.be.below(1_000);
      expect((await tryIn("petitions", PASSWORD)).status).to.equal(401);
      expect((await list("filter=closed")).rows.map(({ account }) => account)).to.deep.equal(["petitions"]);
      await admin.request("PUT", "/accounts/petitions/state", { state: "active", reason: "恢复" });
      expect((await tryIn("petitions", PASSWORD)).status).to.equal(200);
      await other.stop();
    });

    it("keep the last administrator of each kind, and nobody disables himself", async () => {
      const disable = { state: "disabled", reason: "试停" };
      expect(await codeOf(admin, "PUT", "/accounts/sysadmin/state", disable)).to.equal("403 account.own");
      for (const last of ["secadmin", "auditadmin"])
        expect(await codeOf(admin, "PUT", `/accounts/${last}/state`, disable)).to.equal(
          "409 account.last-administrator",
        );
    });

    it("get a one-time password when the own one is forgotten, which ends the sessions", async () => {
      const before = await signIn(server, "group");
      const made = await admin.post<OneTimePassword>("/accounts/group/password", undefined);
      expect(await status(before, "GET", "/me")).to.equal(401);
      expect((await tryIn("group", PASSWORD)).status).to.equal(401);
      const client = await signIn(server, "group", made.password);
      // The forgotten one counts among the last five.
      const again = { current: made.password, next: PASSWORD };
      expect(await codeOf(client, "PUT", "/me/password", again)).to.equal("422 password.used");
    });

    it("are made in bulk for every officer in post without one, as a list whose passwords work", async () => {
      const { missing } = await list("");
      expect(missing).to.be.greaterThan(3);
      const response = await admin.request("POST", "/accounts/one-time-passwords", { which: "missing" });
      expect(response.headers.get("cache-control")).to.equal("no-store");
      const rows = await readList(response);
      expect(rows).to.have.length(missing);
      const line = rows.find(({ policeNo }) => policeNo === "001904")!;
      expect(line).to.include({ name: "𠮷田", account: "001904", unit: "19 城关派出所" });
      const client = await signIn(server, "001904", line.password);
      expect((await client.get<Person>("/me")).mustChangePassword).to.equal(true);
      expect(await list("")).to.include({ missing: 0 });
      const none = await codeOf(admin, "POST", "/accounts/one-time-passwords", { which: "missing" });
      expect(none).to.equal("409 accounts.nobody");
    });

    it("get new one-time passwords in bulk when the list was lost, who changed his own keeps it", async () => {
      const { unused } = await list("");
      const response = await admin.request("POST", "/accounts/one-time-passwords", { which: "unused" });
      const rows = await readList(response);
      expect(rows).to.have.length(unused);
      expect(rows.map(({ account }) => account)).not.to.include("001902");
      expect((await tryIn("001902", OWN)).status).to.equal(200);
      const line = rows.find(({ account }) => account === "001904")!;
      expect((await tryIn("001904", line.password)).status).to.equal(200);
    });

    it("close by themselves on the day after their officer's last", async () => {
      const client = await signIn(server, "001902", OWN);
      await server.context.db.transaction(async (trx) => {
        const left = { left_as: "retired", left_on: "2026-11-03" };
        await trx("officers").where({ police_no: "001902" }).update(left);
        await server.context.pulse.bump(trx, "access");
      });
      expect(await status(client, "GET", "/me")).to.equal(401);
      expect((await tryIn("001902", OWN)).status).to.equal(401);
      expect((await list("search=001902")).rows[0]).to.include({ state: "left" });
      // On his last day itself it still opened.
      await server.context.db.transaction(async (trx) => {
        await trx("officers").where({ police_no: "001902" }).update({ left_on: "2026-11-04" });
        await server.context.pulse.bump(trx, "access");
      });
      expect((await tryIn("001902", OWN)).status).to.equal(200);
      const restored = { left_as: null, left_on: null };
      await server.context.db("officers").where({ police_no: "001902" }).update(restored);
    });

    it("leave an audit entry of every act that vouches for the account", async () => {
      for (const action of [
        "account.create",
        "account.create-many",
        "account.reset-many",
        "account.disable",
        "account.enable",
        "account.unlock",
        "account.reset-password",
        "password.change",
      ])
        // prettier-ignore
        expect(await actions(action), action).not.to.be.empty;
      expect(await verifyEverything(server.context)).to.deep.equal([]);
      await server.context.db("accounts").where({ name: "001903" }).update({ must_change: 0 });
      expect((await verifyEverything(server.context)).join()).to.match(/accounts \d+/);
      await server.context.db("accounts").where({ name: "001903" }).update({ must_change: 1 });
    });

    describe("a password", () => {
      it("has ten characters of three kinds and neither the account's name nor the holder's", async () => {
        const client = await signIn(server, "head19");
        const change = async (next: string) => {
          const response = await client.request("PUT", "/me/password", { current: PASSWORD, next });
          const { code, detail } = (await response.json()) as { code: string; detail: string };
          return `${response.status} ${code} ${detail}`;
        };
        expect(await change("Ab3-56789")).to.match(/^422 password\.weak 口令至少 10 位/);
        expect(await change("abcdefgh1234")).to.match(/^422 password\.weak .*至少三类/);
        expect(await change("My-HEAD19-2026")).to.match(/^422 password\.weak .*不能包含账号/);
        expect(await change(PASSWORD)).to.match(/^422 password\.used/);
      });

      it("is none of the last five, and signs the account's other sessions out", async () => {
        const passwords = [PASSWORD, ...[1, 2, 3, 4, 5].map((n) => `Qingcheng-${n}-2026`)];
        const [mine, elsewhere] = [await signIn(server, "head09"), await signIn(server, "head09")];
        const change = (current: string, next: string) =>
          mine.request("PUT", "/me/password", { current, next });
        for (const [index, next] of passwords.slice(1, 5).entries())
          expect((await change(passwords[index]!, next)).status, next).to.equal(204);
        expect(await status(mine, "GET", "/me")).to.equal(200);
        expect(await status(elsewhere, "GET", "/me")).to.equal(401);
        // The fifth last is still remembered, the sixth last is not.
        expect((await change(passwords[4]!, passwords[0]!)).status).to.equal(422);
        expect((await change(passwords[4]!, passwords[5]!)).status).to.equal(204);
        expect((await change(passwords[5]!, passwords[0]!)).status).to.equal(204);
      });

      it("is changed by who knows it only: five wrong ones lock the account, its session goes on", async () => {
        const client = await signIn(server, "assessment");
        const change = { current: "wrong", next: OWN };
        for (let n = 0; n < 5; n += 1)
          expect(await codeOf(client, "PUT", "/me/password", change)).to.equal("403 password.wrong");
        expect(await codeOf(client, "PUT", "/me/password", { ...change, current: PASSWORD })).to.equal(
          "429 sign-in.locked",
        );
        expect(await status(client, "GET", "/months")).to.equal(200);
        expect((await list("filter=locked")).rows.map(({ account }) => account)).to.deep.equal([
          "assessment",
        ]);
        expect(await status(admin, "POST", "/accounts/assessment/unlock")).to.equal(204);
        expect((await tryIn("assessment", PASSWORD)).status).to.equal(200);
      });
    });
  });
});

interface Line {
  unit: string;
  policeNo: string;
  name: string;
  account: string;
  password: string;
}

async function readList(response: Response): Promise<Line[]> {
  if (!response.ok) throw new Error(await response.text());
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(await response.arrayBuffer());
  const lines: Line[] = [];
  workbook.worksheets[0]?.eachRow((row, number) => {
    const [unit, policeNo, name, account, password] = [1, 2, 3, 4, 5].map((cell) => row.getCell(cell).text);
    if (number > 1) lines.push({ unit, policeNo, name, account, password } as Line);
  });
  return lines;
}
