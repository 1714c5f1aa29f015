import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import express, { type Express, type RequestHandler } from "express";

/** The built pages: beside the built server, or in `dist` when the sources run. */
function webDirectory(): string {
  const root = fileURLToPath(new URL("../../", import.meta.url));
  const built = join(root, "web");
  return existsSync(built) ? built : join(root, "dist", "web");
}

/** The dashboard at `/`, the add-in at `/addin/`, Microsoft's client library (self-hosted) at `/office/`. */
export function mountStaticFiles(app: Express, directory = webDirectory()): void {
  const office = join(
    dirname(createRequire(import.meta.url).resolve("@microsoft/office-js/package.json")),
    "dist",
  );
  app.use("/office", express.static(office, { index: false, maxAge: "1h", fallthrough: true }));
  const addin = join(directory, "addin");
  app.use("/addin", precompressed(addin), files(addin));
  const dashboard = join(directory, "dashboard");
  app.use(precompressed(dashboard), files(dashboard));
  app.get("/{*page}", (request, response, next) => {
    const isPage = extname(request.path) === "" && !/^\/(api|addin|office)(\/|$)/.test(request.path);
    if (!isPage || !request.accepts("html")) return next();
    response.set("Cache-Control", "no-cache");
    response.sendFile(join(dashboard, "index.html"), (error) => {
      if (error && !response.headersSent) next();
    });
  });
}

/** Names with a hash never change their content; pages are asked for again each time. */
const HASHED = /-[A-Za-z0-9_-]{8}\.\w+(\.br|\.gz)?$/;

function files(directory: string): RequestHandler {
  return express.static(directory, {
    index: "index.html",
    redirect: true,
    setHeaders(response, path) {
      response.setHeader(
        "Cache-Control",
        HASHED.test(path) ? "public, max-age=31536000, immutable" : "no-cache",
      );
    },
  });
}

const ENCODINGS = [
  { name: "br", suffix: ".br" },
  { name: "gzip", suffix: ".gz" },
];
const TYPES: Record<string, string> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".svg": "image/svg+xml",
  ".json": "application/json; charset=utf-8",
};

/** Serves `x.js.br` or `x.js.gz` for `x.js` where the build has left one and the browser takes it. */
function precompressed(directory: string): RequestHandler {
  // Only what is there is remembered: names that are asked for in vain are without number.
  const present = new Set<string>();
  const exists = (path: string): boolean => {
    if (present.has(path)) return true;
    const found = existsSync(path);
    if (found) present.add(path);
    return found;
  };
  return (request, response, next) => {
    const extension = extname(request.path);
    const type = TYPES[extension];
    if (!type || (request.method !== "GET" && request.method !== "HEAD") || request.path.includes("%"))
      return next();
    const accepted = request.acceptsEncodings();
    const encoding = ENCODINGS.find(
      ({ name, suffix }) =>
        accepted.includes(name) &&
        HASHED.test(request.path) &&
        exists(normalize(join(directory, request.path + suffix))),
    );
    if (HASHED.test(request.path)) response.vary("Accept-Encoding");
    if (encoding) {
      request.url = request.path + encoding.suffix;
      response.set({ "Content-Encoding": encoding.name, "Content-Type": type });
    }
    next();
  };
}
