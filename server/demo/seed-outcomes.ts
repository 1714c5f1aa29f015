import { isFavour } from "../../domain/outcomes/outcome-kinds.ts";
import type { OutcomeProposal } from "../../domain/messages/outcomes.ts";
import { resolvePerson } from "../access/person-store.ts";
import { fixedClock } from "../clock.ts";
import type { Context } from "../context.ts";
import { closeEnteredDecision } from "../outcomes/close-decision.ts";
import { computeOutcomes } from "../outcomes/compute-outcomes.ts";
import { enterDecision, type DecisionRequest } from "../outcomes/enter-decision.ts";
import { listOutcomes } from "../outcomes/outcome-figures.ts";
import { readAnnouncements } from "../outcomes/outcome-fact-store.ts";
import { shanghaiDay } from "../today.ts";
import type { SeededIds } from "./seed-organisation.ts";

const DAY = 86_400_000;

/**
 * 结果运用 of every announced half-year: 考核办 makes the proposals the day after, the party committee meets ten days later,
 * 政治处 enters and 政委 confirms what it decided. Of the newest half-year a third still waits.
 */
export async function seedOutcomes(context: Context, ids: SeededIds): Promise<void> {
  const announcements = await readAnnouncements(context.db);
  for (const [index, { period, announcedAt }] of announcements.entries()) {
    const after = (days: number): Context => {
      const now = new Date(Date.parse(announcedAt) + days * DAY);
      return { ...context, clock: fixedClock(() => now, true) };
    };
    const person = async (account: string) => (await resolvePerson(context.db, ids.accounts.get(account)!, announcedAt.slice(0, 10)))!; // prettier-ignore
    await computeOutcomes(after(1), await person("assessment"), period);
    const political = await person("political");
    const commissar = await person("commissar");
    const { rows } = await listOutcomes(after(1), political, { period, page: 1, pageSize: 200 });
    const newest = index === announcements.length - 1;
    for (const [place, proposal] of rows.filter(({ mayDecide }) => mayDecide).entries()) {
      if (newest && place % 3 === 0) continue;
      const meeting = shanghaiDay(new Date(Date.parse(announcedAt) + 10 * DAY));
      const { id } = await enterDecision(after(11), political, decisionOn(proposal, place, meeting, index));
      // The last entry of the newest half-year waits for its second person.
      if (newest && place % 7 === 1) continue;
      await closeEnteredDecision(after(12), commissar, id, { action: "confirm" });
    }
  }
}

/** What a committee would do: mostly as proposed, now and then otherwise, never against a veto. */
function decisionOn(
  { id, kinds, vetoes }: OutcomeProposal,
  place: number,
  decidedOn: string,
  meeting: number,
): DecisionRequest {
  const kind = kinds[place % kinds.length]!.kind;
  const about = {
    proposal: id,
    decidedOn,
    documentNo: `北公党〔${decidedOn.slice(0, 4)}〕${11 + meeting * 6}号`,
  };
  if (vetoes.length > 0)
    return { ...about, kind, verdict: "notAdopted", reason: "处于处分影响期或审查期内，按规定不予采纳。" };
  if (kind === "reassignment" && place % 2 === 0)
    return { ...about, kind: "retraining", verdict: "changed", reason: "先离岗轮训一个月，考核合格后再研究岗位。" }; // prettier-ignore
  if (isFavour(kind) && kind !== "award" && place % 5 > 1)
    return {
      ...about,
      kind,
      verdict: "notAdopted",
      reason: "本批职数有限，综合任职年限和岗位需要，列入下一批考察。",
    };
  return { ...about, kind, verdict: "adopted" };
}
