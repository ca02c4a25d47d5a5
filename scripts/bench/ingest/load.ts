import { randomUUID } from "node:crypto";
import { once as onceEvent } from "node:events";
import { Agent, request, type IncomingMessage } from "node:http";
import { POSITIONS, type BenchMachine } from "./fleet.ts";

export type Figures = { events: number; perSecond: number; p50: number; p95: number };

/** So many connections, each a machine after another telling of `batch` sales as soon as it is answered. */
export async function load(
  port: number,
  machines: readonly BenchMachine[],
  { connections, batch, seconds }: { connections: number; batch: number; seconds: number },
): Promise<Figures> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  let turn = Math.floor(Math.random() * machines.length);
  const tell = async (): Promise<void> => {
    const machine = machines[turn++ % machines.length];
    if (!machine) throw new Error("bench: no machines");
    const events = Array.from({ length: batch }, () => ({
      event_id: randomUUID(),
      position: `A${String(1 + Math.floor(Math.random() * POSITIONS))}`,
      quantity: 1,
      unit_price_minor: 25_000,
      sold_at: new Date(Date.now() - 5000).toISOString(),
      payment: "card",
    }));
    const body = JSON.stringify({ events });
    const sent = request({
      port,
      host: "127.0.0.1",
      agent,
      method: "POST",
      path: "/api/v1/machine/sales",
      headers: {
        host: `${machine.slug}.localhost`,
        authorization: `Bearer ${machine.key}`,
        "content-type": "application/json",
        "content-length": Buffer.byteLength(body),
      },
    }).end(body);
    const [response] = (await onceEvent(sent, "response")) as [IncomingMessage];
    let answer = "";
    for await (const chunk of response) answer += String(chunk);
    if (response.statusCode !== 200 || !answer.includes(`"recorded":${String(batch)},`))
      throw new Error(`bench: the API answered ${String(response.statusCode)} ${answer.slice(0, 300)}`);
  };
  const took: number[] = [];
  const startedAt = performance.now();
  const until = startedAt + seconds * 1000;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (let asked = performance.now(); asked < until; asked = performance.now()) {
        await tell();
        took.push(performance.now() - asked);
      }
    }),
  );
  const elapsed = (performance.now() - startedAt) / 1000;
  agent.destroy();
  const sorted = took.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.floor(sorted.length * part)] ?? Number.NaN;
  return { events: took.length * batch, perSecond: (took.length * batch) / elapsed, p50: at(0.5), p95: at(0.95) };
}
