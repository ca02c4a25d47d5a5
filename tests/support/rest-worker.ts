import { newId } from "#lib/ids.ts";
import { closePools } from "#platform/db/pools.ts";
import { api } from "#server/http.ts";

/*
 * One of several copies of the server. It says when it is ready, and then how often each status came, asked `times` times
 * at once, and from when to when.
 */

type Order = { host: string; key: string; times: number };
export type Told = { tally: Record<string, number>; from: number; to: number };

async function obey({ host, key, times }: Order): Promise<void> {
  const ask = async () => {
    const headers = { host, authorization: `Bearer ${key}` };
    const incoming = { requestId: newId(), address: "198.51.100.8", remember: () => undefined };
    return (await api.fetch(new Request("http://x/api/v1/organization", { headers }), incoming)).status;
  };
  const from = Date.now();
  const statuses = await Promise.all(Array.from({ length: times }, ask));
  const tally = Object.fromEntries([...Map.groupBy(statuses, String)].map(([status, each]) => [status, each.length]));
  process.send?.({ tally, from, to: Date.now() } satisfies Told);
  await closePools();
  process.exit();
}

process.on("message", (order: Order) => void obey(order));
process.send?.("ready");
