// Pictures of 内勤.md: the pane over the stand-in for Excel that the tests use, and the clerk's pages.
import { openPane } from "../../test/support/excel/open-pane.ts";
import { cardOf } from "./studio.mjs";

export async function takeClerkPictures(studio) {
  await studio.tell("clerk pane", async () => {
    const page = await studio.page({ width: 350, height: 760 });
    await openPane(page, studio.url);
    await page.getByLabel("账号").fill("clerk16");
    await studio.shoot(page, "clerk/01-pane-sign-in");
    await page.getByLabel("口令").fill(studio.password);
    await page.keyboard.press("Enter");
    const pull = page.getByRole("button", { name: /^取表/ });
    await pull.waitFor();
    await page.getByLabel("月份").selectOption({ value: "2026-10" }).catch(() => undefined); // prettier-ignore
    await studio.shoot(page, "clerk/02-pane-start");
    await pull.click();
    await page.getByText("表格已生成").waitFor();
    const [[excused, personal]] = await page.evaluate(`fakeExcel.look("月报", "G7:H7")`);
    await page.evaluate(
      `fakeExcel.type("月报", "G7", 16); fakeExcel.type("月报", "H7", 9); fakeExcel.type("月报", "O8", 2)`,
    );
    await page.getByRole("button", { name: /^检查/ }).click();
    await page.getByText("问题清单").first().waitFor(); // prettier-ignore
    await studio.shoot(page, "clerk/03-pane-checked");
    await page.evaluate(
      `fakeExcel.type("月报", "G7", ${Number(excused)}); fakeExcel.type("月报", "H7", ${Number(personal) === 1 ? 0 : 1})`,
    );
    await page.getByRole("button", { name: /^上报/ }).click();
    await page.getByText("上报完成").waitFor();
    await studio.shoot(page, "clerk/04-pane-pushed");
    await page.getByRole("button", { name: /^报送 ?全员/ }).click();
    await page.getByRole("button", { name: "确认报送" }).waitFor();
    await studio.shoot(page, "clerk/05-pane-submit");
    await page.context().close();
  });
  await studio.tell("clerk home", async () => {
    const page = await studio.enter("clerk20");
    await studio.shoot(page, "clerk/06-home");
    await page.context().close();
  });
  await studio.tell("clerk package", async () => {
    const page = await studio.enter("clerk20", "/package?month=2026-10");
    await studio.shoot(page, "clerk/07-package");
    await page.getByRole("button", { name: "全部检查" }).click();
    await page.getByText(/检查完成/).waitFor();
    await studio.shoot(page, "clerk/08-officers", { of: cardOf(page, "逐人进度"), height: 620 });
    await page.getByRole("checkbox").first().check(); // prettier-ignore
    await page.getByRole("button", { name: /^承诺并报送/ }).click();
    await page.getByText(/已报送 \d+ 份，按时/).first().waitFor(); // prettier-ignore
    await studio.shoot(page, "clerk/09-submitted");
    await page.context().close();
  });
  await studio.tell("clerk collect", async () => {
    const page = await studio.enter("clerk20", "/collect");
    await page.getByRole("button", { name: "记一项实绩" }).click();
    await studio.shoot(page, "clerk/10-collect");
    await page.context().close();
  });
  await studio.tell("clerk cases", async () => {
    const page = await studio.enter("clerk20", "/cases");
    await studio.shoot(page, "clerk/11-cases");
    await page.context().close();
  });
}
