import type { Bilingual } from "../../language.ts";
import type { CompiledRules } from "../compile-rules.ts";
import { compareClaims } from "../weigh-events.ts";
import type { Claim, Fact, WeighedEvents } from "../weigh-events.ts";
import { headingOf, innerPoints } from "./words.ts";

/** What the same-fact rule (就高不重复, 细则 §0) did to one indicator: each note names the other place. */
export function factNotes(
  rules: CompiledRules,
  events: WeighedEvents | null,
  indicator: string,
): Bilingual[] {
  const notes: Bilingual[] = [];
  for (const fact of sortedFacts(events)) {
    const others = fact.claims.filter((claim) => claim !== fact.winner).sort(compareClaims);
    const here = others.filter((claim) => claim.indicator === indicator);
    if (fact.winner.indicator === indicator && others.length > 0) notes.push(keptNote(rules, fact, others));
    else if (here.length > 0) notes.push(lostNote(rules, fact, here));
  }
  return notes;
}

/** Facts in an order of their own, whatever the order of the lines. */
export function sortedFacts(events: WeighedEvents | null): Fact[] {
  return [...(events?.facts ?? [])].sort((a, b) => (a.key < b.key ? -1 : 1));
}

function keptNote(rules: CompiledRules, fact: Fact, others: readonly Claim[]): Bilingual {
  const winner = claimText(rules, fact.winner);
  const texts = others.map((claim) => claimText(rules, claim));
  const name = factName(fact);
  return {
    zh: `${name.zh}就高不重复: 计 ${winner.zh}, 不再计 ${texts.map((text) => text.zh).join("、")}`,
    en: `${name.en} counts once, the largest: ${winner.en}, not ${texts.map((text) => text.en).join(", ")}`,
  };
}

function lostNote(rules: CompiledRules, fact: Fact, here: readonly Claim[]): Bilingual {
  const winner = claimText(rules, fact.winner);
  const texts = here.map((claim) => claimText(rules, claim));
  const name = factName(fact);
  return {
    zh: `${name.zh}就高不重复: ${texts.map((text) => text.zh).join("、")} 此处不计, 已计 ${winner.zh}`,
    en: `${name.en} counts once: ${texts.map((text) => text.en).join(", ")} not counted here, but ${winner.en}`,
  };
}

function factName({ claims, winner }: Fact): Bilingual {
  const factNo = winner.line.factNo ?? claims[0]!.line.factNo;
  return factNo === null
    ? { zh: "同一事实", en: "The same fact" }
    : { zh: `同一事实 ${factNo} `, en: `Fact ${factNo}` };
}

function claimText(rules: CompiledRules, claim: Claim): Bilingual {
  const amount = innerPoints(claim.amount);
  if (claim.kind === "count" && claim.field !== null) {
    const heading = headingOf(claim.field);
    return {
      zh: `${claim.indicator} ${heading.zh}(${amount})`,
      en: `${claim.indicator} ${heading.en} (${amount})`,
    };
  }
  const name = rules.eventTypes.get(claim.line.type)?.name;
  const place = claim.kind === "points" ? "JC" : claim.indicator;
  return {
    zh: `${place} ${claim.line.type} ${name?.zh ?? ""}(${amount})`,
    en: `${place} ${claim.line.type} ${name?.en ?? ""} (${amount})`,
  };
}
