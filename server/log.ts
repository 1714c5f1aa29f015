import { pino, type Logger } from "pino";
import type { Config } from "./config.ts";

/**
 * One JSON line per event. Never a name, 警号, password or token: addresses are logged as route patterns, people as
 * account ids. `error` means that a human must act.
 */
export function openLog(config: Pick<Config, "logLevel">): Logger {
  return pino({
    level: config.logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ["req.headers.authorization", "req.headers.cookie", "password", "token"],
  });
}
