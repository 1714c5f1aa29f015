import type { Express, Request, Response } from "express";
import { Refusal } from "../../domain/refusal.ts";
import type { SignedInPerson } from "../access/person.ts";
import type { Context } from "../context.ts";
import { checkShape } from "./check-shape.ts";
import { addressOf, checkOrigin, keepsSecureCookies, readCredentials } from "./credentials.ts";
import { languageOf } from "./language.ts";
import { frontStamp } from "./listener.ts";
import { noteDenial } from "../access/note-denial.ts";
import { checkPasswordChanged, checkPermission } from "./permit.ts";
import { readBody } from "./read-body.ts";
import type { Route } from "./route.ts";
import { sendAnswer } from "./send-answer.ts";
import { sendProblem } from "./send-problem.ts";

export const API = "/api/v1";
const DEFAULT_DEADLINE = 10_000;

/** Puts every declared route into Express, and 405 behind each path for the methods nobody declared. */
export function mountRoutes(app: Express, context: Context, routes: readonly Route[]): void {
  for (const route of routes) app[route.method](API + route.path, handlerOf(context, route));
  for (const path of new Set(routes.map((route) => route.path))) {
    const declared = routes.filter((route) => route.path === path);
    const allowed = declared.map(({ method }) => method.toUpperCase()).join(", ");
    app.route(API + path).all((_request, response) => {
      response.set("Allow", allowed);
      throw new Refusal("request.method");
    });
  }
}

/** One request's way: deadline, who, permission, shape, handler, answer. */
function handlerOf(context: Context, route: Route) {
  return async (request: Request, response: Response): Promise<void> => {
    const controller = new AbortController();
    response.once("close", () => controller.abort());
    response.locals.route = route.path;
    const deadline = route.deadline ?? DEFAULT_DEADLINE;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        reject(new Refusal("server.busy"));
        controller.abort();
      }, deadline);
    });
    try {
      const served = serve(context, route, request, response, controller.signal).catch(
        async (error: unknown) => {
          await noteDenial(context, response.locals.account as number | undefined, route.name, error);
          throw error;
        },
      );
      await Promise.race([served, late]);
    } catch (error) {
      sendProblem(context, request, response, error);
    } finally {
      clearTimeout(timer);
    }
  };
}

async function serve(
  context: Context,
  route: Route,
  request: Request,
  response: Response,
  signal: AbortSignal,
): Promise<void> {
  const language = languageOf(request.headers["accept-language"]);
  const { token, byCookie } = readCredentials(request, context.config);
  if (route.method !== "get") checkOrigin(request, context.config, byCookie);
  await context.pulse.refresh();
  const session = token === null ? undefined : await context.sessions.find(token);
  if (session) response.locals.account = session.person.accountId;
  checkPasswordChanged(route.access, session?.person);
  checkPermission(route.access, session?.person.roles);
  const stamp = session ? frontStamp(context, session) : "";
  const params = route.params ? checkShape(route.params, { ...request.params }, "path", language) : {};
  const query = route.query ? checkShape(route.query, { ...request.query }, "query", language) : {};
  const sent = await readBody(route, request, response);
  const body = route.body && !route.rawBody ? checkShape(route.body, sent, "body", language) : sent;
  const answer = await route.handle(context, {
    params,
    query,
    body,
    // Null only where the route is open to everyone; such handlers ask nobody's name.
    person: (session && {
      ...session.person,
      terminal: `${addressOf(request)} ${session.signIn.client}`,
    }) as SignedInPerson,
    language,
    signal,
    reference: String(response.locals.reference),
    address: addressOf(request),
    secure: keepsSecureCookies(request, context.config),
    token: session ? token : null,
    header: (name) => request.get(name),
  });
  // The deadline has answered already: whatever this was, it is stored or not, and the caller asks again.
  if (response.headersSent || signal.aborted) return;
  await sendAnswer(context, request, response, answer, { session, stamp, signal });
}
