import type { MonthForm } from "../../domain/messages.ts";
import type { SignedInPerson } from "../access/person.ts";
import { appendAuditOnce } from "../audit/append-once.ts";
import type { Context } from "../context.ts";
import { isSanction } from "../files/redact-line.ts";
import { shanghaiDay } from "../today.ts";

/**
 * A unit's sheet is about to show 处分、投诉、红线 of somebody else: a sensitive read. A clerk opens the sheet all day
 * long, so it is one entry per account, unit, month and day.
 */
export async function recordSanctionsShown(
  context: Context,
  person: SignedInPerson,
  form: Pick<MonthForm, "month" | "unit" | "events">,
): Promise<void> {
  const others = form.events.filter((event) => isSanction(event) && event.subject !== person.policeNo);
  if (others.length === 0) return;
  const now = context.clock.now();
  const day = shanghaiDay(now);
  await appendAuditOnce(
    context,
    {
      ...{ at: now.toISOString(), actorId: person.accountId, action: "form.read-sanction" },
      subject: `form/${form.month}/unit/${form.unit.code}/account/${person.accountId}/day/${day}`,
      detail: { events: others.length },
    },
    // The day stands in the subject.
    "",
  );
}
