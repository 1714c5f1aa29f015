import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

/** Where the manifest in the repository points: a server on the developer's own machine. */
const DEVELOPMENT = "https://localhost:3000";

/**
 * The manifest for a bureau's own server. Only https is accepted: Office refuses everything else.
 * @throws Error with a sentence for the administrator
 */
export function manifestFor(template: string, url: string): string {
  if (!URL.canParse(url)) throw new Error(`不是网址：${url}`);
  const { protocol, origin, pathname } = new URL(url);
  if (protocol !== "https:") throw new Error(`Office 只接受 https 网址：${url}`);
  if (pathname !== "/")
    throw new Error(`网址不带路径，只写到主机和端口，例如 https://zjda.example.gov.cn:8443：${url}`);
  return template.replaceAll(DEVELOPMENT, origin);
}

function main(): void {
  const { values } = parseArgs({
    options: { url: { type: "string" }, out: { type: "string", default: "manifest.bureau.xml" } },
  });
  if (values.url === undefined)
    throw new Error("用法：npm run manifest -- --url https://主机[:端口] [--out 文件名]");
  const out = path.resolve(values.out);
  writeFileSync(out, manifestFor(readFileSync(path.resolve("manifest.xml"), "utf8"), values.url));
  console.log(`已写入 ${out}`);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    main();
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
