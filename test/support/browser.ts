import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

/** The browser of the system, where there is one. */
const CHROMIUM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) =>
  existsSync(path),
);
const QUIET = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]; // prettier-ignore

/**
 * A browser that talks to nobody but the pages it is sent to. Without Chromium the suite is skipped, loudly; under CI
 * that is an error. Call it first thing in a `before` hook and pass the hook's `this`.
 */
export async function openBrowser(hook: Mocha.Context): Promise<Browser> {
  if (!CHROMIUM) {
    const loss = "no Chromium on this machine: no page was opened";
    if (process.env.CI === "true") throw new Error(loss);
    console.warn(`\n!!! SKIP: ${loss} !!!\n`);
    hook.skip();
  }
  return chromium.launch({ executablePath: CHROMIUM, args: QUIET });
}
