import { randomUUID } from "node:crypto";
import { request as httpRequest } from "node:http";
import type { PushReceipt, PushRequest } from "../../../domain/messages.ts";

/** One push in the history: `ok` our receipt came, `fail` the server refused it, `info` nobody knows (yet). */
export interface Attempt {
  id: string;
  unit: string;
  outcome: "ok" | "fail" | "info";
  tries: number;
  replayed: boolean;
  receipt: PushReceipt | null;
  /** What the rows hold once this push is stored: police number → taskDone. */
  values: Map<string, number>;
  status: number | null;
}

/** A clerk who fills one unit, pushes through the bad network, and resends the same push until he knows. */
export class TrialClient {
  readonly history: Attempt[] = [];
  readonly #unit: string;
  readonly #officers: readonly string[];
  readonly #token: () => Promise<string>;
  readonly #random: () => number;
  readonly #versions = new Map<string, number>();
  readonly #largest: number;
  #serial = 0;

  constructor(unit: string, officers: readonly string[], token: () => Promise<string>, random: () => number, largest: number) {
    this.#unit = unit;
    this.#officers = officers;
    this.#token = token;
    this.#random = random;
    this.#largest = largest;
  } // prettier-ignore

  /** Changes 1 … `largest` random rows and pushes them until a receipt or a refusal arrives. */
  async pushOnce(port: () => number, month: string): Promise<void> {
    const count = 1 + Math.floor(this.#random() ** 2 * Math.min(this.#largest, this.#officers.length));
    const chosen = [...this.#officers].sort(() => this.#random() - 0.5).slice(0, count);
    const values = new Map(chosen.map((policeNo) => [policeNo, ++this.#serial % 9_000]));
    const body: PushRequest = {
      unit: this.#unit,
      source: "api",
      workbook: null,
      rows: chosen.map((policeNo) => ({
        policeNo,
        version: this.#versions.get(policeNo) ?? 0,
        fields: { taskDone: values.get(policeNo) },
      })),
      credits: [],
      events: [],
      mode: "good-rows",
      dryRun: false,
    };
    const attempt: Attempt = { id: randomUUID(), unit: this.#unit, outcome: "info", tries: 0, replayed: false, receipt: null, values, status: null }; // prettier-ignore
    this.history.push(attempt);
    await this.settle(attempt, JSON.stringify(body), port, month);
  }

  /** Resends the same bytes with the same id until the outcome is known. */
  async settle(attempt: Attempt, body: string, port: () => number, month: string): Promise<void> {
    for (attempt.tries = 1; attempt.tries <= 200; attempt.tries++) {
      const answer = await put(
        port(),
        `/api/v1/months/${month}/pushes/${attempt.id}`,
        body,
        await this.#token(),
      );
      attempt.status = answer?.status ?? null;
      if (answer && answer.status === 200) {
        attempt.outcome = "ok";
        attempt.replayed = answer.replayed;
        attempt.receipt = answer.json as PushReceipt;
        for (const row of attempt.receipt.rows) this.#versions.set(row.policeNo, row.version);
        return;
      }
      if (
        answer &&
        answer.status >= 400 &&
        answer.status < 500 &&
        answer.status !== 408 &&
        answer.status !== 401
      ) {
        attempt.outcome = "fail";
        attempt.receipt = answer.json as PushReceipt;
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 15 + this.#random() * 60));
    }
  }
}

interface HttpAnswer {
  status: number;
  replayed: boolean;
  json: unknown;
}

/** One PUT on a connection of its own; null when no whole JSON answer came. */
function put(port: number, path: string, body: string, token: string): Promise<HttpAnswer | null> {
  return new Promise((resolve) => {
    const request = httpRequest(
      { host: "127.0.0.1", port, path, method: "PUT", agent: false, headers: { "content-type": "application/json", "content-length": Buffer.byteLength(body), authorization: `Bearer ${token}`, connection: "close" } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", () => resolve(null));
        response.on("end", () => resolve(parse(response.statusCode ?? 0, response.headers["idempotency-replayed"] === "true", Buffer.concat(chunks))));
      },
    ); // prettier-ignore
    request.on("error", () => resolve(null));
    request.setTimeout(25_000, () => request.destroy());
    request.end(body);
  });
}

/** Only a whole receipt or problem counts as an answer: a bare 200 proves nothing. */
function parse(status: number, replayed: boolean, bytes: Buffer): HttpAnswer | null {
  try {
    return { status, replayed, json: JSON.parse(bytes.toString("utf8")) as unknown };
  } catch {
    return null;
  }
}
