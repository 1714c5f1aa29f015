import type { Knex } from "knex";
import { stateWords } from "../../domain/campaigns/check-campaign.ts";
import {
  checkActuals,
  daysNamed,
  type ActualRow,
  type CheckedActual,
} from "../../domain/campaigns/check-actuals.ts";
import type { Language } from "../../domain/language.ts";
import type { ActualsReceipt } from "../../domain/messages/campaigns.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAudit } from "../audit/append-audit.ts";
import { contentHash } from "../canonical-json.ts";
import type { Context } from "../context.ts";
import { isDuplicateKey } from "../database/dialect.ts";
import { inTransaction } from "../database/transaction.ts";
import { seedProblem } from "../reports/push-problems.ts";
import { countOutcomes } from "../reports/push-receipt.ts";
import { findPush, rememberPush, type PushRecord } from "../reports/push-store.ts";
import type { Unit } from "../roster/unit-store.ts";
import { shanghaiDay } from "../today.ts";
import { insertActuals, readStored } from "./actual-store.ts";
import { maySee, requireCampaign, requireUnits } from "./campaign-scope.ts";
import { holdCampaign, readIndicators, readTargets } from "./campaign-store.ts";

export interface ActualsAnswer {
  body: string;
  replayed: boolean;
}
export interface SentActuals {
  campaignId: number;
  /** The client's UUID: sent again, it is the same push. */
  pushId: string;
  /** The unit whose sheet it is; null = every unit the person may enter. */
  unit: string | null;
  rows: readonly ActualRow[];
  source: "web" | "upload";
  /** SHA-256 of what was sent. */
  fingerprint: string;
}

interface Push extends SentActuals {
  context: Context;
  person: SignedInPerson;
  units: Unit[];
  all: Unit[];
  language: Language;
  at: string;
}

const ROW_LIMIT = 5_000;

/**
 * 每日填报: good rows are stored as new versions, bad ones named with how to mend them; exactly once by the client's
 * UUID. Nothing is ever overwritten: a changed figure is another version with its reason.
 * @throws Refusal campaign.unknown, campaign.state, unit.unknown, push.empty, push.too-many-rows, push.other-content
 */
export async function pushActuals(
  context: Context,
  person: SignedInPerson,
  sent: SentActuals,
  language: Language,
): Promise<ActualsAnswer> {
  await requireCampaign(context.db, person, sent.campaignId);
  const { units, all } = await requireUnits(context.db, person, sent.unit, "enter");
  if (sent.rows.length === 0) throw new Refusal("push.empty");
  if (sent.rows.length > ROW_LIMIT)
    throw new Refusal("push.too-many-rows", { rows: sent.rows.length, limit: ROW_LIMIT });
  const at = context.clock.now().toISOString();
  const push: Push = {
    ...sent,
    pushId: sent.pushId.toLowerCase(),
    context,
    person,
    units,
    all,
    language,
    at,
  };
  for (let attempt = 1; ; attempt++) {
    try {
      return await inTransaction(context, (trx) => storeActuals(trx, push), {
        onUnknownCommit: async () => {
          const stored = await findPush(context.db, push.pushId);
          return stored && { ...replay(stored, push), replayed: false };
        },
      });
    } catch (error) {
      // The same id at the same instant: it is there now.
      if (!isDuplicateKey(error) || attempt === 3) throw error;
    }
  }
}

function replay(seen: PushRecord, { pushId, fingerprint, person }: Push): ActualsAnswer {
  if (seen.fingerprint !== fingerprint || seen.accountId !== person.accountId)
    throw new Refusal("push.other-content", { push: pushId });
  return { body: seen.receipt, replayed: true };
}

async function storeActuals(trx: Knex.Transaction, push: Push): Promise<ActualsAnswer> {
  const { context, person, pushId, campaignId, at, language } = push;
  const seen = await findPush(trx, pushId);
  if (seen) return replay(seen, push);
  // Held: entries of one campaign are judged one push after the other, and none after it was closed.
  const campaign = await holdCampaign(trx, campaignId);
  if (!campaign || !maySee(person, campaign)) throw new Refusal("campaign.unknown");
  if (campaign.state !== "running") throw new Refusal("campaign.state", stateWords(campaign));
  const checked = await judge(trx, push, campaign);
  const lines = checked.flatMap(({ line }) => (line ? [line] : []));
  const ids = await insertActuals(trx, campaignId, lines, { pushId, accountId: person.accountId, at });
  const rows = checked.map(({ rowNumber, indicator, unit, day, outcome, version }) => ({
    ...{ row: rowNumber, indicator, unit, day, outcome, version },
  }));
  const counts = countOutcomes(rows);
  const { hash } = await appendAudit(trx, {
    ...{ at, actorId: person.accountId, action: "campaign.actuals", subject: `campaign/${campaignId}` },
    detail: { push: pushId, unit: push.unit, source: push.source, counts, digest: contentHash(lines) },
    vouches: { campaign_actuals: ids },
  });
  const receipt: ActualsReceipt = {
    ...{ push: pushId, campaign: campaignId, at, rows, counts, chain: hash },
    problems: checked.flatMap(({ problems }) => problems.map((seed) => seedProblem(seed, language))),
  };
  const body = JSON.stringify(receipt);
  await rememberPush(trx, {
    ...{ id: pushId, kind: "campaign", month: null, accountId: person.accountId, source: push.source },
    ...{ unitId: push.unit === null ? null : push.units[0]!.id, workbook: null },
    ...{ fingerprint: push.fingerprint, receipt: body, at },
  });
  if (lines.length > 0) await context.pulse.bump(trx);
  return { body, replayed: false };
}

async function judge(
  trx: Knex.Transaction,
  { context, campaignId, units, all, rows }: Push,
  { firstDay, lastDay }: { firstDay: string; lastDay: string },
): Promise<CheckedActual[]> {
  const indicators = await readIndicators(trx, campaignId);
  const targets = await readTargets(trx, campaignId);
  const days = daysNamed(rows);
  const given = targets.map(({ indicatorId, unitId }) => `${indicatorId}/${unitId}`);
  const free = indicators.filter(({ scored }) => !scored);
  return checkActuals(rows, {
    ...{ firstDay, lastDay, indicators, today: shanghaiDay(context.clock.now()) },
    units: new Map(units.map(({ code, id, name }) => [code, { id, name }])),
    known: new Set(all.map(({ code }) => code)),
    assigned: new Set([...given, ...free.flatMap(({ id }) => units.map((unit) => `${id}/${unit.id}`))]),
    stored: days
      ? await readStored(trx, { campaignId, unitIds: units.map(({ id }) => id), ...days })
      : new Map(),
  });
}
