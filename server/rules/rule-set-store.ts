import type { Knex } from "knex";
import { isRuleState, type RuleState } from "../../domain/rules/rule-life.ts";
import type { RuleSet } from "../../domain/rules/rule-set.ts";
import type { Month } from "../../domain/month.ts";
import { canonicalJson, sha256 } from "../canonical-json.ts";

/** A version as it is stored. What a release brings is stored as `active`, which is effective. */
export interface StoredRules {
  version: string;
  state: RuleState;
  effectiveFrom: Month;
  definition: string;
  digest: string;
  basedOn: string | null;
  textVersion: number;
  textDigest: string;
  commentsUntil: string | null;
  trialFrom: Month | null;
  adoptedAt: string | null;
}

interface Row extends Omit<StoredRules, "state" | "textDigest"> {
  state: string;
  textDigest: string | null;
}

const COLUMNS = {
  ...{ version: "version", state: "state", effectiveFrom: "effective_from", definition: "definition" },
  ...{ digest: "digest", basedOn: "based_on", textVersion: "text_version", textDigest: "text_digest" },
  ...{ commentsUntil: "comments_until", trialFrom: "trial_from", adoptedAt: "adopted_at" },
};

export function storedState(state: string): RuleState {
  return isRuleState(state) ? state : "effective";
}

/** What is signed: everything but the month it takes effect in, which is decided afterwards. */
export function textDigest(ruleSet: RuleSet): string {
  return sha256(canonicalJson({ ...ruleSet, effectiveFrom: null }));
}

/** @param lock the row is held until COMMIT: who changes a version takes his turn */
export async function findRules(db: Knex, version: string, lock = false): Promise<StoredRules | undefined> {
  const query = db("rule_sets").where({ version });
  if (lock) void query.forUpdate();
  const row = await query.first<Row | undefined>(COLUMNS);
  return row && toStored(row);
}

export async function allRules(db: Knex): Promise<StoredRules[]> {
  const rows = await db("rule_sets").orderBy(["effective_from", "version"]).select<Row[]>(COLUMNS);
  return rows.map(toStored);
}

function toStored(row: Row): StoredRules {
  const digest = row.textDigest ?? textDigest(JSON.parse(row.definition) as RuleSet);
  return { ...row, state: storedState(row.state), textVersion: Number(row.textVersion), textDigest: digest };
}

/** A new draft with its first text. */
export async function insertDraft(
  trx: Knex.Transaction,
  ruleSet: RuleSet,
  made: { basedOn: string; accountId: number; at: string; note: string },
): Promise<void> {
  const definition = canonicalJson(ruleSet);
  const { version } = ruleSet;
  await trx("rule_sets").insert({
    ...{ version, state: "draft", effective_from: ruleSet.effectiveFrom, definition },
    ...{
      digest: sha256(definition),
      based_on: made.basedOn,
      text_version: 1,
      text_digest: textDigest(ruleSet),
    },
  });
  await trx("rule_texts").insert({
    ...{ version, text_version: 1, definition, text_digest: textDigest(ruleSet), note: made.note },
    ...{ account_id: made.accountId, at: made.at },
  });
}

/** Another text of a draft; the earlier ones stay. */
export async function saveText(
  trx: Knex.Transaction,
  ruleSet: RuleSet,
  made: { textVersion: number; accountId: number; at: string; note: string | null },
): Promise<void> {
  const definition = canonicalJson(ruleSet);
  const { version } = ruleSet;
  await trx("rule_sets")
    .where({ version })
    .update({
      ...{ effective_from: ruleSet.effectiveFrom, definition, digest: sha256(definition) },
      ...{ text_version: made.textVersion, text_digest: textDigest(ruleSet) },
    });
  await trx("rule_texts").insert({
    ...{ version, text_version: made.textVersion, definition, text_digest: textDigest(ruleSet) },
    ...{ note: made.note, account_id: made.accountId, at: made.at },
  });
}

/** A version in its next state; `effectiveFrom` also inside its definition. */
export async function saveState(
  trx: Knex.Transaction,
  rules: StoredRules,
  to: RuleState,
  set: { commentsUntil?: string; trialFrom?: Month; effectiveFrom?: Month } = {},
): Promise<void> {
  const ruleSet = JSON.parse(rules.definition) as RuleSet;
  const definition = canonicalJson({ ...ruleSet, effectiveFrom: set.effectiveFrom ?? ruleSet.effectiveFrom });
  await trx("rule_sets")
    .where({ version: rules.version })
    .update({
      ...{ state: to, text_digest: rules.textDigest },
      ...(set.commentsUntil !== undefined && { comments_until: set.commentsUntil }),
      ...(set.trialFrom !== undefined && { trial_from: set.trialFrom }),
      ...(set.effectiveFrom !== undefined && {
        ...{ effective_from: set.effectiveFrom, definition, digest: sha256(definition) },
      }),
    });
}

export interface NewMove {
  version: string;
  from: RuleState | null;
  to: RuleState;
  reason: string;
  month: Month | null;
  textDigest: string;
  accountId: number;
  at: string;
}

export async function insertMove(trx: Knex.Transaction, move: NewMove): Promise<number> {
  const [id] = await trx("rule_moves").insert({
    ...{ version: move.version, from_state: move.from, to_state: move.to, reason: move.reason },
    ...{ month: move.month, text_digest: move.textDigest, account_id: move.accountId, at: move.at },
  });
  return Number(id);
}

export async function saveAdopted(trx: Knex.Transaction, version: string, at: string): Promise<void> {
  await trx("rule_sets").where({ version }).update({ adopted_at: at });
}

/** Months from `from` on that nobody has begun get another rule set; returns those that were moved. */
export async function moveUpcomingMonths(
  trx: Knex.Transaction,
  from: Month,
  now: string,
  version: string,
): Promise<Month[]> {
  const months = await trx("months")
    .where("month", ">=", from)
    .where("opens_at", ">", now)
    .orderBy("month")
    .pluck<Month[]>("month");
  if (months.length > 0) await trx("months").whereIn("month", months).update({ rule_set: version });
  // A read model nobody has written to yet would stand under the old version.
  const reports = await trx("reports").whereIn("month", months).count<{ n: number }[]>({ n: "*" });
  if (months.length > 0 && Number(reports[0]?.n ?? 0) === 0)
    await trx("unit_months").whereIn("month", months).delete();
  return months;
}

/** The first month from `from` on that has begun, if any. */
export async function firstBegunMonth(db: Knex, from: Month, now: string): Promise<Month | undefined> {
  const row = await db("months")
    .where("month", ">=", from)
    .where("opens_at", "<=", now)
    .orderBy("month")
    .first<{ month: Month } | undefined>("month");
  return row?.month;
}
