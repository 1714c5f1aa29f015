import { expect } from "chai";
import type { GradesContent } from "../../domain/bulletin.ts";
import type { Bulletin } from "../../domain/messages/bulletins.ts";
import type { ProblemDetails } from "../../domain/messages.ts";
import { forEachDatabase } from "../support/databases.ts";
import { fillUnit19, PUBLISHED_GRADES, publishUnit19 } from "../support/published-month.ts";
import { anEvent } from "../support/rows.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { pushSheet } from "../support/signed-month.ts";
import { signIn } from "../support/sign-in.ts";

const MONTH = "2026-10";

forEachDatabase((engine) => {
  describe("reasons for 一般 and 差 in a bulletin", () => {
    let server: RunningServer;
    beforeEach(async () => {
      server = await startServer({ engine });
      await fillUnit19(server);
    });
    afterEach(() => server.stop());

    const reasons = async (): Promise<Record<string, string>> => {
      const files = await signIn(server, "files");
      const { content } = await files.post<Bulletin>("/bulletins", { kind: "grades", month: MONTH });
      const unit = (content as GradesContent).units.find(({ unit }) => unit === "19")!;
      return Object.fromEntries(unit.lower.map(({ policeNo, reason }) => [policeNo, reason]));
    };

    it("name the circular against the unit (P7) for its head and deputy, and not for whom it costs nothing", async () => {
      await pushSheet(server, "clerk19", MONTH, {
        events: [
          anEvent({
            ...{ subjectKind: "unit", subject: "19", type: "P7", documentNo: "北公〔2026〕31号" },
            ...{ reason: "单位被通报批评", evidenceKind: "documentAndCopy" },
          }),
        ],
      });
      await publishUnit19(server, { ...PUBLISHED_GRADES, "001902": "fair" });
      const said = await reasons();
      expect(said["001902"]).to.match(/^单位被通报批评（北公〔2026〕31号），当月得分/);
      expect(said["001903"]).to.match(/^个人通报批评（北公纪〔2026〕12号），当月得分/);
      expect(said["001904"]).to.match(/^旷工2天，当月得分/);
    });

    it("do not name a penalty the competent department refused to confirm", async () => {
      const { db } = server.context;
      const line = await db("events").where({ type: "P1" }).first<{ row_key: string; version: number }>();
      await db("event_confirmations").insert({
        ...{ row_key: line.row_key, line_version: line.version, decision: "refused", note: "未予核实" },
        ...{ department: "disciplineOffice", account_id: server.bureau.accounts.discipline!, at: "2026-11-05T02:00:00.000Z" },
      }); // prettier-ignore
      await publishUnit19(server);
      expect((await reasons())["001903"]).to.not.contain("个人通报批评");
    });

    it("are not asked of a practice month: it has no bulletin of either kind", async () => {
      await publishUnit19(server);
      await server.context.db("months").where({ month: MONTH }).update({ practice: true });
      server.time.now = "2026-11-20T02:00:00.000Z";
      const files = await signIn(server, "files");
      for (const kind of ["grades", "quality"]) {
        const response = await files.request("POST", "/bulletins", { kind, month: MONTH });
        const problem = (await response.json()) as ProblemDetails;
        expect([response.status, problem.code]).to.deep.equal([409, "bulletin.practice"]);
      }
    });
  });
});
