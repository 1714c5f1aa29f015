import { pino, type Logger } from "pino";

/** A log nobody reads. */
export function openSilentLog(): Logger {
  return pino({ level: "silent" });
}
