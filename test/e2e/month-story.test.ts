import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import type { Browser, Page } from "playwright-core";
import type { OfficerFile } from "../../domain/messages.ts";
import type { CorrectionForm } from "../../domain/messages/corrections.ts";
import type { ObjectionLine } from "../../domain/messages/objections.ts";
import type { ReportTrace } from "../../domain/messages/trace.ts";
import { hashPassword } from "../../server/access/password.ts";
import { insertAccount } from "../../server/access/account-store.ts";
import { vouchFor, verifyEverything } from "../support/verify-everything.ts";
import { inTransaction } from "../../server/database/transaction.ts";
import { runDueWork } from "../../server/work/run-due-work.ts";
import { openBrowser } from "../support/browser.ts";
import { PASSWORD } from "../support/bureau.ts";
import { addLeadership } from "../support/leadership.ts";
import { aPush, aRow } from "../support/rows.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { signIn } from "../support/sign-in.ts";

const PICTURES = path.join(fileURLToPath(new URL("../..", import.meta.url)), "test/artifacts/story");
const MONTH = "2026-10";
/** What the clerk knows of a month of eighteen workdays; the officer adds his summary and his own grade. */
const TYPED = { dueDays: 18, summary: "", selfGrade: "", report: "notRequired" };
const SUMMARY = "本月走访群众八十户，调解纠纷四起，协助侦破盗窃电动车案一起，完成重大活动安保任务。";
const SHOWN = { width: 1366, height: 900 };

describe("the story of a month", () => {
  let server: RunningServer;
  let browser: Browser;
  const wrong: string[] = [];
  let pictures = 0;

  before(async function () {
    browser = await openBrowser(this);
    mkdirSync(PICTURES, { recursive: true });
    server = await startServer();
    await addLeadership(server);
    await letEverybodyAttest(server);
    await vouchFor(server);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** A person signs in on the page itself, in a browser of his own. */
  async function enter(account: string, address = "/"): Promise<Page> {
    const context = await browser.newContext({ locale: "zh-CN", viewport: SHOWN });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    page.on("pageerror", (error) => wrong.push(`${account}: ${error.message}`));
    page.on("request", (request) => {
      if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(server.url))
        wrong.push(request.url());
    });
    await page.goto(server.url + address);
    await page.getByLabel("账号").fill(account);
    await page.getByLabel("口令").fill(PASSWORD);
    await page.getByRole("button", { name: "登录" }).click();
    await page.locator("#content h1").waitFor();
    return page;
  }

  /** Keeps a picture of the page for people to look at, and lets the person leave. */
  async function leave(page: Page, name: string): Promise<void> {
    pictures += 1;
    const file = `${String(pictures).padStart(2, "0")}-${name}.png`;
    await page.screenshot({ path: path.join(PICTURES, file), fullPage: true });
    await page.context().close();
  }

  it("goes from the first cell to the locked month, every step by the person whose step it is", async function () {
    this.timeout(240_000);

    // WD2: the clerk has pushed his unit's sheet from Excel, and sees on the page who still has to say yes.
    await pushUnit(server, "clerk19", "19", [
      "000123",
      "001901",
      "001902",
      "001903",
      "001904",
      "001905",
      "001906",
    ]);
    await pushUnit(server, "clerk09", "00", ["000003", "000004"]);
    let page = await enter("clerk19", `/package?month=${MONTH}`);
    await page.getByText("待本人确认").first().waitFor();
    await leave(page, "内勤-单位报送");

    // The officer finds what the clerk entered for him, adds his own words and confirms.
    page = await enter("officer19", `/my-month?month=${MONTH}`);
    await page.getByText("代填").first().waitFor();
    await page.getByLabel("本月主要工作及实绩").fill(SUMMARY);
    await page.getByLabel("自评等级").selectOption({ label: "良好" });
    await page.getByText("已自动保存").waitFor();
    await page.getByRole("checkbox", { name: /如实/ }).check();
    await leave(await confirmMonth(page), "民警-我的月报");
    for (const account of ["001902", "001903", "001904", "001905", "clerk19", "head19", "leader3", "leader4"])
      await attest(server, account);

    // The clerk declares and submits the package, on time by the server's clock.
    page = await enter("clerk19", `/package?month=${MONTH}`);
    await page.getByRole("checkbox").check();
    await page.getByRole("button", { name: /^承诺并报送/ }).click();
    await page
      .getByText(/已报送 7 份，按时/)
      .first()
      .waitFor();
    await leave(page, "内勤-报送");
    const leaders = await signIn(server, "clerk09");
    await leaders.post(`/months/${MONTH}/submission`, { unit: "00", declaration: true });

    // WD8: the head signs his people, WD10: the leader in charge signs the head, 局长 and 政委 both sign the leaders.
    server.time.now = "2026-11-10T02:00:00.000Z";
    await signAll(await enter("head19", `/review?month=${MONTH}`), "负责人-审核签字", leave);
    await signAll(await enter("leader4", `/review?month=${MONTH}`), "分管局领导-审核签字", leave);
    await signAll(await enter("director", `/review?month=${MONTH}`), "局长-审批签字", leave);
    await signAll(await enter("commissar", `/review?month=${MONTH}`), "政委-审批签字", leave);

    // A colleague sees nothing of the month before it is published.
    const colleague = await signIn(server, "clerk09");
    const early = await colleague.request("GET", `/officers/000123/file?month=${MONTH}`);
    expect(early.status).to.equal(404);

    // WD12: the files office checks and publishes.
    server.time.now = "2026-11-17T09:40:00.000Z";
    page = await enter("files", `/publication?month=${MONTH}`);
    await page.getByRole("button", { name: /^复核全部/ }).click();
    await page.getByText("已复核 9 份。").waitFor();
    await page.getByRole("button", { name: "公布 9 份" }).click();
    await page.getByRole("button", { name: "确认公布" }).click();
    await page.getByText("已公布 9 份，第 1 次公布。").waitFor();
    await leave(page, "档案办-公布");

    // The colleague browses, by initials, and doubts an item; the officer objects to his own grade.
    server.time.now = "2026-11-18T01:00:00.000Z";
    page = await enter("clerk09", "/officers?search=zs");
    await page.getByRole("link", { name: "张三" }).first().click();
    await page.getByText("第 1 次公布").first().waitFor();
    await page.getByRole("button", { name: "提出质疑" }).click();
    await page.getByLabel("事项").selectOption({ index: 1 });
    await page.getByLabel("理由").fill("本月通报的检查记录与所填次数似不一致，请核对原始台账。");
    await page.getByRole("button", { name: "提交" }).click();
    await page.getByText(/已提交，将在/).waitFor();
    await leave(page, "同事-档案与质疑");
    page = await enter("officer19", "/objections");
    await page.getByRole("button", { name: "提出异议" }).first().click();
    await page.getByLabel("理由").fill("本月迟到一次系因公出警，有出警记录，请予核实更正。");
    await page.getByRole("button", { name: "提交" }).click();
    await page
      .getByText(/已提交，将在/)
      .first()
      .waitFor();
    await leave(page, "民警-提出异议");

    // The files office accepts the objection and asks for the correction; another department decides on the exact diff.
    page = await enter("files", "/objections");
    const objection = page.locator("li, article, section").filter({ hasText: "因公出警" }).last();
    await objection.getByLabel("答复内容").fill("经核对出警记录，迟到一次不计，予以更正。");
    await objection.getByRole("button", { name: "采纳并答复", exact: true }).click();
    await page.getByRole("link", { name: "提出更正" }).waitFor();
    await leave(page, "档案办-答复异议");
    await correct(server);
    page = await enter("political", "/corrections");
    await page.getByRole("button", { name: "查看差异" }).first().click();
    await page.getByText("迟到早退次数").first().waitFor();
    await page.getByLabel("决定意见").fill("已核对出警记录，同意更正。");
    await page.getByRole("button", { name: "批准更正" }).click();
    await page.getByText("已批准").locator("visible=true").first().waitFor();
    await leave(page, "政治处-批准更正");

    // Until it is published again colleagues read what was announced; then the corrected month, with its note.
    const reader = await signIn(server, "clerk09");
    const meanwhile = await reader.get<OfficerFile>(`/officers/000123/file?month=${MONTH}`);
    await signAll(await enter("head19", `/review?month=${MONTH}`), "负责人-重新签字", leave);
    page = await enter("files", `/publication?month=${MONTH}`);
    await page.getByRole("button", { name: /^复核全部/ }).click();
    await page.getByRole("button", { name: "公布 1 份" }).click();
    await page.getByLabel("公布说明（再次公布必填）").fill("采纳异议，更正迟到次数后重新公布。");
    await page.getByRole("button", { name: "确认公布" }).click();
    await page.getByText("已公布 1 份，第 2 次公布。").waitFor();
    await leave(page, "档案办-再次公布");
    const after = await reader.get<OfficerFile>(`/officers/000123/file?month=${MONTH}`);
    const total = (file: OfficerFile) => file.months.find(({ month }) => month === MONTH)?.points?.total ?? 0;
    expect(total(after) - total(meanwhile), "one late arrival is half a point (KQ-02)").to.equal(50);

    // WD22: the server locks the month by itself; the life of the record is all there, and nothing has been tampered with.
    server.time.now = "2026-12-02T02:00:00.000Z";
    await runDueWork(server.context);
    page = await enter("files", `/trace?month=${MONTH}&officer=000123`);
    await page.getByText("更正审定").waitFor();
    await leave(page, "档案办-全程追溯");
    const trace = await (
      await signIn(server, "officer19")
    ).get<ReportTrace>(`/officers/000123/trace?month=${MONTH}`);
    expect(trace.state).to.equal("locked");
    const kinds = new Set(trace.steps.map(({ kind }) => kind));
    expect([...kinds]).to.include.members([
      "filled", "attested", "submitted", "signed", "checked", "published", "correctionAsked", "correctionDecided",
    ]); // prettier-ignore
    expect(await verifyEverything(server.context)).to.deep.equal([]);
    expect(wrong).to.deep.equal([]);
  });
});

/** Every officer of unit 19 has an account of his own, called by his 警号, and silence means nothing here. */
async function letEverybodyAttest({ context, bureau }: RunningServer): Promise<void> {
  const passwordHash = await hashPassword(PASSWORD);
  await inTransaction(context, async (trx) => {
    await trx("settings").where({ name: "attestation" }).delete();
    for (const name of ["001902", "001903", "001904", "001905"]) {
      const officerId = bureau.officers[name]!;
      const { name: displayName } = await trx("officers")
        .where({ id: officerId })
        .first<{ name: string }>("name");
      const account = { name, displayName, officerId, passwordHash, createdAt: "2026-01-01T00:00:00.000Z" };
      await insertAccount(trx, account);
    }
  });
}

/** What the pane sends when the clerk presses 上报. */
async function pushUnit(
  server: RunningServer,
  clerk: string,
  unit: string,
  policeNos: string[],
): Promise<void> {
  const client = await signIn(server, clerk);
  const rows = policeNos.map((policeNo, index) =>
    policeNo === "000123"
      ? aRow(policeNo, TYPED)
      : aRow(policeNo, { dueDays: 18, notes: 2 + index, summary: `${SUMMARY}（${policeNo}）` }),
  );
  const receipt = await client.put<{ counts: Record<string, number>; problems: unknown[] }>(
    `/months/${MONTH}/pushes/${randomUUID()}`,
    aPush({ unit, rows }),
  );
  expect(receipt.counts.saved, JSON.stringify(receipt.problems)).to.equal(rows.length);
}

async function confirmMonth(page: Page): Promise<Page> {
  await page.getByRole("button", { name: "提交并确认" }).click();
  await page.getByText("已提交并由本人确认。").waitFor();
  return page;
}

/** 本人确认 by an officer at his own place. */
async function attest(server: RunningServer, account: string): Promise<void> {
  const client = await signIn(server, account);
  const mine = await client.get<{ reportId: number; row: { version: number } }>(`/months/${MONTH}/my-month`);
  const answer = await client.request("POST", `/reports/${mine.reportId}/attestation`, {}, { "if-match": `"${mine.row.version}"` }); // prettier-ignore
  expect(answer.status, account).to.be.oneOf([200, 204]);
}

/** A reviewer takes the suggestions and signs all of them with his password. */
async function signAll(
  page: Page,
  name: string,
  leave: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  await page.getByRole("button", { name: "按建议评定" }).click();
  await page.getByRole("button", { name: /^签字/ }).click();
  await page.getByLabel("请再次输入您的登录口令").fill(PASSWORD);
  await page.getByRole("button", { name: "确认签字" }).click();
  await page.getByText(/已签字 \d+ 人，未成 0 人/).waitFor();
  await leave(page, name);
}

/** The office's correction that follows from the accepted objection: one late arrival less. */
async function correct(server: RunningServer): Promise<void> {
  const files = await signIn(server, "files");
  const form = await files.get<CorrectionForm>(`/corrections/form?policeNo=000123&month=${MONTH}`);
  const { rows } = await files.get<{ rows: ObjectionLine[] }>("/objections?state=accepted");
  const body = {
    fields: { lateCount: 0 },
    reason: "采纳异议：迟到一次系因公出警，有出警记录。",
    objection: rows[0]?.id,
    credits: [],
    events: [],
  };
  const answer = await files.request("POST", `/reports/${form.report}/corrections`, body, {
    "if-match": `"${form.version}"`,
  });
  expect(answer.status, await answer.text()).to.be.within(200, 201);
}
