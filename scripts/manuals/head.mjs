// Pictures of 负责人.md: the head of a unit reviews, returns, signs, and asks another to review for him.
import { cardOf } from "./studio.mjs";

const REASON = "本月急难险重任务承担较少，与同岗位民警相比有差距，综合考虑下调一个等次。";

export async function takeHeadPictures(studio) {
  await studio.tell("head review", async () => {
    const page = await studio.enter("head19");
    await studio.shoot(page, "head/01-home");
    await page.goto(`${studio.url}/review?month=2026-10`);
    await page.getByRole("button", { name: "按建议评定" }).waitFor();
    await studio.shoot(page, "head/02-review");
    const rows = page.locator("tr[id^='review-']");
    await rows.nth(1).locator("button.name").click();
    await studio.shoot(page, "head/03-detail");
    await page.getByRole("button", { name: "退回…" }).click();
    await page.getByLabel("退回原因").fill("十月走访次数与台账不符，请核对后改正。");
    await studio.shoot(page, "head/04-return");
    await page.getByRole("dialog").getByRole("button", { name: "退回", exact: true }).click();
    await page.getByText(/已退回.*的月报。/).first().waitFor(); // prettier-ignore
    const close = page.getByRole("button", { name: "关闭详情" });
    if (await close.isVisible()) await close.click();
    await page.getByRole("button", { name: "按建议评定" }).click();
    await page.getByText(/已按建议填入/).waitFor();
    await studio.shoot(page, "head/05-suggested");
    await depart(page);
    await studio.shoot(page, "head/06-reason", { fromTop: false });
    await sign(page, studio, "head/07-sign");
    await studio.shoot(page, "head/08-signed");
    await page.context().close();
  });
  await studio.tell("head delegation", async () => {
    const page = await studio.enter("head19", "/organisation");
    await page.getByLabel("办理事项").selectOption({ label: "委托他人代行审核" });
    await page.getByLabel("理由").last().fill("外出培训，期间委托副所长代行审核。"); // prettier-ignore
    await page.getByLabel("被委托人警号").fill("000591");
    await page.getByLabel("结束日期").fill("2026-11-20");
    await page.getByRole("button", { name: "预览", exact: true }).click();
    await page.getByText("将发生的变动").first().waitFor(); // prettier-ignore
    await studio.shoot(page, "head/09-delegation", { of: cardOf(page, "录入变更") });
    await page.context().close();
  });
  for (const head of ["head05", "head12", "head26"])
    await studio.tell(`${head} signs`, async () => {
      const page = await studio.enter(head, "/review?month=2026-10");
      await page.getByRole("button", { name: "按建议评定" }).click();
      await sign(page, studio, null);
      await page.context().close();
    });
}

/** One grade below what the system suggests, with a reason. */
async function depart(page) {
  for (const choice of await page.locator("td.decision select").all()) {
    if ((await choice.inputValue()) !== "good") continue;
    await choice.selectOption({ label: "合格" });
    await page.getByLabel(/的评定理由$/).first().fill(REASON); // prettier-ignore
    await page.getByLabel(/的评定理由$/).first().scrollIntoViewIfNeeded(); // prettier-ignore
    return;
  }
}

async function sign(page, studio, picture) {
  await page.getByRole("button", { name: "签字", exact: true }).click();
  await page.getByLabel("请再次输入您的登录口令").fill(studio.password);
  if (picture) await studio.shoot(page, picture);
  await page.getByRole("button", { name: "确认签字" }).click();
  await page.getByText(/已签字 \d+ 人，未成 \d+ 人/).waitFor();
}
