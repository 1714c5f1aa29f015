import type { OfficerPlan } from "../domain/form/prefill.ts";
import type { Month } from "../domain/month.ts";
import type {
  Clock,
  MonthForm,
  MonthLine,
  ProblemDetails,
  PushReceipt,
  SignedIn,
  UnitLine,
} from "../domain/messages.ts";
import { PaneProblem } from "./pane-problem.ts";
import type { Session } from "./session.ts";

const BASE = "/api/v1";
/** Milliseconds until an answer counts as lost. A push of 5,000 rows gets longer. */
const READ_DEADLINE = 15_000;
const PUSH_DEADLINE = 60_000;
/** Waits before the same push is sent again when nobody knows whether it arrived. */
const RETRY_AFTER = [500, 1_000, 2_000, 4_000];

/** A unit's plan of a month, as the server answers it. */
export interface PlanForm {
  month: Month;
  unit: { code: string; name: string };
  /** Whether it may still be changed: until the month closes to filling. */
  open: boolean;
  rows: ({ rowKey: string; policeNo: string; name: string; version: number } & OfficerPlan)[];
}

/** What a reader of a submission is told about one officer. */
export interface SubmissionNote {
  policeNo: string;
  name: string;
  problems: string[];
}
/** What became of a unit's package, as the server answers it. */
export interface SubmissionReceipt {
  month: Month;
  unit: string;
  at: string;
  onTime: boolean;
  /** Reports handed in just now. */
  submitted: number;
  missing: SubmissionNote[];
  warnings: SubmissionNote[];
}

export interface Api {
  signIn(name: string, password: string): Promise<SignedIn>;
  signOut(): Promise<void>;
  clock(): Promise<Clock>;
  months(): Promise<MonthLine[]>;
  units(): Promise<UnitLine[]>;
  form(month: Month, unit: string): Promise<MonthForm>;
  plan(month: Month, unit: string): Promise<PlanForm>;
  push(month: Month, id: string, body: string): Promise<PushReceipt>;
  pushPlan(month: Month, id: string, body: string): Promise<PushReceipt>;
  submit(month: Month, unit: string): Promise<SubmissionReceipt>;
}

/** The only place that speaks to the server. `wait` is handed in so that tests need not wait. */
export function connectApi(
  session: Session,
  options: { origin?: string; wait?: (milliseconds: number) => Promise<void>; fetch?: typeof fetch } = {},
): Api {
  const { origin = "", wait = sleep, fetch: send = (...args) => globalThis.fetch(...args) } = options;

  async function call<T>(method: string, path: string, body?: string, deadline = READ_DEADLINE): Promise<T> {
    const headers: Record<string, string> = { "Accept-Language": session.language === "zh" ? "zh-CN" : "en" };
    if (session.token !== null) headers["Authorization"] = `Bearer ${session.token}`;
    if (body !== undefined) headers["Content-Type"] = "application/json";
    const request: RequestInit = {
      method,
      headers,
      signal: AbortSignal.timeout(deadline),
      cache: "no-store",
    };
    if (body !== undefined) request.body = body;
    let text: string;
    let response: Response;
    try {
      response = await send(`${origin}${BASE}${path}`, request);
      text = await response.text();
    } catch (error) {
      throw new PaneProblem("net.lost", {}, error);
    }
    if (response.ok) return (text === "" ? undefined : JSON.parse(text)) as T;
    throw refusal(response.status, text, session);
  }

  /** Sends the same id and content until there is an answer: the server stores it once, however often it comes. */
  async function pushTo(path: string, body: string): Promise<PushReceipt> {
    for (const pause of RETRY_AFTER) {
      try {
        return await call<PushReceipt>("PUT", path, body, PUSH_DEADLINE);
      } catch (error) {
        if (!outcomeIsUnknown(error)) throw error;
        await wait(pause);
      }
    }
    return call<PushReceipt>("PUT", path, body, PUSH_DEADLINE);
  }

  return {
    signIn: (name, password) => call("POST", "/sign-in", JSON.stringify({ name, password, client: "addin" })),
    signOut: () => call("DELETE", "/sign-in"),
    clock: () => call("GET", "/clock"),
    months: () => call("GET", "/months"),
    units: () => call("GET", "/units"),
    form: (month, unit) => call("GET", `/months/${month}/form?unit=${encodeURIComponent(unit)}`),
    plan: (month, unit) => call("GET", `/months/${month}/plan?unit=${encodeURIComponent(unit)}`),
    push: (month, id, body) => pushTo(`/months/${month}/pushes/${id}`, body),
    // The plan's receipt has rows only; the pane paints all books alike.
    pushPlan: async (month, id, body) => ({
      ...(await pushTo(`/months/${month}/plans/${id}`, body)),
      mode: "good-rows",
      lines: [],
    }),
    submit: (month, unit) =>
      call("POST", `/months/${month}/submission`, JSON.stringify({ unit, declaration: true }), PUSH_DEADLINE),
  };
}

/** True when the push may or may not have been stored: then only the same id may be sent again. */
export function outcomeIsUnknown(error: unknown): boolean {
  return error instanceof PaneProblem && (error.code === "net.lost" || error.code === "net.busy");
}

function refusal(status: number, text: string, session: Session): PaneProblem {
  const problem = parseProblem(text);
  if (status === 401 && session.token !== null) {
    session.token = null;
    return new PaneProblem("session.expired");
  }
  // 502–504 come from whatever stands between; 503 is the server's own deadline: the outcome is unknown in all of them.
  if (status >= 502 && status <= 504) return new PaneProblem("net.busy", { status });
  if (!problem) return new PaneProblem("net.strange", { status });
  const listed = (problem.errors ?? []).map((error) => error.message).join("；");
  const detail = listed === "" ? problem.detail : `${problem.detail} ${listed}`;
  return new PaneProblem("server.refused", {
    detail,
    status,
    refusal: problem.code,
    reference: problem.reference,
  });
}

function parseProblem(text: string): ProblemDetails | null {
  try {
    const parsed = JSON.parse(text) as Partial<ProblemDetails> | null;
    return parsed && typeof parsed.detail === "string" ? (parsed as ProblemDetails) : null;
  } catch {
    return null;
  }
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
