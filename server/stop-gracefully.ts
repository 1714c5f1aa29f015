import type { Server } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { Context } from "./context.ts";
import { closeContext } from "./open-context.ts";

/** Requests under way may finish for this long. */
const PATIENCE = 10_000;
/** A balancer that asks `/readyz` every second has noticed after this long. */
const NOTICE = 1_500;

/**
 * Stops without losing a request: `/readyz` says no, the balancer turns away, the door closes, what is under way
 * finishes (at most ten seconds), the database closes.
 */
export async function stopGracefully(context: Context, server: Server, notice = NOTICE): Promise<void> {
  context.lifecycle.stopping = true;
  await pause(notice);
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const inTime = await Promise.race([closed.then(() => true), pause(PATIENCE, false, { ref: false })]);
  if (!inTime) server.closeAllConnections();
  await closeContext(context);
}
