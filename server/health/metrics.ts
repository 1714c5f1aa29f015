import { Counter, Histogram, Registry } from "prom-client";

/** What a collector reads at `/metrics`. Labels are route patterns and statuses, never people. */
export interface Metrics {
  registry: Registry;
  /** One answered request; duration in seconds. */
  countRequest(route: string, method: string, status: number, seconds: number): void;
  /** One figure answered before Express. */
  countFront(): void;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  const requests = new Counter({
    name: "merit_http_requests_total",
    help: "Answered requests",
    labelNames: ["route", "method", "status"],
    registers: [registry],
  });
  const duration = new Histogram({
    name: "merit_http_request_seconds",
    help: "Time to answer",
    labelNames: ["route"],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
    registers: [registry],
  });
  let front = 0;
  new Counter({
    name: "merit_front_answers_total",
    help: "Figures answered from memory, unchanged since",
    registers: [registry],
    collect() {
      this.reset();
      this.inc(front);
    },
  });
  return {
    registry,
    countRequest(route, method, status, seconds) {
      requests.inc({ route, method, status });
      duration.observe({ route }, seconds);
    },
    countFront() {
      front++;
    },
  };
}
