import { randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import postgres from "postgres";
import { everything, type Shim, shimAt } from "../../scripts/simulate/shim.ts";
import { signIn } from "./e2e-people.ts";
import { tell } from "./e2e-places.ts";

/** The institution that has machines and nothing else. */
export const OPERATOR = "perfumes";

export const signInAs = (page: Page, who: "admin" | "tecnica"): Promise<void> =>
  signIn(page, `${who}@${OPERATOR}.test`, undefined, OPERATOR);

/** The shim as machines and integrations reach it: under no institution's name, by the key alone. */
export const shim: Shim = shimAt(process.env["E2E_ORIGIN"] ?? "http://localhost:3000");

/** A key that the signed-in admin gives to an integration. */
export async function anIntegration(admin: Page): Promise<{ shim: Shim; key: string }> {
  const scopes = ["organization:read", "machines:read", "machines:write", "products:read", "sales:read"];
  const made = await tell<{ ok: boolean; key: string }>(admin, "keys.create", { name: "Pruebas", scopes }, OPERATOR);
  return { shim, key: made.key };
}

export type Shelf = { position: string; capacity: number; low_stock_threshold: number; price_minor?: number };

/** A machine that nobody else looks at, with these positions, full; it has spoken once. */
export async function aMachine({ key }: { key: string }, shelves: readonly Shelf[] = []) {
  const mark = randomBytes(4).toString("hex");
  const name = `Prueba ${mark}`;
  const done = async <T>(asked: ReturnType<Shim>): Promise<T> => {
    const { status, data, code } = await asked;
    if (status >= 300) throw new Error(`The shim answered ${String(status)} ${code}`);
    return data as T;
  };
  const made = await done<{ id: string; key: string }>(
    shim(key, "POST", "/machines", { body: { name, location: "Planta baja" }, headers: { "idempotency-key": mark } }),
  );
  const products = await everything<{ sku: string; name: { "es-AR": string } }>(shim, key, "/products");
  if (shelves.length > 0) {
    const slots = shelves.map((shelf, i) => ({ ...shelf, sku: products[i % products.length]?.sku }));
    await done(shim(key, "PUT", `/machines/${made.id}/slots`, { body: { slots } }));
  }
  let sold = 0;
  const machine = {
    id: made.id,
    key: made.key,
    name,
    product: products[0]?.name["es-AR"] ?? "",
    heartbeat: (version?: number) =>
      done<{ config_version: number }>(
        shim(made.key, "POST", "/machine/heartbeat", {
          body: { sent_at: new Date().toISOString(), uptime_s: 3600, ...(version && { config_version: version }) },
        }),
      ),
    config: () => done<{ version: number; slots: unknown[] }>(shim(made.key, "GET", "/machine/config")),
    sell: (position: string, quantity: number) =>
      done<{ recorded: number }>(
        shim(made.key, "POST", "/machine/sales", {
          body: {
            events: [
              {
                event_id: `${mark}-${String(++sold)}`,
                position,
                quantity,
                unit_price_minor: 25_000,
                sold_at: new Date().toISOString(),
                payment: "card",
              },
            ],
          },
        }),
      ),
    count: (items: Record<string, number>) =>
      done(
        shim(made.key, "PUT", "/machine/inventory", {
          body: {
            observed_at: new Date().toISOString(),
            items: Object.entries(items).map(([position, quantity]) => ({ position, quantity })),
          },
        }),
      ),
    /** As an integration sees it. */
    seen: () => done<{ slots: Record<string, unknown>[] }>(shim(key, "GET", `/machines/${made.id}`)),
  };
  await machine.heartbeat();
  if (shelves.length > 0)
    await machine.count(Object.fromEntries(shelves.map(({ position, capacity }) => [position, capacity])));
  return machine;
}

/** Six minutes pass for a machine in which it says nothing: the clock is moved, the rest is the app's own doing. */
export async function fallSilent(machineId: string): Promise<void> {
  const url = process.env["E2E_OWNER_DATABASE_URL"];
  if (!url) throw new Error("E2E_OWNER_DATABASE_URL says where the clock can be moved");
  const owner = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await owner.begin(async (sql) => {
      await sql`select set_config('app.tenant_id', id::text, true) from find_tenant(${OPERATOR})`;
      const moved = await sql`
        update machines set last_seen_at = now() - interval '6 minutes' where id = ${machineId} returning id`;
      if (moved.length !== 1) throw new Error("The machine is not there");
    });
  } finally {
    await owner.end();
  }
}

/** Says later whether this page is still the one that was opened, or was loaded again in between. */
export async function mark(page: Page): Promise<() => Promise<boolean>> {
  await page.evaluate(() => Object.assign(window, { opened: true }));
  return () => page.evaluate(() => "opened" in window);
}
