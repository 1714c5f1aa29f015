import { expect } from "chai";
import type { ProblemDetails } from "../../domain/messages.ts";
import type {
  GroupMember,
  RuleComments,
  RuleRequestLine,
  RuleVersionDetail,
  RuleVersionLine,
  TrialComparison,
} from "../../domain/messages/rules.ts";
import { scoreTrials } from "../../server/rules/score-trials.ts";
import { forEachDatabase } from "../support/databases.ts";
import { PASSWORD } from "../support/bureau.ts";
import { fillUnit19 } from "../support/published-month.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn, type Client } from "../support/sign-in.ts";
import { verifyEverything, vouchFor } from "../support/verify-everything.ts";

const VERSION = "BY-2027-v1";
const REASON = "根据试行情况修订细则";
const DRAFT = { from: "BY-2026-v1", version: VERSION, title: "北原县公安局民警政绩档案考核细则（2027 年版）", effectiveFrom: "2027-01", reason: REASON }; // prettier-ignore

forEachDatabase((engine) => {
  describe("the life of a rule set", () => {
    let server: RunningServer;
    let assessment: Client;

    beforeEach(async () => {
      server = await startServer({ engine });
      await vouchFor(server);
      assessment = await signIn(server, "assessment");
    });
    afterEach(() => server.stop());

    const send = async (account: string, method: string, path: string, body?: unknown, headers = {}) => {
      const client = account === "assessment" ? assessment : await signIn(server, account);
      const response = await client.request(method, path, body, headers);
      const answer = (await response.json()) as Record<string, unknown> & ProblemDetails;
      return { status: response.status, answer };
    };
    const done = async (account: string, method: string, path: string, body?: unknown, headers = {}) => {
      const { status, answer } = await send(account, method, path, body, headers);
      expect(status, JSON.stringify(answer)).to.be.oneOf([200, 201]);
      return answer;
    };
    const refused = async (account: string, method: string, path: string, body?: unknown, headers = {}) => {
      const { status, answer } = await send(account, method, path, body, headers);
      return [status, answer.code];
    };
    const detail = (version = VERSION) => assessment.get<RuleVersionDetail>(`/rules/${version}/life`);
    const draft = () => done("assessment", "POST", "/rules", DRAFT);
    const tablesOf = async () => (await detail()).tables;
    const caps = async (cap: number | null) => ({
      tables: { credits: (await tablesOf()).credits!.map((row) => (row.code === "c04" ? { ...row, monthCap: cap } : row)) },
    }); // prettier-ignore
    const save = (body: unknown, version: number) =>
      send("assessment", "PUT", `/rules/${VERSION}/tables`, body, { "If-Match": `"${version}"` });
    const confirm = async (id: unknown, account = "director") =>
      done(account, "POST", `/rule-requests/${String(id)}/decision`, { decision: "confirm" });
    const seat = async (account: string, place: string) => {
      const body = { kind: "seat", account, place, day: "2026-11-01", reason: "党委会议决定" };
      const { id } = await done("political", "POST", "/rule-requests", body);
      await confirm(id, account === "director" ? "commissar" : "director");
    };
    const group = async () => {
      await seat("commissar", "chair");
      for (const account of ["leader3", "leader4"]) await seat(account, "deputy");
      await seat("group", "member");
    };
    const sign = async (account: string) =>
      send(account, "POST", `/rules/${VERSION}/signature`, {
        textDigest: (await detail()).textDigest,
        password: PASSWORD,
      });
    const consult = async () => {
      await draft();
      await done("assessment", "POST", `/rules/${VERSION}/move`, {
        to: "consultation",
        reason: REASON,
        until: "2026-11-20",
      });
    };
    const adopt = async () => {
      await consult();
      server.time.now = "2026-11-23T02:00:00.000Z";
      assessment = await signIn(server, "assessment");
      await group();
      await done("assessment", "POST", `/rules/${VERSION}/move`, { to: "discussion", reason: REASON });
      for (const account of ["commissar", "leader4"]) expect((await sign(account)).status).to.equal(200);
    };
    const sound = async () => {
      expect(await verifyEverything(server.context)).to.deep.equal([]);
    };

    it("lets the 考核办 copy a version, edit it table by table, and keeps every text", async () => {
      await draft();
      expect(await refused("assessment", "POST", "/rules", DRAFT)).to.deep.equal([409, "rules.exists"]);
      expect((await save(await caps(600), 1)).answer).to.include({ textVersion: 2, changed: true });
      expect((await save(await caps(600), 2)).answer).to.include({ textVersion: 2, changed: false });
      const stale = await save(await caps(700), 1);
      expect([stale.status, stale.answer.code]).to.deep.equal([412, "version.stale"]);
      expect(await refused("assessment", "PUT", `/rules/${VERSION}/tables`, await caps(700))).to.deep.equal([428, "version.required"]); // prettier-ignore
      const after = await detail();
      expect(after.texts.map(({ textVersion }) => textVersion)).to.deep.equal([2, 1]);
      expect(after.tables.credits!.find(({ code }) => code === "c04")!.monthCap).to.equal(600);
      await sound();
    });

    it("refuses a text nobody could score by, naming table, row and column", async () => {
      await draft();
      const rows = (await tablesOf()).indicators!.map((row, at) => (at === 0 ? { ...row, max: -5 } : row));
      const { status, answer } = await save({ tables: { indicators: rows } }, 1);
      expect([status, answer.code]).to.deep.equal([422, "rules.invalid"]);
      expect(answer.errors).to.deep.equal([
        { field: "indicators/1/max", message: "表“个人指标”第 1 行“满分”：不能小于 0.00。" },
      ]);
      expect((await save({ tables: { nonsense: [] } }, 1)).status).to.equal(422);
      expect((await save({ tables: { indicators: "x" } }, 1)).status).to.equal(422);
      expect((await detail()).textVersion).to.equal(1);
    });

    it("shows a draft to those who make it, and from the consultation on to everybody", async () => {
      await draft();
      expect(await refused("officer19", "GET", `/rules/${VERSION}/life`)).to.deep.equal([
        404,
        "rule-set.unknown",
      ]);
      const versions = async (account: string) =>
        (await (await signIn(server, account)).get<RuleVersionLine[]>("/rules")).map(
          ({ version }) => version,
        );
      expect(await versions("officer19")).to.deep.equal(["BY-2026-v1", "BY-2025-v1"]);
      expect(await versions("group")).to.include(VERSION);
      await done("assessment", "POST", `/rules/${VERSION}/move`, {
        to: "consultation",
        reason: REASON,
        until: "2026-11-20",
      });
      expect(await versions("officer19")).to.include(VERSION);
    });

    it("takes comments per clause until the last evening, answers each, and then makes the discussion draft", async () => {
      await consult();
      const comment = (account: string, clause: string) =>
        send(account, "POST", `/rules/${VERSION}/comments`, {
          clause,
          text: "调解案件封顶偏低，建议提高到四分。",
        });
      const { answer } = await comment("officer19", "credits:c12");
      expect((await comment("head09", "indicators:GZ-01")).status).to.equal(201);
      expect((await comment("clerk09", "")).status).to.equal(201);
      expect((await comment("officer19", "credits:c99")).answer.code).to.equal("comment.clause");
      // The text stands still meanwhile.
      expect((await save(await caps(600), 1)).answer.code).to.equal("rules.not-editable");
      const seen = await (await signIn(server, "head19")).get<RuleComments>(`/rules/${VERSION}/comments`);
      expect(seen).to.deep.include({ total: 3, people: 3, units: 2, open: true });
      expect(seen.clauses).to.deep.equal({ "credits:c12": 1, "indicators:GZ-01": 1, "": 1 });
      expect(seen.rows.at(-1)).to.include({ by: "张三", unit: "城关派出所", adoption: null });
      const move = { to: "discussion", reason: REASON };
      expect(await refused("assessment", "POST", `/rules/${VERSION}/move`, move)).to.deep.equal([
        409,
        "rules.comments-open",
      ]);
      server.time.now = "2026-11-20T15:59:59.000Z";
      expect((await comment("legal", "")).status).to.equal(201);
      server.time.now = "2026-11-20T16:00:00.000Z";
      assessment = await signIn(server, "assessment");
      expect((await comment("legal", "")).answer.code).to.equal("comment.closed");
      expect(await refused("assessment", "POST", `/rules/${VERSION}/move`, move)).to.deep.equal([
        409,
        "rules.comments-unanswered",
      ]);
      expect(
        await refused("officer19", "POST", `/rule-comments/${String(answer.id)}/answer`, {
          adoption: "adopted",
          answer: "已采纳，提高封顶。",
        }),
      ).to.deep.equal([403, "access.denied"]);
      for (const { id } of (await assessment.get<RuleComments>(`/rules/${VERSION}/comments`)).rows)
        await done("assessment", "POST", `/rule-comments/${id}/answer`, {
          adoption: "adopted",
          answer: "已采纳，提高封顶。",
        });
      await done("assessment", "POST", `/rules/${VERSION}/move`, move);
      // Now what was adopted is written in.
      expect((await save(await caps(600), 1)).status).to.equal(200);
      expect((await detail()).moves.map(({ to }) => to)).to.deep.equal([
        "draft",
        "consultation",
        "discussion",
      ]);
      await sound();
    });

    it("makes only the moves there are", async () => {
      await draft();
      const move = (to: string) =>
        refused("assessment", "POST", `/rules/${VERSION}/move`, { to, reason: REASON, until: "2026-11-20" });
      expect(await move("discussion")).to.deep.equal([409, "rules.move"]);
      expect(await move("effective")).to.deep.equal([422, "request.invalid"]);
      for (const kind of ["trial", "effect"])
        expect(
          await refused("assessment", "POST", "/rule-requests", {
            kind,
            version: VERSION,
            month: "2027-01",
            reason: REASON,
          }),
        ).to.deep.equal([409, "rules.move"]);
      expect(
        await refused("assessment", "POST", "/rule-requests", {
          kind: "retirement",
          version: "BY-2026-v1",
          reason: REASON,
        }),
      ).to.deep.equal([409, "rules.no-successor"]);
      expect(
        await refused("assessment", "POST", `/rules/${VERSION}/move`, {
          to: "consultation",
          reason: REASON,
          until: "2026-11-04",
        }),
      ).to.deep.equal([422, "rules.period"]);
      expect(
        await refused("political", "POST", `/rules/${VERSION}/move`, { to: "consultation", reason: REASON }),
      ).to.deep.equal([403, "access.denied"]);
    });

    it("keeps the leading group's members by two persons, one chair at most, nobody his own", async () => {
      await seat("commissar", "chair");
      const ask = (account: string, place: string) =>
        send("political", "POST", "/rule-requests", {
          kind: "seat",
          account,
          place,
          day: "2026-11-01",
          reason: "党委会议决定",
        });
      expect((await ask("director", "chair")).answer.code).to.equal("group.seat");
      expect((await ask("commissar", "member")).answer.code).to.equal("group.seat");
      expect((await ask("nobody", "member")).answer.code).to.equal("group.account");
      expect(
        await refused("assessment", "POST", "/rule-requests", {
          kind: "seat",
          account: "group",
          place: "member",
          day: "2026-11-01",
          reason: REASON,
        }),
      ).to.deep.equal([403, "access.denied"]);
      const { answer } = await ask("director", "deputy");
      expect(
        await refused("director", "POST", `/rule-requests/${String(answer.id)}/decision`, {
          decision: "confirm",
        }),
      ).to.deep.equal([403, "second-person.same"]);
      expect(
        await refused("political", "POST", `/rule-requests/${String(answer.id)}/decision`, {
          decision: "confirm",
        }),
      ).to.deep.equal([403, "access.denied"]);
      await confirm(answer.id, "commissar");
      expect(
        await refused("commissar", "POST", `/rule-requests/${String(answer.id)}/decision`, {
          decision: "confirm",
        }),
      ).to.deep.equal([404, "rules.request-unknown"]);
      const end = await done("political", "POST", "/rule-requests", {
        kind: "unseat",
        account: "director",
        day: "2026-11-10",
        reason: "工作调整",
      });
      server.time.now = "2026-11-08T03:00:00.000Z";
      expect(
        await refused("commissar", "POST", `/rule-requests/${String(end.id)}/decision`, {
          decision: "confirm",
        }),
      ).to.deep.equal([409, "second-person.expired"]);
      const { members, requests } = await (
        await signIn(server, "officer19")
      ).get<{ members: GroupMember[]; requests: RuleRequestLine[] }>("/leading-group");
      expect(members.map(({ account, place, to }) => [account, place, to])).to.deep.equal([
        ["commissar", "chair", null],
        ["director", "deputy", null],
      ]);
      expect(requests[0]).to.include({ kind: "unseat", state: "expired" });
      await sound();
    });

    it("is adopted by the chair and half of the members, each signing this very text with his password", async () => {
      await consult();
      server.time.now = "2026-11-23T02:00:00.000Z";
      assessment = await signIn(server, "assessment");
      await group();
      expect((await sign("leader3")).answer.code).to.equal("rules.move");
      await done("assessment", "POST", `/rules/${VERSION}/move`, { to: "discussion", reason: REASON });
      const { textDigest } = await detail();
      expect((await sign("leader3")).answer).to.include({ carried: false, signatures: 1, members: 4 });
      expect((await sign("leader3")).answer.code).to.equal("group.signed");
      expect((await sign("director")).answer.code).to.equal("group.not-member");
      expect(
        await refused("commissar", "POST", `/rules/${VERSION}/signature`, {
          textDigest,
          password: "wrong-wrong",
        }),
      ).to.deep.equal([403, "signature.wrong-password"]);
      // Half have signed, the chair has not.
      expect((await sign("leader4")).answer).to.include({ carried: false, signatures: 2 });
      // Another text: the signatures no longer count.
      expect((await save(await caps(600), 1)).status).to.equal(200);
      expect(
        await refused("commissar", "POST", `/rules/${VERSION}/signature`, { textDigest, password: PASSWORD }),
      ).to.deep.equal([409, "rules.changed"]);
      expect((await sign("commissar")).answer).to.include({ carried: false, signatures: 1 });
      expect((await sign("group")).answer).to.include({ carried: true, signatures: 2 });
      expect((await save(await caps(700), 2)).answer.code).to.equal("rules.adopted");
      expect((await detail()).adoption).to.deep.include({ carried: true, members: 4 });
      await sound();
    });

    it("scores beside the effective rules while on trial, without any consequence", async () => {
      await fillUnit19(server, "2026-10");
      await adopt();
      const body = { kind: "trial", version: VERSION, month: "2026-10", reason: REASON };
      expect(
        await refused("assessment", "POST", "/rule-requests", { ...body, month: "2026-09" }),
      ).to.deep.equal([409, "rules.month"]);
      const { id } = await done("assessment", "POST", "/rule-requests", body);
      expect(await refused("assessment", "POST", "/rule-requests", body)).to.deep.equal([
        409,
        "rules.pending",
      ]);
      await confirm(id);
      await server.context.pulse.refresh();
      const before = await server.context.db("unit_months").orderBy(["month", "unit_id"]);
      const scored = await scoreTrials(server.context);
      expect(scored).to.be.greaterThan(0);
      expect(await scoreTrials(server.context), "nothing has changed").to.equal(0);
      expect(await server.context.db("unit_months").orderBy(["month", "unit_id"])).to.deep.equal(before);
      const compared = await assessment.get<TrialComparison>(`/rules/${VERSION}/trial?month=2026-10`);
      expect(compared).to.deep.include({ ruleSet: "BY-2026-v1", total: scored, changedGrades: 0 });
      expect(compared.sumTrial).to.equal(compared.sumEffective);
      const own = await (
        await signIn(server, "officer19")
      ).get<TrialComparison>(`/rules/${VERSION}/trial?month=2026-10`);
      expect(own.rows.map(({ policeNo }) => policeNo)).to.deep.equal(["000123"]);
      await sound();
    });

    it("takes effect from a month that has not begun, moves what is still to come, and touches no month before", async () => {
      await adopt();
      const ask = (kind: string, month?: string) =>
        send("assessment", "POST", "/rule-requests", {
          kind,
          version: VERSION,
          reason: REASON,
          ...(month && { month }),
        });
      await confirm((await ask("trial", "2026-12")).answer.id);
      await server.context.db("months").insert({
        ...(await server.context.db("months").where({ month: "2026-11" }).first()),
        month: "2027-01",
        opens_at: "2026-12-31T16:00:00.000Z",
      });
      await vouchFor(server);
      expect((await ask("effect", "2026-11")).answer.code).to.equal("rules.month");
      const { answer } = await ask("effect", "2027-01");
      const decided = await confirm(answer.id);
      expect(decided).to.deep.equal({ state: "confirmed", months: ["2027-01"] });
      await server.context.pulse.refresh();
      expect(server.context.rules.forMonth("2026-12").version).to.equal("BY-2026-v1");
      expect(server.context.rules.forMonth("2027-01").version).to.equal(VERSION);
      const months = await server.context.db("months").orderBy("month").select("month", "rule_set");
      expect(months.map(({ rule_set }) => rule_set as string)).to.deep.equal([
        "BY-2026-v1",
        "BY-2026-v1",
        "BY-2026-v1",
        VERSION,
      ]);
      // Another process reads it by itself.
      const other = await startServer({ database: server.database, bureau: false });
      try {
        expect(other.context.rules.forMonth("2027-02").version).to.equal(VERSION);
      } finally {
        await other.stop();
      }
      expect((await ask("retirement")).answer.code).to.equal("rules.no-successor");
      expect((await save(await caps(700), 1)).answer.code).to.equal("rules.not-editable");
      await sound();
      server.time.now = "2027-01-04T02:00:00.000Z";
      assessment = await signIn(server, "assessment");
      const old = await done("assessment", "POST", "/rule-requests", {
        kind: "retirement",
        version: "BY-2026-v1",
        reason: REASON,
      });
      await confirm(old.id);
      expect((await detail("BY-2026-v1")).state).to.equal("retired");
      expect(server.context.rules.forMonth("2026-12").version).to.equal("BY-2026-v1");
    });

    it("finds a text somebody changed behind its back", async () => {
      await consult();
      await server.context
        .db("rule_sets")
        .where({ version: VERSION })
        .update({ text_digest: "0".repeat(64) });
      expect((await verifyEverything(server.context)).join()).to.contain(VERSION);
    });
  });
});
