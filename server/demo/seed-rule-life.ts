import { BY_2026_V1 } from "../../domain/rules/by-2026-v1.ts";
import type { Adoption, Place } from "../../domain/rules/rule-life.ts";
import type { RuleTables } from "../../domain/rules/tables/rule-table.ts";
import { readTables } from "../../domain/rules/tables/write-tables.ts";
import { resolvePerson } from "../access/person-store.ts";
import { fixedClock } from "../clock.ts";
import type { Context } from "../context.ts";
import { answerComment } from "../rules/answer-comment.ts";
import { askRuleChange, type RuleRequestBody } from "../rules/ask-rule-change.ts";
import { commentOnRules } from "../rules/comment-on-rules.ts";
import { copyRuleSet } from "../rules/copy-rule-set.ts";
import { decideRuleChange } from "../rules/decide-rule-change.ts";
import { moveRules } from "../rules/move-rules.ts";
import { saveDraftRules } from "../rules/save-draft-rules.ts";
import { COMMENTS_2027, type DemoComment } from "./rule-comments.ts";
import type { SeededIds } from "./seed-organisation.ts";

const NEXT = "BY-2027-v1";
const MEMBERS: [account: string, place: Place][] = [
  ["commissar", "chair"],
  ["leader3", "deputy"],
  ["leader4", "deputy"],
  ["leader5", "deputy"],
  ["leader8", "deputy"],
  ["leader9", "member"],
  ["group", "member"],
];

/**
 * 考核细则 in the demonstration: the leading group, the retirement of the 2025 rules, and a draft for 2027 that the whole
 * bureau is commenting on; through the product's own verbs with a clock that stands on the day.
 */
export async function seedRuleLife(context: Context, ids: SeededIds): Promise<void> {
  const story = new RuleStory(context, ids);
  for (const [account, place] of MEMBERS)
    await story.twoPersons("2026-01-12", "political", {
      ...{ kind: "seat", account, place, day: "2026-01-15", reason: "局党委会议研究决定" },
    });
  await story.twoPersons("2026-02-10", "assessment", {
    ...{ kind: "retirement", version: "BY-2025-v1", reason: "2026 年版细则已执行，2025 年版停止使用" },
  });
  await story.consult();
}

class RuleStory {
  readonly #context: Context;
  readonly #ids: SeededIds;

  constructor(context: Context, ids: SeededIds) {
    this.#context = context;
    this.#ids = ids;
  }

  /** Asked in the morning, confirmed in the afternoon. */
  async twoPersons(day: string, account: string, body: RuleRequestBody): Promise<void> {
    const { id } = await askRuleChange(this.#on(day, "01"), await this.#person(account, day), body);
    const chief = body.kind === "seat" && body.account === "commissar" ? "director" : "commissar";
    await decideRuleChange(this.#on(day, "07"), await this.#person(chief, day), id, { decision: "confirm" });
  }

  /** 2027 年版: drafted in October, open for comments until the middle of November. */
  async consult(): Promise<void> {
    const office = await this.#person("assessment", "2026-10-12");
    await copyRuleSet(this.#on("2026-10-12", "01"), office, {
      ...{ from: "BY-2026-v1", version: NEXT, effectiveFrom: "2027-01" },
      title: "北原县公安局民警政绩档案考核细则(2027 年版征求意见稿)",
      reason: "根据 2026 年执行情况，调整部分分值和封顶",
    });
    const asked = { header: () => '"1"', language: "zh" as const };
    const note = "提高调解纠纷和走访的月封顶，数据准确率档次加密";
    await saveDraftRules(this.#on("2026-10-19", "02"), office, NEXT, asked, {
      tables: changedTables(),
      note,
    });
    await moveRules(this.#on("2026-10-21", "01"), office, NEXT, {
      ...{ to: "consultation", until: "2026-11-18", reason: "经考核办讨论，面向全局征求意见" },
    });
    for (const comment of COMMENTS_2027) await this.#say(comment);
  }

  async #say({ day, by, clause, text, answer }: DemoComment): Promise<void> {
    const said = await commentOnRules(this.#on(day, "03"), await this.#person(by, day), NEXT, {
      clause,
      text,
    });
    if (!answer) return;
    const [on, adoption, words] = answer as [string, Adoption, string];
    const office = await this.#person("assessment", on);
    await answerComment(this.#on(on, "02"), office, said.id, { adoption, answer: words });
  }

  #on(day: string, hour: string): Context {
    return { ...this.#context, clock: fixedClock(() => new Date(`${day}T${hour}:10:00.000Z`)) };
  }

  async #find(account: string, day: string) {
    const id = this.#ids.accounts.get(account);
    return id === undefined ? undefined : resolvePerson(this.#context.db, id, day);
  }

  async #person(account: string, day: string) {
    const person = await this.#find(account, day);
    if (!person) throw new Error(`the demonstration has no ${account} on ${day}`);
    return person;
  }
}

/** What the draft changes of the 2026 rules. */
function changedTables(): Pick<RuleTables, "credits" | "tiers"> {
  const { credits, tiers } = readTables(BY_2026_V1);
  const caps: Record<string, number> = { c12: 400, c14: 300 };
  return {
    credits: credits!.map((row) => ({ ...row, monthCap: caps[String(row.code)] ?? row.monthCap! })),
    tiers: tiers!.map((row) => (row.indicator === "GZ-04" && row.bound === 85 ? { ...row, bound: 88 } : row)),
  };
}
