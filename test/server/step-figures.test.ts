import { randomUUID } from "node:crypto";
import { expect } from "chai";
import type { PushReceipt } from "../../domain/messages.ts";
import type { StepFigures } from "../../domain/messages/steps.ts";
import { forEachDatabase } from "../support/databases.ts";
import { fillOctober } from "../support/filled-october.ts";
import { aPush, aRow } from "../support/rows.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn } from "../support/sign-in.ts";

forEachDatabase((engine) => {
  describe("units by step of the month", () => {
    let server: RunningServer;
    before(async () => {
      server = await startServer({ engine });
      await fillOctober(server);
    });
    after(async () => server?.stop());

    const steps = async (account: string, query = "month=2026-10") =>
      (await signIn(server, account)).get<StepFigures>(`/figures/steps?${query}`);

    it("count the reports that passed each step, as a recount of the table does", async () => {
      const figures = await steps("director");
      const rows = await server.context
        .db("reports")
        .where({ month: "2026-10" })
        .select<{ unit_id: number; state: string }[]>("unit_id", "state");
      const unit = figures.units.find(({ unit: code }) => code === "19")!;
      const own = rows.filter(({ unit_id }) => Number(unit_id) === server.bureau.units["19"]);
      expect(unit.started).to.equal(own.length);
      expect(unit.signed).to.equal(own.filter(({ state }) => state === "signed").length);
      expect(figures.total.started).to.equal(rows.length);
      expect(figures.total.expected).to.equal(figures.units.reduce((sum, one) => sum + one.expected, 0));
    });

    it("tell how many wait for their reviewer, since when, and how often one was handed back", async () => {
      const clerk = await signIn(server, "clerk09");
      await clerk.put<PushReceipt>(`/months/2026-10/pushes/${randomUUID()}`, aPush({ unit: "09", rows: [aRow("000903")] })); // prettier-ignore
      await clerk.post("/months/2026-10/submission", { unit: "09", declaration: true });
      const before = (await steps("director")).units.find(({ unit }) => unit === "09")!;
      expect(before.waiting).to.be.greaterThan(0);
      expect(before.waitingSince).to.equal(server.time.now);
      const report = await server.context
        .db("reports")
        .where({ month: "2026-10", state: "submitted", unit_id: server.bureau.units["09"] })
        .whereNot("officer_id", server.bureau.officers["000901"])
        .first<{ id: number; version: number }>("id", "version");
      const head = await signIn(server, "head09");
      const answer = await head.request("POST", `/reports/${report.id}/return`, { to: "clerk", reason: "学习记录与签到表不符,请核对后重报。" }, { "If-Match": `"${report.version}"` }); // prettier-ignore
      expect(answer.status, await answer.text()).to.be.lessThan(300);
      const after = (await steps("director")).units.find(({ unit }) => unit === "09")!;
      expect(after.returns).to.equal(1);
      expect(after.waiting).to.equal(before.waiting - 1);
    });

    it("show before publication only the units a reader may see, and keep their sum to these", async () => {
      const own = await steps("head19");
      expect(own.units.map(({ unit }) => unit)).to.deep.equal(["19"]);
      expect(own.total.started).to.equal(own.units[0]!.started);
      const stranger = await (
        await signIn(server, "officer19")
      ).request("GET", "/figures/steps?month=2026-10");
      expect(stranger.status).to.equal(403);
    });

    it("refuse a month that is none", async () => {
      const client = await signIn(server, "director");
      expect((await client.request("GET", "/figures/steps?month=2026-13")).status).to.equal(422);
    });
  });
});
