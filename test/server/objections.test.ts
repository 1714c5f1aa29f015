import { expect } from "chai";
import type { ProblemDetails } from "../../domain/messages.ts";
import type { ObjectionForm, ObjectionLine } from "../../domain/messages/objections.ts";
import { forEachDatabase } from "../support/databases.ts";
import { fillUnit19, publishUnit19 } from "../support/published-month.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn, type Client } from "../support/sign-in.ts";

const MONTH = "2026-10";
/** WD17 of October, 17:30 in Shanghai. */
const UNTIL = "2026-11-24T09:30:00.000Z";
const PUBLISHED_AT = "2026-11-17T02:00:00.000Z";
const TEXT = "本月抓获网逃一名未计入岗位实绩，请复核信息系统记录。";
const DOUBT = "该项数量与派出所实际开展情况明显不符，请核实原始台账。";
const ANSWER = "经核对原始台账和系统记录，结论和依据已一并告知当事人。";

forEachDatabase((engine) => {
  describe("objections and doubts", () => {
    let server: RunningServer;
    let officer: Client;
    let files: Client;

    beforeEach(async () => {
      server = await startServer({ engine });
      await fillUnit19(server, MONTH);
      server.time.now = PUBLISHED_AT;
      await publishUnit19(server);
      // Lines of the calendar as the fixture's holidays give them.
      await server.context.db("months").where({ month: MONTH }).update({ objections_until: UNTIL });
      await server.context.db("reviews").insert(await reviewOf("000123"));
      officer = await signIn(server, "officer19");
      files = await signIn(server, "files");
    });
    afterEach(() => server.stop());

    const idOf = async (policeNo: string): Promise<number> =>
      (
        await server.context
          .db("reports")
          .where({ month: MONTH, officer_id: server.bureau.officers[policeNo]! })
          .first<{ id: number }>("id")
      ).id;
    const reviewOf = async (policeNo: string) => ({
      ...{ report_id: await idOf(policeNo), report_version: 1, reviewer_id: server.bureau.accounts.head19! },
      ...{ grade: "excellent", content_hash: "0".repeat(64), chain_head: "0".repeat(64), at: PUBLISHED_AT },
    });
    const raise = async (policeNo: string, body: object, client = officer) =>
      client.request("POST", `/reports/${await idOf(policeNo)}/objections`, body);
    const raised = async (policeNo: string, body: object, client = officer): Promise<number> => {
      const response = await raise(policeNo, body, client);
      const answer = (await response.json()) as { id: number };
      expect(response.status, JSON.stringify(answer)).to.equal(201);
      return answer.id;
    };
    const refusal = async (response: Response): Promise<[number, string]> => [
      response.status,
      ((await response.json()) as ProblemDetails).code,
    ];
    const list = async (account: string, query = "") =>
      (
        await (
          await signIn(server, account)
        ).get<{ total: number; rows: ObjectionLine[] }>(`/objections${query}`)
      ).rows;
    const answer = (id: number, client = files, decision = "accepted") =>
      client.request("POST", `/objections/${id}/answer`, { decision, answer: ANSWER });

    it("lets an officer object to his own grade until the very instant, and not a minute later", async () => {
      server.time.now = UNTIL;
      officer = await signIn(server, "officer19");
      const id = await raised("000123", { kind: "grade", text: TEXT });
      const [line] = await list("officer19");
      expect(line).to.deep.include({
        id,
        kind: "grade",
        side: "mine",
        text: TEXT,
        state: "open",
        item: null,
      });
      // Five workdays, 17:30.
      expect(line!.answerBy).to.equal("2026-12-01T09:30:00.000Z");
      server.time.now = "2026-11-24T09:31:00.000Z";
      const clerk = await signIn(server, "clerk19");
      const response = await raise("001906", { kind: "grade", text: TEXT }, clerk);
      const problem = (await response.json()) as ProblemDetails;
      expect([response.status, problem.code]).to.deep.equal([409, "objection.too-late"]);
      expect(problem.detail).to.contain("2026-11-24 17:30");
      expect((await raise("000123", { kind: "doubt", item: "GZ-01", text: DOUBT }, clerk)).status).to.equal(
        409,
      );
    });

    it("counts five workdays from the publication a report stands in, where that was later than the calendar's", async () => {
      await server.context
        .db("months")
        .where({ month: MONTH })
        .update({ objections_until: "2026-11-18T09:30:00.000Z" });
      const form = await officer.get<ObjectionForm>(`/objections/form?policeNo=000123&month=${MONTH}`);
      expect(form).to.include({ until: UNTIL, open: true, own: true, grade: "excellent" });
    });

    it("takes an objection to one's own grade and a doubt on another's item, not the other way round", async () => {
      const says = async (policeNo: string, body: object) => refusal(await raise(policeNo, body));
      expect(await says("001905", { kind: "grade", text: TEXT })).to.deep.equal([403, "objection.not-own"]);
      expect(await says("000123", { kind: "doubt", item: "GZ-01", text: DOUBT })).to.deep.equal([
        409,
        "objection.own-doubt",
      ]);
      expect(await says("001905", { kind: "doubt", text: DOUBT })).to.deep.equal([
        422,
        "objection.item-unknown",
      ]);
      expect(await says("001905", { kind: "doubt", item: "GZ-99", text: DOUBT })).to.deep.equal([
        422,
        "objection.item-unknown",
      ]);
      expect(await says("001905", { kind: "doubt", item: "GZ-01", text: "太短" })).to.deep.equal([
        422,
        "request.invalid",
      ]);
      expect(
        await says("001905", { kind: "doubt", item: "GZ-01", text: DOUBT, reporter: "x" }),
      ).to.deep.equal([422, "request.invalid"]);
      expect(await says("001905", { kind: "doubt", item: "GZ-01", text: DOUBT.repeat(60) })).to.deep.equal([
        422,
        "request.invalid",
      ]);
    });

    it("is open to every business role on published files, and to nobody on unpublished ones", async () => {
      for (const account of [
        "clerk09",
        "head09",
        "leader4",
        "director",
        "political",
        "discipline",
        "assessment",
        "group",
        "petitions",
        "legal",
        "files",
      ]) {
        const client = await signIn(server, account);
        await raised("001905", { kind: "doubt", item: "GZ-01", text: DOUBT }, client);
      }
      for (const account of ["sysadmin", "secadmin", "auditadmin"])
        expect(
          (
            await raise(
              "001905",
              { kind: "doubt", item: "GZ-01", text: DOUBT },
              await signIn(server, account),
            )
          ).status,
        ).to.equal(403);
      const { db } = server.context;
      await db.raw("drop trigger if exists publication_items_no_delete");
      await db("publication_items")
        .where({ report_id: await idOf("001904") })
        .delete();
      await db("reports")
        .where({ id: await idOf("001904") })
        .update({ state: "checked" });
      const unknown = await refusal(await raise("001904", { kind: "doubt", item: "GZ-01", text: DOUBT }));
      expect(unknown).to.deep.equal([404, "report.unknown"]);
      expect(
        await refusal(
          await officer.request("POST", "/reports/999999/objections", { kind: "grade", text: TEXT }),
        ),
      ).to.deep.equal(unknown);
      expect(
        await refusal(await officer.request("GET", `/objections/form?policeNo=001904&month=${MONTH}`)),
      ).to.deep.equal(unknown);
    });

    it("refuses the same thing twice, also at the same instant, and more than ten a day", async () => {
      const body = { kind: "doubt", item: "GZ-01", text: DOUBT };
      const both = await Promise.all([
        raise("001905", body),
        raise("001905", { ...body, text: `${DOUBT}再次反映。` }),
      ]);
      expect(both.map(({ status }) => status).sort()).to.deep.equal([201, 409]);
      expect(await refusal(await raise("001905", body))).to.deep.equal([409, "objection.duplicate"]);
      const [line] = await list("officer19");
      await answer(line!.id, files, "dismissed");
      expect(await refusal(await raise("001905", body))).to.deep.equal([409, "objection.duplicate"]);
      const { items } = await officer.get<ObjectionForm>(`/objections/form?policeNo=001905&month=${MONTH}`);
      for (const { code } of items.filter(({ code: item }) => item !== "GZ-01").slice(0, 9))
        await raised("001905", { ...body, item: code });
      const [status, code] = await refusal(await raise("001905", { ...body, item: items.at(-1)!.code }));
      expect([status, code]).to.deep.equal([429, "objection.too-many"]);
      expect(await server.context.db("objections").select()).to.have.length(10);
    });

    it("names only what is published among the items to doubt", async () => {
      const { items } = await officer.get<ObjectionForm>(`/objections/form?policeNo=001903&month=${MONTH}`);
      expect(items.map(({ label }) => label.zh).join())
        .to.contain("GZ-01")
        .and.contain("P1")
        .and.contain("本月主要工作");
      const key = (await server.context.db("events").where({ type: "P1" }).first<{ row_key: string }>())
        .row_key;
      const id = await raised("001903", { kind: "doubt", item: key, text: DOUBT });
      expect((await list("files")).find((line) => line.id === id)!.item!.label.zh).to.contain("P1");
      await server.context.db("events").where({ row_key: key }).update({ finding: "pending" });
      const later = await officer.get<ObjectionForm>(`/objections/form?policeNo=001903&month=${MONTH}`);
      expect(later.items.some(({ code }) => code === key)).to.equal(false);
    });

    it("shows the reporter of a doubt to the files office alone, and every look is in the chain", async () => {
      const id = await raised("001905", { kind: "doubt", item: "GZ-01", text: DOUBT });
      const looks = async () =>
        (await server.context.db("audit_entries").where({ action: "objection.read-reporter" })).length;
      expect(await files.get(`/objections/${id}/reporter`)).to.deep.equal({
        name: "张三",
        policeNo: "000123",
      });
      expect(await looks()).to.equal(1);
      for (const account of [
        "group",
        "head19",
        "clerk19",
        "leader4",
        "director",
        "political",
        "officer19",
        "auditadmin",
      ]) {
        const client = await signIn(server, account);
        expect((await client.request("GET", `/objections/${id}/reporter`)).status).to.equal(403);
      }
      for (const account of ["files", "group", "head19", "clerk19", "leader4", "director", "political"]) {
        const text = await (await (await signIn(server, account)).request("GET", "/objections")).text();
        expect(text).not.to.contain("000123").and.not.contain("张三");
      }
      expect(await looks()).to.equal(1);
      // The trace of the file he doubted does not lead to him.
      const entries = await server.context
        .db("audit_entries")
        .where({ subject: `report/${await idOf("001905")}`, actor_id: server.bureau.accounts.officer19! });
      expect(entries).to.have.length(0);
    });

    it("never shows a doubt's words or reporter to a member of the office who is its subject or had a hand in the report", async () => {
      for (const account of ["clerk19", "head19"])
        await server.context
          .db("role_grants")
          .insert({ account_id: server.bureau.accounts[account]!, role: "filesOffice", unit_id: 0 });
      const onClerk = await raised("001906", { kind: "doubt", item: "GZ-01", text: DOUBT });
      const onOther = await raised("001905", { kind: "doubt", item: "GZ-01", text: DOUBT });
      const clerk = await signIn(server, "clerk19");
      for (const id of [onClerk, onOther]) {
        expect(await refusal(await clerk.request("GET", `/objections/${id}/reporter`))).to.deep.equal([
          404,
          "objection.unknown",
        ]);
        expect(await refusal(await answer(id, clerk))).to.deep.equal([403, "objection.not-impartial"]);
      }
      const rows = await list("clerk19");
      expect(rows.map(({ id, side, text }) => [id, side, text])).to.deep.equal([[onOther, "reviewer", null]]);
    });

    it("shows each party what is his: words to the office, item and answer to the subject once answered", async () => {
      const clerk = await signIn(server, "clerk09");
      const doubt = await raised("000123", { kind: "doubt", item: "GZ-01", text: DOUBT }, clerk);
      const own = await raised("000123", { kind: "grade", text: TEXT });
      const seen = async (account: string) =>
        Object.fromEntries((await list(account)).map(({ id, side, text }) => [id, [side, text]]));
      expect(await seen("officer19")).to.deep.equal({ [own]: ["mine", TEXT] });
      expect(await seen("clerk09")).to.deep.equal({ [doubt]: ["mine", DOUBT] });
      expect(await seen("head19")).to.deep.equal({ [own]: ["reviewer", TEXT], [doubt]: ["reviewer", null] });
      expect(await seen("files")).to.deep.equal({ [own]: ["office", TEXT], [doubt]: ["office", DOUBT] });
      expect(await seen("group")).to.deep.equal({ [own]: ["office", TEXT], [doubt]: ["office", DOUBT] });
      for (const account of ["head09", "leader3", "political", "assessment", "director", "petitions"])
        expect(await seen(account), account).to.deep.equal({});
      await answer(doubt, files, "dismissed");
      const line = (await list("officer19")).find(({ id }) => id === doubt)!;
      expect(line).to.deep.include({
        side: "subject",
        text: null,
        state: "dismissed",
        answer: ANSWER,
        answeredBy: "files",
      });
      expect(line.item!.label.zh).to.contain("GZ-01");
      expect((await list("clerk09"))[0]).to.deep.include({ answer: ANSWER, state: "dismissed" });
    });

    it("is answered once, by the files office or the leading group, never by who filled, reviewed or raised it", async () => {
      const id = await raised("000123", { kind: "grade", text: TEXT });
      for (const account of ["head19", "clerk19", "officer19", "director", "political", "sysadmin"])
        expect((await answer(id, await signIn(server, account))).status, account).to.equal(403);
      await server.context
        .db("role_grants")
        .insert({ account_id: server.bureau.accounts.head19!, role: "leadingGroup", unit_id: 0 });
      expect(await refusal(await answer(id, await signIn(server, "head19")))).to.deep.equal([
        403,
        "objection.not-impartial",
      ]);
      const doubt = await raised("001905", { kind: "doubt", item: "GZ-01", text: DOUBT }, files);
      expect(await refusal(await answer(doubt, files))).to.deep.equal([403, "objection.not-impartial"]);
      const group = await signIn(server, "group");
      const both = await Promise.all([answer(id, files), answer(id, group, "dismissed")]);
      expect(both.map(({ status }) => status).sort()).to.deep.equal([200, 409]);
      expect(await refusal(await answer(999_999))).to.deep.equal([404, "objection.unknown"]);
      expect(
        (await files.request("POST", `/objections/${doubt}/answer`, { decision: "maybe", answer: ANSWER }))
          .status,
      ).to.equal(422);
    });

    it("marks an answer late after five workdays, takes it all the same, and links the correction it leads to", async () => {
      const id = await raised("000123", { kind: "grade", text: TEXT });
      server.time.now = "2026-11-24T09:30:00.001Z";
      files = await signIn(server, "files");
      expect((await list("files"))[0]).to.include({ overdue: true, mayAnswer: true });
      expect(await (await answer(id)).json()).to.deep.equal({ state: "accepted", inTime: false });
      const report = await idOf("000123");
      const response = await files.request("POST", `/reports/${report}/corrections`, { reason: "异议成立，更正信息采集准确率。", objection: id, fields: { dataAcc: 99 } }, { "if-match": '"1"' }); // prettier-ignore
      const { id: correction } = (await response.json()) as { id: number };
      expect(response.status).to.equal(201);
      expect((await list("officer19"))[0]).to.deep.include({
        state: "accepted",
        correction: { id: correction, state: "asked" },
      });
    });
  });
});
