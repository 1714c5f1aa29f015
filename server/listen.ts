import { readFileSync } from "node:fs";
import { createServer as createHttpServer, type RequestListener, type Server } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { Config } from "./config.ts";

/** A client that dribbles its request is cut off after a minute. */
const SLOWEST_REQUEST = 60_000;

/** Starts listening; HTTPS when the configuration names a certificate. */
export async function listen(config: Config, listener: RequestListener): Promise<Server> {
  const server: Server = config.tls
    ? createHttpsServer({ cert: readFileSync(config.tls.cert), key: readFileSync(config.tls.key) }, listener)
    : createHttpServer(listener);
  server.requestTimeout = SLOWEST_REQUEST;
  server.headersTimeout = SLOWEST_REQUEST;
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    const ready = () => resolve();
    if (config.host) server.listen(config.port, config.host, ready);
    else server.listen(config.port, ready);
  });
  return server;
}

/** Where a person finds the server. */
export function addressOf(config: Config, server: Server): string {
  if (config.publicUrl) return config.publicUrl;
  const { port } = server.address() as AddressInfo;
  return `${config.tls ? "https" : "http"}://${config.host || "localhost"}:${port}`;
}
