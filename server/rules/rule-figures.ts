import type { Knex } from "knex";
import type {
  RuleMove,
  RuleRequestLine,
  RuleVersionDetail,
  RuleVersionLine,
} from "../../domain/messages/rules.ts";
import type { RuleSet } from "../../domain/rules/rule-set.ts";
import { readTables } from "../../domain/rules/tables/write-tables.ts";
import type { SignedInPerson } from "../access/person.ts";
import type { Context } from "../context.ts";
import { readAdoption } from "./adoption-store.ts";
import { LAPSE } from "./ask-rule-change.ts";
import { allRules, findRules, type StoredRules } from "./rule-set-store.ts";
import { mayRead, requireReadable } from "./who-reads-rules.ts";

/** The library: every version this person may read, newest first. */
export async function listRules({ db }: Context, person: SignedInPerson): Promise<RuleVersionLine[]> {
  const rules = (await allRules(db)).filter(({ state }) => mayRead(person, state));
  const comments = await counted(db("rule_comments").groupBy("version").select("version").count({ n: "*" }));
  const months = await counted(
    db("unit_months").groupBy("rule_set").select({ version: "rule_set" }).sum({ n: "started" }),
  );
  return rules.map((one) => lineOf(one, comments, months)).reverse();
}

async function counted(query: Knex.QueryBuilder): Promise<Map<string, number>> {
  const rows = (await query) as { version: string; n: number | string }[];
  return new Map(rows.map(({ version, n }) => [version, Number(n)]));
}

function lineOf(
  rules: StoredRules,
  comments: ReadonlyMap<string, number>,
  months: ReadonlyMap<string, number>,
): RuleVersionLine {
  const {
    version,
    state,
    effectiveFrom,
    basedOn,
    textVersion,
    textDigest,
    commentsUntil,
    trialFrom,
    adoptedAt,
  } = rules;
  return {
    ...{
      version,
      state,
      effectiveFrom,
      basedOn,
      textVersion,
      textDigest,
      commentsUntil,
      trialFrom,
      adoptedAt,
    },
    title: (JSON.parse(rules.definition) as RuleSet).title,
    ...{ comments: comments.get(version) ?? 0, months: months.get(version) ?? 0 },
  };
}

/** @throws Refusal rule-set.unknown */
export async function readRuleVersion(
  context: Context,
  person: SignedInPerson,
  version: string,
): Promise<RuleVersionDetail> {
  const { db, clock } = context;
  const rules = requireReadable(person, version, await findRules(db, version));
  const own = { version: rules.version };
  const comments = await counted(
    db("rule_comments").where(own).groupBy("version").select("version").count({ n: "*" }),
  );
  const months = await counted(
    db("unit_months").where({ rule_set: version }).groupBy("rule_set").select({ version: "rule_set" }).sum({ n: "started" }),
  ); // prettier-ignore
  const { signatures, seats, carried } = await readAdoption(db, rules, clock.now().toISOString());
  const seat = seats.some(({ accountId }) => accountId === person.accountId);
  const signed = signatures.some(({ accountId }) => accountId === person.accountId);
  return {
    ...lineOf(rules, comments, months),
    tables: readTables(JSON.parse(rules.definition) as RuleSet),
    moves: await readMoves(db, version),
    texts: await readTexts(db, version),
    adoption: {
      signatures: signatures.map(({ name, place, at }) => ({ name, place, at })),
      ...{ members: seats.length, carried },
      maySign: rules.state === "discussion" && seat && !signed,
    },
    requests: await listRequests(context, person, { version }),
  };
}

async function readMoves(db: Knex, version: string): Promise<RuleMove[]> {
  return db("rule_moves as m")
    .join("accounts as a", "a.id", "m.account_id")
    .where("m.version", version)
    .orderBy("m.id")
    .select<RuleMove[]>(
      { from: "m.from_state", to: "m.to_state", reason: "m.reason", month: "m.month" },
      { textDigest: "m.text_digest", by: "a.display_name", at: "m.at" },
    );
}

async function readTexts(db: Knex, version: string): Promise<RuleVersionDetail["texts"]> {
  const rows = await db("rule_texts as t")
    .join("accounts as a", "a.id", "t.account_id")
    .where("t.version", version)
    .orderBy("t.text_version", "desc")
    .limit(50)
    .select<RuleVersionDetail["texts"]>({
      ...{ textVersion: "t.text_version", note: "t.note", by: "a.display_name", at: "t.at" },
    });
  return rows.map((row) => ({ ...row, textVersion: Number(row.textVersion) }));
}

type RequestRow = Omit<RuleRequestLine, "mayDecide"> & { askerId: number; memberId: number | null };

/** What awaits a second person and what was decided, newest first. */
export async function listRequests(
  { db, clock }: Context,
  person: SignedInPerson,
  narrow: { version?: string; members?: boolean },
): Promise<RuleRequestLine[]> {
  const query = db("rule_requests as q")
    .join("accounts as a", "a.id", "q.asked_by")
    .leftJoin("accounts as d", "d.id", "q.decided_by")
    .leftJoin("accounts as m", "m.id", "q.account_id");
  if (narrow.version !== undefined) void query.where("q.version", narrow.version);
  if (narrow.members) void query.whereNull("q.version");
  const rows = await query
    .orderBy("q.id", "desc")
    .limit(50)
    .select<RequestRow[]>(
      { id: "q.id", kind: "q.kind", version: "q.version", month: "q.month", member: "m.display_name" },
      { place: "q.place", day: "q.on_day", reason: "q.reason", state: "q.state", askedBy: "a.display_name" },
      { askedAt: "q.asked_at", decidedBy: "d.display_name", decidedAt: "q.decided_at", note: "q.note" },
      { askerId: "q.asked_by", memberId: "q.account_id" },
    );
  const now = clock.now().getTime();
  return rows.map(({ askerId, memberId, ...row }) => {
    const expired = row.state === "asked" && now - Date.parse(row.askedAt) > LAPSE;
    const party = Number(askerId) === person.accountId || Number(memberId ?? 0) === person.accountId;
    return {
      ...row,
      ...{ id: Number(row.id), state: expired ? "expired" : row.state },
      mayDecide: row.state === "asked" && !expired && !party && person.roles.has("chief"),
    };
  });
}
