import type { Knex } from "knex";
import type { Bilingual, Language } from "../../domain/language.ts";
import type { CheckReceipt, CheckRequest } from "../../domain/messages/publication.ts";
import type { Month } from "../../domain/month.ts";
import { blockingObstacle, OBSTACLE_SENTENCE } from "../../domain/publication.ts";
import { Refusal } from "../../domain/refusal.ts";
import { mayMove } from "../../domain/report-life.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudits } from "../audit/append-audit.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../database/transaction.ts";
import { requireMonth } from "../months/month-store.ts";
import { allUnits } from "../roster/unit-store.ts";
import { lockMonth, markChecked } from "./publication-store.ts";
import { officeHasColleague } from "./standing-store.ts";
import { weighStandings, type WeighedReport } from "./weigh-standings.ts";

/**
 * 档案办复核: what is validly signed becomes `checked`; whatever has an obstacle is named with the reason and left where
 * it is, to be returned. Whole units, or single reports with the version the office looked at. Nobody of the office
 * checks his own file while a colleague of the office can.
 * @throws Refusal check.nothing-named, month.unknown, unit.unknown
 */
export async function checkReports(
  context: Context,
  person: SignedInPerson,
  month: Month,
  request: CheckRequest,
  language: Language = "zh",
): Promise<CheckReceipt> {
  if (!request.units && !request.reports) throw new Refusal("check.nothing-named");
  const now = context.clock.now();
  return inTransaction(context, async (trx) => {
    const line = await requireMonth(trx, month, now);
    const rules = context.rules.compiled(line.ruleSet);
    await lockMonth(trx, month, rules.version);
    const unitIds = request.reports ? undefined : await requireUnits(trx, request.units ?? []);
    const reports = await weighStandings(trx, rules, line, { ...(unitIds && { unitIds }), verify: "words" });
    const notHis = (await officeHasColleague(trx, person.accountId)) ? person.officerId : null;
    const { good, rejected } = judge(reports, request, notHis, language);
    if (good.length > 0) {
      const at = now.toISOString();
      const ids = good.map(({ id }) => id);
      await markChecked(trx, ids);
      await appendAudits(trx, [
        {
          ...{ at, actorId: person.accountId, action: "month.check", subject: `month/${month}` },
          detail: { checked: good.length },
          vouches: { reports: ids },
        },
        // One more for each, so that a report's own trace tells who checked it, and what.
        ...good.map(({ id, version, materialHash }) => ({
          at,
          actorId: person.accountId,
          action: "report.check",
          subject: `report/${id}`,
          detail: { version, material: materialHash },
        })),
      ]);
      await context.pulse.bump(trx);
    }
    return { month, checked: good.length, rejected };
  });
}

/** @throws Refusal unit.unknown */
async function requireUnits(trx: Knex.Transaction, codes: readonly string[]): Promise<number[]> {
  const units = new Map((await allUnits(trx)).map(({ code, id }) => [code, Number(id)]));
  return codes.map((code) => {
    const id = units.get(code);
    if (id === undefined) throw new Refusal("unit.unknown", { unit: code });
    return id;
  });
}

const SAYS = {
  unknown: { zh: "本月没有此人的月报。", en: "This officer has no report in this month." },
  stale: {
    zh: "月报已有变动，请刷新后再复核。",
    en: "The report changed meanwhile. Refresh and check again.",
  },
  notSigned: { zh: "尚未审核签字，不能复核。", en: "Not signed yet." },
  own: {
    zh: "本人的月报须由档案办其他人员复核。",
    en: "Your own report is checked by a colleague of the office.",
  },
} satisfies Record<string, Bilingual>;

function judge(
  reports: readonly WeighedReport[],
  request: CheckRequest,
  notHis: number | null,
  language: Language,
): { good: WeighedReport[]; rejected: CheckReceipt["rejected"] } {
  const good: WeighedReport[] = [];
  const rejected: CheckReceipt["rejected"] = [];
  const take = (report: WeighedReport, seen: number): void => {
    const no = refusalOf(report, seen, notHis);
    if (no) rejected.push({ policeNo: report.policeNo, name: report.name, message: no[language] });
    else if (report.state !== "checked") good.push(report);
  };
  if (!request.reports) {
    for (const report of reports) if (mayMove(report.state, "check")) take(report, report.version);
    return { good, rejected };
  }
  const byNo = new Map(reports.map((report) => [report.policeNo, report]));
  for (const { policeNo, version } of request.reports) {
    const report = byNo.get(policeNo);
    if (report) take(report, version);
    else rejected.push({ policeNo, name: "", message: SAYS.unknown[language] });
    byNo.delete(policeNo);
  }
  return { good, rejected };
}

/** Why a report cannot be checked; one that was checked already is no trouble. */
function refusalOf(report: WeighedReport, seen: number, notHis: number | null): Bilingual | null {
  if (report.version !== seen) return SAYS.stale;
  if (report.state === "checked") return null;
  if (!mayMove(report.state, "check")) return SAYS.notSigned;
  if (report.officerId === notHis) return SAYS.own;
  const obstacle = blockingObstacle(report.obstacles);
  return obstacle ? OBSTACLE_SENTENCE[obstacle] : null;
}
