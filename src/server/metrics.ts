import { monitorEventLoopDelay } from "node:perf_hooks";
import { Counter, Gauge, Histogram, Registry } from "prom-client";
import { once } from "#platform/registry.ts";

type Kind = "page" | "trpc" | "rest" | "other";

/** What this process counts; it begins to count when it is first asked or told of a request. */
const metrics = () =>
  once("metrics", () => {
    const registry = new Registry();
    const registers = [registry];
    const delay = monitorEventLoopDelay({ resolution: 20 });
    delay.enable();
    const gauge = (name: string, help: string, value: () => number) =>
      new Gauge({
        name,
        help,
        registers,
        collect() {
          this.set(value());
        },
      });
    gauge("zaguan_event_loop_delay_p99_seconds", "How late timers run.", () => delay.percentile(99) / 1e9);
    gauge("process_resident_memory_bytes", "Resident memory.", () => process.memoryUsage.rss());
    gauge("process_uptime_seconds", "Since the process began.", () => process.uptime());
    return {
      registry,
      requests: new Counter({
        name: "zaguan_requests_total",
        help: "Requests answered.",
        labelNames: ["kind", "status"] as const,
        registers,
      }),
      seconds: new Histogram({
        name: "zaguan_request_seconds",
        help: "From the first byte in to the last byte out.",
        labelNames: ["kind"] as const,
        buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
        registers,
      }),
    };
  });

function kindOf(path: string): Kind {
  if (path.startsWith("/api/v1/")) return "rest";
  if (path.startsWith("/api/trpc/")) return "trpc";
  return /^\/(api\/|_next\/|healthz|readyz|metrics)/.test(path) ? "other" : "page";
}

/** Counts a request that was answered. Paths are kept out of the labels: they hold ids, and are endless. */
export function observeRequest(path: string, status: number, ms: number): void {
  const { requests, seconds } = metrics();
  const kind = kindOf(path);
  requests.inc({ kind, status });
  seconds.observe({ kind }, ms / 1000);
}

/** What this process has seen, in Prometheus' text format; `contentType` names its version. */
export async function readMetrics(): Promise<{ text: string; contentType: string }> {
  const { registry } = metrics();
  return { text: await registry.metrics(), contentType: registry.contentType };
}
