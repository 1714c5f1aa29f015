import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import type { ResourceLimits } from "node:worker_threads";

/**
 * Starts the worker whose entry lies beside `caller`: built JavaScript in production, TypeScript through tsx in tests
 * (Node 20 offers no loader to a worker's entry, so a line of bootstrap registers it first). The worker inherits
 * neither the server's environment nor its arguments.
 */
export function startWorker(
  caller: string,
  name: string,
  workerData: unknown,
  resourceLimits: ResourceLimits,
): Worker {
  const isSource = caller.endsWith(".ts");
  const entry = new URL(`./${name}.${isSource ? "ts" : "js"}`, caller);
  const options = { workerData, resourceLimits, env: {}, execArgv: [] };
  if (!isSource) return new Worker(entry, options);
  const loader = pathToFileURL(createRequire(caller).resolve("tsx/esm/api")).href.replace(/\.cjs$/, ".mjs");
  const bootstrap = `import(${JSON.stringify(loader)}).then((tsx) => { tsx.register(); return import(${JSON.stringify(entry.href)}); });`;
  return new Worker(bootstrap, { ...options, eval: true });
}
