import type { Knex } from "knex";
import type { CompiledRules } from "../../domain/scoring/compile-rules.ts";
import { sha256 } from "../canonical-json.ts";
import { clientOf } from "../database/dialect.ts";
import type { UnitSheet, WorkedCase } from "./work-out-cases.ts";

type Cases = Map<number, WorkedCase>;

/** By database; the unit looked at longest ago first. The rules are kept by what they are, not by what they are called. */
const kept = new WeakMap<object, Map<string, { rules: CompiledRules; cases: Cases }>>();
/** Units somebody is reviewing just now. */
const MOST = 64;

/**
 * SHA-256 over everything `workOutCases` reads, byte for byte as it stands in the database now. A head signs what his
 * page showed a minute ago: where nothing changed meanwhile, nothing is worked out a second time; where anything did,
 * behind the product's back too, the key is another one.
 */
export function sheetKey(sheet: UnitSheet, history: string): string {
  const { line, language, wanted, colleagues, credits, events, proofs } = sheet;
  const { segments, transfers, digests, decided, prefill, calendar } = sheet;
  const some = calendar === null ? null : [...calendar];
  return sha256(
    JSON.stringify([
      ...[line.month, line.submitBy, language, history],
      wanted.map(({ officerId }) => officerId),
      colleagues.map(({ subject: { officerId, policeNo, name, level, postType, partyMember }, report }) => [
        ...[officerId, policeNo, name, level, postType, partyMember],
        ...[report.id, report.unitId, report.level, report.postType, report.submittedAt, report.text],
      ]),
      ...[credits, events, [...proofs.refused], [...proofs.filed].map(([no, kinds]) => [no, [...kinds]])],
      ...[[...segments], [...transfers], [...digests], [...decided], [...prefill], some],
    ]),
  );
}

export function recallCases(db: Knex, rules: CompiledRules, key: string): Cases | undefined {
  const known = kept.get(clientOf(db).config)?.get(key);
  return known?.rules === rules ? known.cases : undefined;
}

export function keepCases(db: Knex, rules: CompiledRules, key: string, cases: Cases): Cases {
  const { config } = clientOf(db);
  let own = kept.get(config);
  if (!own) kept.set(config, (own = new Map<string, { rules: CompiledRules; cases: Cases }>()));
  own.set(key, { rules, cases });
  if (own.size > MOST) own.delete(own.keys().next().value!);
  return cases;
}
