import { randomUUID } from "node:crypto";
import type { Context } from "../context.ts";
import { closeExpiredReopenings } from "../corrections/close-expired-reopenings.ts";
import { openMonths } from "../months/open-months.ts";
import { attestSilently } from "../reports/attest-silently.ts";
import { scoreTrials } from "../rules/score-trials.ts";
import { lockMonths } from "./lock-months.ts";
import { releaseLease, takeLease } from "./lease-store.ts";
import { postReminders } from "./post-reminders.ts";

/** One thing the server does by itself. Safe to run again at any moment: what is done already is left alone. */
interface Job {
  name: string;
  run: (context: Context) => Promise<unknown>;
}

const JOBS: readonly Job[] = [
  { name: "open months", run: openMonths },
  { name: "attest silently", run: attestSilently },
  { name: "lock months", run: lockMonths },
  { name: "close reopenings", run: closeExpiredReopenings },
  { name: "score trials", run: scoreTrials },
  { name: "post reminders", run: postReminders },
];

const LEASE = "work";
/** Longer than any job takes; a killed holder's work waits so long. */
const LEASE_LENGTH = 5 * 60_000;

/**
 * Does what the calendar asks for now (细则 §10). Of several processes only the holder of the lease works; each job is
 * harmless to repeat besides. A job that fails is logged and leaves the others alone; it is tried again next time.
 * @returns false when another process is at it
 */
export async function runDueWork(
  context: Context,
  options: { holder?: string; jobs?: readonly Job[] } = {},
): Promise<boolean> {
  const holder = options.holder ?? randomUUID();
  const lease = (): Promise<boolean> =>
    takeLease(context.db, { name: LEASE, holder, now: context.clock.real(), length: LEASE_LENGTH });
  if (!(await lease())) return false;
  try {
    for (const { name, run } of options.jobs ?? JOBS) {
      // Kept between jobs: a machine that slept in the middle finds out here.
      if (!(await lease())) return false;
      try {
        await run(context);
      } catch (error) {
        context.log.error({ err: error, job: name }, "due work failed");
      }
    }
    return true;
  } finally {
    await releaseLease(context.db, LEASE, holder);
  }
}
