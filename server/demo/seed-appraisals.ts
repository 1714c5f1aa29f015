import { BY_LEADERS } from "../../domain/appraisals/who-appraises.ts";
import type { AppraisalReceipt } from "../../domain/messages/appraisals.ts";
import { resolvePerson } from "../access/person-store.ts";
import { readAppraised, type AppraisedPerson } from "../appraisals/appraised-store.ts";
import { pushAppraisals } from "../appraisals/push-appraisals.ts";
import { sha256 } from "../canonical-json.ts";
import { fixedClock } from "../clock.ts";
import type { Context } from "../context.ts";
import { makeKey } from "./make-lines.ts";
import { seededRandom, type Random } from "./random.ts";
import type { SeededIds } from "./seed-organisation.ts";

const YEAR = 2025;
/** WD3–7 of January: votes are counted, tests are over, papers are signed. */
const ENTERED = "2026-01-13T02:00:00.000Z";
/** How high each kind runs, and how far it spreads. */
const LEVELS: Record<string, { mean: number; spread: number; basis: string }> = {
  democratic: { mean: 91, spread: 3.2, basis: "民主测评汇总表〔2025〕1号" },
  leaders: { mean: 89, spread: 4, basis: "领导评价表〔2025〕1号" },
  training: { mean: 84, spread: 6, basis: "年度训练测试成绩单〔2025〕1号" },
};

/** 2025's appraisals as 考核办 enters them, through the product's own verb; the one who enters leaves himself to its head. */
export async function seedAppraisals(context: Context, ids: SeededIds, seed: number): Promise<void> {
  const random = seededRandom(seed + 23);
  const people = await readAppraised(context.db, YEAR, { limit: 2_000 });
  for (const [kind, { mean, spread, basis }] of Object.entries(LEVELS)) {
    const rows = people.map((one) => ({
      ...{ policeNo: one.policeNo, name: one.name, basis },
      score: scoreOf(one, kind, { mean, spread }, random),
    }));
    const own = await enter(context, ids, random, { account: "assessment", kind, rows });
    const left = own.rows.filter(({ outcome }) => outcome === "rejected").map(({ policeNo }) => policeNo);
    const rest = rows.filter(({ policeNo }) => left.includes(policeNo));
    if (rest.length > 0) await enter(context, ids, random, { account: "head04", kind, rows: rest });
  }
}

/** Heads are judged a little more strictly by their leaders, a little more kindly by their own. */
function scoreOf({ level }: AppraisedPerson, kind: string, { mean, spread }: { mean: number; spread: number }, random: Random): number {
  const head = level === "head" ? (kind === BY_LEADERS ? -1 : 1) : 0;
  const score = mean + head + random.normal() * spread;
  const step = kind === "training" ? 2 : 20;
  return Math.round(Math.min(100, Math.max(60, score)) * step) / step;
} // prettier-ignore

async function enter(
  context: Context,
  ids: SeededIds,
  random: Random,
  { account, kind, rows }: { account: string; kind: string; rows: Record<string, unknown>[] },
): Promise<AppraisalReceipt> {
  const person = await resolvePerson(context.db, ids.accounts.get(account)!, ENTERED.slice(0, 10));
  if (!person) throw new Error(`no account ${account}`);
  const at: Context = { ...context, clock: fixedClock(() => new Date(ENTERED), true) };
  const sent = {
    ...{ year: YEAR, kind, unit: null, pushId: makeKey(random), source: "upload" as const },
    rows: rows.map((cells, index) => ({ rowNumber: index + 4, cells })),
    fingerprint: sha256(`${kind}/${account}`),
  };
  return JSON.parse((await pushAppraisals(at, person, sent, "zh")).body) as AppraisalReceipt;
}
