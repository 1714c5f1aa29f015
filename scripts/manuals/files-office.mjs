// Pictures of 档案办.md: check, publish, bulletin, objections, corrections, calendar, training.
import { cardOf } from "./studio.mjs";

/** `object` lets officers object as soon as October is published. */
export async function takeFilesOfficePictures(studio, object) {
  await studio.setClock("2026-11-17T17:35");
  await studio.tell("files publication", async () => {
    const page = await studio.enter("files");
    await studio.shoot(page, "files-office/01-home");
    await page.goto(`${studio.url}/publication?month=2026-10`);
    await page.getByRole("button", { name: /^复核全部/ }).waitFor();
    await studio.shoot(page, "files-office/02-publication");
    await page.getByRole("button", { name: /^复核全部/ }).click();
    await page.getByText(/已复核 \d+ 份。/).waitFor();
    await studio.shoot(page, "files-office/03-checked");
    const card = cardOf(page, "公布");
    await page.getByRole("button", { name: /^公布 \d+ 份$/ }).click();
    await page.getByRole("button", { name: "确认公布" }).waitFor();
    await studio.shoot(page, "files-office/04-publish", { of: card });
    await page.getByRole("button", { name: "确认公布" }).click();
    await page.getByText(/第 1 次公布。/).first().waitFor(); // prettier-ignore
    await studio.shoot(page, "files-office/05-history", { of: cardOf(page, "历次公布") });
    await page.context().close();
  });
  await studio.setClock("2026-11-18T09:00");
  await object();
  await studio.tell("files objections", async () => {
    const page = await studio.enter("files", "/objections");
    const objection = page.locator("li.objection").filter({ hasText: "学习笔记" });
    await objection.getByLabel("答复内容").fill("经核对签收记录，学习笔记少计一篇，予以更正。");
    await studio.shoot(page, "files-office/06-objections", { of: cardOf(page, "办理情况"), height: 720 });
    await objection.getByRole("button", { name: "采纳并答复", exact: true }).click();
    await objection.getByText("已采纳").waitFor();
    await page.locator("li.objection").filter({ hasText: "学习笔记" }).getByText("提出更正", { exact: true }).click(); // prettier-ignore
    await page.getByLabel("更正栏目").waitFor();
    await page.getByLabel("更正栏目").selectOption({ value: "notes" });
    const notes = page.getByLabel(/^学习笔记篇数/);
    await notes.fill(String(Number(await notes.inputValue()) + 1));
    await page.getByLabel("更正理由").fill("采纳异议：学习笔记少计一篇，有签收记录。");
    await page.getByRole("button", { name: "核对差异" }).click();
    await page.getByText("更正前后差异").first().waitFor(); // prettier-ignore
    await studio.shoot(page, "files-office/07-correction", { of: cardOf(page, "提出更正"), height: 1000 });
    await page.getByRole("button", { name: "提交更正" }).click();
    await page.getByText(/已提交，等待另一部门/).first().waitFor(); // prettier-ignore
    await page.context().close();
  });
  await studio.tell("political decides", async () => {
    const page = await studio.enter("political", "/corrections");
    await page.getByRole("button", { name: "查看差异" }).first().click(); // prettier-ignore
    await page.getByLabel("决定意见").fill("已核对签收记录，同意更正。");
    await studio.shoot(page, "files-office/08-decide", {
      of: page
        .locator("section")
        .filter({ has: page.locator(".decide") })
        .last(),
      height: 860,
    });
    await page.context().close();
  });
  await studio.tell("files reopening", async () => {
    const page = await studio.enter("files", "/corrections");
    await studio.shoot(page, "files-office/09-reopening", { of: cardOf(page, "解锁") });
    await page.context().close();
  });
  await studio.tell("files bulletin", async () => {
    const page = await studio.enter("files", "/bulletins");
    await studio.shoot(page, "files-office/10-bulletins");
    await page.getByRole("button", { name: "起草", exact: true }).click();
    await page.getByRole("heading", { name: "正文" }).waitFor();
    await studio.shoot(page, "files-office/11-bulletin");
    await page.context().close();
  });
  await studio.tell("files calendar", async () => {
    const page = await studio.enter("files", "/calendar");
    await studio.shoot(page, "files-office/12-calendar");
    await studio.shoot(page, "files-office/13-windows", { of: cardOf(page, "开设补录月、试填月") });
    await page.goto(`${studio.url}/training`);
    await page.locator("#content h1").waitFor();
    await page.getByRole("button", { name: "登记培训" }).click();
    await page.getByLabel("日期").fill("2026-11-12");
    await page.getByLabel("主题").fill("十月月报填报与审核培训");
    await page.getByLabel("地点").fill("局机关三楼会议室");
    await studio.shoot(page, "files-office/14-training");
    await page.goto(`${studio.url}/trace?month=2026-10&officer=000591`);
    await page.locator("#content h1").waitFor();
    await studio.shoot(page, "files-office/15-trace");
    await page.context().close();
  });
}
