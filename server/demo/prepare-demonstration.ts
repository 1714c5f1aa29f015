import { randomBytes } from "node:crypto";
import { markDemonstration, setClock } from "../clock.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { makeAccounts } from "./accounts.ts";
import { rosterOfDecember2024 } from "./living-roster.ts";
import { makeOfficers, makeRetiringHead } from "./officers.ts";
import { DEMO_UNITS } from "./organisation.ts";
import { hashForEach, seedOrganisation } from "./seed-organisation.ts";
import { seedAppraisals } from "./seed-appraisals.ts";
import { seedAssessments } from "./seed-assessments.ts";
import { seedCampaigns } from "./seed-campaigns.ts";
import { seedOutcomes } from "./seed-outcomes.ts";
import { seedRuleLife } from "./seed-rule-life.ts";
import { DEMO_OPENED, seedMonths } from "./seed-months.ts";
import { seedUnitQuarters } from "./seed-unit-quarters.ts";

/** The same bureau on every machine. */
const SEED = 20261104;
/** Wednesday, the attestation deadline of October (design §7). */
const DEMO_NOW = new Date("2026-11-04T02:00:00.000Z");
const FINISHED = "demonstration.finished";

/**
 * Fills an empty database with the demonstration bureau 北原县公安局 and prints its accounts. A database that holds
 * officers is left alone; a demonstration whose filling was interrupted is refused with the way out.
 */
export async function prepareDemonstration(context: Context, report: (line: string) => void): Promise<void> {
  const { db, config } = context;
  const filled: unknown = await db("officers").first("id");
  if (filled) {
    if (!context.clock.demonstration) return;
    if (!(await db("settings").where({ name: FINISHED }).first())) {
      throw new Error(
        `演示数据未生成完整,请删除数据目录 ${config.dataDir} 后重新启动 / the demonstration is incomplete`,
      );
    }
    report("演示单位:北原县公安局(已有数据,原样保留)。口令为首次启动时显示的口令。");
    return;
  }
  const password = config.demoPassword || makePassword();
  const started = performance.now();
  report("正在生成演示单位:北原县公安局,27个单位,600名民警 …");
  const today = makeOfficers(SEED);
  const roster = rosterOfDecember2024(today);
  const there = new Set(roster.officers.map(({ policeNo }) => policeNo));
  const accounts = makeAccounts([...today, makeRetiringHead()]).filter(
    ({ policeNo }) => policeNo === null || there.has(policeNo),
  );
  const hashes = await hashForEach(accounts, password);
  const ids = await inTransaction(context, async (trx) => {
    await markDemonstration(trx);
    const seeded = await seedOrganisation(trx, roster, accounts, hashes, DEMO_OPENED);
    await context.pulse.bump(trx, "access");
    return seeded;
  });
  context.pulse.forget();
  await context.pulse.refresh();
  await seedMonths(context, { roster, ids, seed: SEED, password }, report);
  await seedCampaigns(context, ids, SEED);
  await seedAppraisals(context, ids, SEED);
  await seedAssessments(context, { ids, seed: SEED, password });
  await seedOutcomes(context, ids);
  await seedUnitQuarters(context, { ids, seed: SEED, password });
  await seedRuleLife(context, ids);
  await setClock(context, DEMO_NOW);
  await db("settings").insert({ name: FINISHED, value: "1" });
  report(`演示数据就绪(${((performance.now() - started) / 1000).toFixed(1)} 秒)。`);
  for (const line of describeAccounts(password)) report(line);
}

/** What the console says about who may sign in. */
function describeAccounts(password: string): string[] {
  const last = DEMO_UNITS.at(-1)!.code;
  const lines: [string, string][] = [
    [`clerk01 … clerk${last}`, "内勤,数字为单位代码(clerk19 城关派出所)"],
    [`head01 … head${last}`, "部门主要负责人"],
    [`officer01 … officer${last}`, "民警"],
    ["leader3 … leader9", "分管局领导 L3–L9"],
    ["director / commissar", "局长 / 政委"],
    ["files / assessment", "政绩档案管理办公室 / 考核办"],
    ["political / discipline", "政治处 / 纪检督察室"],
    ["petitions / legal / group", "信访 / 法制 / 领导小组"],
    ["sysadmin / secadmin / auditadmin", "系统 / 安全 / 审计管理员"],
  ];
  return [
    "",
    `演示账号(口令均为 ${password}):`,
    ...lines.map(([names, meaning]) => `  ${names.padEnd(36)}${meaning}`),
    "",
  ];
}

/** Easy to type from the console, different on every installation. */
function makePassword(): string {
  const letters = "abcdefghjkmnpqrstuvwxyz";
  const digits = "23456789";
  const bytes = randomBytes(12);
  return [...bytes].map((byte, index) => (index % 4 === 3 ? digits[byte % digits.length] : letters[byte % letters.length])).join("").replace(/^./, (first) => first.toUpperCase()); // prettier-ignore
}
