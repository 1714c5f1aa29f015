import type { Express, Request } from "express";
import { setTimeout as pause } from "node:timers/promises";
import { Refusal } from "../../domain/refusal.ts";
import type { Context } from "../context.ts";

const PATIENCE = 2_000;

/** `/healthz`: the process lives. `/readyz`: it may be sent requests. `/metrics`: for collectors only. */
export function mountHealth(app: Express, context: Context): void {
  app.get("/healthz", (_request, response) => {
    response.set("Cache-Control", "no-store").json({ status: "ok" });
  });
  app.get("/readyz", async (_request, response) => {
    const reason = context.lifecycle.stopping
      ? "stopping"
      : (await databaseAnswers(context))
        ? null
        : "database";
    response
      .status(reason === null ? 200 : 503)
      .set("Cache-Control", "no-store")
      .json({ status: reason === null ? "ready" : "not ready", reason });
  });
  app.get("/metrics", async (request, response) => {
    if (!mayCollect(request, context.config.metricsToken)) throw new Refusal("address.unknown");
    response.type(context.metrics.registry.contentType).send(await context.metrics.registry.metrics());
  });
}

async function databaseAnswers({ db }: Context): Promise<boolean> {
  const asked = db.raw("select 1").then(
    () => true,
    () => false,
  );
  return Promise.race([asked, pause(PATIENCE, false, { ref: false })]);
}

/** From this machine (not through a proxy on it), or with the configured token. */
function mayCollect(request: Request, token: string): boolean {
  if (token && request.get("authorization") === `Bearer ${token}`) return true;
  const address = request.socket.remoteAddress ?? "";
  const local = ["127.0.0.1", "::1", "::ffff:127.0.0.1"].includes(address);
  return local && request.get("x-forwarded-for") === undefined && request.get("forwarded") === undefined;
}
