import { expect } from "chai";
import type { OfficerFile, ProblemDetails } from "../../domain/messages.ts";
import type { BrowsedFiles } from "../../domain/messages/file.ts";
import type { CompareFigures, WallFigures } from "../../domain/messages/publication.ts";
import { inTransaction } from "../../server/database/transaction.ts";
import { forEachDatabase } from "../support/databases.ts";
import { aCredit, anEvent, aRow } from "../support/rows.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { pushSheet, signReportsOf } from "../support/signed-month.ts";
import { signIn, type Client } from "../support/sign-in.ts";

const MONTH = "2026-10";
const SIGNED_AT = "2026-11-05T02:00:00.000Z";
const PUBLICATION_DAY = "2026-11-20T02:00:00.000Z";
const NARRATIVE = "群众来信反映其执法中言语粗暴";
const REPORTER = "信访办举报人老马";
/** 优秀: ninety and more. */
const BEST = {
  ...{ personalLeave: 0, lateCount: 0, partyDone: 2, taskDone: 20, quality: 100, dataAcc: 99, satis: 96 },
  ...{ inspMinor: 0, flaw: 0, bearing: 0, order: "A", selfGrade: "excellent" },
};
const SUMMARY = "本月牵头侦破系列盗窃案，走访群众二百户，调解纠纷十二起，受到辖区群众一致好评。";

forEachDatabase((engine) => {
  describe("browsing published files", () => {
    let server: RunningServer;
    let colleague: Client;

    before(async () => {
      server = await startServer({ engine });
      await pushSheet(server, "clerk19", MONTH, {
        rows: [
          aRow("000123"),
          aRow("001902", { ...BEST, summary: SUMMARY }),
          aRow("001904", { lateCount: 2 }),
          aRow("001905"),
        ],
        credits: [
          aCredit({ policeNo: "000123", item: "c12", quantity: 6, evidenceNo: "ZJ-2026-0777" }),
          aCredit({ policeNo: "001905", item: "c12", quantity: 9, evidenceNo: "ZJ-2026-0778" }),
        ],
        events: [
          anEvent({
            subject: "001902",
            type: "R4",
            reason: "侦破系列盗窃案记嘉奖",
            documentNo: "北公政〔2026〕31号",
          }),
          anEvent({
            subject: "001904",
            type: "R4",
            reason: "未公布者的嘉奖",
            documentNo: "北公政〔2026〕32号",
          }),
          anEvent({
            ...{
              subject: "000123",
              type: "P8",
              variant: "first",
              reason: NARRATIVE,
              sourceDepartment: REPORTER,
            },
            ...{ documentNo: "信〔2026〕9号", evidenceNo: "ZJ-2026-0999", evidenceKind: "investigation" },
            ...{
              finding: "confirmed",
              responsibility: "main",
              occurredOn: "2026-10-08",
              documentOn: "2026-10-12",
            },
          }),
        ],
      });
      const by = { accountId: server.bureau.accounts.head19!, at: SIGNED_AT };
      await signReportsOf(
        server,
        MONTH,
        { "000123": "qualified", "001902": "excellent", "001905": "good" },
        by,
      );
      // The pool of this small unit has no room for 优秀: the pool is not what is tested here.
      await server.context
        .db("reports")
        .where({ month: MONTH, state: "signed" })
        .update({ state: "checked" });
      await publishAsItStands(server, 1);
      server.time.now = PUBLICATION_DAY;
      colleague = await signIn(server, "clerk09");
    });
    after(() => server.stop());

    const status = async (client: Client, path: string): Promise<[number, string]> => {
      const response = await client.request("GET", path);
      return [response.status, ((await response.json()) as ProblemDetails).code];
    };

    it("lists every officer by unit, heads first, with the newest month published of him", async () => {
      const { total, rows, page } = await colleague.get<BrowsedFiles>("/files?unit=19");
      expect([total, page]).to.deep.equal([7, 1]);
      expect(rows[0]).to.include({ policeNo: "001901", level: "head", unitName: "城关派出所", last: null });
      expect(rows.find(({ policeNo }) => policeNo === "001902")!.last).to.deep.include({
        month: MONTH,
        grade: "excellent",
      });
      expect(rows.find(({ policeNo }) => policeNo === "001904")!.last).to.equal(null);
      expect((await colleague.get<BrowsedFiles>("/files")).total).to.equal(14);
      expect((await colleague.get<BrowsedFiles>("/files?page=2")).rows).to.deep.equal([]);
    });

    it("finds by part of a name with any middle dot, by pinyin initials, by number, within a unit", async () => {
      const found = async (query: string) =>
        (await colleague.get<BrowsedFiles>(`/files?${query}`)).rows.map(({ policeNo }) => policeNo);
      for (const name of ["巴·图", "巴・图", "巴图", "巴•图", "图"]) {
        expect(await found(`search=${encodeURIComponent(name)}`), name).to.deep.equal(["001903"]);
      }
      expect(await found("search=zm")).to.include("001902");
      expect(await found("search=0019&unit=19")).to.have.length(6);
      expect(await found(`search=${encodeURIComponent("王伟")}&unit=09`)).to.deep.equal(["000903"]);
      expect(await found(`search=${encodeURIComponent("%")}`)).to.deep.equal([]);
      expect((await status(colleague, "/files?page=0"))[0]).to.equal(422);
      expect((await status(await signIn(server, "sysadmin"), "/files"))[0]).to.equal(403);
    });

    it("shows a colleague type and document, never narrative, reporter, evidence, row keys, versions or who typed it", async () => {
      const file = await colleague.get<OfficerFile>("/officers/000123/file");
      const text = JSON.stringify(file);
      for (const secret of [NARRATIVE, REPORTER, "ZJ-2026-", "周洁"]) expect(text).to.not.contain(secret);
      const keys = await server.context.db("detail_line_versions").select<{ row_key: string }[]>("row_key");
      for (const { row_key } of keys) expect(text).to.not.contain(row_key);
      const { detail } = file;
      expect(detail!.events[0]).to.include({ type: "P8", documentNo: "信〔2026〕9号", finding: "confirmed" });
      expect(detail).to.include({ version: 0, filledBy: "", filledAt: "" });
      expect(detail!.life.signatures).to.deep.equal([
        { by: "李四", capacity: "head", delegated: false, at: SIGNED_AT, valid: true },
      ]);
      expect(detail!.life.publications).to.have.length(1);
      expect(detail!.explanation.points.total).to.equal(detail!.points!.total);
      const clerk = await (await signIn(server, "clerk19")).get<OfficerFile>("/officers/000123/file");
      expect(JSON.stringify(clerk)).to.contain(NARRATIVE).and.contain("ZJ-2026-0999");
      expect(clerk.detail!.version).to.equal(1);
    });

    it("keeps a report that was left out of the publication to its chain", async () => {
      expect(await status(colleague, "/officers/001904/file")).to.deep.equal([404, "officer.unknown"]);
      expect(await status(colleague, `/officers/001904/file?month=${MONTH}`)).to.deep.equal([
        404,
        "officer.unknown",
      ]);
      const head = await signIn(server, "head19");
      expect((await head.get<OfficerFile>("/officers/001904/file")).months).to.have.length(1);
    });

    it("opens an unpublished file to whoever acts for its reviewer", async () => {
      const deputy = await signIn(server, "head09");
      expect((await status(deputy, "/officers/001904/file"))[0]).to.equal(404);
      const { officers, accounts } = server.bureau;
      await server.context.db("delegations").insert({
        ...{ absent_id: officers["001901"], deputy_id: officers["000901"], from_day: "2026-11-01" },
        ...{
          to_day: "2026-11-30",
          reason: "外出学习",
          entered_by: accounts.political,
          confirmed_by: accounts.director,
        },
        at: SIGNED_AT,
      });
      await inTransaction(server.context, (trx) => server.context.pulse.bump(trx, "access"));
      const again = await signIn(server, "head09");
      expect((await again.get<OfficerFile>("/officers/001904/file")).months).to.have.length(1);
    });

    it("shows an objection to its parties only", async () => {
      const { accounts } = server.bureau;
      const report = await reportOf(server, "000123");
      await server.context.db("objections").insert({
        ...{
          kind: "doubt",
          month: MONTH,
          report_id: report.id,
          item: "GZ-01",
          text: "任务数有疑问",
          state: "open",
        },
        ...{
          account_id: accounts.officer09 ?? accounts.head09,
          at: PUBLICATION_DAY,
          answer_by: PUBLICATION_DAY,
        },
      });
      const count = async (account: string) =>
        (await (await signIn(server, account)).get<OfficerFile>("/officers/000123/file")).detail!.life
          .objections.length;
      expect(await count("officer19")).to.equal(1);
      expect(await count("files")).to.equal(1);
      expect(await count("head09")).to.equal(1);
      expect(await count("leader3")).to.equal(0);
      expect(await count("head19")).to.equal(0);
    });

    it("compares two to four colleagues over published months", async () => {
      const figures = await colleague.get<CompareFigures>("/figures/compare?officers=000123,001902,001904");
      expect(figures.months).to.deep.equal([MONTH]);
      expect(figures.officers.map(({ policeNo }) => policeNo)).to.deep.equal(["000123", "001902", "001904"]);
      const [first, second, third] = figures.officers;
      const stored = await server.context.db("points").where({ report_id: (await reportOf(server, "001902")).id }).first<{ total: number; gz: number }>("total", "gz"); // prettier-ignore
      expect(second!.mean).to.equal(stored.total);
      expect(second!.months[MONTH]).to.deep.include({ total: stored.total, grade: "excellent" });
      expect(second!.means.GZ).to.equal(stored.gz);
      expect(first!.grades).to.deep.equal({ qualified: 1 });
      expect(third).to.deep.include({ mean: null, months: {}, grades: {} });
      expect(figures.areas.map(({ max }) => max).every((max) => max >= 0)).to.equal(true);
      for (const wrong of ["000123", "000123,000123", "000123,001902,001903,001904,001905", "a,b"]) {
        expect((await status(colleague, `/figures/compare?officers=${wrong}`))[0], wrong).to.equal(422);
      }
      expect(await status(colleague, "/figures/compare?officers=000123,999999")).to.deep.equal([
        404,
        "officer.unknown",
      ]);
    });

    it("shows on the wall what is good of published files, and no penalty", async () => {
      const wall = await colleague.get<WallFigures>(`/figures/wall?month=${MONTH}`);
      expect(
        wall.rewards.map(({ policeNo, type, documentNo }) => [policeNo, type, documentNo]),
      ).to.deep.equal([["001902", "R4", "北公政〔2026〕31号"]]);
      expect(wall.best.find(({ postType }) => postType === "BA")).to.include({
        policeNo: "001902",
        grade: "excellent",
      });
      expect(wall.works).to.have.length(1);
      expect(wall.works[0]).to.include({ policeNo: "001902", summary: SUMMARY });
      expect(wall.credits[0]).to.include({ item: "c12", quantity: 15, officers: 2 });
      expect(wall.credits[0]!.top.map(({ policeNo, quantity }) => [policeNo, quantity])).to.deep.equal([["001905", 9], ["000123", 6]]); // prettier-ignore
      const text = JSON.stringify(wall);
      for (const secret of [NARRATIVE, "P8", "001904", "ZJ-2026"]) expect(text).to.not.contain(secret);
      expect((await colleague.get<WallFigures>(`/figures/wall?month=${MONTH}&unit=09`)).best).to.deep.equal(
        [],
      );
      expect((await colleague.get<WallFigures>(`/figures/wall?month=${MONTH}&series=stations`)).best).to.not
        .be.empty;
      expect(await status(colleague, "/figures/wall?month=2026-11")).to.deep.equal([404, "month.unknown"]);
    });

    it("goes on showing what was published while a report is being mended, and says so", async () => {
      const { db } = server.context;
      const before = await colleague.get<OfficerFile>("/officers/000123/file");
      const report = await reportOf(server, "000123");
      const fields = JSON.parse(report.fields) as Record<string, unknown>;
      await db("reports").where({ id: report.id }).update({ version: 2, grade: "poor", fields: JSON.stringify({ ...fields, taskDone: 1 }) }); // prettier-ignore
      await db("points").where({ report_id: report.id }).update({ total: 1111 });
      await db("events").where({ type: "P8" }).delete();
      const seen = await colleague.get<OfficerFile>("/officers/000123/file");
      expect(seen.months[0]).to.include({ mending: true, state: "published", grade: "qualified" });
      expect(seen.months[0]!.points!.total).to.equal(before.months[0]!.points!.total);
      expect(seen.detail!.fields.taskDone).to.equal(19);
      expect(seen.detail!.events).to.deep.equal(before.detail!.events);
      expect(seen.detail!.explanation.points.total).to.equal(before.detail!.explanation.points.total);
      const listed = (await colleague.get<BrowsedFiles>("/files?search=000123")).rows[0]!.last;
      expect(listed).to.deep.equal({
        month: MONTH,
        total: before.months[0]!.points!.total,
        grade: "qualified",
      });
      const head = await (await signIn(server, "head19")).get<OfficerFile>("/officers/000123/file");
      expect(head.months[0]).to.include({ mending: true, grade: "poor", version: 2 });
      await inTransaction(server.context, (trx) => server.context.pulse.bump(trx));
      const compared = await colleague.get<CompareFigures>("/figures/compare?officers=000123,001905");
      expect(compared.officers[0]!.months).to.deep.equal({});
    });
  });
});

async function reportOf({ context, bureau }: RunningServer, policeNo: string) {
  return context
    .db("reports")
    .where({ month: MONTH, officer_id: bureau.officers[policeNo] })
    .first<{ id: number; fields: string }>("id", "fields");
}

/** A publication's rows as the verb leaves them, whatever the quota says. */
async function publishAsItStands({ context, bureau }: RunningServer, seq: number): Promise<void> {
  await inTransaction(context, async (trx) => {
    const rows = await trx("reports as r")
      .join("points as p", "p.report_id", "r.id")
      .join("reviews as v", "v.report_id", "r.id")
      .where({ "r.month": MONTH, "r.state": "checked" })
      .select<Record<string, unknown>[]>("r.id", "r.version", "r.grade", "p.total", "v.material_hash");
    const [id] = await trx("publications").insert({
      ...{ month: MONTH, seq, account_id: bureau.accounts.files, at: PUBLICATION_DAY, note: null },
      ...{ reports: rows.length, digest: "0".repeat(64) },
    });
    await trx("publication_items").insert(
      rows.map((row) => ({
        ...{ publication_id: id, report_id: row.id, report_version: row.version, grade: row.grade },
        ...{ ungraded: null, total: row.total, material_hash: row.material_hash },
      })),
    );
    await trx("reports").where({ month: MONTH, state: "checked" }).update({ state: "published" });
    await trx("months").where({ month: MONTH }).update({ state: "published" });
    await context.pulse.bump(trx);
  });
}
