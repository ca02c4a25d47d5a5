import { randomBytes, randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { ask, tell } from "./e2e-places.ts";

const slug = "perfumes";

/** A machine of this test's own, with two positions of which one is low, and a cleaning that is due. */
export async function aMachineThatWaits(admin: Page): Promise<{ id: string; name: string }> {
  const name = `Prueba ${randomBytes(4).toString("hex")}`;
  const place = { location: "Subsuelo, sin señal", timeZone: "America/Argentina/Buenos_Aires", siteId: null };
  const unsaid = { model: null, serial: null, photoId: null, latitude: null, longitude: null };
  const wish = { name, ...place, ...unsaid, ignoresDexChecksum: false };
  const { id: machineId } = await tell<{ id: string }>(admin, "machines.create", wish, slug);
  const slot = {
    productId: await someProduct(admin),
    capacity: 12,
    parLevel: 10,
    lowStockThreshold: 2,
    priceMinor: null,
  };
  const slots = ["A1", "A2"].map((position) => ({ ...slot, position }));
  await tell(admin, "machines.setPlanogram", { machineId, slots }, slug);
  const items = [
    { position: "A1", quantity: 1 },
    { position: "A2", quantity: 10 },
  ];
  await tell(admin, "inventory.count", { requestId: randomUUID(), machineId, items }, slug);
  const plan = { kind: "cleaning", name: "Limpieza de prueba", everyDays: 90, everySales: null, noticeDays: 90 };
  await tell(admin, "maintenance.savePlan", { ...plan, machineId }, slug);
  return { id: machineId, name };
}

type Today = {
  machines: {
    id: string;
    slots: { position: string; stock: number; productId: string }[];
    plans: { dueAt: number | null }[];
  }[];
};
type Visits = { visits: { id: string; lines: unknown[]; photos: string[] }[] };

const today = (admin: Page) => ask<Today>(admin, "maintenance.today", undefined, slug);

async function someProduct(admin: Page): Promise<string> {
  const found = (await today(admin)).machines.flatMap(({ slots }) => slots)[0]?.productId;
  if (!found) throw new Error("The demo has no planogram");
  return found;
}

/** The machine as the institution knows it. */
export async function knownOf(admin: Page, machineId: string) {
  const { machines } = await today(admin);
  const { visits } = await ask<Visits>(admin, "maintenance.visits", { machineId }, slug);
  const { alerts } = await ask<{ alerts: { type: string }[] }>(admin, "alerts.list", { machineId }, slug);
  const machine = machines.find(({ id }) => id === machineId);
  return {
    stock: Object.fromEntries((machine?.slots ?? []).map(({ position, stock }) => [position, stock])),
    planDueAt: machine?.plans[0]?.dueAt ?? null,
    visits,
    alerts: alerts.map(({ type }) => type).toSorted(),
  };
}
