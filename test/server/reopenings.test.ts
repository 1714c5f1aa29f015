import { randomUUID } from "node:crypto";
import { expect } from "chai";
import type { ProblemDetails, PushReceipt } from "../../domain/messages.ts";
import type { ReopeningLine } from "../../domain/messages/corrections.ts";
import { closeExpiredReopenings } from "../../server/corrections/close-expired-reopenings.ts";
import { unitIsReopened } from "../../server/corrections/writable.ts";
import { forEachDatabase } from "../support/databases.ts";
import { fillUnit19, publishUnit19 } from "../support/published-month.ts";
import { aPush } from "../support/rows.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn, type Client } from "../support/sign-in.ts";

const MONTH = "2026-10";
/** A Friday, 10:00 in Shanghai. */
const NOW = "2026-11-20T02:00:00.000Z";
/** Two workdays later, 17:30: Tuesday. */
const CLOSES = "2026-11-24T09:30:00.000Z";
const REASON = "考勤系统故障导致本单位出勤数据整体漏报，需补正。";

forEachDatabase((engine) => {
  describe("reopening a unit's month", () => {
    let server: RunningServer;
    let files: Client;
    let political: Client;

    beforeEach(async () => {
      server = await startServer({ engine });
      await fillUnit19(server, MONTH);
      server.time.now = NOW;
      await publishUnit19(server);
      files = await signIn(server, "files");
      political = await signIn(server, "political");
    });
    afterEach(() => server.stop());

    const refusal = async (response: Response): Promise<[number, string]> => [
      response.status,
      ((await response.json()) as ProblemDetails).code,
    ];
    const ask = (body: object = {}, client = files) =>
      client.request("POST", "/reopenings", { month: MONTH, unit: "19", reason: REASON, ...body });
    const asked = async (body: object = {}): Promise<number> =>
      ((await (await ask(body)).json()) as { id: number }).id;
    const decide = (id: number, body: object = { decision: "accept" }, client = political) =>
      client.request("POST", `/reopenings/${id}/decision`, body);
    const list = async (account = "files") =>
      (await signIn(server, account)).get<ReopeningLine[]>("/reopenings");
    const unit = () => server.bureau.units["19"]!;
    const push = async (policeNo: string, lateCount: number): Promise<PushReceipt> => {
      const clerk = await signIn(server, "clerk19");
      const { version } = await server.context
        .db("reports")
        .where({ month: MONTH, officer_id: server.bureau.officers[policeNo]! })
        .first<{ version: number }>("version");
      const rows = [{ policeNo, version, fields: { lateCount } }];
      return clerk.put<PushReceipt>(`/months/${MONTH}/pushes/${randomUUID()}`, aPush({ rows }));
    };
    const at = (millis: number, from = CLOSES) => new Date(Date.parse(from) + millis).toISOString();

    it("opens only when a second person of another role confirms, until 17:30 of the second workday", async () => {
      const id = await asked();
      expect(await unitIsReopened(server.context.db, MONTH, unit(), NOW)).to.equal(false);
      expect((await push("000123", 3)).counts).to.include({ saved: 0, rejected: 1 });
      expect(await refusal(await decide(id, undefined, files))).to.deep.equal([403, "second-person.same"]);
      for (const account of ["clerk19", "head19", "leader4", "officer19", "sysadmin"])
        expect((await decide(id, undefined, await signIn(server, account))).status).to.equal(403);
      expect(await (await decide(id)).json()).to.deep.equal({ closesAt: CLOSES });
      expect(await refusal(await decide(id))).to.deep.equal([409, "second-person.settled"]);
      expect((await push("000123", 3)).counts).to.include({ saved: 1 });
      const [line] = await list();
      expect(line).to.include({
        state: "open",
        closesAt: CLOSES,
        unfinished: 1,
        decidedBy: "political",
        decidedRole: "politicalOffice",
      });
    });

    it("opens that unit and that month, and no other", async () => {
      const { db } = server.context;
      await decide(await asked());
      expect(await unitIsReopened(db, MONTH, unit(), NOW)).to.equal(true);
      expect(await unitIsReopened(db, MONTH, server.bureau.units["09"]!, NOW)).to.equal(false);
      expect(await unitIsReopened(db, "2026-09", unit(), NOW)).to.equal(false);
    });

    it("takes pushes up to its last instant and none after, by the server's clock, whether or not the timer came (A9)", async () => {
      await decide(await asked());
      let late = 5;
      for (const [offset, saved] of [
        [-1_000, 1],
        [-1, 1],
        [0, 1],
        [1, 0],
        [1_000, 0],
      ] as const) {
        // prettier-ignore
        server.time.now = at(offset);
        const { counts, problems } = await push("000123", (late += 1));
        expect(counts.saved, `${offset} ms: ${JSON.stringify(problems[0])}`).to.equal(saved);
      }
      server.time.now = at(1);
      expect((await list())[0]).to.include({ state: "closed", closedAt: null });
    });

    it("closes by itself, once, however many processes ask", async () => {
      await decide(await asked());
      server.time.now = CLOSES;
      expect(await closeExpiredReopenings(server.context)).to.equal(0);
      server.time.now = at(1);
      const other = await startServer({
        database: server.database,
        bureau: false,
        clock: server.context.clock,
      });
      const closed = await Promise.all([
        closeExpiredReopenings(server.context),
        closeExpiredReopenings(other.context),
      ]);
      expect(closed.reduce((sum, n) => sum + n, 0)).to.equal(1);
      expect(await server.context.db("audit_entries").where({ action: "reopening.close" })).to.have.length(1);
      expect((await list())[0]).to.include({ state: "closed", closedAt: at(1) });
      await other.stop();
    });

    it("is asked by the files office with a reason, for published months, once at a time", async () => {
      for (const account of ["political", "clerk19", "head19", "director", "group"])
        expect((await ask({}, await signIn(server, account))).status).to.equal(403);
      expect(await refusal(await ask({ reason: "太短" }))).to.deep.equal([422, "request.invalid"]);
      expect(await refusal(await ask({ unit: "99" }))).to.deep.equal([404, "unit.unknown"]);
      expect(await refusal(await ask({ month: "2027-01" }))).to.deep.equal([404, "month.unknown"]);
      expect(await refusal(await ask({ month: "2026-11" }))).to.deep.equal([409, "reopening.not-needed"]);
      const both = await Promise.all([ask(), ask()]);
      expect(both.map(({ status }) => status).sort()).to.deep.equal([201, 409]);
      const [{ id }] = (await list()) as [ReopeningLine];
      expect((await decide(id, { decision: "refuse", note: "" })).status).to.equal(422);
      expect(
        (await decide(id, { decision: "refuse", note: "漏报仅涉及一人，请改用更正。" })).status,
      ).to.equal(200);
      expect((await list())[0]).to.include({ state: "refused", note: "漏报仅涉及一人，请改用更正。" });
      await decide(await asked());
      expect(await refusal(await ask())).to.deep.equal([409, "reopening.exists"]);
      server.time.now = at(1);
      files = await signIn(server, "files");
      expect((await ask()).status).to.equal(201);
    });

    it("lapses when nobody confirms within 72 hours", async () => {
      const id = await asked();
      server.time.now = at(72 * 3_600_000 + 1, NOW);
      political = await signIn(server, "political");
      expect(await refusal(await decide(id))).to.deep.equal([409, "second-person.expired"]);
      expect((await list())[0]).to.include({ state: "expired", mayDecide: false });
    });

    it("is listed to the offices, and to those who fill, head or are in charge of the unit", async () => {
      await asked();
      for (const account of ["files", "political", "group", "director", "clerk19", "head19", "leader4"])
        expect(await list(account), account).to.have.length(1);
      for (const account of ["clerk09", "head09", "leader3", "officer19", "petitions"])
        expect(await list(account), account).to.have.length(0);
      expect((await list("political"))[0]!.mayDecide).to.equal(true);
      expect((await list("files"))[0]!.mayDecide).to.equal(false);
    });
  });
});
