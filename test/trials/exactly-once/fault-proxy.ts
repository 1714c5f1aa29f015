import { connect, createServer, type Server, type Socket } from "node:net";
import type { AddressInfo } from "node:net";

/** What the proxy does to one exchange. */
export type Fault = "none" | "drop-answer" | "duplicate" | "delay" | "cut-body";

export interface FaultProxy {
  port: number;
  counts: Record<Fault, number>;
  /** Told when a whole request has gone to the server: the moment a kill hurts most. */
  onForwarded: (() => void) | null;
  close(): Promise<void>;
}

/** Share of exchanges with each fault (reliability §2 A1). */
const SHARES: readonly [Fault, number][] = [["drop-answer", 0.2], ["duplicate", 0.1], ["delay", 0.1], ["cut-body", 0.05]]; // prettier-ignore

/**
 * A TCP proxy between a client and the server that loses answers, sends requests twice, waits, and cuts bodies in the
 * middle. It serves one HTTP exchange per connection (`Connection: close`), so a fault touches exactly one push.
 */
export async function startFaultProxy(target: () => number, random: () => number): Promise<FaultProxy> {
  const counts: Record<Fault, number> = { none: 0, "drop-answer": 0, duplicate: 0, delay: 0, "cut-body": 0 };
  const open = new Set<Socket>();
  const proxy: FaultProxy = { port: 0, counts, onForwarded: null, close: () => closeServer(server, open) };
  const server = createServer((client) => {
    open.add(client);
    client.on("close", () => open.delete(client));
    client.on("error", () => client.destroy());
    collectRequest(client, (request) => {
      const fault = chooseFault(random());
      counts[fault]++;
      void exchange(client, request, fault);
    });
  });
  const exchange = async (client: Socket, request: Buffer, fault: Fault): Promise<void> => {
    if (fault === "delay") await new Promise((resolve) => setTimeout(resolve, 20 + random() * 180));
    if (fault === "cut-body") {
      await send(target(), request.subarray(0, Math.floor(request.length * (0.2 + 0.7 * random()))), "cut");
      client.destroy();
      return;
    }
    const first = send(target(), request, "whole");
    proxy.onForwarded?.();
    const second = fault === "duplicate" ? send(target(), request, "whole") : null;
    const answers = await Promise.all([first, second]);
    const answer = answers.find((bytes) => bytes !== null);
    if (fault === "drop-answer" || !answer) client.destroy();
    else client.end(answer);
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  proxy.port = (server.address() as AddressInfo).port;
  return proxy;
}

function chooseFault(draw: number): Fault {
  let bound = 0;
  for (const [fault, share] of SHARES) {
    bound += share;
    if (draw < bound) return fault;
  }
  return "none";
}

/** Reads one request with Content-Length to its end. */
function collectRequest(client: Socket, done: (request: Buffer) => void): void {
  let bytes: Buffer = Buffer.alloc(0);
  let finished = false;
  client.on("data", (chunk: Buffer) => {
    if (finished) return;
    bytes = Buffer.concat([bytes, chunk]);
    const head = bytes.indexOf("\r\n\r\n");
    if (head < 0) return;
    const length = /^content-length:\s*(\d+)/im.exec(bytes.subarray(0, head).toString("latin1"))?.[1] ?? "0";
    if (bytes.length < head + 4 + Number(length)) return;
    finished = true;
    done(bytes);
  });
}

/** Sends bytes to the server; the whole answer, or null when there was none. */
function send(port: number, bytes: Buffer, how: "whole" | "cut"): Promise<Buffer | null> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const server = connect(port, "127.0.0.1");
    server.on("error", () => resolve(null));
    server.on("data", (chunk: Buffer) => chunks.push(chunk));
    server.on("close", () => resolve(chunks.length > 0 ? Buffer.concat(chunks) : null));
    server.write(bytes, () => {
      if (how === "cut") setTimeout(() => server.destroy(), 5);
    });
    server.setTimeout(20_000, () => server.destroy());
  });
}

async function closeServer(server: Server, open: ReadonlySet<Socket>): Promise<void> {
  for (const socket of open) socket.destroy();
  await new Promise<void>((resolve) => server.close(() => resolve()));
}
