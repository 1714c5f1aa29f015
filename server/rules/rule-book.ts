import type { Knex } from "knex";
import type { Month } from "../../domain/month.ts";
import { BY_2025_V1 } from "../../domain/rules/by-2025-v1.ts";
import { BY_2026_V1 } from "../../domain/rules/by-2026-v1.ts";
import type { RuleSet } from "../../domain/rules/rule-set.ts";
import { Refusal } from "../../domain/refusal.ts";
import { compileRules, type CompiledRules } from "../../domain/scoring/compile-rules.ts";
import { canonicalJson, sha256 } from "../canonical-json.ts";
import type { Pulse } from "../database/pulse.ts";

/** Rule sets by version, compiled once per process. A version is never changed, only added. */
export class RuleBook {
  #byVersion = new Map<string, CompiledRules>();

  static async open(db: Knex, pulse: Pulse): Promise<RuleBook> {
    const book = new RuleBook();
    await book.#load(db);
    pulse.onChange("access", () => book.#load(db));
    return book;
  }

  /** @throws Refusal rule-set.unknown */
  compiled(version: string): CompiledRules {
    const rules = this.#byVersion.get(version);
    if (!rules) throw new Refusal("rule-set.unknown", { version });
    return rules;
  }

  /** Whether any rule set is in force in that month. */
  isInForce(month: Month): boolean {
    return this.all().some(({ ruleSet }) => ruleSet.effectiveFrom <= month);
  }

  /**
   * The newest rule set in force in that month.
   * @throws Refusal rule-set.unknown when none is
   */
  forMonth(month: Month): CompiledRules {
    const inForce = this.all().filter(({ ruleSet }) => ruleSet.effectiveFrom <= month);
    const newest = inForce.at(-1);
    if (!newest) throw new Refusal("rule-set.unknown", { version: month });
    return newest;
  }

  /** Oldest first. */
  all(): CompiledRules[] {
    return [...this.#byVersion.values()].sort((a, b) =>
      a.ruleSet.effectiveFrom === b.ruleSet.effectiveFrom
        ? a.version.localeCompare(b.version)
        : a.ruleSet.effectiveFrom < b.ruleSet.effectiveFrom
          ? -1
          : 1,
    );
  }

  async #load(db: Knex): Promise<void> {
    const rows = await db("rule_sets")
      .where({ state: "active" })
      .select<{ version: string; definition: string; digest: string }[]>("version", "definition", "digest");
    for (const { version, definition, digest } of rows) {
      if (this.#byVersion.has(version)) continue;
      if (sha256(definition) !== digest) throw new Error(`rule set ${version} does not match its digest`);
      this.#byVersion.set(version, compileRules(JSON.parse(definition) as RuleSet));
    }
  }
}

const RELEASED: readonly RuleSet[] = [BY_2025_V1, BY_2026_V1];

/**
 * Puts the rule sets this release brings into the database.
 * @throws Error when the database holds other rules under the same version: a version never changes.
 */
export async function ensureRuleSets(db: Knex, ruleSets: readonly RuleSet[] = RELEASED): Promise<void> {
  for (const ruleSet of ruleSets) {
    const definition = canonicalJson(ruleSet);
    const digest = sha256(definition);
    await db("rule_sets")
      .insert({
        version: ruleSet.version,
        state: "active",
        effective_from: ruleSet.effectiveFrom,
        definition,
        digest,
      })
      .onConflict("version")
      .ignore();
    const stored = await db("rule_sets")
      .where({ version: ruleSet.version })
      .first<{ digest: string }>("digest");
    if (stored.digest !== digest) {
      throw new Error(
        `rule set ${ruleSet.version} in the database differs from this release's: give it a new version`,
      );
    }
  }
}
