import { OUTCOME_KIND_LABEL } from "../../domain/outcomes/outcome-kinds.ts";
import { halfYearInWords, reasonInWords, vetoInWords } from "../../domain/outcomes/reasons-in-words.ts";
import type { OutcomePage, OutcomeProposal } from "../../domain/messages/outcomes.ts";
import type { SignedInPerson } from "../access/person.ts";
import type { Context } from "../context.ts";
import { describeDecision, laterThan } from "./describe-decision.ts";
import { readAnnouncedHalfYears } from "./outcome-fact-store.ts";
import { countProposals, readComputed, readCorrected, readDecisions, readProposals, type ProposalQuery } from "./outcome-read-store.ts"; // prettier-ignore

/** 结果运用 of one half-year: what the rules propose, why, what forbids it, and what the committee decided. */
export async function listOutcomes(
  context: Context,
  person: SignedInPerson,
  query: Omit<ProposalQuery, "period"> & { period?: string | undefined },
): Promise<OutcomePage> {
  const { db } = context;
  const announced = await readAnnouncedHalfYears(db);
  const computed = await readComputed(db);
  const periods = announced.map(({ period }) => ({ period, label: halfYearInWords(period), computedAt: computed.get(period) ?? null })); // prettier-ignore
  const chosen = announced.find(({ period }) => period === query.period) ?? announced[0];
  const mayCompute = person.roles.has("assessmentOffice") || person.roles.has("politicalOffice");
  const { page, pageSize } = query;
  if (!chosen)
    return { ...{ period: null, periods, ruleSet: null, mayCompute: false }, rules: [], total: 0, page, pageSize, rows: [] }; // prettier-ignore
  const { ruleSet } = context.rules.compiled(chosen.ruleSet);
  const rules = ruleSet.composition.outcomes;
  const { total, rows } = await readProposals(db, { ...query, period: chosen.period });
  const decisions = await readDecisions(db, { proposals: rows.map(({ id }) => id), states: ["entered", "confirmed"] }); // prettier-ignore
  const corrected = await readCorrected(db, rows.map(({ officerId }) => officerId)); // prettier-ignore
  const counts = await countProposals(db, chosen.period);
  return {
    ...{ period: chosen.period, periods, ruleSet: chosen.ruleSet, mayCompute, total, page, pageSize },
    rules: rules.map(({ code, name }) => ({
      ...{ rule: code, name, proposals: 0, vetoed: 0, decided: 0 },
      ...counts.find(({ rule }) => rule === code),
    })),
    rows: rows.map((row): OutcomeProposal => {
      const rule = rules.find(({ code }) => code === row.rule);
      const decision = decisions.find(({ proposal }) => proposal === row.id);
      const later = corrected.get(row.officerId) ?? [];
      return {
        ...{ id: row.id, period: row.period, policeNo: row.policeNo, name: row.name, unit: row.unit },
        ...{ unitName: row.unitName, level: row.level, rule: row.rule, ruleName: rule?.name ?? { zh: row.rule, en: row.rule } },
        kinds: (rule?.kinds ?? []).map((kind) => ({ kind, label: OUTCOME_KIND_LABEL[kind] })),
        clause: { zh: `细则 §11（${row.ruleSet}）`, en: `Rules §11 (${row.ruleSet})` },
        reasons: row.reasons.map(reasonInWords),
        vetoes: row.vetoes.map((veto) => vetoInWords(veto, ruleSet.indicators)),
        corrections: laterThan(row.computedAt, row.reasons, later),
        decision: decision ? describeDecision(decision, later, person) : null,
        mayDecide: !decision && person.roles.has("politicalOffice") && person.officerId !== row.officerId,
      };
    }),
  }; // prettier-ignore
}
