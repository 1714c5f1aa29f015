import { expect } from "chai";
import ExcelJS from "exceljs";
import type {
  AccountLine,
  ChangeLine,
  ChangePreview,
  ChangeRequest,
  ImportPreview,
  OrganisationDetail,
  OrganisationUnit,
} from "../../domain/messages/organisation.ts";
import type { ChangeAct, ChangeKind } from "../../domain/organisation/acts.ts";
import { readReviewing } from "../../server/roster/reviewing-store.ts";
import { PASSWORD } from "../support/bureau.ts";
import { forEachDatabase } from "../support/databases.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn, type Client } from "../support/sign-in.ts";

const HEADINGS = ["警员编号", "民警姓名", "单位", "层级", "现任职务", "岗位", "政治面貌"];

describe("the organisation", () => {
  forEachDatabase((engine) => {
    let server: RunningServer;
    let sysadmin: Client;
    let political: Client;
    let secadmin: Client;
    beforeEach(async () => {
      server = await startServer({ engine });
      [sysadmin, political, secadmin] = await Promise.all([signIn(server, "sysadmin"), signIn(server, "political"), signIn(server, "secadmin")]); // prettier-ignore
    });
    afterEach(() => server.stop());

    const enter = (client: Client, kind: ChangeKind, acts: ChangeAct[], dryRun = false) =>
      client.post<ChangePreview>("/organisation/changes", { kind, reason: "测试变更", acts, dryRun } satisfies ChangeRequest); // prettier-ignore
    const lineOf = async (client: Client, id: number) =>
      (await client.get<ChangeLine[]>("/organisation/changes")).find((line) => line.id === id)!;
    const decide = (client: Client, line: ChangeLine, decision = "confirm", digest = line.digest) =>
      client.request("PUT", `/organisation/changes/${line.id}/decision`, { decision, digest });
    const apply = async (by: Client, other: Client, kind: ChangeKind, acts: ChangeAct[]) => {
      const { id, problems } = await enter(by, kind, acts);
      expect(problems).to.deep.equal([]);
      const response = await decide(other, await lineOf(other, id!));
      expect(response.status, await response.clone().text()).to.equal(200);
    };
    const unit = (code: string) => political.get<OrganisationDetail>(`/organisation/units/${code}`);
    const reviewers = async (policeNo: string, month = "2026-11", today = "2026-11-04") => {
      const found = await readReviewing(server.context.db, month, today);
      const { reviewers, route, reason } = found.get(server.bureau.officers[policeNo]!)!;
      const no = (id: number | null) =>
        Object.entries(server.bureau.officers).find(([, one]) => one === id)?.[0];
      return { route, reason, by: reviewers.map(({ officerId, accountId, capacity }) => `${no(officerId) ?? `account ${accountId === null ? "-" : "set"}`} ${capacity}`) }; // prettier-ignore
    };
    const search = async (text: string) =>
      (await political.get<{ policeNo: string }[]>(`/officers?search=${encodeURIComponent(text)}`)).map(({ policeNo }) => policeNo); // prettier-ignore

    it("shows units with heads and leaders, and a unit's officers with their posts", async () => {
      const units = await political.get<OrganisationUnit[]>("/organisation");
      expect(units.map(({ code, strength, head, leader }) => [code, strength, head?.name, leader?.name])).to.deep.equal([
        ["01", 2, "孟远", undefined],
        ["09", 3, "石磊", "罗汉"],
        ["19", 7, "李四", "秦岭"],
      ]); // prettier-ignore
      const { officers } = await unit("19");
      expect(officers.map(({ policeNo }) => policeNo).slice(0, 3)).to.deep.equal([
        "001901",
        "001902",
        "000123",
      ]);
      expect(officers[0]!.postings).to.deep.equal([{ unit: "19", unitName: "城关派出所", level: "head", title: null, from: "2020-01-01", to: null }]); // prettier-ignore
      expect((await (await signIn(server, "officer19")).request("GET", "/organisation")).status).to.equal(
        403,
      );
    });

    it("moves an officer when another person in another role confirms what he read, and not before", async () => {
      const act: ChangeAct = { act: "posting", policeNo: "000123", unit: "09", level: "officer", title: null, from: "2026-11-02" }; // prettier-ignore
      const tried = await enter(sysadmin, "roster", [act], true);
      expect(tried).to.deep.include({ id: null, problems: [] });
      expect(tried.diff).to.deep.equal([{ effect: "transferred", subject: "000123 张三", field: "任职", from: "19 城关派出所 民警", to: "09 刑事侦查大队 民警", day: "2026-11-02" }]); // prettier-ignore
      const { id } = await enter(sysadmin, "roster", [act]);
      expect((await unit("09")).officers).to.have.length(3);
      const own = await lineOf(sysadmin, id!);
      expect(own).to.include({ state: "pending", mayConfirm: false, mayWithdraw: true });
      expect((await decide(sysadmin, own)).status).to.equal(403);
      const line = await lineOf(political, id!);
      expect(line).to.deep.include({ diff: tried.diff, mayConfirm: true, enteredAs: "systemAdmin" });
      expect((await decide(political, line, "confirm", "0".repeat(64))).status).to.equal(412);
      expect((await decide(secadmin, line)).status).to.equal(404);
      expect((await decide(political, line)).status).to.equal(200);
      expect((await decide(political, line)).status).to.equal(409);
      const moved = (await unit("09")).officers.find(({ policeNo }) => policeNo === "000123")!;
      expect(moved.postings.map(({ unit: code, from, to }) => [code, from, to])).to.deep.equal([
        ["09", "2026-11-02", null],
        ["19", "2020-01-01", "2026-11-01"],
      ]);
      expect(await reviewers("000123", "2026-10")).to.deep.equal({
        route: 1,
        reason: null,
        by: ["001901 head"],
      });
      expect(await reviewers("000123")).to.deep.equal({ route: 1, reason: null, by: ["000901 head"] });
      const actions = await server.context.db("audit_entries").where("subject", `change/${id}`).orderBy("seq").pluck<string[]>("action"); // prettier-ignore
      expect(actions).to.deep.equal(["change.enter", "change.confirm"]);
    });

    it("refuses what cannot be, in sentences, and enters nothing of it", async () => {
      const problemsOf = async (...acts: ChangeAct[]) => {
        const { id, problems } = await enter(political, "roster", acts);
        expect(id).to.equal(null);
        return problems.map(({ index, message }) => `${index} ${message}`).join("|");
      };
      const post = { level: "officer" as const, title: null, from: "2026-11-01" };
      expect(await problemsOf({ act: "posting", policeNo: "999999", unit: "19", ...post })).to.match(/没有警号 999999/); // prettier-ignore
      expect(await problemsOf({ act: "posting", policeNo: "000123", unit: "77", ...post })).to.match(/没有单位 77/); // prettier-ignore
      expect(await problemsOf({ act: "posting", policeNo: "000123", unit: "19", ...post })).to.match(
        /没有变动/,
      );
      expect(await problemsOf({ act: "posting", policeNo: "000123", unit: "09", ...post, from: "2026-09-15" })).to.match(/不得早于 2026-10-01/); // prettier-ignore
      expect(await problemsOf({ act: "posting", policeNo: "000123", unit: "19", ...post, level: "head" })).to.match(/两名正职/); // prettier-ignore
      expect(await problemsOf({ act: "charge", unit: "19", leader: "000123", from: "2026-11-01" })).to.match(/不是局领导/); // prettier-ignore
      expect(await problemsOf({ act: "unitAdd", code: "19", name: "重复单位", series: "offices" })).to.match(
        /已存在/,
      );
      const bad = await political.request("POST", "/organisation/changes", { kind: "roster", reason: "日期不存在", acts: [{ act: "charge", unit: "19", leader: null, from: "2026-02-30" }], dryRun: true }); // prettier-ignore
      expect(bad.status).to.equal(422);
      const mixed = await political.request("POST", "/organisation/changes", { kind: "roster", reason: "混入授权", acts: [{ act: "grant", account: "x", role: "chief", unit: null }], dryRun: true }); // prettier-ignore
      expect(mixed.status).to.equal(422);
      expect(Number((await server.context.db("roster_changes").count({ n: "*" }))[0]!.n)).to.equal(0);
    });

    it("adds, renames and merges units, and leaves the files of the merged one alone", async () => {
      await apply(political, sysadmin, "roster", [
        { act: "unitAdd", code: "28", name: "高新派出所", series: "stations" },
        { act: "unitEdit", unit: "01", name: "指挥中心", series: "offices" },
        { act: "unitMerge", unit: "09", into: "28", from: "2026-11-01" },
        { act: "charge", unit: "28", leader: "000004", from: "2026-11-01" },
      ]);
      const units = await political.get<OrganisationUnit[]>("/organisation");
      expect(units.map(({ code, name, strength }) => [code, name, strength])).to.deep.equal([
        ["01", "指挥中心", 2],
        ["09", "刑事侦查大队", 0],
        ["19", "城关派出所", 7],
        ["28", "高新派出所", 3],
      ]);
      expect(await reviewers("000903", "2026-10")).to.deep.equal({
        route: 1,
        reason: null,
        by: ["000901 head"],
      });
      // The merged unit's head became a deputy: until somebody heads the new unit the leader in charge reviews.
      expect(await reviewers("000903")).to.deep.equal({ route: 2, reason: "vacant", by: ["000004 leader"] });
    });

    it("makes an acting head, lets him sign in as one, and escalates his own file", async () => {
      await apply(sysadmin, political, "roster", [
        { act: "officerStatus", policeNo: "001901", status: "retired", day: "2026-10-31" },
        { act: "headship", unit: "19", policeNo: "001902", from: "2026-11-01" },
      ]);
      expect((await unit("19")).unit.head).to.deep.equal({ policeNo: "001902", name: "赵敏", acting: true });
      expect(await reviewers("000123")).to.deep.equal({ route: 1, reason: null, by: ["001902 head"] });
      expect(await reviewers("001902")).to.deep.equal({
        route: 2,
        reason: "isSubject",
        by: ["000004 leader"],
      });
      // October was the old head's: he was posted on its last day.
      expect(await reviewers("000123", "2026-10")).to.deep.equal({
        route: 1,
        reason: null,
        by: ["001901 head"],
      });
    });

    it("hands out roles by two administrators, keeps the three apart and the last of a kind", async () => {
      const problems = async (act: Extract<ChangeAct, { act: "grant" | "revoke" }>) =>
        (await enter(secadmin, "rights", [act], true)).problems.map(({ message }) => message).join();
      const grant = (account: string, role: "clerk" | "systemAdmin" | "petitions" | "securityAdmin", unit: string | null = null) => ({ act: "grant" as const, account, role, unit }); // prettier-ignore
      expect(await problems(grant("officer19", "systemAdmin"))).to.match(/不得兼任/);
      expect(await problems(grant("files", "systemAdmin"))).to.match(/不得兼任/);
      expect(await problems(grant("sysadmin", "petitions"))).to.match(/是管理员/);
      expect(await problems(grant("secadmin", "petitions"))).to.match(/本人的角色/);
      expect(await problems(grant("officer19", "clerk"))).to.match(/必须指定单位/);
      expect(await problems(grant("nobody", "petitions"))).to.match(/没有账号/);
      expect(await problems({ act: "revoke", account: "sysadmin", role: "systemAdmin", unit: null })).to.match(/最后一名/); // prettier-ignore
      expect((await political.request("POST", "/organisation/changes", { kind: "rights", reason: "政治处授权", acts: [grant("officer19", "petitions")], dryRun: false })).status).to.equal(403); // prettier-ignore
      await apply(secadmin, sysadmin, "rights", [
        grant("officer19", "clerk", "19"),
        grant("officer19", "petitions"),
      ]);
      const [account] = await secadmin.get<AccountLine[]>("/organisation/accounts?search=officer19");
      expect(account!.roles).to.deep.equal([
        { role: "clerk", unit: "19" },
        { role: "petitions", unit: null },
      ]);
      const me = await signIn(server, "officer19", PASSWORD);
      expect((await me.request("GET", "/months/2026-10/form?unit=19")).status).to.equal(200);
      await apply(secadmin, sysadmin, "rights", [
        { act: "revoke", account: "officer19", role: "clerk", unit: "19" },
      ]);
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect((await me.request("GET", "/months/2026-10/segments?unit=19")).status).to.equal(404);
    });

    it("delegates an absent head's reviews for dated days, gives reading with it, and ends circles", async () => {
      const head = await signIn(server, "head19");
      const acts: ChangeAct[] = [{ act: "delegate", absent: "001901", deputy: "001906", from: "2026-11-04", to: "2026-11-10" }]; // prettier-ignore
      const { problems: others } = await enter(head, "delegation", [{ act: "delegate", absent: "000901", deputy: "000902", from: "2026-11-04", to: "2026-11-10" }]); // prettier-ignore
      expect(others[0]!.message).to.match(/只能委托他人代行本人的审核/);
      const { id } = await enter(head, "delegation", acts);
      expect((await decide(head, await lineOf(head, id!))).status).to.equal(403);
      expect((await decide(political, await lineOf(political, id!))).status).to.equal(200);
      expect(await reviewers("000123", "2026-10")).to.deep.equal({
        route: 1,
        reason: null,
        by: ["001906 head"],
      });
      expect(await reviewers("001906", "2026-10")).to.deep.equal({ route: 2, reason: "isSubject", by: ["000004 leader"] }); // prettier-ignore
      expect(await reviewers("000123", "2026-10", "2026-11-11")).to.deep.equal({ route: 1, reason: null, by: ["001901 head"] }); // prettier-ignore
      const deputy = await signIn(server, "clerk19");
      const person = await deputy.get<{ roles: { role: string }[]; units: { actsFor?: string[] } }>("/me");
      expect(person.units.actsFor).to.deep.equal(["19"]);
      expect(person.roles.map(({ role }) => role)).to.include("head");
      const back = await enter(political, "delegation", [{ act: "delegate", absent: "000901", deputy: "000902", from: "2026-11-04", to: "2026-11-10" }, { act: "delegate", absent: "001901", deputy: "000903", from: "2026-11-08", to: "2026-11-12" }]); // prettier-ignore
      expect(back.problems.map(({ index, message }) => `${index} ${message}`)).to.deep.equal(["1 此期间已有一项委托，请先终止原委托。"]); // prettier-ignore
      await apply(political, sysadmin, "delegation", [{ act: "delegationEnd", id: (await unit("19")).delegations[0]!.id, day: "2026-11-03" }]); // prettier-ignore
      expect(await reviewers("000123", "2026-10")).to.deep.equal({
        route: 1,
        reason: null,
        by: ["001901 head"],
      });
    });

    it("sets a superior authority for the chiefs only with an uploaded decision", async () => {
      const act: ChangeAct = { act: "superior", account: "assessment", evidenceNo: "ZJ-2026-0009" };
      const { problems } = await enter(political, "superior", [act]);
      expect(problems[0]!.message).to.match(/没有上传的决定文件/);
    });

    it("lets an entry expire after 72 hours, and tells when the bureau changed under it", async () => {
      const act: ChangeAct = {
        act: "officerEdit",
        policeNo: "000123",
        name: "张叁",
        postType: "SQ",
        partyMember: true,
      };
      const first = await enter(sysadmin, "roster", [act]);
      const second = await enter(sysadmin, "roster", [act]);
      const line = await lineOf(political, second.id!);
      expect((await decide(political, await lineOf(political, first.id!))).status).to.equal(200);
      expect((await decide(political, line)).status).to.equal(412);
      expect((await decide(political, await lineOf(political, second.id!))).status).to.equal(409);
      expect(await search("zs")).to.deep.equal(["000123"]);
      expect(await search("张叁")).to.deep.equal(["000123"]);
      server.time.now = "2026-11-08T02:00:00.000Z";
      const late = await signIn(server, "political");
      const expired = await lineOf(late, second.id!);
      expect(expired).to.include({ state: "expired", mayConfirm: false });
      expect((await decide(late, expired)).status).to.equal(409);
      expect((await decide(await signIn(server, "sysadmin"), expired, "withdraw")).status).to.equal(200);
    });

    const upload = async (file: Buffer, dryRun: boolean, client = political) => {
      const response = await fetch(
        `${server.url}/api/v1/organisation/import?day=2026-11-01&dryRun=${dryRun}`,
        {
          method: "POST",
          headers: { authorization: `Bearer ${client.token}`, "content-type": "application/octet-stream" },
          body: new Uint8Array(file),
        },
      );
      return {
        status: response.status,
        preview: (await response.json()) as ImportPreview & { detail?: string },
      };
    };
    const workbook = async (rows: unknown[][], headings = HEADINGS) => {
      const book = new ExcelJS.Workbook();
      book.addWorksheet("名单").addRows([["北原县公安局花名册"], headings, ...rows]);
      return Buffer.from(await book.xlsx.writeBuffer());
    };

    it("previews a roster by any headings, names bad rows, and applies the good file when another confirms", async () => {
      const bad = await upload(await workbook([["12345", "短号", "城关派出所", "民警", "", "社区警务", "是"], ["000123", "张三", "没有这个所", "民警", "", "", "是"], ["000903", "王伟", "刑事侦查大队", "大队委", "", "", "也许"], ["000903", "王伟", "刑事侦查大队", "", "", "", ""]]), false); // prettier-ignore
      expect(bad.preview.id).to.equal(null);
      expect(bad.preview.rowProblems.map(({ row, column }) => [row, column])).to.deep.equal([[3, "警号"], [4, "单位名称"], [5, "职务层级"], [5, "党员"], [6, "警号"]]); // prettier-ignore
      expect(bad.preview.rowProblems[0]!.message).to.equal("第3行“警号”：六位数字，文本格式，保留前面的0。");
      const file = await workbook([["000123", "张三", "刑事侦查大队", "民警", "", "侦查", "党员"], ["001903", "巴·图", "城关派出所", "民警", "警长", "社区警务", "中共党员"], ["001999", "孟克・那仁", "城关派出所", "一般民警", "", "社区警务", "群众"]].map((row) => row.map((cell) => (cell === "侦查" ? "刑侦经侦禁毒" : cell)))); // prettier-ignore
      const { preview } = await upload(file, true);
      expect(preview.rowProblems).to.deep.equal([]);
      expect(preview.counts).to.deep.equal({ added: 2, changed: 2, transferred: 1, ended: 0, missing: 12 });
      expect(preview.id).to.equal(null);
      const entered = await upload(file, false);
      expect((await decide(sysadmin, await lineOf(sysadmin, entered.preview.id!))).status).to.equal(200);
      expect(await search("巴图")).to.deep.equal(["001903"]);
      expect(await search("孟克·那仁")).to.deep.equal(["001999"]);
      expect(await search("mknr")).to.deep.equal(["001999"]);
      expect((await unit("09")).officers.map(({ policeNo }) => policeNo)).to.include("000123");
      expect((await upload(Buffer.from("不是工作簿"), true)).status).to.equal(415);
    });

    it("stores, exports and reads again 320 names exactly as they were written, and finds them by any dot", async () => {
      const parts = ["巴", "图", "孟克", "那仁", "阿不都热合曼", "𠮷", "𬎆", "㐂", "䶮", "𪚥", "ᠮᠣᠩ\u180bᠭᠣᠯ", "ᠪᠠ\u200dᠲᠤ", "苏日娜", "额尔德尼", "乌云其木格", "Batu"]; // prettier-ignore
      const marks = ["·", "•", "・", "‧", "∙", "⋅", "．", "\u3000", "\u200b", " "];
      const names = parts.flatMap((part, index) => marks.flatMap((mark) => [`${part}${mark}${parts[(index + 1) % parts.length]!}`, `${part}${parts[(index + 5) % parts.length]!}${mark}`])); // prettier-ignore
      expect(names).to.have.length(320);
      const numberOf = (index: number) => String(700_000 + index);
      const rows = names.map((name, index) => [
        numberOf(index),
        name,
        "城关派出所",
        "民警",
        "",
        "社区警务",
        "群众",
      ]);
      const { preview } = await upload(await workbook(rows), false);
      expect(preview.rowProblems).to.deep.equal([]);
      expect((await decide(sysadmin, await lineOf(sysadmin, preview.id!))).status).to.equal(200);
      const stored = await server.context.db("officers").where("police_no", ">=", "700000").orderBy("police_no").pluck<string[]>("name"); // prettier-ignore
      expect(stored).to.deep.equal(names);
      const exported = await political.request("GET", "/organisation/roster");
      const file = Buffer.from(await exported.arrayBuffer());
      const again = await upload(file, true);
      expect(again.preview).to.deep.include({ rows: 334, diff: [], rowProblems: [] });
      for (const dot of ["", "·", "•", "・", "‧", "∙", "⋅", "．"]) {
        const found = await search(`孟克${dot}那仁`);
        expect(found, dot).to.have.length(marks.length);
      }
    });
  });
});
