import { connect, createServer, type AddressInfo } from "node:net";

/**
 * A proxy before a MySQL server that forwards everything, but once, after the server has answered a COMMIT, cuts the
 * client off instead of passing the answer on: the transaction is stored and nobody heard of it.
 */
export async function cutOnCommit(
  databaseUrl: string,
): Promise<{ url: string; cuts: () => number; stop(): void }> {
  const target = new URL(databaseUrl);
  let cuts = 0;
  const proxy = createServer((client) => {
    const server = connect(Number(target.port), target.hostname);
    let committing = false;
    client.on("data", (chunk) => {
      if (cuts === 0 && chunk.includes("COMMIT")) committing = true;
      server.write(chunk);
    });
    server.on("data", (chunk) => {
      if (committing && cuts === 0) {
        cuts++;
        client.destroy();
        server.destroy();
        return;
      }
      client.write(chunk);
    });
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      one.on("error", () => other.destroy());
      one.on("close", () => other.destroy());
    }
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const url = new URL(databaseUrl);
  url.port = String((proxy.address() as AddressInfo).port);
  return { url: url.href, cuts: () => cuts, stop: () => void proxy.close() };
}
