import { randomUUID } from "node:crypto";
import { expect } from "chai";
import type {
  CampaignBoard,
  CampaignLine,
  CampaignListLine,
  CampaignSheet,
  Contributors,
  EntrySheet,
} from "../../domain/messages/campaigns.ts";
import type { ProblemDetails } from "../../domain/messages.ts";
import { anIndicator, enterActuals, moveTo, startCampaign, SUMMER } from "../support/a-campaign.ts";
import { forEachDatabase } from "../support/databases.ts";
import { publishUnit19, fillUnit19 } from "../support/published-month.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn, type Client } from "../support/sign-in.ts";
import { verifyEverything, vouchFor } from "../support/verify-everything.ts";

const SOLVED = "破案";
const DRUGS = "强制戒毒人数";
const day = (row: [unit: string, indicator: string, day: string, quantity: unknown]) => ({
  ...{ unit: row[0], indicator: row[1], day: row[2], quantity: row[3], source: "警综平台" },
});

describe("campaigns", () => {
  forEachDatabase((engine) => {
    let server: RunningServer;
    let office: Client;
    beforeEach(async () => {
      server = await startServer({ engine });
      await vouchFor(server);
      office = await signIn(server, "assessment");
    });
    afterEach(() => server.stop());

    const summer = (): Promise<CampaignSheet> =>
      startCampaign(office, {
        ...SUMMER,
        indicators: [
          anIndicator(SOLVED, { "01": 50, "09": 30, "19": 20 }),
          anIndicator(DRUGS, {}, { scored: false, measure: "人" }),
        ],
      });
    const board = (id: number, query = ""): Promise<CampaignBoard> =>
      office.get(`/campaigns/${id}/board${query}`);

    it("E14: completes 106 of 100 as 106 %, never as the mean of rates", async () => {
      const { id } = await summer();
      await enterActuals(office, id, [
        day(["01", SOLVED, "2026-06-10", 53]),
        day(["09", SOLVED, "2026-07-10", 40]),
        day(["19", SOLVED, "2026-08-10", 13]),
        day(["19", DRUGS, "2026-08-10", 7]),
      ]);
      const { indicators } = await board(id);
      const [solved, drugs] = indicators;
      expect(solved!.bureau).to.deep.equal({
        ...{ target: 10_000, actual: 10_600, standing: "met" },
        rate: { actual: 106, target: 100, percent: 10_600 },
      });
      const units = solved!.units.map(({ unit, rate, place, standing }) => [unit, rate?.percent, place, standing]); // prettier-ignore
      expect(units).to.deep.equal([
        ["09", 13_333, 1, "met"],
        ["01", 10_600, 2, "met"],
        ["19", 6_500, 3, "missed"],
      ]);
      expect(JSON.stringify(indicators)).not.to.include("10144");
      // 强制戒毒人数 is counted and ranked by quantity, held against nothing.
      expect(drugs!.bureau).to.deep.equal({ target: 0, actual: 700, rate: null, standing: null });
      expect(await verifyEverything(server.context)).to.deep.equal([]);
    });

    it("counts any window of days, and measures it against the days gone", async () => {
      const { id } = await summer();
      await enterActuals(office, id, [
        day(["01", SOLVED, "2026-06-30", 20]),
        day(["01", SOLVED, "2026-07-01", 5]),
        day(["09", SOLVED, "2026-08-31", 30]),
      ]);
      const june = (await board(id, "?last=2026-06-30")).indicators[0]!;
      expect([june.bureau.actual, june.bureau.rate?.percent, june.bureau.standing]).to.deep.equal([2_000, 2_000, "behind"]); // prettier-ignore
      const window = await board(id, "?first=2026-06-30&last=2026-07-01");
      expect([window.indicators[0]!.bureau.actual, window.elapsed]).to.deep.equal([2_500, { gone: 2, whole: 92 }]); // prettier-ignore
      const whole = await board(id);
      expect(whole.indicators[0]!.course).to.deep.equal([
        { month: "2026-06", actual: 2_000, expected: 3_261 },
        { month: "2026-07", actual: 2_500, expected: 6_630 },
        { month: "2026-08", actual: 5_500, expected: 10_000 },
      ]);
      expect(whole.indicators[0]!.bureau.standing).to.equal("missed");
      for (const query of ["?first=2026-05-31", "?first=2026-08-01&last=2026-07-01"])
        expect((await office.request("GET", `/campaigns/${id}/board${query}`)).status).to.equal(422);
    });

    it("stores a push once, answers it again byte for byte, and refuses its id for something else", async () => {
      const { id } = await summer();
      const push = randomUUID();
      const path = `/campaigns/${id}/actuals/${push}`;
      const rows = [day(["09", SOLVED, "2026-07-10", 4])];
      const answers = await Promise.all([1, 2, 3].map(() => office.request("PUT", path, { rows })));
      const bodies = await Promise.all(answers.map((answer) => answer.text()));
      expect(answers.map(({ status }) => status)).to.deep.equal([200, 200, 200]);
      expect(new Set(bodies).size).to.equal(1);
      expect((await board(id)).indicators[0]!.bureau.actual).to.equal(400);
      const other = await office.request("PUT", path, { rows: [day(["09", SOLVED, "2026-07-10", 5])] });
      expect([other.status, ((await other.json()) as ProblemDetails).code]).to.deep.equal([422, "push.other-content"]); // prettier-ignore
      const clerk = await signIn(server, "clerk09");
      expect((await clerk.request("PUT", path, { rows })).status).to.equal(422);
    });

    it("keeps every version of a figure: a change needs the version it is made on and a reason", async () => {
      const { id } = await summer();
      const clerk = await signIn(server, "clerk19");
      const first = day(["19", SOLVED, "2026-07-10", 4]);
      expect((await enterActuals(clerk, id, [first])).counts.saved).to.equal(1);
      expect((await enterActuals(clerk, id, [first])).counts.unchanged).to.equal(1);
      const change = { ...first, quantity: 3 };
      const stale = await enterActuals(clerk, id, [change]);
      expect([stale.rows[0]!.outcome, stale.problems[0]!.code]).to.deep.equal(["conflict", "V12"]);
      const mute = await enterActuals(clerk, id, [{ ...change, version: 1 }]);
      expect([mute.rows[0]!.outcome, mute.problems[0]!.message]).to.deep.equal([
        "rejected",
        "第1行 破案，I列“更正原因”：这一天已有数据，改动须写明更正原因（不少于5个字）。",
      ]);
      const empty = await enterActuals(clerk, id, [{ ...change, quantity: "", version: 1 }]);
      expect(empty.problems[0]!.message).to.include("不能改成空白");
      const said = await enterActuals(clerk, id, [{ ...change, version: 1, reason: "一起并案，重复统计" }]);
      expect(said.rows[0]).to.deep.include({ outcome: "saved", version: 2 });
      const sheet = await clerk.get<EntrySheet>(`/campaigns/${id}/entries?from=2026-07-10&to=2026-07-10`);
      const row = sheet.rows.find(({ indicator }) => indicator === SOLVED)!;
      expect([row.quantity, row.total, row.target, row.version]).to.deep.equal([300, 300, 2_000, 2]);
      expect(row.versions.map(({ quantity, reason }) => [quantity, reason])).to.deep.equal([
        [400, null],
        [300, "一起并案，重复统计"],
      ]);
      expect((await board(id)).indicators[0]!.bureau.actual).to.equal(300);
      const rewrite = server.context.db("campaign_actuals").update({ quantity: 99_900 });
      expect(await rewrite.then(() => "written", () => "refused")).to.equal("refused"); // prettier-ignore
      expect(await verifyEverything(server.context)).to.deep.equal([]);
    });

    it("names every bad row in Chinese and keeps the good ones", async () => {
      const { id } = await summer();
      const clerk = await signIn(server, "clerk19");
      const receipt = await enterActuals(clerk, id, [
        day(["19", SOLVED, "2026-07-01", "１２ 起"]),
        day(["19", "破大案", "2026-07-01", 1]),
        day(["19", SOLVED, "2026-09-01", 1]),
        day(["19", SOLVED, "2026-02-30", 1]),
        day(["09", SOLVED, "2026-07-01", 1]),
        day(["77", SOLVED, "2026-07-01", 1]),
        day(["19", SOLVED, "2026-07-02", -1]),
        day(["19", SOLVED, "2026-07-03", "—"]),
        day(["19", SOLVED, "2026-07-04", "=1+1"]),
        day(["19", SOLVED, "2026-07-01", 12]),
        day(["19", SOLVED, "2026-07-05", ""]),
        { ...day(["19", SOLVED, "2026-07-06", 1]), source: { evil: true } },
        {},
      ]);
      expect(receipt.counts).to.deep.equal({ saved: 1, unchanged: 1, conflict: 0, rejected: 11 });
      const words = receipt.problems.map(({ message }) => message);
      expect(words).to.deep.include.members([
        "第2行，D列“指标”：没有指标“破大案”。请填写：破案、强制戒毒人数。",
        "第3行 破案，A列“日期”：2026-09-01不在行动期间2026-06-01至2026-08-31以内。请核对日期。",
        "第5行 破案，B列“单位代码”：单位09不在您的填报范围内。请只填本单位的行。",
        "第6行 破案，B列“单位代码”：没有单位代码“77”。请核对单位代码。",
        "第10行 破案，D列“指标”：同一单位、同一指标、同一天已在第1行出现。请只留一行。",
      ]);
      expect((await board(id)).indicators[0]!.bureau.actual).to.equal(1_200);
      const nothing = await clerk.request("PUT", `/campaigns/${id}/actuals/${randomUUID()}`, { rows: [] });
      expect(nothing.status).to.equal(422);
    });

    it("does not let tomorrow be reported, nor anything outside a running campaign", async () => {
      server.time.now = "2026-07-10T02:00:00.000Z";
      const draft = await office.post<CampaignLine>("/campaigns", {
        ...SUMMER,
        indicators: [anIndicator(SOLVED, { "19": 20 })],
      });
      const early = await office.request("PUT", `/campaigns/${draft.id}/actuals/${randomUUID()}`, { rows: [day(["19", SOLVED, "2026-07-10", 1])] }); // prettier-ignore
      expect(((await early.json()) as ProblemDetails).code).to.equal("campaign.state");
      expect((await moveTo(office, draft.id, "start")).status).to.equal(200);
      const receipt = await enterActuals(office, draft.id, [
        day(["19", SOLVED, "2026-07-10", 1]),
        day(["19", SOLVED, "2026-07-11", 1]),
      ]);
      expect(receipt.rows.map(({ outcome }) => outcome)).to.deep.equal(["saved", "rejected"]);
      expect((await moveTo(office, draft.id, "finish")).status).to.equal(422);
      expect((await moveTo(office, draft.id, "finish", "上级统一部署提前收官")).status).to.equal(200);
      const late = await office.request("PUT", `/campaigns/${draft.id}/actuals/${randomUUID()}`, { rows: [day(["19", SOLVED, "2026-07-09", 1])] }); // prettier-ignore
      expect(late.status).to.equal(409);
      expect((await moveTo(office, draft.id, "reopen")).status).to.equal(422);
      expect((await moveTo(office, draft.id, "reopen", "补录七月九日数据")).status).to.equal(200);
      expect(await verifyEverything(server.context)).to.deep.equal([]);
    });

    it("never lets a change of the campaign lose what was entered", async () => {
      const sheet = await summer();
      await enterActuals(office, sheet.id, [day(["19", SOLVED, "2026-06-10", 4])]);
      const change = (input: object, version = 2) =>
        office.request(
          "PUT",
          `/campaigns/${sheet.id}`,
          { ...SUMMER, indicators: inputsOf(sheet), ...input },
          { "If-Match": `"${version}"` },
        ); // prettier-ignore
      for (const bad of [{ firstDay: "2026-07-01" }, { indicators: inputsOf(sheet).slice(1) }])
        expect(((await (await change(bad)).json()) as ProblemDetails).code).to.equal("campaign.in-use");
      expect((await change({}, 1)).status).to.equal(412);
      const [solved, drugs] = inputsOf(sheet);
      const swapped = [
        { ...drugs!, name: SOLVED },
        { ...solved!, name: DRUGS, targets: { "19": 500 } },
      ];
      expect((await change({ indicators: swapped })).status).to.equal(200);
      const after = await office.get<CampaignSheet>(`/campaigns/${sheet.id}`);
      expect(after.indicators.map(({ name, targets }) => [name, targets])).to.deep.equal([
        [SOLVED, {}],
        [DRUGS, { "19": 500 }],
      ]);
      expect((await change({ lastDay: "2026-05-01" }, 3)).status).to.equal(422);
      expect((await change({ indicators: [anIndicator(SOLVED, { "77": 5 })] }, 3)).status).to.equal(422);
      const twin = await office.request("POST", "/campaigns", SUMMER);
      expect(((await twin.json()) as ProblemDetails).code).to.equal("campaign.exists");
      expect(await verifyEverything(server.context)).to.deep.equal([]);
    });

    it("shows a rank with its source, and what it said before it was corrected", async () => {
      const { id, indicators } = await summer();
      const rank = {
        ...{ indicatorId: indicators[1]!.id, area: "全市", place: 2, ofMany: 11, asOf: "2026-10-31" },
        ...{ issuer: "信阳市公安局禁毒支队", documentNo: "信公禁〔2026〕31号", note: null },
      };
      const made = await office.post<{ id: number }>(`/campaigns/${id}/ranks`, rank);
      const mend = (more: object) =>
        office.request("POST", `/campaigns/${id}/ranks`, { ...rank, place: 1, replaces: made.id, ...more });
      expect((await mend({})).status).to.equal(422);
      expect((await mend({ reason: "市局更正排名通报" })).status).to.equal(201);
      expect((await mend({ reason: "市局更正排名通报" })).status).to.equal(404);
      expect((await mend({ replaces: null, place: 12 })).status).to.equal(422);
      const [shown, ...more] = (await board(id)).ranks;
      expect(more).to.deep.equal([]);
      expect([shown!.place, shown!.documentNo]).to.deep.equal([1, "信公禁〔2026〕31号"]);
      expect(shown!.before.map(({ place, reason }) => [place, reason])).to.deep.equal([[2, "市局更正排名通报"]]); // prettier-ignore
      const [line] = await office.get<CampaignListLine[]>("/campaigns");
      expect(line!.ranks).to.deep.equal([{ area: "全市", place: 1, ofMany: 11, indicator: DRUGS }]);
    });

    it("counts days and months without a violation, and names nobody", async () => {
      await fillUnit19(server);
      const sheet = await startCampaign(office, {
        ...{ ...SUMMER, name: "百日整治", firstDay: "2026-08-01", lastDay: "2026-11-30" },
        indicators: [anIndicator(SOLVED, { "19": 5 })],
      });
      const [row] = await server.context.db("events").select<{ document_on: string }[]>("document_on");
      const { violations } = await board(sheet.id);
      const station = violations.find(({ unit }) => unit === "19")!;
      expect([station.violations, station.lastOn]).to.deep.equal([1, row!.document_on]);
      const gone = (Date.parse("2026-11-04") - Date.parse(row!.document_on)) / 86_400_000;
      expect([station.daysWithout, station.monthsWithout, station.months]).to.deep.equal([gone, 3, 4]);
      expect(violations.find(({ unit }) => unit === "09")).to.deep.include({ violations: 0, lastOn: null, daysWithout: 96 }); // prettier-ignore
      expect(JSON.stringify(violations)).not.to.match(/001903|巴·图/);
      await server.context.db("events").update({ finding: "pending" });
      await server.context.db("revisions").where({ topic: "data" }).increment("value", 1);
      server.context.pulse.forget();
      expect((await board(sheet.id)).violations.find(({ unit }) => unit === "19")!.violations).to.equal(0);
    });

    it("credits officers by the published lines of its items, each case once", async () => {
      await fillUnit19(server);
      const sheet = await startCampaign(office, {
        ...{ ...SUMMER, name: "百日整治", firstDay: "2026-08-01", lastDay: "2026-11-30" },
        indicators: [anIndicator(SOLVED, { "19": 5 }, { creditItems: ["c06", "c07"] })],
      });
      const lines = [
        ["000123", "c07", "lead", "A1"],
        ["000123", "c06", "assist", "A1"],
        ["001904", "c07", "assist", "A1"],
        ["001904", "c07", "lead", "A2"],
        ["001904", "c08", "lead", "A3"],
        ["001904", "c06", null, null],
      ] as const;
      for (const [policeNo, item, role, caseNo] of lines)
        await server.context.db("credits").insert({
          ...{ row_key: randomUUID(), month: "2026-10", unit_id: server.bureau.units["19"]!, item, role },
          ...{ officer_id: server.bureau.officers[policeNo]!, case_no: caseNo, quantity: 1, version: 1 },
          ...{ done_on: "2026-10-12", push_id: randomUUID(), actor_id: 1, at: "2026-10-12T02:00:00.000Z" },
        });
      const officer = await signIn(server, "officer19");
      const path = `/campaigns/${sheet.id}/contributors?indicator=${sheet.indicators[0]!.id}`;
      expect((await officer.get<Contributors>(path)).total).to.equal(0);
      await publishUnit19(server);
      const { total, rows } = await officer.get<Contributors>(path);
      expect(total).to.equal(2);
      expect(rows.map(({ policeNo, cases, leads, assists, loose }) => [policeNo, cases, leads, assists, loose])).to.deep.equal([
        ["001904", 2, 1, 1, 1],
        ["000123", 1, 1, 1, 0],
      ]); // prettier-ignore
      expect((await board(sheet.id)).indicators[0]!.credits).to.deep.equal({ cases: 2, loose: 1, officers: 2 }); // prettier-ignore
      expect((await officer.get<Contributors>(`${path}&unit=09`)).total).to.equal(0);
    });

    it("keeps a draft to the offices, and a unit's entries to those who answer for it", async () => {
      const draft = await office.post<CampaignLine>("/campaigns", SUMMER);
      const officer = await signIn(server, "officer19");
      const status = async (client: Client, path: string) => (await client.request("GET", path)).status;
      expect(await status(officer, `/campaigns/${draft.id}/board`)).to.equal(404);
      expect(await status(await signIn(server, "director"), `/campaigns/${draft.id}/board`)).to.equal(200);
      expect(await officer.get("/campaigns")).to.deep.equal([]);
      const { id } = await startCampaign(office, { ...SUMMER, name: "另一行动", indicators: [anIndicator(SOLVED, { "19": 1 })] }); // prettier-ignore
      expect(await status(officer, `/campaigns/${id}/board`)).to.equal(200);
      expect(await status(officer, `/campaigns/${id}/entries`)).to.equal(404);
      expect(await status(await signIn(server, "leader4"), `/campaigns/${id}/entries?unit=19`)).to.equal(200);
      expect(await status(await signIn(server, "leader4"), `/campaigns/${id}/entries?unit=09`)).to.equal(404);
      const head = await signIn(server, "head19");
      expect((await enterActuals(head, id, [day(["19", SOLVED, "2026-07-01", 1])])).counts.saved).to.equal(1);
      const sheets = await head.get<EntrySheet>(`/campaigns/${id}/entries`);
      expect([sheets.mayEnter, sheets.from, sheets.units.map(({ code }) => code)]).to.deep.equal([true, "2026-08-31", ["19"]]); // prettier-ignore
      const leader = await signIn(server, "leader4");
      const put = await leader.request("PUT", `/campaigns/${id}/actuals/${randomUUID()}`, { rows: [{}] });
      expect(put.status).to.equal(403);
    });
  });
});

function inputsOf({ indicators }: CampaignSheet) {
  return indicators.map(({ entered: _entered, ...indicator }) => indicator);
}
