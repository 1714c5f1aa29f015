import { expect } from "chai";
import type { Grade } from "../../domain/grade.ts";
import type { ProblemDetails } from "../../domain/messages.ts";
import type { CheckReceipt, PublicationOverview, PublishReceipt } from "../../domain/messages/publication.ts";
import { inTransaction } from "../../server/database/transaction.ts";
import type { PublishedItem } from "../../server/publication/publication-store.ts";
import { digestOf } from "../../server/publication/publish-month.ts";
import { refreshUnitMonth } from "../../server/reports/refresh-unit-month.ts";
import { forEachDatabase } from "../support/databases.ts";
import { aRow } from "../support/rows.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { pushSheet, signReportsOf } from "../support/signed-month.ts";
import { signIn, type Client } from "../support/sign-in.ts";

const MONTH = "2026-10";
const SIGNED_AT = "2026-11-05T02:00:00.000Z";
/** After 公布 time of October (WD12). */
const PUBLICATION_DAY = "2026-11-20T02:00:00.000Z";
const UNIT19 = ["000123", "001902", "001903", "001905", "001906"];

forEachDatabase((engine) => {
  describe("checking and publishing a month", () => {
    let server: RunningServer;
    let files: Client;

    beforeEach(async () => {
      server = await startServer({ engine });
      await pushSheet(server, "clerk19", MONTH, { rows: [...UNIT19, "001904"].map((no) => aRow(no)) });
      await pushSheet(server, "clerk09", MONTH, { unit: "09", rows: [aRow("000902")] });
      await sign({
        "000123": "good",
        "001902": "good",
        "001903": "good",
        "001905": "good",
        "001906": "good",
      });
      server.time.now = PUBLICATION_DAY;
      files = await signIn(server, "files");
    });
    afterEach(() => server.stop());

    const sign = (grades: Record<string, Grade>) =>
      signReportsOf(server, MONTH, grades, { accountId: server.bureau.accounts.head19!, at: SIGNED_AT });
    const overview = (query = "", client = files) =>
      client.get<PublicationOverview>(`/months/${MONTH}/publication${query}`);
    const check = (body: object) => files.post<CheckReceipt>(`/months/${MONTH}/check`, body);
    const publish = (body: object = {}) => files.post<PublishReceipt>(`/months/${MONTH}/publication`, body);
    const refused = async (path: string, body: object, client = files): Promise<[number, string]> => {
      const response = await client.request("POST", `/months/${MONTH}/${path}`, body);
      return [response.status, ((await response.json()) as ProblemDetails).code];
    };
    const states = async () =>
      Object.fromEntries(
        (
          await server.context
            .db("reports as r")
            .join("officers as o", "o.id", "r.officer_id")
            .where("r.month", MONTH)
            .select<{ police_no: string; state: string }[]>("o.police_no", "r.state")
        ).map(({ police_no, state }) => [police_no, state]),
      );
    const change = (table: string, where: object, values: object) =>
      server.context.db(table).where(where).update(values);

    it("tells the office what is signed, what waits and what is missing, by unit and by officer", async () => {
      const { total, units, reports, early, publications } = await overview();
      expect(units.map(({ unit }) => unit)).to.deep.equal(["01", "09", "19"]);
      expect(units[2]).to.include({ expected: 7, missing: 1, waiting: 2, signed: 5, checked: 0, blocked: 0 });
      expect(units[1]).to.include({ expected: 3, missing: 2, waiting: 3, signed: 0 });
      expect(total).to.include({ expected: 12, signed: 5, published: 0 });
      expect(early).to.equal(false);
      expect(reports).to.deep.equal([]);
      expect(publications).to.deep.equal([]);
      const unit19 = (await overview("?unit=19")).reports;
      expect(unit19.map(({ policeNo, state }) => [policeNo, state])).to.deep.include.members([
        ["000123", "signed"],
        ["001901", "empty"],
        ["001904", "drafted"],
      ]);
      expect(unit19.find(({ policeNo }) => policeNo === "000123")).to.deep.include({
        ...{ signature: "valid", signedBy: "李四", signedAt: SIGNED_AT, grade: "good", obstacles: [] },
        ...{ publishedIn: null, changed: false },
      });
    });

    it("is read by those who oversee the bureau, and acted on by the files office alone", async () => {
      for (const account of ["director", "group", "political", "discipline", "assessment"]) {
        const client = await signIn(server, account);
        expect((await overview("", client)).total.signed).to.equal(5);
        expect((await refused("check", { units: ["19"] }, client))[0]).to.equal(403);
        expect((await refused("publication", {}, client))[0]).to.equal(403);
      }
      for (const account of ["clerk19", "head19", "leader4", "officer19", "petitions", "legal", "sysadmin"]) {
        const client = await signIn(server, account);
        expect((await client.request("GET", `/months/${MONTH}/publication`)).status).to.equal(403);
        expect((await refused("publication", {}, client))[0]).to.equal(403);
      }
      expect((await states())["000123"]).to.equal("signed");
    });

    it("checks what is signed and leaves everything else where it is", async () => {
      expect(await check({ units: ["19", "09"] })).to.deep.equal({ month: MONTH, checked: 5, rejected: [] });
      expect(await states()).to.deep.equal({
        ...Object.fromEntries(UNIT19.map((no) => [no, "checked"])),
        ...{ "001904": "drafted", "000902": "drafted" },
      });
      const again = await check({ units: ["19"] });
      expect(again.checked).to.equal(0);
      const entries = await server.context.db("audit_entries").where({ action: "report.check" });
      expect(entries).to.have.length(5);
    });

    it("checks single reports in the version that was looked at, and says why not", async () => {
      const receipt = await check({
        reports: [
          { policeNo: "000123", version: 1 },
          { policeNo: "001902", version: 7 },
          { policeNo: "001904", version: 1 },
          { policeNo: "999999", version: 1 },
        ],
      });
      expect(receipt.checked).to.equal(1);
      expect(receipt.rejected.map(({ policeNo }) => policeNo)).to.deep.equal(["001902", "001904", "999999"]);
      expect(receipt.rejected.map(({ message }) => message).join())
        .to.contain("刷新")
        .and.contain("尚未审核签字");
    });

    it("refuses a check of nothing, of an unknown unit, of a bad shape", async () => {
      expect(await refused("check", {})).to.deep.equal([422, "check.nothing-named"]);
      expect(await refused("check", { units: ["77"] })).to.deep.equal([404, "unit.unknown"]);
      expect((await refused("check", { units: [] }))[0]).to.equal(422);
      expect((await refused("check", { reports: [{ policeNo: "1", version: 1 }] }))[0]).to.equal(422);
      expect((await refused("publication", { note: "长".repeat(401) }))[0]).to.equal(422);
      expect((await refused("publication", { when: "now" }))[0]).to.equal(422);
    });

    it("does not check a report whose content changed behind the signature", async () => {
      const report = await server.context.db("reports").where({ month: MONTH, officer_id: server.bureau.officers["001903"] }).first<{ id: number; fields: string }>("id", "fields"); // prettier-ignore
      await change(
        "reports",
        { id: report.id },
        { fields: report.fields.replace('"taskDone":19', '"taskDone":20') },
      );
      expect(await overview()).to.have.nested.property("total.blocked", 1);
      const receipt = await check({ units: ["19"] });
      expect(receipt.checked).to.equal(4);
      expect(receipt.rejected).to.have.length(1);
      expect(receipt.rejected[0]).to.include({ policeNo: "001903" });
      expect(receipt.rejected[0]!.message).to.contain("签字无效");
      expect((await states())["001903"]).to.equal("signed");
    });

    it("leaves out what changed between check and publication", async () => {
      await check({ units: ["19"] });
      await change(
        "reports",
        { officer_id: server.bureau.officers["001903"]!, month: MONTH },
        { fields: "{}" },
      );
      const receipt = await publish();
      expect(receipt.publication.reports).to.equal(4);
      expect(receipt.leftOut.map(({ policeNo }) => policeNo)).to.deep.equal(["001903"]);
      expect((await states())["001903"]).to.equal("checked");
    });

    it("publishes checked reports only, with a snapshot of exactly what stands there", async () => {
      await check({ units: ["19"] });
      const { publication, leftOut } = await publish();
      expect(publication).to.include({ seq: 1, reports: 5, by: "files", note: null, at: PUBLICATION_DAY });
      expect(leftOut).to.deep.equal([]);
      expect(await states()).to.deep.include({
        "000123": "published",
        "001904": "drafted",
        "000902": "drafted",
      });
      const month = await server.context
        .db("months")
        .where({ month: MONTH })
        .first<{ state: string }>("state");
      expect(month.state).to.equal("published");
      const items = await server.context
        .db("publication_items as i")
        .join("reports as r", "r.id", "i.report_id")
        .join("points as p", "p.report_id", "r.id")
        .select<(PublishedItem & { now: number; nowGrade: Grade; nowTotal: number })[]>({
          ...{ reportId: "i.report_id", version: "i.report_version", grade: "i.grade", total: "i.total" },
          ...{ ungraded: "i.ungraded", materialHash: "i.material_hash" },
          ...{ now: "r.version", nowGrade: "r.grade", nowTotal: "p.total" },
        });
      expect(items).to.have.length(5);
      for (const item of items) {
        expect(item).to.include({ grade: item.nowGrade, total: item.nowTotal, version: item.now });
        expect(item.materialHash).to.match(/^[0-9a-f]{64}$/);
      }
      const digest = digestOf(items);
      expect(publication.digest).to.equal(digest);
      const entry = await server.context
        .db("audit_entries")
        .where({ action: "month.publish" })
        .first<{ detail: string }>("detail");
      expect(JSON.parse(entry.detail)).to.include({ digest, reports: 5, seq: 1 });
      expect(await overview()).to.have.nested.property("total.published", 5);
    });

    it("counts the units exactly as a full recount does", async () => {
      await check({ units: ["19"] });
      await publish();
      const read = () => server.context.db("unit_months").where({ month: MONTH }).orderBy("unit_id");
      const counted = await read();
      expect(counted.map(({ published }) => Number(published))).to.deep.equal([0, 5]);
      await inTransaction(server.context, async (trx) => {
        for (const { unit_id } of counted) await refreshUnitMonth(trx, MONTH, Number(unit_id), "BY-2026-v1");
      });
      expect(await read()).to.deep.equal(counted);
    });

    it("publishes once when two publish at once", async () => {
      await check({ units: ["19"] });
      const answers = await Promise.all(
        [1, 2, 3].map(() => files.request("POST", `/months/${MONTH}/publication`, {})),
      );
      expect(answers.map(({ status }) => status).sort()).to.deep.equal([201, 409, 409]);
      expect(await server.context.db("publications")).to.have.length(1);
      expect(await server.context.db("publication_items")).to.have.length(5);
    });

    it("adds later what was signed later, and asks why", async () => {
      await check({ units: ["19"] });
      await publish();
      expect(await refused("publication", {})).to.deep.equal([409, "publication.nothing"]);
      await sign({ "001904": "qualified", "000902": "good" });
      await check({ units: ["09", "19"] });
      expect(await refused("publication", {})).to.deep.equal([422, "publication.note-required"]);
      const { publication } = await publish({ note: "补充公布逾期报送的两份月报" });
      expect(publication).to.include({ seq: 2, reports: 2, note: "补充公布逾期报送的两份月报" });
      const { publications, total } = await overview();
      expect(publications.map(({ seq, reports }) => [seq, reports])).to.deep.equal([[1, 5], [2, 2]]); // prettier-ignore
      expect(total.published).to.equal(7);
    });

    it("publishes before the calendar's time only when told so", async () => {
      await check({ units: ["19"] });
      server.time.now = "2026-11-12T02:00:00.000Z";
      files = await signIn(server, "files");
      expect((await overview()).early).to.equal(true);
      expect(await refused("publication", {})).to.deep.equal([409, "publication.too-early"]);
      expect((await publish({ early: true })).publication.reports).to.equal(5);
    });

    it("never publishes a practice month or an unknown one", async () => {
      await check({ units: ["19"] });
      await change("months", { month: MONTH }, { practice: true });
      expect(await refused("publication", {})).to.deep.equal([409, "publication.practice"]);
      const response = await files.request("POST", "/months/2031-01/publication", {});
      expect(response.status).to.equal(404);
    });

    it("counts the quota of 优秀 anew: who is too many is neither checked nor published", async () => {
      await sign({ "000123": "excellent", "001902": "excellent" });
      const { total, reports } = await overview();
      expect(total.blocked).to.equal(2);
      expect(reports.map(({ obstacles }) => obstacles[0])).to.deep.equal(["quota", "quota"]);
      const receipt = await check({ units: ["19"] });
      expect(receipt.checked).to.equal(3);
      expect(receipt.rejected.map(({ message }) => message).join()).to.contain("超过名额");
    });

    it("keeps a report back whose event the department refused, and only mentions one nobody has confirmed", async () => {
      const db = server.context.db;
      const line = await plantEvent(server);
      await sign({ "001904": "good" });
      const obstacles = async () =>
        (await overview("?unit=19")).reports.find(({ policeNo }) => policeNo === "001904")!.obstacles;
      expect(await obstacles()).to.deep.equal(["unconfirmed"]);
      const say = (decision: string) =>
        db("event_confirmations").insert({
          ...{ row_key: line.row_key, line_version: line.version, decision, department: "politicalOffice" },
          ...{ account_id: server.bureau.accounts.political, at: SIGNED_AT },
        });
      await say("refused");
      expect(await obstacles()).to.deep.equal(["refused"]);
      expect(
        (await check({ reports: [{ policeNo: "001904", version: 1 }] })).rejected[0]!.message,
      ).to.contain("不实");
      await say("confirmed");
      expect(await obstacles()).to.deep.equal([]);
      expect((await check({ reports: [{ policeNo: "001904", version: 1 }] })).checked).to.equal(1);
    });

    it("leaves the own report of an officer of the files office to a colleague", async () => {
      await change(
        "accounts",
        { id: server.bureau.accounts.files },
        { officer_id: server.bureau.officers["001905"] },
      );
      await server.context.db("role_grants").insert({ account_id: server.bureau.accounts.petitions, role: "filesOffice", unit_id: 0 }); // prettier-ignore
      await inTransaction(server.context, (trx) => server.context.pulse.bump(trx, "access"));
      files = await signIn(server, "files");
      const receipt = await check({ units: ["19"] });
      expect(receipt.checked).to.equal(4);
      expect(receipt.rejected.map(({ policeNo }) => policeNo)).to.deep.equal(["001905"]);
      files = await signIn(server, "petitions");
      expect((await check({ units: ["19"] })).checked).to.equal(1);
    });
  });
});

/** A commendation nobody has confirmed, as a push leaves it. */
async function plantEvent({ context, bureau }: RunningServer): Promise<{ row_key: string; version: number }> {
  const row_key = "00000000-0000-4000-8000-000000000001";
  await context.db("events").insert({
    ...{ row_key, event_no: "BY-2026-10-0001", account_month: MONTH, unit_id: bureau.units["19"] },
    ...{ subject_kind: "officer", officer_id: bureau.officers["001904"], type: "R5", variant: "county" },
    ...{ reason: "县局通报表扬", document_on: "2026-10-20", evidence_no: "ZJ-2026-0456" },
    ...{ evidence_kind: "document", version: 1, push_id: row_key, actor_id: 1, at: SIGNED_AT },
  });
  return { row_key, version: 1 };
}
