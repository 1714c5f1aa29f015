/** Everything the environment may say about this process. Read once, frozen, handed in. */
export interface Config {
  port: number;
  /** Address to listen on; empty = all interfaces. */
  host: string;
  dataDir: string;
  /** `mysql://…`; empty = the embedded database in `dataDir`. */
  databaseUrl: string;
  /** Where browsers and Excel reach the server; empty = wherever they already are. */
  publicUrl: string;
  demoPassword: string;
  noDemo: boolean;
  tls: { cert: string; key: string } | null;
  logLevel: LogLevel;
  /** Lets a collector on another machine read `/metrics`; empty = loopback only. */
  metricsToken: string;
}

const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Every mistake of the environment at once: nobody should have to start a server five times. */
export class ConfigMistakes extends Error {
  readonly mistakes: readonly string[];
  constructor(mistakes: readonly string[]) {
    super(`配置有误 / configuration mistakes:\n${mistakes.map((mistake) => `  - ${mistake}`).join("\n")}`);
    this.name = "ConfigMistakes";
    this.mistakes = mistakes;
  }
}

/** @throws ConfigMistakes listing everything that is wrong. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const mistakes: string[] = [];
  const text = (name: string, fallback = "") => env[name]?.trim() || fallback;
  const port = Number(text("PORT", "3000"));
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    mistakes.push(`PORT must be 0–65535, not "${env.PORT}"`);
  const databaseUrl = text("DATABASE_URL");
  if (databaseUrl && !isUrl(databaseUrl, ["mysql:", "mariadb:"])) {
    mistakes.push("DATABASE_URL must look like mysql://user:password@host:3306/name, or be empty");
  }
  const publicUrl = text("PUBLIC_URL").replace(/\/+$/, "");
  if (publicUrl && !isUrl(publicUrl, ["http:", "https:"])) {
    mistakes.push(`PUBLIC_URL must be an http(s) address, not "${publicUrl}"`);
  }
  const cert = text("TLS_CERT");
  const key = text("TLS_KEY");
  if (Boolean(cert) !== Boolean(key))
    mistakes.push("TLS_CERT and TLS_KEY belong together: set both or neither");
  const logLevel = LOG_LEVELS.find((level) => level === text("LOG_LEVEL", "info"));
  if (!logLevel) mistakes.push(`LOG_LEVEL must be one of ${LOG_LEVELS.join(", ")}`);
  const noDemo = text("NO_DEMO");
  if (!["", "0", "1", "false", "true"].includes(noDemo))
    mistakes.push(`NO_DEMO must be 1 or empty, not "${noDemo}"`);
  const demoPassword = text("DEMO_PASSWORD");
  if (demoPassword && demoPassword.length < 8) mistakes.push("DEMO_PASSWORD must have at least 8 characters");
  if (mistakes.length > 0) throw new ConfigMistakes(mistakes);
  return Object.freeze({
    port,
    host: text("HOST"),
    dataDir: text("DATA_DIR", "./data"),
    databaseUrl,
    publicUrl,
    demoPassword,
    noDemo: noDemo === "1" || noDemo === "true",
    tls: cert && key ? Object.freeze({ cert, key }) : null,
    logLevel: logLevel ?? "info",
    metricsToken: text("METRICS_TOKEN"),
  });
}

/** The process's own configuration: the only place that touches `process.env`. */
export function readProcessConfig(): Config {
  return readConfig(process.env);
}

function isUrl(text: string, protocols: readonly string[]): boolean {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol);
}
