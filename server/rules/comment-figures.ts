import type { RuleComment, RuleComments } from "../../domain/messages/rules.ts";
import { ADOPTIONS } from "../../domain/rules/rule-life.ts";
import type { SignedInPerson } from "../access/person.ts";
import type { Context } from "../context.ts";
import { shanghaiDay } from "../today.ts";
import { findRules } from "./rule-set-store.ts";
import { requireReadable } from "./who-reads-rules.ts";

export interface CommentQuery {
  clause?: string | undefined;
  adoption?: "unanswered" | (typeof ADOPTIONS)[number] | undefined;
  mine?: boolean | undefined;
  page: number;
  pageSize: number;
}

/** 意见 on one version with their answers, newest first, and what they amount to. */
export async function listComments(
  context: Context,
  person: SignedInPerson,
  version: string,
  { clause, adoption, mine, page, pageSize }: CommentQuery,
): Promise<RuleComments> {
  const { db, clock } = context;
  const rules = requireReadable(person, version, await findRules(db, version));
  const all = () => db("rule_comments as c").where("c.version", version);
  const found = () => {
    const query = all();
    if (clause !== undefined) void query.where("c.clause", clause);
    if (adoption === "unanswered") void query.whereNull("c.adoption");
    else if (adoption !== undefined) void query.where("c.adoption", adoption);
    if (mine) void query.where("c.account_id", person.accountId);
    return query;
  };
  const states = await all().groupBy("c.adoption").select<{ adoption: string | null; n: number }[]>("c.adoption", db.raw("count(*) as n")); // prettier-ignore
  const clauses = await all().groupBy("c.clause").select<{ clause: string; n: number }[]>("c.clause", db.raw("count(*) as n")); // prettier-ignore
  const people = await all().countDistinct<{ n: number }[]>({ n: "c.account_id" });
  const day = shanghaiDay(clock.now());
  const posted = () =>
    all()
      .leftJoin("accounts as a", "a.id", "c.account_id")
      .leftJoin("postings as p", (on) =>
        on
          .on("p.officer_id", "a.officer_id")
          .andOnVal("p.from_day", "<=", day)
          .andOn((open) => void open.onNull("p.to_day").orOnVal("p.to_day", ">=", day)),
      );
  const units = await posted().countDistinct<{ n: number }[]>({ n: "p.unit_id" });
  const counted = await found().count<{ n: number }[]>({ n: "*" });
  const rows = await found()
    .join("accounts as a", "a.id", "c.account_id")
    .leftJoin("accounts as w", "w.id", "c.answered_by")
    .leftJoin("postings as p", (on) =>
      on
        .on("p.officer_id", "a.officer_id")
        .andOnVal("p.from_day", "<=", day)
        .andOn((open) => void open.onNull("p.to_day").orOnVal("p.to_day", ">=", day)),
    )
    .leftJoin("units as u", "u.id", "p.unit_id")
    .orderBy("c.id", "desc")
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .select<(RuleComment & { accountId: number })[]>(
      { id: "c.id", clause: "c.clause", text: "c.text", by: "a.display_name", unit: "u.name", at: "c.at" },
      {
        answer: "c.answer",
        adoption: "c.adoption",
        answeredBy: "w.display_name",
        answeredAt: "c.answered_at",
      },
      { accountId: "c.account_id" },
    );
  const byState = new Map(states.map((row) => [row.adoption ?? "unanswered", Number(row.n)]));
  const open =
    rules.state === "consultation" &&
    rules.commentsUntil !== null &&
    clock.now().toISOString() <= rules.commentsUntil;
  return {
    ...{ version, state: rules.state, until: rules.commentsUntil, open },
    total: Number(counted[0]?.n ?? 0),
    byAdoption: Object.fromEntries(
      [...ADOPTIONS, "unanswered" as const].map((key) => [key, byState.get(key) ?? 0]),
    ) as RuleComments["byAdoption"],
    ...{ people: Number(people[0]?.n ?? 0), units: Number(units[0]?.n ?? 0), page, pageSize },
    rows: rows.map(({ accountId, ...row }) => ({
      ...row,
      ...{ id: Number(row.id), mine: Number(accountId) === person.accountId },
    })),
    clauses: Object.fromEntries(clauses.map((row) => [row.clause, Number(row.n)])),
  };
}
