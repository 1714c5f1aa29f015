import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

const TYPES: Record<string, string> = { html: "text/html; charset=utf-8", js: "text/javascript", json: "application/json" }; // prettier-ignore

/** P3's limit: bare node:http that sends the files of a folder from memory and does nothing else. */
export async function serveBytes(folder: string): Promise<void> {
  const files = new Map(
    readdirSync(folder).map((name) => {
      const body = readFileSync(join(folder, name));
      const type = TYPES[name.split(".").at(1) ?? ""] ?? "application/octet-stream";
      const zipped = name.endsWith(".gz") ? { "Content-Encoding": "gzip" } : {};
      const head = { "Content-Type": type, "Content-Length": body.length, ...zipped };
      return [`/${name.replace(/\.gz$/, "")}`, { body, head }] as [
        string,
        { body: Buffer; head: typeof head },
      ];
    }),
  );
  const server = createServer((request, response) => {
    const file = files.get(request.url ?? "");
    if (!file) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, file.head);
    response.end(file.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  console.log(`bare http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}
