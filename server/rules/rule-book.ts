import type { Knex } from "knex";
import type { Month } from "../../domain/month.ts";
import { BY_2025_V1 } from "../../domain/rules/by-2025-v1.ts";
import { BY_2026_V1 } from "../../domain/rules/by-2026-v1.ts";
import { isLaw, type RuleState } from "../../domain/rules/rule-life.ts";
import type { RuleSet } from "../../domain/rules/rule-set.ts";
import { Refusal } from "../../domain/refusal.ts";
import { compileRules, type CompiledRules } from "../../domain/scoring/compile-rules.ts";
import { canonicalJson, sha256 } from "../canonical-json.ts";
import type { Pulse } from "../database/pulse.ts";
import { storedState } from "./rule-set-store.ts";

interface Entry {
  rules: CompiledRules;
  digest: string;
  state: RuleState;
  /** Of the version, whatever a draft once meant. */
  from: Month;
  trialFrom: Month | null;
}

interface Stored extends Pick<Entry, "digest" | "from" | "trialFrom"> {
  version: string;
  state: string;
}

/** States in which a version gives points. */
const SCORING = ["active", "trial", "effective", "retired"];

/**
 * Rule sets that give points, by version, compiled once per process and read again when another process puts one in
 * force. The text of such a version never changes; drafts are not here.
 */
export class RuleBook {
  #byVersion = new Map<string, Entry>();

  static async open(db: Knex, pulse: Pulse): Promise<RuleBook> {
    const book = new RuleBook();
    await book.#load(db);
    pulse.onChange("access", () => book.#load(db));
    return book;
  }

  /** @throws Refusal rule-set.unknown */
  compiled(version: string): CompiledRules {
    const entry = this.#byVersion.get(version);
    if (!entry) throw new Refusal("rule-set.unknown", { version });
    return entry.rules;
  }

  /** Whether any rule set is in force in that month. */
  isInForce(month: Month): boolean {
    return this.#law().some(({ from }) => from <= month);
  }

  /**
   * The newest rule set in force in that month.
   * @throws Refusal rule-set.unknown when none is
   */
  forMonth(month: Month): CompiledRules {
    const newest = this.#law()
      .filter(({ from }) => from <= month)
      .at(-1);
    if (!newest) throw new Refusal("rule-set.unknown", { version: month });
    return newest.rules;
  }

  /** Every version that is or was law, oldest first. */
  all(): CompiledRules[] {
    return this.#law().map(({ rules }) => rules);
  }

  /** Versions on trial: their points stand beside the effective ones and have no consequence (M57). */
  trials(): { rules: CompiledRules; from: Month }[] {
    return [...this.#byVersion.values()].flatMap(({ rules, state, trialFrom }) =>
      state === "trial" && trialFrom !== null ? [{ rules, from: trialFrom }] : [],
    );
  }

  /** Effective and retired ones, oldest first. */
  #law(): Entry[] {
    return [...this.#byVersion.values()]
      .filter(({ state }) => isLaw(state))
      .sort((a, b) =>
        a.from === b.from ? a.rules.version.localeCompare(b.rules.version) : a.from < b.from ? -1 : 1,
      );
  }

  async #load(db: Knex): Promise<void> {
    const rows: Stored[] = await db("rule_sets")
      .whereIn("state", SCORING)
      .select({
        ...{
          version: "version",
          state: "state",
          from: "effective_from",
          trialFrom: "trial_from",
          digest: "digest",
        },
      });
    for (const { version, digest, state, ...months } of rows) {
      const known = this.#byVersion.get(version);
      const rules = known && known.digest === digest ? known.rules : await readRules(db, version, digest);
      this.#byVersion.set(version, { rules, digest, state: storedState(state), ...months });
    }
  }
}

async function readRules(db: Knex, version: string, digest: string): Promise<CompiledRules> {
  const { definition } = await db("rule_sets").where({ version }).first<{ definition: string }>("definition");
  if (sha256(definition) !== digest) throw new Error(`rule set ${version} does not match its digest`);
  return compileRules(JSON.parse(definition) as RuleSet);
}

const RELEASED: readonly RuleSet[] = [BY_2025_V1, BY_2026_V1];

/**
 * The same law as an earlier release wrote it down: 0.1 and 0.2 said in prose what vetoes do to the year and when a
 * consequence is proposed. No point and no grade depends on it, so the text is replaced by today's.
 */
const EARLIER_FORMS: Readonly<Record<string, readonly string[]>> = {
  "BY-2026-v1": ["8e716fe9dc1e5eee3e273030263ded723fcb8cfa9108865e60202ad1c33a7218"],
};

/**
 * Puts the rule sets this release brings into the database.
 * @returns versions that were added, or written down anew in today's form
 * @throws Error when the database holds other rules under the same version: a version never changes.
 */
export async function ensureRuleSets(db: Knex, ruleSets: readonly RuleSet[] = RELEASED): Promise<string[]> {
  const changed: string[] = [];
  for (const ruleSet of ruleSets) {
    const { version } = ruleSet;
    const definition = canonicalJson(ruleSet);
    const digest = sha256(definition);
    const before = await db("rule_sets").where({ version }).first<{ digest: string } | undefined>("digest");
    if (before && EARLIER_FORMS[version]?.includes(before.digest)) {
      await db("rule_sets").where({ version, digest: before.digest }).update({ definition, digest });
      changed.push(version);
      continue;
    }
    if (!before) changed.push(version);
    await db("rule_sets")
      .insert({ version, state: "active", effective_from: ruleSet.effectiveFrom, definition, digest })
      .onConflict("version")
      .ignore();
    const stored = await db("rule_sets").where({ version }).first<{ digest: string }>("digest");
    if (stored.digest !== digest)
      throw new Error(
        `rule set ${version} in the database differs from this release's: give it a new version`,
      );
  }
  return changed;
}
