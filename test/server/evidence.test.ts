import { randomUUID } from "node:crypto";
import { existsSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { EVIDENCE_LIMITS } from "../../domain/evidence-files.ts";
import type { EventEvidence, EvidenceList } from "../../domain/messages/evidence.ts";
import type { PushReceipt } from "../../domain/messages.ts";
import { verifyChain } from "../../server/audit/verify-chain.ts";
import { storageRefusal } from "../../server/evidence/keep-file.ts";
import { sweepEvidence } from "../../server/evidence/sweep-files.ts";
import { forEachDatabase } from "../support/databases.ts";
import {
  aJpeg,
  aPdf,
  aPng,
  hiddenObjects,
  uploadEvidence,
  type Uploaded,
} from "../support/evidence-files.ts";
import { anEvent, aPush, aRow } from "../support/rows.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn, type Client } from "../support/sign-in.ts";

const MONTH = "2026-10";
const ZHANG = { unit: "19", officer: "000123", kind: "document" };
const EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

describe("evidence", () => {
  forEachDatabase((engine) => {
    let server: RunningServer;
    let clerk: Client;
    before(async () => {
      server = await startServer({ engine });
      clerk = await signIn(server, "clerk19");
    });
    after(() => server.stop());

    const upload = (
      file: Uint8Array,
      query: Record<string, string> = ZHANG,
      name?: string,
      client = clerk,
    ): Promise<Uploaded> => uploadEvidence(server, client, file, query, name);
    const open = (client: Client, id: number | undefined) => client.request("GET", `/evidence/${id}`);
    const push = (parts: Record<string, unknown>, month = MONTH) =>
      clerk.put<PushReceipt>(`/months/${month}/pushes/${randomUUID()}`, aPush(parts));
    const folder = () => join(server.context.config.dataDir, "evidence");
    const waiting = () =>
      existsSync(join(folder(), "incoming"))
        ? readdirSync(join(folder(), "incoming")).filter((name) => name !== "sweep")
        : [];
    const audits = async (action: string): Promise<number> => {
      const row = await server.context
        .db("audit_entries")
        .where({ action })
        .count({ n: "*" })
        .first<{ n: number }>();
      return Number(row.n);
    };

    it("keeps a file outside every web root under a random name and serves it as an attachment only", async () => {
      const pdf = aPdf("", "first");
      const stored = await upload(pdf, ZHANG, "表彰决定(正式)'终稿'.pdf");
      expect(stored.status).to.equal(201);
      expect(stored.file).to.include({
        ...{ evidenceNo: "ZJ-2026-0001", part: 1, kind: "document", name: "表彰决定(正式)'终稿'.pdf" },
        ...{
          mediaType: "application/pdf",
          bytes: pdf.length,
          unit: "19",
          policeNo: "000123",
          sensitive: false,
        },
      });
      const kept = readdirSync(folder()).filter((name) => name !== "incoming");
      expect(kept).to.have.length(1);
      expect(kept[0]).to.match(/^[0-9a-f]{48}$/);
      expect(waiting()).to.deep.equal([]);
      const response = await open(clerk, stored.file?.id);
      expect(Buffer.from(await response.arrayBuffer()).equals(pdf)).to.equal(true);
      expect(response.headers.get("content-disposition")).to.equal(
        "attachment; filename*=UTF-8''%E8%A1%A8%E5%BD%B0%E5%86%B3%E5%AE%9A%28%E6%AD%A3%E5%BC%8F%29%27%E7%BB%88%E7%A8%BF%27.pdf",
      );
      expect(response.headers.get("x-content-type-options")).to.equal("nosniff");
      expect(response.headers.get("content-security-policy")).to.equal("sandbox; default-src 'none'");
      expect(response.headers.get("cache-control")).to.equal("no-store");
      expect(response.headers.get("content-length")).to.equal(String(pdf.length));
    });

    it("takes numbers in their order and passes over those that papers of the unit carry", async () => {
      await push({
        events: [anEvent({ subject: "000123", type: "R4", evidenceNo: "ZJ-2026-0003，ZJ-2026-0004" })],
      });
      const numbers = [];
      for (const salt of ["a", "b"]) numbers.push((await upload(aPdf("", salt))).file?.evidenceNo);
      expect(numbers).to.deep.equal(["ZJ-2026-0002", "ZJ-2026-0005"]);
    });

    it("answers the same file sent again with the file that is there", async () => {
      const once = await upload(aPdf("", "twice"));
      const again = await upload(aPdf("", "twice"));
      expect([again.status, again.existing, again.file?.id]).to.deep.equal([200, true, once.file?.id]);
      const number = once.file!.evidenceNo;
      const under = await upload(aPdf("", "twice"), { ...ZHANG, number });
      expect([under.status, under.existing, under.file?.id]).to.deep.equal([200, true, once.file?.id]);
      const other = await upload(aPdf("", "copy"), { ...ZHANG, kind: "copy", number });
      expect([other.status, other.file?.part, other.file?.evidenceNo]).to.deep.equal([201, 2, number]);
      const { files } = await clerk.get<EvidenceList>(`/evidence?number=${number}`);
      expect(files.map(({ part, kind }) => [part, kind])).to.deep.equal([
        [1, "document"],
        [2, "copy"],
      ]);
      expect(waiting()).to.deep.equal([]);
    });

    it("takes down what nobody signed and keeps row and bytes", async () => {
      const { file } = await upload(aPdf("", "wrong file"));
      expect((await clerk.request("DELETE", `/evidence/${file!.id}`)).status).to.equal(204);
      expect((await clerk.request("DELETE", `/evidence/${file!.id}`)).status).to.equal(204);
      expect((await open(clerk, file!.id)).status).to.equal(404);
      expect((await clerk.get<EvidenceList>(`/evidence?number=${file!.evidenceNo}`)).files).to.deep.equal([]);
      const row = await server.context.db("evidence").where({ id: file!.id }).first<{ stored_as: string }>();
      expect(existsSync(join(folder(), row.stored_as))).to.equal(true);
    });

    it("neither changes nor takes down what a signature rests on", async () => {
      const { file } = await upload(aPdf("", "signed"), { ...ZHANG, officer: "001905" });
      const events = [anEvent({ subject: "001905", type: "R4", evidenceNo: file!.evidenceNo })];
      await push({ rows: [aRow("001905")], events });
      const report = { officer_id: server.bureau.officers["001905"], month: MONTH };
      await server.context.db("reports").where(report).update({ state: "signed" });
      const more = await upload(aPdf("", "more"), { ...ZHANG, officer: "001905", number: file!.evidenceNo });
      expect([more.status, more.code]).to.deep.equal([409, "evidence.signed"]);
      const gone = await clerk.request("DELETE", `/evidence/${file!.id}`);
      expect([gone.status, ((await gone.json()) as Uploaded).code]).to.deep.equal([409, "evidence.signed"]);
      await server.context.db("reports").where(report).update({ state: "drafted" });
    });

    describe("hostile files", () => {
      const zip = Buffer.concat([Buffer.from("PK\x05\x06", "latin1"), Buffer.alloc(18)]);
      const js = "<< /S /JavaScript /JS (app.alert(1)) >>";
      const cases: [what: string, file: Buffer, name: string, status: number, code: string][] = [
        ["the scanners' test virus", Buffer.from(EICAR), "a.pdf", 415, "evidence.type"],
        ["the test virus inside a PDF", aPdf(`<< /Note (${EICAR.replace(")", "\\)")}) >>`), "a.pdf", 422, "evidence.active-content"],
        ["an HTML page called PDF", Buffer.from("<!doctype html><script>alert(1)</script>"), "a.pdf", 415, "evidence.type"],
        ["an SVG picture", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"), "a.svg", 415, "evidence.type"],
        ["a script", Buffer.from("alert(1)"), "a.js", 415, "evidence.type"],
        ["a Windows program", Buffer.from("MZ\x90\0".padEnd(256, "\0"), "latin1"), "a.pdf.exe", 415, "evidence.type"],
        ["a PDF that is also a page", aPdf("<< /Note (<script>alert(1)</script>) >>"), "a.pdf", 422, "evidence.active-content"],
        ["a PDF with JavaScript", aPdf(js), "a.pdf", 422, "evidence.active-content"],
        ["a PDF with JavaScript, its name escaped", aPdf(js.replace("JavaScript", "J#61vaScr#69pt")), "a.pdf", 422, "evidence.active-content"],
        ["a PDF with JavaScript in a compressed object", aPdf(hiddenObjects(`7 0 ${js}`)), "a.pdf", 422, "evidence.active-content"],
        ["a PDF whose compressed objects are disguised", aPdf(hiddenObjects("7 0 <<>>").replace("ObjStm", "Obj#53tm")), "a.pdf", 422, "evidence.damaged"],
        ["a PDF that starts a program", aPdf("<< /S /Launch /F (cmd.exe) >>"), "a.pdf", 422, "evidence.active-content"],
        ["a PDF that carries a file", aPdf("<< /Type /EmbeddedFile /Length 0 >>"), "a.pdf", 422, "evidence.active-content"],
        ["a PDF with a password", aPdf("<< /Encrypt 9 0 R >>"), "a.pdf", 422, "evidence.encrypted"],
        ["a PDF cut off", aPdf().subarray(0, 300), "a.pdf", 422, "evidence.damaged"],
        ["a PDF with a package behind it", Buffer.concat([aPdf(), zip]), "a.pdf", 422, "evidence.active-content"],
        ["a picture with a page behind it", Buffer.concat([aPng(), Buffer.from("<html>")]), "a.png", 422, "evidence.damaged"],
        ["a photograph with a page inside", Buffer.concat([aJpeg(), Buffer.from("<html>")]), "a.jpg", 422, "evidence.active-content"],
        ["a picture that unpacks to gigabytes", aPng(16, 16, { width: 60_000, height: 60_000 }), "a.png", 422, "evidence.picture-too-big"],
        ["a photograph of 65,000 a side", aJpeg(65_000, 65_000), "a.jpg", 422, "evidence.picture-too-big"],
        ["a package that is no OFD", Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), Buffer.alloc(60), zip]), "a.ofd", 422, "evidence.damaged"],
        ["a PDF called a picture", aPdf("", "lie"), "a.png", 415, "evidence.name-mismatch"],
        ["a PDF with a program's extension behind its own", aPdf("", "double"), "通报.pdf.exe", 415, "evidence.name-mismatch"],
        ["a file of 0 bytes", Buffer.alloc(0), "a.pdf", 422, "evidence.empty"],
        ["a file one byte over the limit", Buffer.alloc(EVIDENCE_LIMITS.fileBytes + 1, 0x20), "a.pdf", 413, "evidence.too-large"],
      ]; // prettier-ignore
      for (const [what, file, name, status, code] of cases) {
        it(`refuses ${what} in one clear sentence`, async () => {
          const answer = await upload(file, ZHANG, name);
          expect([answer.status, answer.code]).to.deep.equal([status, code]);
          expect(answer.detail).to.match(/[\u4e00-\u9fff].*。/);
          expect(waiting()).to.deep.equal([]);
        });
      }

      it("counts the bytes of a body that announces no length", async () => {
        const chunk = new Uint8Array(1024 * 1024).fill(0x20);
        let sent = 0;
        const body = new ReadableStream<Uint8Array>({
          pull(controller) {
            if (sent++ > 21) controller.close();
            else controller.enqueue(chunk);
          },
        });
        const response = await fetch(`${server.url}/api/v1/evidence?unit=19&kind=photo`, {
          ...{ method: "POST", body, duplex: "half" },
          headers: { authorization: `Bearer ${clerk.token}`, "x-file-name": "a.pdf" },
        });
        expect([response.status, ((await response.json()) as Uploaded).code]).to.deep.equal([
          413,
          "evidence.too-large",
        ]);
        expect(waiting()).to.deep.equal([]);
      });
    });

    it("keeps a file of exactly the limit", async () => {
      const pdf = aPdf("", "large");
      const padding = Buffer.alloc(EVIDENCE_LIMITS.fileBytes - pdf.length, 0x20);
      const file = Buffer.concat([pdf.subarray(0, 9), padding, pdf.subarray(9)]);
      const stored = await upload(file);
      expect([stored.status, stored.file?.bytes]).to.deep.equal([201, EVIDENCE_LIMITS.fileBytes]);
    });

    it("keeps Chinese names, cleans dangerous ones, and lets none choose a path", async () => {
      const names: [sent: string, kept: string][] = [
        ["关于对张三同志予以嘉奖的决定（第１２号）.pdf", "关于对张三同志予以嘉奖的决定（第１２号）.pdf"],
        ["𠮷田 巴·图 㐂.pdf", "𠮷田 巴·图 㐂.pdf"],
        ["../../../etc/passwd.pdf", "passwd.pdf"],
        ["..\\..\\windows\\win.pdf", "win.pdf"],
        ["CON.pdf", "_CON.pdf"],
        ["a\0b\u202Efdp.pdf", "abfdp.pdf"],
        ["通报", "通报.pdf"],
        ["  .点开头.PDF ", "点开头.PDF"],
        [`${"档".repeat(400)}.pdf`, `${"档".repeat(251)}.pdf`],
        [`${"a".repeat(251)}.pdf`, `${"a".repeat(251)}.pdf`],
      ];
      for (const [index, [sent, kept]] of names.entries()) {
        const { file } = await upload(aPdf("", `name ${index}`), ZHANG, sent);
        expect(file?.name).to.equal(kept);
        const response = await open(clerk, file?.id);
        expect(response.headers.get("content-disposition")).to.match(
          /^attachment; filename\*=UTF-8''[\w%.~-]+$/,
        );
        await response.arrayBuffer();
      }
      const bad = ["", "%E8", "%", encodeURIComponent("../..")];
      for (const raw of bad) {
        const headers = { "x-file-name": raw };
        const answer = await uploadEvidence(server, clerk, aPdf(), ZHANG, "x", headers);
        expect([answer.status, answer.code]).to.deep.equal([422, "evidence.name"]);
      }
      expect(readdirSync(folder()).every((name) => /^([0-9a-f]{48}|incoming)$/.test(name))).to.equal(true);
    });

    it("bounds files under a number and a unit's files of a month", async () => {
      const { file } = await upload(aPng(20, 20), { ...ZHANG, kind: "photo" }, "1.png");
      const row = await server.context
        .db("evidence")
        .where({ id: file!.id })
        .first<Record<string, unknown>>();
      const copies = Array.from({ length: EVIDENCE_LIMITS.filesPerNumber - 1 }, (_, index) => ({
        ...row,
        ...{
          id: undefined,
          part: index + 2,
          sha256: String(index).padStart(64, "0"),
          stored_as: `none${index}`,
        },
      })).map(({ id: _, ...rest }) => rest);
      await server.context.db("evidence").insert(copies);
      const many = await upload(aPng(21, 21), { ...ZHANG, number: file!.evidenceNo }, "2.png");
      expect([many.status, many.code]).to.deep.equal([409, "evidence.too-many-files"]);
      const bytes = EVIDENCE_LIMITS.bytesPerUnitMonth;
      await server.context.db("evidence").where({ evidence_no: file!.evidenceNo, part: 2 }).update({ bytes });
      const full = await upload(aPng(22, 22), ZHANG, "3.png");
      expect([full.status, full.code]).to.deep.equal([429, "evidence.quota"]);
      await server.context.db("evidence").where("stored_as", "like", "none%").delete();
    });

    it("serves nothing that no longer is what was filed", async () => {
      const { file } = await upload(aPdf("", "to be changed"));
      const row = await server.context.db("evidence").where({ id: file!.id }).first<{ stored_as: string }>();
      writeFileSync(join(folder(), row.stored_as), aPdf("", "changed"));
      const changed = await open(clerk, file!.id);
      expect([changed.status, ((await changed.json()) as Uploaded).code]).to.deep.equal([
        409,
        "evidence.changed",
      ]);
      rmSync(join(folder(), row.stored_as));
      expect((await open(clerk, file!.id)).status).to.equal(409);
    });

    it("finishes at its start what a crash left behind, and nothing else", async () => {
      const { file } = await upload(aPdf("", "crash"));
      const { stored_as: name } = await server.context
        .db("evidence")
        .where({ id: file!.id })
        .first<{ stored_as: string }>();
      const incoming = join(folder(), "incoming");
      rmSync(join(folder(), name));
      const left: [name: string, content: Buffer, hours: number][] = [
        [name, aPdf("", "crash"), 2],
        ["half", aPdf().subarray(0, 100), 2],
        ["being-received", Buffer.from("%PDF"), 0],
      ];
      for (const [one, content, hours] of left) {
        writeFileSync(join(incoming, one), content);
        const then = Date.now() / 1_000 - hours * 3_600;
        utimesSync(join(incoming, one), then, then);
      }
      // Readable even before the sweep.
      expect((await open(clerk, file!.id)).status).to.equal(200);
      expect(await sweepEvidence(server.context)).to.deep.equal({ settled: 1, removed: 1 });
      expect(existsSync(join(folder(), name))).to.equal(true);
      expect(waiting()).to.deep.equal(["being-received"]);
      rmSync(join(incoming, "being-received"));
    });

    it("says that the disk is full, or that nothing could be stored", () => {
      const refused = (code: string) =>
        (storageRefusal(Object.assign(new Error(code), { code })) as { code?: string }).code;
      expect(["ENOSPC", "EDQUOT", "EIO", "EROFS"].map(refused)).to.deep.equal([
        ...["evidence.disk-full", "evidence.disk-full"],
        ...["evidence.not-stored", "evidence.not-stored"],
      ]);
    });

    it("lets people file for themselves, clerks and heads for their unit, offices for anyone", async () => {
      const tries: [account: string, query: Record<string, string>, status: number][] = [
        ["officer19", ZHANG, 201],
        ["officer19", { ...ZHANG, officer: "001904" }, 403],
        ["officer19", { unit: "19", kind: "document" }, 403],
        ["head19", { ...ZHANG, officer: "001904" }, 201],
        ["clerk09", ZHANG, 403],
        ["clerk19", { ...ZHANG, unit: "09" }, 404],
        ["clerk19", { ...ZHANG, officer: "000903" }, 404],
        ["clerk19", { ...ZHANG, unit: "77" }, 404],
        ["clerk19", { ...ZHANG, number: "ZJ-2026-9999" }, 404],
        ["discipline", { unit: "09", officer: "000903", kind: "document", sensitive: "1" }, 201],
        ["leader4", { unit: "19", officer: "000004", kind: "document" }, 201],
        ["leader4", ZHANG, 403],
        ["director", ZHANG, 403],
        ["group", ZHANG, 403],
        ["sysadmin", ZHANG, 403],
      ];
      for (const [account, query, status] of tries) {
        const client = await signIn(server, account);
        const answer = await upload(aPdf("", `${account} ${JSON.stringify(query)}`), query, "a.pdf", client);
        expect([account, query, answer.status]).to.deep.equal([account, query, status]);
      }
    });

    it("opens evidence as the matrix says, audits what is delicate, and is silent about the rest", async () => {
      const petitions = await signIn(server, "petitions");
      const filed = {
        ordinary: (await upload(aPdf("", "ordinary"))).file!,
        unit: (await upload(aPdf("", "unit"), { unit: "19", kind: "document" })).file!,
        sanction: (await upload(aPdf("", "sanction"), { ...ZHANG, sensitive: "1" })).file!,
        complaint: (
          await upload(
            aPdf("", "complaint"),
            { ...ZHANG, kind: "investigation" },
            "王五投诉张三.pdf",
            petitions,
          )
        ).file!,
      };
      const readers: Record<string, (keyof typeof filed)[]> = {
        officer19: ["ordinary", "sanction"],
        clerk19: ["ordinary", "unit"],
        head19: ["ordinary", "unit", "sanction"],
        leader4: ["unit"],
        director: ["ordinary", "unit", "sanction", "complaint"],
        files: ["ordinary", "unit", "sanction"],
        political: ["ordinary", "unit", "sanction", "complaint"],
        discipline: ["ordinary", "unit", "sanction", "complaint"],
        assessment: ["ordinary", "unit"],
        group: ["ordinary", "unit", "sanction", "complaint"],
        petitions: ["complaint"],
        legal: [],
        clerk09: [],
        head09: [],
        leader3: [],
      };
      const before = await audits("evidence.open");
      let delicate = 0;
      for (const [account, mine] of Object.entries(readers)) {
        const client = await signIn(server, account);
        for (const [what, file] of Object.entries(filed) as [keyof typeof filed, { id: number }][]) {
          const response = await open(client, file.id);
          const expected = mine.includes(what) ? 200 : 404;
          expect([account, what, response.status]).to.deep.equal([account, what, expected]);
          if (expected === 200 && (what === "sanction" || what === "complaint")) delicate += 1;
        }
      }
      expect((await audits("evidence.open")) - before).to.equal(delicate);
      for (const account of ["sysadmin", "secadmin", "auditadmin"])
        expect((await open(await signIn(server, account), filed.ordinary.id)).status).to.equal(403);
      // A name alone can tell who complained.
      const head = await signIn(server, "head19");
      const { files } = await head.get<EvidenceList>(`/evidence?number=${filed.complaint.evidenceNo}`);
      expect(files[0]).to.include({ name: null, mayOpen: false, sensitive: true });
      const stranger = await signIn(server, "clerk09");
      expect(await stranger.get(`/evidence?number=${filed.ordinary.evidenceNo}`)).to.deep.equal({
        files: [],
      });
    });

    it("treats an ordinary file as delicate from the moment a penalty cites it", async () => {
      const { file } = await upload(aPdf("", "penalty"));
      expect((await open(clerk, file!.id)).status).to.equal(200);
      const event = anEvent({
        subject: "000123",
        type: "P1",
        reason: "通报批评",
        evidenceNo: file!.evidenceNo,
      });
      await push({ events: [event] });
      expect((await open(clerk, file!.id)).status).to.equal(404);
      const before = await audits("evidence.open");
      expect((await open(await signIn(server, "discipline"), file!.id)).status).to.equal(200);
      expect((await audits("evidence.open")) - before).to.equal(1);
      const seen = await clerk.get<EventEvidence>(`/events/${event.rowKey}/evidence`);
      expect(seen).to.deep.include({ numbers: [file!.evidenceNo], gap: null });
      const stranger = await signIn(server, "clerk09");
      expect((await stranger.request("GET", `/events/${event.rowKey}/evidence`)).status).to.equal(404);
    });

    it("scores a unit's honour only when document and copy are both filed, and no longer when one is taken down", async () => {
      const event = {
        ...anEvent({
          subjectKind: "unit",
          subject: "19",
          type: "R7",
          variant: "county",
          reason: "单位受表彰",
        }),
        ...{ evidenceNo: "", evidenceKind: "" },
      };
      const lone = { ...ZHANG, officer: "001904" };
      const total = async () => {
        const row = await server.context
          .db("points as p")
          .join("officers as o", "o.id", "p.officer_id")
          .where({ "p.month": MONTH, "o.police_no": "001904" })
          .first<{ jc: number }>("p.jc");
        return row.jc;
      };
      const first = await upload(aPdf("", "honour"), { unit: "19", kind: "document" });
      const number = first.file!.evidenceNo;
      await push({ rows: [aRow("001904", { partyDue: "不适用", partyDone: "不适用" })], events: [event] });
      expect(await total()).to.equal(0);
      await push({ events: [{ ...event, version: 1, evidenceNo: number }] });
      expect(await total()).to.equal(0);
      const second = await upload(aPdf("", "honour copy"), { unit: "19", kind: "copy", number });
      expect(second.status).to.equal(201);
      expect(await total()).to.equal(50);
      expect(await clerk.get<EventEvidence>(`/events/${event.rowKey}/evidence`)).to.include({ gap: null });
      expect((await clerk.request("DELETE", `/evidence/${second.file!.id}`)).status).to.equal(204);
      expect(await total()).to.equal(0);
      expect(await clerk.get<EventEvidence>(`/events/${event.rowKey}/evidence`)).to.include({ gap: "kind" });
      expect(lone.officer).to.equal("001904");
    });

    it("leaves a chain that verifies", async () => {
      expect((await verifyChain(server.context.db)).faults).to.deep.equal([]);
    });
  });
});
