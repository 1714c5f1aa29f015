import { CHINESE_CALENDAR } from "../../domain/calendar/chinese-calendar.ts";
import { monthDeadlines } from "../../domain/calendar/month-deadlines.ts";
import { monthsBetween } from "../../domain/month.ts";
import { POST_TYPES, type Series } from "../../domain/people.ts";
import { hashPassword } from "../../server/access/password.ts";
import { grantRole, insertAccount } from "../../server/access/account-store.ts";
import { markDemonstration, setClock } from "../../server/clock.ts";
import type { Context } from "../../server/context.ts";
import { insertRows } from "../../server/database/bulk.ts";
import { inTransaction } from "../../server/database/transaction.ts";
import type { DemoOfficer } from "../../server/demo/officers.ts";
import { makeNames } from "../../server/demo/names.ts";
import { seededRandom } from "../../server/demo/random.ts";
import { insertMonth } from "../../server/months/month-store.ts";

export const BENCH_PASSWORD = "政绩-Bench-2026";
/** The bureau's clock: October collects, September and before are published. */
export const BENCH_NOW = new Date("2026-11-04T02:00:00.000Z");
export const PUBLISHED = monthsBetween("2026-01", "2026-09");
export const COLLECTING = "2026-10";
const UNIT_STRENGTH = 25;
const SERIES: readonly Series[] = ["stations", "operations", "offices"];

export interface BenchOfficer extends DemoOfficer {
  id: number;
}
export interface BenchUnit {
  id: number;
  code: string;
  series: Series;
  officers: BenchOfficer[];
}

/** Units of 25 officers until `size` is reached, and `extra` units of other strengths behind them. */
export function makeUnits(size: number, seed: number, extra: readonly number[] = []): BenchUnit[] {
  const random = seededRandom(seed);
  const strengths: number[] = [...extra];
  for (let left = size; left > 0; left -= UNIT_STRENGTH) strengths.push(Math.min(UNIT_STRENGTH, left));
  const names = makeNames(
    random,
    strengths.reduce((sum, strength) => sum + strength, 0),
  );
  let number = 0;
  return strengths.map((strength, index): BenchUnit => {
    const code = String(index + 1).padStart(4, "0");
    const tone = random.normal() * 0.45;
    const officers = Array.from({ length: strength }, (_, seat): BenchOfficer => {
      number++;
      return {
        id: number,
        policeNo: String(number).padStart(6, "0"),
        name: names[number - 1] ?? "",
        unit: code,
        level: seat === 0 ? "head" : seat <= 2 ? "deputy" : "officer",
        postType: POST_TYPES[(index + seat) % POST_TYPES.length] ?? "ZH",
        partyMember: random.chance(0.82),
        clerk: seat === 3,
        leaderKey: null,
        ability: random.normal() * 0.9 + tone,
        diligence: random.normal() + tone * 0.5,
        trend: 0,
      };
    });
    return { id: index + 1, code, series: SERIES[index % SERIES.length] ?? "offices", officers };
  });
}

/** Writes units, officers, postings, months and two accounts: `clerk` of the first two units, `director` of them all. */
export async function fillPeople(context: Context, units: readonly BenchUnit[]): Promise<void> {
  const hash = await hashPassword(BENCH_PASSWORD);
  const createdAt = "2025-12-20T01:00:00.000Z";
  await inTransaction(context, async (trx) => {
    await markDemonstration(trx);
    await insertRows(
      trx,
      "units",
      units.map(({ id, code, series }) => ({ id, code, name: `第${code}单位`, series, parent_id: null })),
    );
    const officers = units.flatMap((unit) => unit.officers.map((officer) => ({ officer, unit })));
    await insertRows(
      trx,
      "officers",
      officers.map(({ officer }) => ({
        ...{ id: officer.id, police_no: officer.policeNo, name: officer.name, post_type: officer.postType },
        ...{ party_member: officer.partyMember, status: "active" },
      })),
    );
    await insertRows(
      trx,
      "postings",
      officers.map(({ officer, unit }) => ({
        ...{ officer_id: officer.id, unit_id: unit.id, level: officer.level },
        ...{ from_day: "2023-01-01", to_day: null },
      })),
    );
    for (const month of [...PUBLISHED, COLLECTING]) {
      await insertMonth(trx, {
        ...{ month, state: month === COLLECTING ? "upcoming" : "published", ruleSet: "BY-2026-v1" },
        ...{ ...monthDeadlines(CHINESE_CALENDAR, month), practice: false, backFilled: false },
      });
    }
    const account = { officerId: null, passwordHash: hash, createdAt };
    const clerk = await insertAccount(trx, { ...account, name: "clerk", displayName: "内勤" });
    for (const unit of units.slice(0, 2)) await grantRole(trx, clerk, "clerk", unit.id);
    const director = await insertAccount(trx, { ...account, name: "director", displayName: "局长" });
    await grantRole(trx, director, "chief");
    await context.pulse.bump(trx, "access");
  });
  context.pulse.forget();
  await context.pulse.refresh();
  await setClock(context, BENCH_NOW);
}
