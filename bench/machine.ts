import { cpus, loadavg, platform, release, totalmem } from "node:os";

/** Where the figures were taken: they prove nothing about another machine. */
export function describeMachine() {
  const processors = cpus();
  return {
    processor: processors[0]?.model.trim() ?? "unknown",
    cores: processors.length,
    memoryMB: Math.round(totalmem() / 1024 / 1024),
    system: `${platform()} ${release()}`,
    node: process.version,
    loadAtStart: loadavg().map((load) => Number(load.toFixed(2))),
  };
}
