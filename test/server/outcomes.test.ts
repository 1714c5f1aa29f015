import { expect } from "chai";
import ExcelJS from "exceljs";
import type { OfficerOutcomes, OutcomePage } from "../../domain/messages/outcomes.ts";
import { verifyVouched } from "../../server/audit/verify-vouched.ts";
import { announceHalfYear } from "../support/announced-half-years.ts";
import { PASSWORD } from "../support/bureau.ts";
import { forEachDatabase } from "../support/databases.ts";
import { readZipPart } from "../support/read-zip-part.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn, type Client } from "../support/sign-in.ts";

/** Unit 19's seven in their order, and a sanction of the first. With ten in a series the first 10 % are one. */
const FIRST = "000123";
const OTHERS = ["001902", "001903", "001904", "001905", "001906", "000102", "000902", "000903", "001901"];
const BEST = { "2026-01": "excellent", "2026-02": "excellent", "2026-03": "excellent", "2026-04": "excellent" } as const; // prettier-ignore

describe("consequences of results (结果运用)", () => {
  forEachDatabase((engine) => {
    let server: RunningServer;
    let political: Client;
    let assessment: Client;
    let commissar: Client;
    beforeEach(async () => {
      server = await startServer({ engine });
      political = await signIn(server, "political");
      assessment = await signIn(server, "assessment");
      commissar = await signIn(server, "commissar");
    });
    afterEach(() => server.stop());

    const announce = (first: Partial<Parameters<typeof announceHalfYear>[2][number]> = {}) =>
      announceHalfYear(server, "2026-H1", [
        { policeNo: FIRST, score: 9500, months: BEST, ...first },
        ...OTHERS.map((policeNo, index) => ({
          ...{ policeNo, score: 9000 - index * 100 },
          ...(policeNo === "001906" && { months: { "2026-02": "poor", "2026-05": "poor" } as const }),
        })),
      ]);
    const list = (client = political, query = "") => client.get<OutcomePage>(`/outcomes${query}`);
    const enter = async (body: Record<string, unknown>, client = political) => {
      const request = {
        verdict: "adopted",
        decidedOn: "2026-11-04",
        documentNo: "北公党〔2026〕15号",
        ...body,
      };
      const response = await client.request("POST", "/outcomes/decisions", request);
      return { status: response.status, ...((await response.json()) as { id: number; code?: string; detail?: string }) }; // prettier-ignore
    };
    const close = async (id: number, body: Record<string, unknown>, client = commissar) => {
      const response = await client.request("PUT", `/outcomes/decisions/${id}`, { password: PASSWORD, ...body }); // prettier-ignore
      return { status: response.status, ...((await response.json()) as { state?: string; code?: string }) };
    };
    /** What the chain does not know of these tables; what the fixture wrote past the verbs is none of it. */
    const faults = async () => (await verifyVouched(server.context.db)).filter(({ detail }) => /outcome|candidate/.test(detail)); // prettier-ignore
    const compute = () => assessment.request("POST", "/outcomes/2026-H1/proposals", {});
    const proposalOf = async (policeNo: string, rule: string) =>
      (await list()).rows.find((row) => row.policeNo === policeNo && row.rule === rule)!;

    it("makes proposals only for an announced half-year", async () => {
      const early = await compute();
      expect([early.status, ((await early.json()) as { code: string }).code]).to.deep.equal([409, "outcome.period"]); // prettier-ignore
      expect((await list()).period).to.equal(null);
    });

    it("proposes by the rules with reasons and clause, and gives the same again", async () => {
      await announce();
      expect(await (await compute()).json()).to.deep.equal({ period: "2026-H1", proposals: 3, vetoed: 0 });
      const { rows, rules } = await list();
      expect(rows.map(({ rule, policeNo }) => [rule, policeNo])).to.deep.equal([
        ["award", FIRST],
        ["retraining", "001906"],
        ["talk", "001906"],
      ]);
      expect(rows[0]).to.deep.include({ vetoes: [], corrections: [], decision: null, mayDecide: true });
      expect(rows[0]!.reasons.map(({ zh }) => zh)).to.deep.equal([
        "2026年上半年在派出所10人中列第 1 名，进入前 10%",
        "2026年上半年评为优秀 4 个月（要求不少于 4 个月）",
      ]);
      expect(rows[1]!.reasons[0]!.zh).to.equal("2026年2月、2026年5月评为差（2 个月）");
      expect(rows[0]!.clause.zh).to.equal("细则 §11（BY-2026-v1）");
      expect(rules.find(({ rule }) => rule === "talk")).to.include({ proposals: 1, vetoed: 0, decided: 0 });
      await compute();
      expect((await list()).rows.map(({ policeNo, rule, reasons }) => ({ policeNo, rule, reasons }))).to.deep.equal(
        rows.map(({ policeNo, rule, reasons }) => ({ policeNo, rule, reasons })),
      ); // prettier-ignore
      expect((await list(political, "?show=open&rule=award")).total).to.equal(1);
      expect(await faults()).to.deep.equal([]);
    });

    it("lets 政治处 enter, 政委 confirm, and the decision stand in the file", async () => {
      await announce();
      await compute();
      const { id: proposal } = await proposalOf(FIRST, "award");
      const entered = await enter({ proposal, kind: "award" });
      expect(entered.status).to.equal(201);
      const file = async (client: Client) => (await client.get<OfficerOutcomes>(`/officers/${FIRST}/outcomes`)).decisions; // prettier-ignore
      const officer = await signIn(server, "officer19");
      expect(await file(officer)).to.deep.equal([]);
      expect((await proposalOf(FIRST, "award")).decision).to.include({ state: "entered", mayConfirm: false, mayWithdraw: true }); // prettier-ignore
      expect((await close(entered.id, { action: "confirm", password: "falsch" })).code).to.equal("signature.wrong-password"); // prettier-ignore
      expect(await close(entered.id, { action: "confirm" })).to.include({ status: 200, state: "confirmed" });
      const [decision] = await file(officer);
      expect(decision).to.include({ kind: "award", verdict: "adopted", decidedOn: "2026-11-04", documentNo: "北公党〔2026〕15号", confirmedAs: "chief" }); // prettier-ignore
      expect((await close(entered.id, { action: "refuse" })).code).to.equal("outcome.state");
      // A decided proposal outlives a new computation.
      await compute();
      expect((await proposalOf(FIRST, "award")).id).to.equal(proposal);
      expect(await faults()).to.deep.equal([]);
    });

    it("shows a colleague honours only", async () => {
      await announce();
      await compute();
      for (const [policeNo, rule, kind] of [
        ["001906", "retraining", "retraining"],
        [FIRST, "award", "award"],
      ] as const) {
        // prettier-ignore
        const { id } = await enter({ proposal: (await proposalOf(policeNo, rule)).id, kind });
        await close(id, { action: "confirm" });
      }
      const stranger = await signIn(server, "clerk09");
      const seen = (policeNo: string, client: Client) => client.get<OfficerOutcomes>(`/officers/${policeNo}/outcomes`); // prettier-ignore
      expect((await seen(FIRST, stranger)).decisions.map(({ kind }) => kind)).to.deep.equal(["award"]);
      expect((await seen("001906", stranger)).decisions).to.deep.equal([]);
      expect((await seen("001906", await signIn(server, "head19"))).decisions).to.have.length(1);
      expect((await stranger.request("GET", "/outcomes")).status).to.equal(403);
    });

    it("refuses what a sanction forbids, what gives no reason, what no rule proposed, and another day", async () => {
      await announce({ sanctioned: ["2026-03"] });
      await compute();
      const proposal = await proposalOf(FIRST, "award");
      expect(proposal.vetoes.map(({ zh }) => zh)).to.deep.equal(["2026年3月因党纪政务处分（JJ-V1）当月限为一般"]); // prettier-ignore
      const code = async (body: Record<string, unknown>) => (await enter({ proposal: proposal.id, kind: "award", ...body })).code; // prettier-ignore
      expect(await code({})).to.equal("outcome.vetoed");
      expect(await code({ verdict: "notAdopted" })).to.equal("outcome.reason");
      expect(await code({ kind: "talk" })).to.equal("outcome.kind");
      expect(await code({ verdict: "notAdopted", reason: "受处分影响期内，不予表彰。", decidedOn: "2026-11-05" })).to.equal("outcome.day"); // prettier-ignore
      expect(await code({ documentNo: "=1+1", verdict: "notAdopted", reason: "受处分影响期内，不予表彰。" })).to.equal("request.invalid"); // prettier-ignore
      expect(await code({ verdict: "notAdopted", reason: "受处分影响期内，不予表彰。" })).to.equal(undefined);
      expect(await code({ verdict: "notAdopted", reason: "受处分影响期内，不予表彰。" })).to.equal("outcome.decided"); // prettier-ignore
    });

    it("takes a decision nobody proposed, with its reason, and has it withdrawn", async () => {
      expect((await enter({ policeNo: FIRST, kind: "rotation" })).code).to.equal("outcome.reason");
      const { id } = await enter({ policeNo: FIRST, kind: "rotation", reason: "任现职满五年，按规定交流。" });
      expect((await close(id, { action: "withdraw" })).code).to.equal("outcome.unknown");
      expect(await close(id, { action: "withdraw" }, political)).to.include({ state: "withdrawn" });
      expect((await enter({ policeNo: "999999", kind: "talk", reason: "没有这个人，不能登记。" })).code).to.equal("officer.unknown"); // prettier-ignore
    });

    it("gives an extract of several years to panels and the officer himself, and records who took it", async () => {
      await announce();
      const query = "from=2025&to=2026&purpose=%E8%80%83%E5%AF%9F";
      const take = (client: Client, format: string, policeNo = FIRST) => client.request("GET", `/officers/${policeNo}/extract.${format}?${query}`); // prettier-ignore
      await server.context.db("settings").insert({ name: "bulletins.issuer", value: JSON.stringify("南塘县公安局档案办") }); // prettier-ignore
      const word = Buffer.from(await (await take(political, "docx")).arrayBuffer());
      const text = readZipPart(word, "word/document.xml").replaceAll(/<[^>]+>/g, "");
      expect(text)
        .to.include("张三同志政绩档案摘录")
        .and.include("2026年上半年")
        .and.include("95.00")
        .and.include("南塘县公安局档案办");
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.load(await (await take(await signIn(server, "officer19"), "xlsx")).arrayBuffer());
      const cells: unknown[] = [];
      workbook.worksheets[0]!.eachRow((row) => row.eachCell((cell) => cells.push(cell.value)));
      expect(cells).to.include(95).and.include("1/10");
      const refused = await take(await signIn(server, "head19"), "docx");
      expect([refused.status, ((await refused.json()) as { code: string }).code]).to.deep.equal([403, "outcome.extract"]); // prettier-ignore
      expect((await political.request("GET", `/officers/${FIRST}/extract.docx?from=2026&to=2025&purpose=xx`)).status).to.equal(422); // prettier-ignore
      const entries = await server.context.db("audit_entries").where({ action: "file.extract" }).pluck<string[]>("detail"); // prettier-ignore
      expect(entries.map((detail) => (JSON.parse(detail) as { purpose: string; own: boolean }).own)).to.deep.equal([false, true]); // prettier-ignore
    });

    it("tells beside a confirmed decision that a month it rested on was corrected afterwards", async () => {
      await announce();
      await compute();
      const { id } = await enter({ proposal: (await proposalOf(FIRST, "award")).id, kind: "award" });
      await close(id, { action: "confirm" });
      const { db } = server.context;
      const [report] = await db("reports").insert({
        ...{
          month: "2026-03",
          officer_id: server.bureau.officers[FIRST],
          unit_id: server.bureau.units["19"],
        },
        ...{ level: "officer", post_type: "SQ", state: "published", version: 2, fields: "{}" },
        ...{
          content_hash: "0".repeat(64),
          complete: true,
          filled_by: 1,
          filled_at: "2026-03-28T08:00:00.000Z",
        },
      });
      await db("corrections").insert({
        ...{
          month: "2026-03",
          report_id: report,
          base_version: 1,
          changes: "{}",
          reason: "更正",
          origin: "office",
        },
        ...{
          state: "accepted",
          asked_by: 1,
          asked_at: "2026-11-05T02:00:00.000Z",
          asked_role: "filesOffice",
        },
        ...{ decided_by: 2, decided_at: "2026-11-05T03:00:00.000Z", decided_role: "politicalOffice", new_version: 2 }, // prettier-ignore
      });
      const { decision } = await proposalOf(FIRST, "award");
      expect(decision!.corrections).to.deep.equal([{ month: "2026-03", at: "2026-11-05T03:00:00.000Z" }]);
      expect(decision!.state).to.equal("confirmed");
    });
  });
});
