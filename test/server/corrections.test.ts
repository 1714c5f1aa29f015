import { randomUUID } from "node:crypto";
import { expect } from "chai";
import type { EventLine } from "../../domain/form/detail-lines.ts";
import type { Fields } from "../../domain/form/fields.ts";
import type { OfficerFile, ProblemDetails, RankingFigures } from "../../domain/messages.ts";
import type {
  CorrectionForm,
  CorrectionLine,
  CorrectionView,
  LateResultReceipt,
} from "../../domain/messages/corrections.ts";
import { verifyContents } from "../../server/audit/verify-contents.ts";
import { verifyCurrent } from "../../server/audit/verify-current.ts";
import { canonicalJson, sha256 } from "../../server/canonical-json.ts";
import { PASSWORD } from "../support/bureau.ts";
import { forEachDatabase } from "../support/databases.ts";
import { anEvent, aRow } from "../support/rows.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { pushSheet, signReportsOf } from "../support/signed-month.ts";
import { signIn, type Client } from "../support/sign-in.ts";

const MONTH = "2026-10";
const SIGNED_AT = "2026-11-05T02:00:00.000Z";
const PUBLICATION_DAY = "2026-11-20T02:00:00.000Z";
const REASON = "信息采集准确率录入有误，经核对系统打印件应为百分之九十九。";

forEachDatabase((engine) => {
  describe("corrections of published reports", () => {
    let server: RunningServer;
    let files: Client;
    let political: Client;
    let pending: string;

    beforeEach(async () => {
      server = await startServer({ engine });
      pending = randomUUID();
      await pushSheet(server, "clerk19", MONTH, {
        rows: ["000123", "001902", "001903"].map((no) => aRow(no)),
        events: [
          anEvent({
            ...{
              rowKey: pending,
              subject: "001903",
              type: "P9",
              variant: "ordinary",
              responsibility: "main",
            },
            ...{
              finding: "pending",
              reason: "网络反映出警迟缓",
              documentOn: null,
              evidenceNo: null,
              evidenceKind: null,
            },
          }),
        ],
      });
      await signReportsOf(
        server,
        MONTH,
        { "000123": "good", "001902": "good", "001903": "good" },
        { accountId: server.bureau.accounts.head19!, at: SIGNED_AT },
      );
      server.time.now = PUBLICATION_DAY;
      files = await signIn(server, "files");
      political = await signIn(server, "political");
      await files.post(`/months/${MONTH}/check`, { units: ["19"] });
      await files.post(`/months/${MONTH}/publication`, {});
    });
    afterEach(() => server.stop());

    const reportOf = async (policeNo: string) =>
      server.context
        .db("reports")
        .where({ month: MONTH, officer_id: server.bureau.officers[policeNo]! })
        .first<{
          id: number;
          version: number;
          state: string;
          grade: string | null;
          fields: string;
          content_hash: string;
        }>();
    const ask = async (policeNo: string, body: object, version?: number, client = files) => {
      const report = await reportOf(policeNo);
      return client.request(
        "POST",
        `/reports/${report.id}/corrections`,
        { reason: REASON, ...body },
        { "if-match": `"${version ?? report.version}"` },
      );
    };
    const asked = async (policeNo: string, body: object): Promise<number> => {
      const response = await ask(policeNo, body);
      const answer = (await response.json()) as { id: number };
      expect(response.status, JSON.stringify(answer)).to.equal(201);
      return answer.id;
    };
    const view = (id: number, client = political) => client.get<CorrectionView>(`/corrections/${id}`);
    const decide = (id: number, body: object, client = political) =>
      client.request("POST", `/corrections/${id}/decision`, body);
    const accept = async (id: number, client = political) =>
      decide(id, { decision: "accept", seen: (await view(id, client)).seen }, client);
    const refusal = async (response: Response): Promise<[number, string]> => [
      response.status,
      ((await response.json()) as ProblemDetails).code,
    ];
    const total = async (policeNo: string) =>
      (
        await server.context
          .db("points")
          .where({ report_id: (await reportOf(policeNo)).id })
          .first<{ total: number }>()
      ).total;

    it("shows the exact difference to the asker before anything is stored", async () => {
      const response = await ask("000123", { fields: { dataAcc: "99%", notes: 2 }, dryRun: true });
      expect(response.status).to.equal(200);
      const { id, diff } = (await response.json()) as { id: null; diff: CorrectionView["diff"] };
      expect(id).to.equal(null);
      expect(diff.fields).to.deep.equal([{ field: "dataAcc", from: 96.2, to: 99 }]);
      expect(diff.total.to - diff.total.from).to.equal(100);
      expect(diff.indicators.map(({ from, to }) => [to.code, from.earned, to.earned])).to.deep.equal([
        ["GZ-04", 300, 400],
      ]);
      expect(diff.indicators[0]!.to.formula.zh).to.contain("99");
      expect(diff.grade).to.deep.equal({ signed: "good", barred: null });
      expect(await server.context.db("corrections").select()).to.have.length(0);
    });

    it("needs a second person of another role, and changes nothing before he accepts", async () => {
      const before = await reportOf("000123");
      const points = await total("000123");
      const id = await asked("000123", { fields: { dataAcc: 99 } });
      expect(await reportOf("000123")).to.deep.equal(before);
      expect(await refusal(await accept(id, files))).to.deep.equal([403, "second-person.same"]);
      for (const account of ["officer19", "clerk19", "head19", "leader4", "petitions", "sysadmin"]) {
        const client = await signIn(server, account);
        expect((await decide(id, { decision: "accept", seen: "0".repeat(64) }, client)).status).to.equal(403);
      }
      expect(await reportOf("000123")).to.deep.equal(before);
      expect(await total("000123")).to.equal(points);
      const { seen } = await view(id);
      expect(await refusal(await decide(id, { decision: "accept", seen: "f".repeat(64) }))).to.deep.equal([
        412,
        "correction.diff-changed",
      ]);
      expect((await decide(id, { decision: "accept", seen })).status).to.equal(200);
      expect(await refusal(await decide(id, { decision: "accept", seen }))).to.deep.equal([
        409,
        "second-person.settled",
      ]);
    });

    it("keeps out a colleague of the same role, and whoever filled or reviewed the report or is its subject", async () => {
      const { accounts } = server.bureau;
      const grant = (account: string, role: string) =>
        server.context.db("role_grants").insert({ account_id: accounts[account]!, role, unit_id: 0 });
      await grant("director", "filesOffice");
      await server.context
        .db("role_grants")
        .where({ account_id: accounts.director!, role: "chief" })
        .delete();
      for (const account of ["clerk19", "head19", "officer19"]) await grant(account, "disciplineOffice");
      const id = await asked("000123", { fields: { dataAcc: 99 } });
      const { seen } = await view(id);
      const says = async (account: string) =>
        refusal(await decide(id, { decision: "accept", seen }, await signIn(server, account)));
      expect(await says("director")).to.deep.equal([403, "second-person.same-role"]);
      for (const account of ["clerk19", "head19", "officer19"])
        expect(await says(account)).to.deep.equal([403, "second-person.involved"]);
      const line = (await (await signIn(server, "head19")).get<{ rows: CorrectionLine[] }>("/corrections"))
        .rows[0]!;
      expect(line.mayDecide).to.equal(false);
      expect((await reportOf("000123")).version).to.equal(1);
    });

    it("makes a new version, keeps the old one, computes the points anew and sends the report back to its reviewer", async () => {
      const before = await reportOf("000123");
      const points = await total("000123");
      const id = await asked("000123", { fields: { dataAcc: 99 } });
      expect((await accept(id)).status).to.equal(200);
      const after = await reportOf("000123");
      expect(after).to.include({ version: 2, state: "submitted", grade: null });
      expect(JSON.parse(after.fields)).to.deep.equal({
        ...(JSON.parse(before.fields) as Fields),
        dataAcc: 99,
      });
      expect(await total("000123")).to.equal(points + 100);
      const versions = await server.context
        .db("report_versions")
        .where({ report_id: after.id })
        .orderBy("version");
      expect(
        versions.map((row: { version: number; fields: string }) => [row.version, row.fields]),
      ).to.deep.equal([
        [1, before.fields],
        [2, after.fields],
      ]);
      const decided = await view(id);
      expect(decided).to.include({
        state: "accepted",
        newVersion: 2,
        reportState: "submitted",
        decidedRole: "politicalOffice",
      });
      expect(decided.diff.fields).to.deep.equal([{ field: "dataAcc", from: 96.2, to: 99 }]);
      expect((await verifyContents(server.context.db)).faults).to.deep.equal([]);
    });

    it("is signed, checked and published again with a note; until then colleagues read what was published", async () => {
      const colleague = await signIn(server, "officer19");
      const read = async () =>
        (await colleague.get<OfficerFile>(`/officers/001902/file?month=${MONTH}`)).detail!;
      const old = await read();
      await accept(await asked("001902", { fields: { dataAcc: 99 } }));
      const meanwhile = await read();
      expect([meanwhile.fields.dataAcc, meanwhile.grade, meanwhile.points!.total]).to.deep.equal([
        96.2,
        "good",
        old.points!.total,
      ]);
      const head = await signIn(server, "head19");
      const signed = await head.put<{ rows: { outcome: string; message?: string }[] }>(
        `/months/${MONTH}/signatures`,
        {
          password: PASSWORD,
          grades: [{ policeNo: "001902", version: 2, grade: "good" }],
        },
      );
      expect(signed.rows[0], JSON.stringify(signed)).to.include({ outcome: "signed" });
      await files.post(`/months/${MONTH}/check`, { reports: [{ policeNo: "001902", version: 2 }] });
      await files.post(`/months/${MONTH}/publication`, { note: "更正信息采集准确率后重新公布" });
      const again = await read();
      expect([again.fields.dataAcc, again.points!.total - old.points!.total]).to.deep.equal([99, 100]);
      const items = await server.context
        .db("publication_items")
        .where({ report_id: (await reportOf("001902")).id });
      expect(
        items.map((item: { report_version: number; total: number }) => [item.report_version, item.total]),
      ).to.deep.equal([
        [1, old.points!.total],
        [2, again.points!.total],
      ]);
      const ranking = await files.get<RankingFigures>(`/figures/ranking?period=${MONTH}`);
      expect(ranking.rows.find(({ policeNo }) => policeNo === "001902")!.points).to.equal(
        again.points!.total,
      );
    });

    it("says that the grade signed before may not stand, and the reviewer cannot give it again", async () => {
      const id = await asked("000123", { fields: { awolDays: 3, personalLeave: 0 } });
      const { diff } = await view(id);
      expect(diff.suggested.to).to.equal("poor");
      expect(diff.grade.signed).to.equal("good");
      expect(diff.grade.barred!.zh).to.contain("KQ-V1");
      await accept(id);
      const head = await signIn(server, "head19");
      const grades = [{ policeNo: "000123", version: 2, grade: "good" }];
      const { rows } = await head.put<{ rows: { outcome: string; message: string }[] }>(
        `/months/${MONTH}/signatures`,
        { password: PASSWORD, grades },
      );
      expect(rows[0]!.outcome).to.equal("rejected");
      expect(rows[0]!.message).to.contain("差");
    });

    it("changes nothing when it is refused, and the reason is kept", async () => {
      const before = await reportOf("000123");
      const id = await asked("000123", { fields: { dataAcc: 99 } });
      expect((await decide(id, { decision: "refuse", note: "太短" })).status).to.equal(422);
      expect(
        (await decide(id, { decision: "refuse", note: "打印件与系统记录不符，请重新核对后再提。" })).status,
      ).to.equal(200);
      expect(await reportOf("000123")).to.deep.equal(before);
      expect(await view(id)).to.include({ state: "refused", newVersion: null });
      expect(await asked("000123", { fields: { dataAcc: 99 } })).to.be.greaterThan(id);
    });

    it("asks for the version seen: 428 without, 412 with a stale one, also when the report changed before the decision", async () => {
      const { id } = await reportOf("000123");
      const body = { fields: { dataAcc: 99 }, reason: REASON };
      expect(await refusal(await files.request("POST", `/reports/${id}/corrections`, body))).to.deep.equal([
        428,
        "version.required",
      ]);
      expect(await refusal(await ask("000123", { fields: { dataAcc: 99 } }, 7))).to.deep.equal([
        412,
        "version.stale",
      ]);
      const correction = await asked("000123", { fields: { dataAcc: 99 } });
      const { seen } = await view(correction);
      await server.context.db("reports").where({ id }).update({ version: 2 });
      expect(await refusal(await decide(correction, { decision: "accept", seen }))).to.deep.equal([
        412,
        "version.stale",
      ]);
      expect(await view(correction)).to.include({ stale: true, mayDecide: false });
    });

    it("lapses after 72 hours and is asked again", async () => {
      const id = await asked("000123", { fields: { dataAcc: 99 } });
      expect(await refusal(await ask("000123", { fields: { dataAcc: 98 } }))).to.deep.equal([
        409,
        "correction.pending",
      ]);
      const { seen } = await view(id);
      server.time.now = new Date(Date.parse(PUBLICATION_DAY) + 72 * 3_600_000 + 1).toISOString();
      political = await signIn(server, "political");
      expect(await refusal(await decide(id, { decision: "accept", seen }))).to.deep.equal([
        409,
        "second-person.expired",
      ]);
      expect(await view(id)).to.include({ state: "expired", mayDecide: false });
      files = await signIn(server, "files");
      expect(await asked("000123", { fields: { dataAcc: 98 } })).to.be.greaterThan(id);
    });

    it("is judged like a push: what the form refuses is named and nothing is stored", async () => {
      const bad = await ask("000123", { fields: { dataAcc: 101, dutyMissed: 9, summary: "短" } });
      expect(bad.status).to.equal(422);
      const problem = (await bad.json()) as ProblemDetails;
      expect(problem.code).to.equal("correction.invalid");
      expect(problem.errors!.map(({ field }) => field)).to.include("fields.dataAcc");
      const says = async (body: object) => refusal(await ask("000123", body));
      expect(await says({ fields: { points: 100 } })).to.deep.equal([422, "correction.invalid"]);
      expect(await says({ fields: { dataAcc: 96.2 } })).to.deep.equal([422, "correction.nothing"]);
      expect(await says({ fields: { dataAcc: "" } })).to.deep.equal([422, "correction.invalid"]);
      expect(await says({ fields: { dataAcc: 99 }, reason: "太短" })).to.deep.equal([422, "request.invalid"]);
      expect(await says({ fields: { dataAcc: 99 }, objection: 99 })).to.deep.equal([
        422,
        "correction.objection-unfit",
      ]);
      const other = anEvent({ subject: "001902", type: "R5", variant: "county" });
      expect(await says({ events: [other] })).to.deep.equal([422, "correction.other-officer"]);
      const unit = anEvent({
        subjectKind: "unit",
        subject: "19",
        type: "R7",
        variant: "county",
        evidenceKind: "documentAndCopy",
      });
      expect(await says({ events: [unit] })).to.deep.equal([422, "correction.other-officer"]);
      expect(await says({ events: [{ rowKey: pending, version: 1, delete: true }] })).to.deep.equal([
        422,
        "correction.other-officer",
      ]);
      expect(
        (
          await files.request(
            "POST",
            "/reports/999999/corrections",
            { reason: REASON, fields: {} },
            { "if-match": '"1"' },
          )
        ).status,
      ).to.equal(404);
      expect(await server.context.db("corrections").select()).to.have.length(0);
    });

    it("is asked of published reports only, never of one's own", async () => {
      await pushSheet(server, "clerk09", "2026-11", { unit: "09", rows: [] }).catch(() => undefined);
      await server.context
        .db("reports")
        .where({ id: (await reportOf("001902")).id })
        .update({ state: "checked" });
      expect(await refusal(await ask("001902", { fields: { dataAcc: 99 } }))).to.deep.equal([
        409,
        "correction.not-published",
      ]);
      const { accounts } = server.bureau;
      await server.context
        .db("role_grants")
        .insert({ account_id: accounts.officer19!, role: "filesOffice", unit_id: 0 });
      const own = await signIn(server, "officer19");
      expect(await refusal(await ask("000123", { fields: { dataAcc: 99 } }, undefined, own))).to.deep.equal([
        403,
        "correction.own",
      ]);
    });

    it("turns a result that came after publication into a correction that awaits its second person", async () => {
      const form = await files.get<CorrectionForm>(`/corrections/form?policeNo=001903&month=${MONTH}`);
      const event = form.events.find(({ rowKey }) => rowKey === pending)!;
      expect(event).to.include({ finding: "pending", version: 1 });
      const result = {
        ...{ rowKey: pending, version: 1, finding: "confirmed", documentOn: "2026-11-18" },
        ...{ evidenceNo: "ZJ-2026-0777", evidenceKind: "investigation" },
      };
      const { rows } = await files.post<LateResultReceipt>("/late-results", {
        results: [
          { report: form.report, version: 1, event: result, reason: "宣传部门调查结果已送达，认定属实。" },
          { report: 999_999, version: 1, event: result, reason: "宣传部门调查结果已送达，认定属实。" },
        ],
      });
      expect(
        rows.map(({ outcome }) => outcome),
        JSON.stringify(rows),
      ).to.deep.equal(["asked", "rejected"]);
      const points = await total("001903");
      const { diff, origin } = await view(rows[0]!.correction!);
      expect(origin).to.equal("lateResult");
      expect([diff.events[0]!.from!.finding, diff.events[0]!.to!.finding]).to.deep.equal([
        "pending",
        "confirmed",
      ]);
      expect(diff.total.to - diff.total.from).to.equal(-300);
      expect((await accept(rows[0]!.correction!)).status).to.equal(200);
      expect(await total("001903")).to.equal(points - 300);
      expect(await reportOf("001903")).to.include({ version: 2, state: "submitted" });
      const stored = await server.context
        .db("events")
        .where({ row_key: pending })
        .first<{ version: number; finding: string; account_month: string }>();
      expect(stored).to.include({ version: 2, finding: "confirmed", account_month: MONTH });
      expect((await verifyContents(server.context.db)).faults).to.deep.equal([]);
    });

    it("is shown to the offices and to the officer himself, and to nobody else", async () => {
      const id = await asked("000123", { fields: { dataAcc: 99 } });
      for (const account of [
        "files",
        "political",
        "discipline",
        "assessment",
        "group",
        "director",
        "officer19",
      ])
        expect((await (await signIn(server, account)).request("GET", `/corrections/${id}`)).status).to.equal(
          200,
        );
      for (const account of ["clerk19", "head19", "clerk09", "leader4"]) {
        const client = await signIn(server, account);
        expect(await refusal(await client.request("GET", `/corrections/${id}`))).to.deep.equal([
          404,
          "correction.unknown",
        ]);
        expect((await client.get<{ total: number }>("/corrections")).total).to.equal(0);
      }
      expect((await (await signIn(server, "sysadmin")).request("GET", "/corrections")).status).to.equal(403);
      expect(
        (
          await (
            await signIn(server, "clerk19")
          ).request("GET", `/corrections/form?policeNo=000123&month=${MONTH}`)
        ).status,
      ).to.equal(403);
    });

    it("replays every one of fifty random corrections from its history to the row as it stands (B7)", async function () {
      this.timeout(120_000);
      const random = seeded(20261122);
      const { db } = server.context;
      const numbers = ["000123", "001902", "001903"];
      const totals: number[] = [];
      for (let n = 0; n < 50; n++) {
        const policeNo = numbers[Math.floor(random() * 3)]!;
        const fields = {
          dataAcc: Math.floor(random() * 2001 + 8000) / 100,
          notes: Math.floor(random() * 5),
          lateCount: n,
        };
        const event = random() < 0.3 ? [anEvent({ subject: policeNo, type: "R5", variant: "county" })] : [];
        const id = await asked(policeNo, { fields, events: event });
        const seen = (await view(id)).diff;
        if (random() < 0.2) {
          const before = await reportOf(policeNo);
          await decide(id, { decision: "refuse", note: "经核对原件无误，不予更正本项内容。" });
          expect(await reportOf(policeNo)).to.deep.equal(before);
          continue;
        }
        const before = await total(policeNo);
        expect((await accept(id)).status).to.equal(200);
        expect([before, await total(policeNo)]).to.deep.equal([seen.total.from, seen.total.to]);
        totals.push(seen.total.to);
        // Signed and published again, as the test above does it in full.
        await db("reports")
          .where({ id: (await reportOf(policeNo)).id })
          .update({ state: "published", grade: "good" });
      }
      for (const policeNo of numbers) {
        const report = await reportOf(policeNo);
        const versions = await db("report_versions")
          .where({ report_id: report.id })
          .orderBy("version")
          .select<{ version: number; fields: string; content_hash: string }[]>();
        expect(versions.map(({ version }) => version)).to.deep.equal(versions.map((_, index) => index + 1));
        for (const { fields, content_hash } of versions) expect(sha256(fields)).to.equal(content_hash);
        expect(versions.at(-1)).to.deep.include({
          version: report.version,
          fields: report.fields,
          content_hash: report.content_hash,
        });
      }
      const lines = await db("detail_line_versions")
        .orderBy("version")
        .select<{ row_key: string; version: number; content: string }[]>();
      const last = new Map(lines.map((row) => [row.row_key, JSON.parse(row.content) as EventLine]));
      const events = await db("events").select<{ row_key: string; finding: string | null; type: string }[]>();
      expect(new Set(events.map((row) => row.row_key))).to.deep.equal(new Set(last.keys()));
      for (const { row_key, finding, type } of events)
        expect(last.get(row_key)).to.include({ finding, type });
      expect(totals.length).to.be.greaterThan(30);
      expect((await verifyContents(db)).faults).to.deep.equal([]);
      expect(
        (await verifyCurrent(db))
          .map(({ detail }) => detail)
          .filter((detail) => /last version|older/.test(detail)),
      ).to.deep.equal([]);
      expect(canonicalJson(totals)).to.match(/^\[/);
    });
  });
});

/** Numbers in [0, 1) that are the same in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}
