import { randomUUID } from "node:crypto";
import { answerTo, type Figures, load } from "../shared/load.ts";
import { POSITIONS, type BenchMachine } from "./fleet.ts";

/** So many connections, each a machine after another telling of `batch` sales as soon as it is answered; in events. */
export async function tellSales(
  port: number,
  machines: readonly BenchMachine[],
  { connections, batch, seconds }: { connections: number; batch: number; seconds: number },
): Promise<Omit<Figures, "asked"> & { events: number }> {
  let turn = Math.floor(Math.random() * machines.length);
  const { asked, perSecond, ...waits } = await load({ connections, seconds }, async (agent) => {
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
    const headers = {
      host: `${machine.slug}.localhost`,
      authorization: `Bearer ${machine.key}`,
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
    };
    const answer = await answerTo({ port, agent, method: "POST", path: "/api/v1/machine/sales", headers }, body);
    if (!answer.includes(`"recorded":${String(batch)},`))
      throw new Error(`bench: not all were recorded: ${answer.toString().slice(0, 300)}`);
  });
  return { events: asked * batch, perSecond: perSecond * batch, ...waits };
}
