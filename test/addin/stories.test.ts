import { expect } from "chai";
import type { PushReceipt, PushRequest } from "../../domain/messages.ts";
import { checkMonth } from "../../addin/check-month.ts";
import { PaneProblem } from "../../addin/pane-problem.ts";
import { pullMonth } from "../../addin/pull-month.ts";
import { pushMonth } from "../../addin/push-month.ts";
import { zeroFill } from "../../addin/zero-fill.ts";
import { HostError } from "../support/excel/host-error.ts";
import { cellAt, look, typeInto } from "../support/excel/person-at-excel.ts";
import { makeForm, makeRow } from "./make-form.ts";
import { aFakeExcel, savesAll, toolsWith } from "./use-excel.ts";

/** A server that remembers every push and answers the same id with the same receipt. */
function aServer(form = makeForm(3)) {
  const stored = new Map<string, { body: string; receipt: PushReceipt }>();
  const sent: { id: string; request: PushRequest }[] = [];
  return {
    stored,
    sent,
    form: () => Promise.resolve(form),
    push: (_month: string, id: string, body: string) => {
      const request = JSON.parse(body) as PushRequest;
      sent.push({ id, request });
      const seen = stored.get(id);
      if (seen && seen.body !== body) throw new PaneProblem("server.refused", { detail: "other content" });
      const receipt = seen?.receipt ?? savesAll(id, request);
      if (!request.dryRun) stored.set(id, { body, receipt });
      return Promise.resolve(receipt);
    },
  };
}

const codeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
  } catch (error) {
    return error instanceof PaneProblem ? error.code : String(error);
  }
  return "no problem";
};

describe("the pane's stories", () => {
  let excel: ReturnType<typeof aFakeExcel>;
  beforeEach(() => (excel = aFakeExcel()));
  afterEach(() => excel.close());
  const pull = (tools: ReturnType<typeof toolsWith>, month = "2026-10", replace = false) =>
    pullMonth(tools, month, "19", { replace });

  it("sends only cells that differ from the baseline, whatever was typed and undone", async () => {
    const server = aServer();
    const tools = toolsWith(server);
    await pull(tools);
    typeInto(excel.workbook, "月报", "H5", 1);
    typeInto(excel.workbook, "月报", "H6", 5);
    typeInto(excel.workbook, "月报", "H6", "");
    typeInto(excel.workbook, "月报", "G6", "");
    await pushMonth(tools);
    expect(server.sent[0]?.request.rows).to.deep.equal([
      { rowKey: "000123", policeNo: "000123", version: 1, fields: { personalLeave: 1 } },
      { rowKey: "000124", policeNo: "000124", version: 1, fields: { excusedDays: "" } },
    ]);
    expect(await pushMonth(tools)).to.equal(null);
    expect(look(excel.workbook, "月报", "AR5:AV5")[0]).to.deep.equal(["", "已上报", "", "000123", 2]);
  });

  it("finds its rows after the clerk sorted the table between read and receipt", async () => {
    const server = aServer();
    const tools = toolsWith({
      ...server,
      push: async (month, id, body) => {
        const sheet = excel.workbook.Worksheets.GetItem("月报");
        const protection = sheet.protectedWith;
        sheet.protectedWith = null;
        excel.workbook.Tables.GetItem("tblMonthly").Sort.Apply([{ key: 0, ascending: false }]);
        sheet.protectedWith = protection;
        return server.push(month, id, body);
      },
    });
    await pull(tools);
    typeInto(excel.workbook, "月报", "H5", 1);
    await pushMonth(tools);
    expect(look(excel.workbook, "月报", "A5:A7").flat()).to.deep.equal(["000125", "000124", "000123"]);
    expect(look(excel.workbook, "月报", "AS5:AS7").flat()).to.deep.equal(["草稿", "草稿", "已上报"]);
  });

  it("writes the push into the workbook before it leaves and resumes it with the same id and content", async () => {
    const server = aServer();
    let answers = false;
    const push: typeof server.push = async (month, id, body) => {
      expect(look(excel.workbook, "_zjda", "F1")[0]?.[0]).to.include(id);
      const receipt = await server.push(month, id, body);
      if (!answers) throw new PaneProblem("net.lost");
      return receipt;
    };
    const tools = toolsWith({ ...server, push });
    await pull(tools);
    typeInto(excel.workbook, "月报", "H5", 1);
    expect(await codeOf(pushMonth(tools))).to.equal("push.unknown");
    typeInto(excel.workbook, "月报", "H6", 2);
    expect(await codeOf(pull(tools))).to.equal("book.pending");

    // Excel is closed and opened again: a new pane over the saved workbook.
    excel.close();
    excel = aFakeExcel(excel.workbook);
    answers = true;
    const again = toolsWith({ ...server, push });
    const pushed = await pushMonth(again);
    expect(pushed?.resumed).to.equal(true);
    expect(server.stored.size).to.equal(1);
    expect(new Set(server.sent.map(({ id }) => id)).size).to.equal(1);
    const later = await pushMonth(again);
    expect(later?.receipt.rows.map(({ rowKey }) => rowKey)).to.deep.equal(["000124"]);
  });

  it("repaints from the same receipt when Excel failed half-way through painting", async () => {
    const server = aServer();
    const tools = toolsWith(server);
    await pull(tools);
    typeInto(excel.workbook, "月报", "H5", 1);
    let paints = 0;
    excel.host.interrupt = (_sync, action) => {
      if (server.stored.size > 0 && action === 9 && paints++ > 0)
        throw new HostError("GeneralException", "Excel broke");
    };
    expect(await codeOf(pushMonth(tools))).to.equal("excel.other");
    excel.host.interrupt = null;
    const pushed = await pushMonth(tools);
    expect(pushed?.resumed).to.equal(true);
    expect(server.stored.size).to.equal(1);
    expect(look(excel.workbook, "月报", "AS5:AV5")[0]).to.deep.equal(["已上报", "", "000123", 2]);
    expect(excel.workbook.Worksheets.GetItem("月报").protectedWith).not.to.equal(null);
  });

  it("keeps edits typed while the push was under way as edits", async () => {
    const server = aServer();
    const tools = toolsWith({
      ...server,
      push: async (month, id, body) => {
        if (server.sent.length === 0) typeInto(excel.workbook, "月报", "H5", 3);
        return server.push(month, id, body);
      },
    });
    await pull(tools);
    typeInto(excel.workbook, "月报", "H5", 1);
    await pushMonth(tools);
    await pushMonth(tools);
    expect(server.sent.map(({ request }) => request.rows[0]?.fields)).to.deep.equal([
      { personalLeave: 1 },
      { personalLeave: 3 },
    ]);
    expect(server.sent[1]?.request.rows[0]?.version).to.equal(2);
  });

  it("paints problems cell by cell and clears them when they are mended", async () => {
    const server = aServer();
    const tools = toolsWith({ ...server, push: () => Promise.reject(new PaneProblem("net.lost")) });
    await pull(tools);
    typeInto(excel.workbook, "月报", "H5", 24);
    const checked = await checkMonth(tools);
    expect(checked?.asked).to.equal(false);
    expect(checked?.problems.map(({ code }) => code)).to.include("V01");
    expect(cellAt(excel.workbook, "月报", "G5").format.get("Fill.Color")).to.equal("#F7B0A8");
    expect(look(excel.workbook, "月报", "AS5:AT5")[0]?.[0]).to.equal("需修改");
    typeInto(excel.workbook, "月报", "H5", 1);
    await checkMonth(tools);
    expect(cellAt(excel.workbook, "月报", "G5").format.get("Fill.Color")).not.to.equal("#F7B0A8");
    expect(look(excel.workbook, "月报", "AS5")[0]?.[0]).to.equal("检查通过");
  });

  it("adds, changes and deletes detail lines under their own keys", async () => {
    const server = aServer();
    const tools = toolsWith(server);
    await pull(tools);
    const line = [
      ["A5", "000123"],
      ["C5", "c07"],
      ["D5", "主办"],
      ["F5", 1],
      ["G5", "A0123"],
      ["H5", "2026-10-15"],
    ] as const;
    for (const [address, value] of line) typeInto(excel.workbook, "岗位实绩明细", address, value);
    await pushMonth(tools);
    const [credit] = server.sent[0]?.request.credits ?? [];
    expect(credit).to.include({
      version: 0,
      policeNo: "000123",
      item: "c07",
      role: "主办",
      quantity: 1,
      date: "2026-10-15",
    });
    expect(credit?.rowKey).to.equal(look(excel.workbook, "岗位实绩明细", "M5")[0]?.[0]);
    for (const [address] of line) typeInto(excel.workbook, "岗位实绩明细", address, "");
    await pushMonth(tools);
    expect(server.sent[1]?.request.credits).to.deep.equal([
      { rowKey: credit?.rowKey, version: 1, delete: true },
    ]);
    expect(await pushMonth(tools)).to.equal(null);
  });

  it("keeps unsent edits through 刷新 and tells where both sides changed the same cell", async () => {
    const server = aServer();
    await pull(toolsWith(server));
    typeInto(excel.workbook, "月报", "G5", 2);
    typeInto(excel.workbook, "月报", "H6", 1);
    typeInto(excel.workbook, "岗位实绩明细", "C5", "c07");
    const theirs = makeForm(3, {
      rows: [0, 1, 2].map((i) => makeRow(i, { version: 2, fields: { dueDays: 23, excusedDays: 4 } })),
    });
    const pulled = await pull(toolsWith({ ...server, form: () => Promise.resolve(theirs) }));
    expect(pulled.kept).to.equal(3);
    expect(
      pulled.clashes.map(({ rowKey, field, mine, theirs: stored }) => [rowKey, field, mine, stored]),
    ).to.deep.equal([["000123", "excusedDays", 2, 4]]);
    expect(look(excel.workbook, "月报", "G5:H6")).to.deep.equal([
      [2, ""],
      [4, 1],
    ]);
    expect(look(excel.workbook, "岗位实绩明细", "C5")).to.deep.equal([["c07"]]);
    const next = aServer();
    await pushMonth(toolsWith(next));
    expect(next.sent[0]?.request.rows.map(({ version, fields }) => [version, fields])).to.deep.equal([
      [2, { excusedDays: 2 }],
      [2, { personalLeave: 1 }],
    ]);
  });

  it("asks before unsent edits of another month are replaced", async () => {
    const tools = toolsWith(aServer());
    await pull(tools);
    typeInto(excel.workbook, "月报", "G5", 2);
    expect(await codeOf(pull(tools, "2026-11"))).to.equal("book.unsent");
    expect(look(excel.workbook, "月报", "G5")).to.deep.equal([[2]]);
    expect((await pull(tools, "2026-11", true)).kept).to.equal(0);
  });

  it("fills only blank deduction columns with zeros", async () => {
    await pull(toolsWith(aServer()));
    typeInto(excel.workbook, "月报", "J5", 3);
    expect(await zeroFill()).to.deep.equal({ cells: 3 * 14 - 1, officers: 3 });
    expect(look(excel.workbook, "月报", "G5:N5")[0]).to.deep.equal([0, 0, 0, 3, "", 0, 4, 4]);
    expect(await zeroFill()).to.deep.equal({ cells: 0, officers: 0 });
  });

  it("notices a renamed heading and pushes nothing", async () => {
    const tools = toolsWith(aServer());
    await pull(tools);
    excel.workbook.Worksheets.GetItem("月报").cell(3, 7).value = "请假";
    expect(await codeOf(pushMonth(tools))).to.equal("book.headings");
  });

  it("says what Excel's refusals mean", async () => {
    const tools = toolsWith(aServer());
    expect(await codeOf(pushMonth(tools))).to.equal("book.missing");
    excel.host.editingCell = true;
    expect(await codeOf(pull(tools))).to.equal("excel.InvalidOperationInCellEditMode");
  });
});
