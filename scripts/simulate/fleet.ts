import type { Journal } from "./journal.ts";
import { everything, patiently, RefusedByShim, type Shim } from "./shim.ts";

const CODES = ["A", "B"].flatMap((shelf) => [1, 2, 3, 4, 5].map((n) => `${shelf}${String(n)}`));
const SITES = ["Galería Güemes", "Terminal Retiro", "Clínica del Sol", "Paseo Alcorta", "Hotel Bauen"];
const SCENTS = [
  "Azahar",
  "Vetiver",
  "Jacarandá",
  "Cedro",
  "Yerba",
  "Bergamota",
  "Lavanda",
  "Ámbar",
  "Higo",
  "Incienso",
];

type Organization = { slug: string; name: string; time_zone: string };
type Product = { sku: string };
type Machine = { id: string; key: string; slots: { position: string; capacity: number; price_minor: number }[] };
export type KeyHolder = { shim: Shim; key: string };

/** Whose key it is. @throws RefusedByShim */
export async function organizationOf({ shim, key }: KeyHolder): Promise<Organization> {
  const answer = await patiently(() => shim(key, "GET", "/organization"));
  if (answer.status !== 200) throw new RefusedByShim("GET /organization", answer);
  return answer.data as Organization;
}

/**
 * So many machines in the journal: those it has, and new ones made through the organization's own endpoints, with ten positions
 * each of what the institution sells already (or of ten products made for it).
 */
export async function furnish(holder: KeyHolder, journal: Journal, wanted: number, zone: string): Promise<void> {
  if (journal.machines.length >= wanted) return;
  const skus = await products(holder);
  for (let n = journal.machines.length + 1; n <= wanted; n++) {
    const name = `Simulada ${String(n).padStart(2, "0")}`;
    const { id, key } = (await post(holder, "/machines", {
      name,
      location: "Planta baja",
      time_zone: zone,
      site: SITES[n % SITES.length],
    })) as Machine;
    const slots = CODES.map((position, i) => ({
      position,
      sku: skus[(n + i) % skus.length],
      capacity: 6 + ((n + i) % 5),
      low_stock_threshold: 2,
    }));
    const answer = await patiently(() => holder.shim(holder.key, "PUT", `/machines/${id}/slots`, { body: { slots } }));
    if (answer.status !== 200) throw new RefusedByShim("PUT /machines/{id}/slots", answer);
    const places = (answer.data as Machine).slots.map(({ position, capacity, price_minor: price }) => ({
      position,
      capacity,
      price,
    }));
    // Only now: a machine that has nothing in it would be taken over by the next run as it is.
    journal.write({ machine: id, kind: "made", n, name, zone, key });
    journal.write({ machine: id, kind: "planogram", version: 0, places });
  }
}

async function products(holder: KeyHolder): Promise<string[]> {
  const known = await everything<Product>(holder.shim, holder.key, "/products");
  if (known.length >= 3) return known.slice(0, 20).map(({ sku }) => sku);
  const made: string[] = known.map(({ sku }) => sku);
  for (const [n, scent] of SCENTS.entries()) {
    const sku = `SIM-${String(n + 1).padStart(2, "0")}`;
    if (made.includes(sku)) continue;
    const price = 180_000 + n * 15_000;
    await post(holder, "/products", {
      sku,
      name: { "es-AR": scent, en: scent },
      price_minor: price,
      cost_minor: price / 3,
    });
    made.push(sku);
  }
  return made;
}

/** A request whose answer is lost is asked again under the same key, and so done once. */
async function post({ shim, key }: KeyHolder, path: string, body: unknown): Promise<unknown> {
  const headers = { "idempotency-key": crypto.randomUUID() };
  const answer = await patiently(() => shim(key, "POST", path, { body, headers }));
  if (answer.status !== 201) throw new RefusedByShim(`POST ${path}`, answer);
  return answer.data;
}
