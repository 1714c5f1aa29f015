import type { Context } from "../context.ts";
import { runDueWork } from "./run-due-work.ts";

const MINUTE = 60_000;

/** Does the due work every minute until the process is told to stop; runs never overlap. */
export function keepWorking(context: Context): void {
  let busy = false;
  const timer = setInterval(() => {
    if (busy || context.lifecycle.stopping) return;
    busy = true;
    runDueWork(context)
      .catch((error: unknown) => context.log.error({ err: error }, "due work could not be looked for"))
      .finally(() => {
        busy = false;
      });
  }, MINUTE);
  timer.unref();
}
