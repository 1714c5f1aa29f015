import type { Knex } from "knex";

/** The few places where the two databases differ ask here. */
export function isMysql(db: Knex): boolean {
  return String(clientOf(db).config.client).startsWith("mysql");
}

interface DriverClient {
  config: { client: unknown; connection?: unknown };
  acquireConnection(): Promise<unknown>;
  releaseConnection(connection: unknown): Promise<void>;
}

/** Knex's client, which knex itself leaves untyped. */
export function clientOf(db: Knex): DriverClient {
  return db.client as DriverClient;
}

/** The driver's own error number or name: 1213, "SQLITE_BUSY", "ECONNRESET". */
export function errorCode(error: unknown): string | number | undefined {
  if (!(error instanceof Error)) return undefined;
  const { errno, code } = error as Error & { errno?: unknown; code?: unknown };
  if (typeof errno === "number" && errno > 0) return errno;
  return typeof code === "string" ? code : undefined;
}

/** A unique key said no: the one constraint failure a verb may expect and turn into an answer. */
export function isDuplicateKey(error: unknown): boolean {
  const code = errorCode(error);
  return code === 1062 || (typeof code === "string" && /^SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY)$/.test(code));
}

/** The connection broke, or none could be had. */
export function isDatabaseAway(error: unknown): boolean {
  const code = errorCode(error);
  if (typeof code === "number") return AWAY_NUMBERS.has(code);
  if (typeof code === "string" && AWAY_CODES.has(code)) return true;
  return error instanceof Error && /Timeout acquiring a connection|closed state|aborted$/.test(error.message);
}

const AWAY_NUMBERS = new Set([
  1040, 1047, 1053, 1077, 1079, 1152, 1158, 1159, 1160, 1161, 1203, 1205, 1927, 2006, 2013,
]);
const AWAY_CODES = new Set([
  "ECONNRESET", "ECONNREFUSED", "EPIPE", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH", "ENOTFOUND", "EAI_AGAIN",
  "PROTOCOL_CONNECTION_LOST", "PROTOCOL_ENQUEUE_AFTER_FATAL_ERROR", "ERR_STREAM_DESTROYED", "SQLITE_BUSY",
  "SQLITE_LOCKED", "SQLITE_BUSY_SNAPSHOT",
]); // prettier-ignore

/** The statement or transaction lost a race and had no effect: run the whole transaction again. */
export function isRaceLost(error: unknown): boolean {
  const code = errorCode(error);
  if (typeof code === "number") return code === 1213 || code === 1205 || code === 1020 || code === 1047;
  return typeof code === "string" && /^SQLITE_(BUSY|LOCKED)/.test(code);
}
