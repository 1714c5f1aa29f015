import { connect, type Socket } from "node:net";

export interface Hammering {
  url: string;
  headers: Record<string, string>;
  status: number;
  connections: number;
  milliseconds: number;
}

/**
 * Asks the same page over kept-alive connections, one request at a time on each, and counts whole answers. On two
 * cores the client must cost less than the server: autocannon parses every answer and rounds its run to whole seconds.
 * @returns requests a second
 * @throws Error when any answer has another status
 */
export async function hammer({
  url,
  headers,
  status,
  connections,
  milliseconds,
}: Hammering): Promise<number> {
  const { hostname, port, pathname, search } = new URL(url);
  const lines = Object.entries({ host: `${hostname}:${port}`, ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  const request = Buffer.from(`GET ${pathname}${search} HTTP/1.1\r\n${lines.join("")}\r\n`);
  const expected = `HTTP/1.1 ${status} `;
  const started = performance.now();
  const until = started + milliseconds;
  const counts = await Promise.all(
    Array.from({ length: connections }, () =>
      askUntil(connect(Number(port), hostname), request, expected, until),
    ),
  );
  const answers = counts.reduce((sum, count) => sum + count, 0);
  return (answers * 1_000) / (performance.now() - started);
}

function askUntil(socket: Socket, request: Buffer, expected: string, until: number): Promise<number> {
  return new Promise((resolve, reject) => {
    let answers = 0;
    /** Bytes of the body still to come; negative while the head is incomplete. */
    let rest = -1;
    let head = "";
    socket.setNoDelay(true);
    socket.on("error", reject);
    socket.on("connect", () => socket.write(request));
    socket.on("data", (chunk) => {
      if (rest < 0) {
        head += chunk.toString("latin1");
        const end = head.indexOf("\r\n\r\n");
        if (end < 0) return;
        if (!head.startsWith(expected)) {
          socket.destroy();
          reject(new Error(`expected ${expected}, was answered ${head.slice(0, 40)}`));
          return;
        }
        const length = /\r\ncontent-length: (\d+)/i.exec(head.slice(0, end + 2))?.[1] ?? "0";
        rest = Number(length) - (head.length - end - 4);
        head = "";
      } else rest -= chunk.length;
      if (rest > 0) return;
      answers++;
      rest = -1;
      if (performance.now() < until) socket.write(request);
      else {
        socket.destroy();
        resolve(answers);
      }
    });
  });
}
