import { collectDefaultMetrics } from "prom-client";
import { createApp } from "./app.ts";
import { vouchForRelease } from "./audit/vouch-release.ts";
import { ConfigMistakes, readProcessConfig, type Config } from "./config.ts";
import { sweepEvidence } from "./evidence/sweep-files.ts";
import { createListener } from "./http/listener.ts";
import { addressOf, listen } from "./listen.ts";
import { openContext } from "./open-context.ts";
import { stopGracefully } from "./stop-gracefully.ts";
import { keepWorking } from "./work/keep-working.ts";
import { runDueWork } from "./work/run-due-work.ts";

await start(configOrExit());

/** Configuration, database, demonstration, door: in this order. */
async function start(config: Config): Promise<void> {
  const context = await openContext(config);
  collectDefaultMetrics({ register: context.metrics.registry });
  if (!config.noDemo) {
    // A bureau's own installation never loads the demonstration.
    const { prepareDemonstration } = await import("./demo/prepare-demonstration.ts");
    await prepareDemonstration(context, (line) => console.log(line));
  }
  await vouchForRelease(context);
  // A server that starts late has work behind it; if another process is at it, months are there already.
  await runDueWork(context);
  keepWorking(context);
  await sweepEvidence(context).catch((error: unknown) =>
    context.log.error({ err: error }, "waiting evidence files could not be swept"),
  );
  const server = await listen(config, createListener(createApp(context), context));
  context.log.info({ address: addressOf(config, server) }, "listening");
  console.log(`政绩档案 Merit File: ${addressOf(config, server)}`);

  let stopping = false;
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      // Whoever asks twice does not want to wait.
      if (stopping) process.exit(1);
      stopping = true;
      context.log.info({ signal }, "stopping");
      void stopGracefully(context, server).then(() => process.exit(0));
    });
  }
}

function configOrExit(): Config {
  try {
    return readProcessConfig();
  } catch (error) {
    if (!(error instanceof ConfigMistakes)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
