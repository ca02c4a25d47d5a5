import { monitorEventLoopDelay } from "node:perf_hooks";
import { once } from "#platform/registry.ts";

/** Upper bounds in seconds; the last bucket is +Inf. */
const BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

type Kind = "page" | "trpc" | "rest" | "other";
type Timing = { buckets: number[]; sum: number; count: number };

const state = () =>
  once("metrics", () => ({
    requests: new Map<string, number>(),
    timings: new Map<Kind, Timing>(),
    delay: startDelay(),
  }));

function startDelay() {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  return delay;
}

function kindOf(path: string): Kind {
  if (path.startsWith("/api/v1/")) return "rest";
  if (path.startsWith("/api/trpc/")) return "trpc";
  return /^\/(api\/|_next\/|healthz|readyz|metrics)/.test(path) ? "other" : "page";
}

/** Counts a request that was answered. Paths are kept out of the labels: they hold ids, and are endless. */
export function observeRequest(path: string, status: number, ms: number): void {
  const { requests, timings } = state();
  const kind = kindOf(path);
  const labels = `kind="${kind}",status="${status}"`;
  requests.set(labels, (requests.get(labels) ?? 0) + 1);
  const timing = timings.get(kind) ?? { buckets: BOUNDS.map(() => 0), sum: 0, count: 0 };
  timings.set(kind, timing);
  const seconds = ms / 1000;
  timing.sum += seconds;
  timing.count++;
  BOUNDS.forEach((bound, index) => {
    if (seconds <= bound) timing.buckets[index] = (timing.buckets[index] ?? 0) + 1;
  });
}

/** What this process has seen, in Prometheus' text format. */
export function metricsText(): string {
  const { requests, timings, delay } = state();
  const gauge = (name: string, help: string, value: number) => [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} gauge`,
    `${name} ${value}`,
  ];
  const lines = [
    "# HELP zaguan_requests_total Requests answered.",
    "# TYPE zaguan_requests_total counter",
    ...[...requests].map(([labels, count]) => `zaguan_requests_total{${labels}} ${count}`),
    "# HELP zaguan_request_seconds From the first byte in to the last byte out.",
    "# TYPE zaguan_request_seconds histogram",
    ...[...timings].flatMap(([kind, { buckets, sum, count }]) => [
      ...buckets.map(
        (within, index) => `zaguan_request_seconds_bucket{kind="${kind}",le="${BOUNDS[index]}"} ${within}`,
      ),
      `zaguan_request_seconds_bucket{kind="${kind}",le="+Inf"} ${count}`,
      `zaguan_request_seconds_sum{kind="${kind}"} ${sum}`,
      `zaguan_request_seconds_count{kind="${kind}"} ${count}`,
    ]),
    ...gauge("zaguan_event_loop_delay_p99_seconds", "How late timers run.", delay.percentile(99) / 1e9),
    ...gauge("process_resident_memory_bytes", "Resident memory.", process.memoryUsage.rss()),
    ...gauge("process_uptime_seconds", "Since the process began.", process.uptime()),
  ];
  return `${lines.join("\n")}\n`;
}
