// Pictures of 民警.md: an officer of a unit that is still filling October, and later one whose month is published.
import { cardOf } from "./studio.mjs";

const SUMMARY =
  "本月走访群众八十户，调解邻里纠纷四起，协助侦破盗窃电动车案一起，完成重大活动安保任务，按时报送各类台账。";

/** October is being filled: sign-in, home, my month, collecting, files of colleagues, paper. */
export async function takeOfficerPictures(studio) {
  await studio.tell("officer sign-in", async () => {
    const page = await studio.page({ height: 620 });
    await page.goto(studio.url);
    await page.getByLabel("账号").fill("officer20");
    await studio.shoot(page, "officer/01-sign-in");
    await page.context().close();
  });
  await studio.tell("officer home", async () => {
    const page = await studio.enter("officer20", "/", { keepsOffer: true });
    await studio.shoot(page, "officer/02-home");
    await page.context().close();
  });
  await studio.tell("officer month", async () => {
    const page = await studio.enter("officer20", "/my-month?month=2026-10");
    await page.getByText("代填").first().waitFor();
    await studio.shoot(page, "officer/03-my-month");
    await page.getByLabel("本月主要工作及实绩").fill(SUMMARY);
    await page.getByLabel("自评等级").selectOption({ label: "良好" });
    await page.getByText("已自动保存").waitFor();
    await studio.shoot(page, "officer/04-own-words", { of: cardOf(page, "本人填写"), height: 520 });
    await page.getByRole("button", { name: "检查", exact: true }).click();
    await page.getByText(/检查完成/).first().waitFor(); // prettier-ignore
    await studio.shoot(page, "officer/05-points", { of: cardOf(page, "我的得分"), height: 640 });
    await page.getByRole("checkbox", { name: /如实/ }).check();
    const confirm = cardOf(page, "我的得分");
    await studio.shoot(page, "officer/06-confirm", { of: confirm, height: 520 });
    await page.getByRole("button", { name: "提交并确认" }).click();
    await page.getByText("已提交并由本人确认。").waitFor();
    await studio.shoot(page, "officer/07-confirmed", { of: confirm, height: 520 });
    await page.context().close();
  });
  await studio.tell("officer phone", async () => {
    const page = await studio.enter("officer20", "/my-month?month=2026-10", { width: 390, height: 844 });
    await studio.shoot(page, "officer/08-phone-my-month");
    await page.goto(`${studio.url}/collect`);
    await page.locator("#content h1").waitFor();
    await studio.shoot(page, "officer/09-phone-collect");
    await page.context().close();
  });
  await studio.tell("officer collect", async () => {
    const page = await studio.enter("officer20", "/collect");
    await page.getByRole("button", { name: "记一件事" }).click();
    await page.getByLabel("类型").selectOption({ index: 5 });
    await page.getByLabel("文件（结果）日期").fill("2026-11-03");
    await page.getByLabel("事由").fill("在重大活动安保中表现突出，受县局通报表扬。");
    await studio.shoot(page, "officer/10-collect");
    await page.context().close();
  });
  await studio.tell("officer files", async () => {
    const page = await studio.enter("officer20", "/officers");
    await studio.shoot(page, "officer/11-officers");
    const boxes = page.getByRole("checkbox", { name: /选入比较/ });
    for (const place of [0, 1, 2]) {
      await boxes.nth(place).click();
      await page.getByText(`已选 ${place + 1} 人`).waitFor();
    }
    await page.getByRole("link", { name: "并列比较" }).or(page.getByRole("button", { name: "并列比较" })).first().click(); // prettier-ignore
    await page.getByRole("heading", { name: "并列比较" }).first().waitFor();
    await studio.shoot(page, "officer/12-compare");
    await page.goto(`${studio.url}/wall`);
    await page.locator("#content h1").waitFor();
    await studio.shoot(page, "officer/13-wall");
    await page.goto(`${studio.url}/officers?search=zs`);
    await page.locator("#content h1").waitFor();
    await page.getByRole("table").getByRole("link").first().click();
    await page.getByRole("heading", { name: /的政绩档案/ }).waitFor();
    await studio.shoot(page, "officer/14-file");
    await page.getByRole("button", { name: "全部展开" }).click();
    await studio.shoot(page, "officer/15-explanation", { of: cardOf(page, "每一分的由来"), height: 640 });
    await page.context().close();
  });
  await studio.tell("officer paper", async () => {
    const page = await studio.enter("officer20", "/check-code");
    await studio.shoot(page, "officer/16-check-code");
    await page.getByRole("link", { name: "我的政绩档案表（A4）" }).click();
    await page.getByRole("button", { name: "打印" }).first().waitFor();
    await studio.shoot(page, "officer/17-paper");
    await page.context().close();
  });
}

/** October is published: the officer objects to his grade, a colleague doubts an item. */
export async function takeObjectionPictures(studio) {
  await studio.tell("officer objection", async () => {
    const page = await studio.enter("officer19", "/objections");
    await page.getByRole("button", { name: "提出异议" }).first().click();
    await page.getByLabel("理由").fill("学习笔记实交篇数比表中多一篇，有签收记录，请予核实更正。");
    await studio.shoot(page, "officer/18-objection");
    await page.getByRole("button", { name: "提交" }).click();
    await page.getByText(/已提交，将在/).first().waitFor(); // prettier-ignore
    await page.context().close();
  });
  await studio.tell("officer doubt", async () => {
    const page = await studio.enter("officer20", "/officers?unit=19");
    await page.getByRole("table").getByRole("link").nth(1).click();
    await page.getByRole("button", { name: "提出质疑" }).click();
    await page.getByLabel("事项").selectOption({ index: 1 });
    await page.getByLabel("理由").fill("本月通报的检查记录与所填数字似不一致，请核对原始台账。");
    await studio.shoot(page, "officer/19-doubt", { of: page.getByRole("region", { name: "提出质疑" }) });
    await page.getByRole("button", { name: "提交" }).click();
    await page.getByText(/已提交，将在/).waitFor();
    await page.context().close();
  });
}
