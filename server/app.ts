import express, { type Express } from "express";
import { Refusal } from "../domain/refusal.ts";
import type { Context } from "./context.ts";
import { mountHealth } from "./health/mount-health.ts";
import { newReference } from "./http/listener.ts";
import { API, mountRoutes } from "./http/mount-route.ts";
import { openApiDocument } from "./http/openapi.ts";
import type { Route } from "./http/route.ts";
import { securityHeaders } from "./http/security-headers.ts";
import { sendProblem } from "./http/send-problem.ts";
import { mountStaticFiles } from "./http/static-files.ts";
import { ALL_ROUTES } from "./routes.ts";

/** The table of contents: every address this server answers. */
export function createApp(context: Context, routes: readonly Route[] = ALL_ROUTES): Express {
  const app = express();
  app.disable("x-powered-by");
  app.set("etag", false);
  app.set("query parser", "simple");
  app.use(securityHeaders(context.config.tls !== null));
  app.use((request, response, next) => {
    const startedAt = performance.now();
    const reference = newReference();
    response.locals.reference = reference;
    response.set("X-Reference", reference);
    response.once("close", () => recordRequest(context, request.method, response, startedAt));
    if (context.lifecycle.stopping) response.set("Connection", "close");
    next();
  });
  mountHealth(app, context);
  const document = JSON.stringify(openApiDocument(routes, "0.1.0"));
  app.get([`${API}/openapi.json`, "/api/openapi.json"], (_request, response) => {
    response.type("application/json").set("Cache-Control", "no-cache").send(document);
  });
  mountRoutes(app, context, routes);
  mountStaticFiles(app);
  app.use(() => {
    throw new Refusal("address.unknown");
  });
  const lastResort: express.ErrorRequestHandler = (error: unknown, request, response, _next) => {
    sendProblem(context, request, response, isBadAddress(error) ? new Refusal("address.unknown") : error);
  };
  app.use(lastResort);
  return app;
}

/** Express could not decode the path, or a static file was asked for in a forbidden way. */
function isBadAddress(error: unknown): boolean {
  const status = (error as { status?: unknown }).status;
  return typeof status === "number" && status >= 400 && status < 500;
}

function recordRequest(
  context: Context,
  method: string,
  response: express.Response,
  startedAt: number,
): void {
  const seconds = (performance.now() - startedAt) / 1_000;
  const route = typeof response.locals.route === "string" ? response.locals.route : "other";
  context.metrics.countRequest(route, method, response.statusCode, seconds);
  context.log.info(
    {
      reference: String(response.locals.reference),
      route,
      method,
      status: response.statusCode,
      ms: Math.round(seconds * 1_000),
      account: response.locals.account as unknown,
      ...(!response.writableFinished && { aborted: true }),
    },
    "request",
  );
}
