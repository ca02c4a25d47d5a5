// @module-tag slow
import { expect, it, vi } from "vitest";
import { newId } from "#lib/ids.ts";
import type { Ctx } from "#platform/context.ts";
import { aClinic, type Clinic } from "../support/clinic.ts";
import { anInstallation } from "../support/installation.ts";
import { aRacetrack, type Race, tally } from "../support/race.ts";
import type { Attempt } from "../support/race-worker.ts";

const { database, superuser } = await anInstallation();
const race = aRacetrack(database);
const CLIENTS = 200;
/** Past the commands, PostgreSQL ends rows that wait for each other one by one, a second each. */
const RAW = 60;
vi.setConfig({ testTimeout: 120_000 });

/** Two hundred people with accounts of their own. */
async function aCrowd(clinic: Clinic): Promise<Ctx[]> {
  const ids = Array.from({ length: CLIENTS }, newId);
  const createdAt = new Date(clinic.now);
  await superuser`insert into users ${superuser(
    ids.map((id, index) => ({
      tenant_id: clinic.tenantId,
      id,
      email: `c${String(index)}@correo.example`,
      first_name: `C${String(index)}`,
      last_name: "Prueba",
      created_at: createdAt,
    })),
  )}`;
  return ids.map((userId) => ({
    ...clinic.as("clara"),
    requestId: newId(),
    actor: { type: "user", userId, roles: ["client"], sessionId: newId() },
  }));
}

/** What must never exist: two rows that take one professional's time at once. */
const overlaps = (clinic: Clinic) => superuser`
  select a.id, b.id from appointments a join appointments b on b.tenant_id = a.tenant_id and b.professional_id = a.professional_id and b.id > a.id
     and b.busy_starts_at < a.busy_ends_at and b.busy_ends_at > a.busy_starts_at
   where a.tenant_id = ${clinic.tenantId} and not (a.status in ('cancelled', 'rejected', 'expired') or b.status in ('cancelled', 'rejected', 'expired'))`;

const rows = (clinic: Clinic) =>
  superuser<{ id: string; status: string }[]>`select id, status from appointments where tenant_id = ${clinic.tenantId}`;

function report(what: string, { ms, outcomes }: Race): Record<string, number> {
  const counts = tally(outcomes);
  console.info(
    `race: ${what}: ${String(outcomes.length)} attempts from 3 processes in ${String(ms)} ms: ${JSON.stringify(counts)}`,
  );
  return counts;
}

it("200 clients from 3 processes want one slot: one gets it, the others are told so", async () => {
  const clinic = await aClinic();
  const crowd = await aCrowd(clinic);
  const slot = { serviceId: clinic.services.session, professionalId: clinic.ana, start: clinic.at("2026-03-03T10:00") };
  const attempts = crowd.map((ctx, index): Attempt => ({
    kind: "book",
    ctx,
    ...slot,
    addressHash: `address-${String(index)}`,
  }));
  const counts = report("one slot, by hold and confirm", await race(attempts));
  expect(counts).toEqual({ won: 1, SLOT_TAKEN: CLIENTS - 1 });
  expect(await rows(clinic)).toHaveLength(1);
});

it("clients on the web and secretaries on the telephone: the same", async () => {
  const clinic = await aClinic();
  const crowd = await aCrowd(clinic);
  const slot = { serviceId: clinic.services.session, professionalId: clinic.ana, start: clinic.at("2026-03-03T10:00") };
  const attempts = crowd.map((ctx, index): Attempt =>
    index % 2 === 0
      ? { kind: "book", ctx, ...slot, addressHash: `address-${String(index)}` }
      : { kind: "create", ctx: clinic.as("secretary"), ...slot, clientId: clinic.pedro },
  );
  const counts = report("one slot, by both doors", await race(attempts));
  expect(counts).toEqual({ won: 1, SLOT_TAKEN: CLIENTS - 1 });
  expect(await rows(clinic)).toHaveLength(1);
});

it("overlapping times of different lengths, types and buffers: never an overlap, and no other refusal", async () => {
  const clinic = await aClinic();
  const crowd = await aCrowd(clinic);
  const types = [clinic.services.session, clinic.services.visit, clinic.services.evaluation];
  const half = (index: number) => clinic.at("2026-03-03T09:00") + (index % 5) * 30 * 60_000;
  const attempts = crowd.map((ctx, index): Attempt => {
    const serviceId = types[index % 3] ?? "";
    const time = { serviceId, professionalId: clinic.ana, start: half(index) };
    // The desk may go off the grid: seven minutes past.
    if (index % 4 === 0)
      return {
        kind: "create",
        ctx: clinic.as("secretary"),
        ...time,
        start: time.start + 7 * 60_000,
        clientId: clinic.pedro,
      };
    return { kind: "book", ctx, ...time, addressHash: `address-${String(index)}` };
  });
  const { won = 0, ...others } = report("overlapping lengths and types", await race(attempts));
  expect(Object.keys(others)).toEqual(["SLOT_TAKEN"]);
  expect(won).toBeGreaterThan(0);
  expect(await rows(clinic)).toHaveLength(won);
  expect(await overlaps(clinic)).toEqual([]);
});

it("whoever is free: as many get a time as there are professionals", async () => {
  const clinic = await aClinic();
  const crowd = await aCrowd(clinic);
  const slot = { serviceId: clinic.services.session, professionalId: "any", start: clinic.at("2026-03-03T10:00") };
  const attempts = crowd.map((ctx, index): Attempt => ({
    kind: "book",
    ctx,
    ...slot,
    addressHash: `address-${String(index)}`,
  }));
  const counts = report("any professional of two", await race(attempts));
  expect(counts).toEqual({ won: 2, SLOT_TAKEN: CLIENTS - 2 });
  expect(await overlaps(clinic)).toEqual([]);
});

it("rows written past every command meet the constraint", async () => {
  const clinic = await aClinic();
  const attempts = Array.from({ length: RAW }, (_, index): Attempt => ({
    kind: "raw",
    ctx: clinic.as("secretary"),
    serviceId: clinic.services.session,
    professionalId: clinic.ana,
    clientId: clinic.pedro,
    start: clinic.at("2026-03-03T10:00") + (index % 7) * 60_000,
    minutes: 30 + (index % 3) * 15,
  }));
  const { outcomes, ...rest } = await race(attempts);
  report("raw inserts", { outcomes, ...rest });
  // Two that wait for each other's row may end as a deadlock; the commands take turns so that this cannot reach anyone.
  expect(
    Object.keys(tally(outcomes)).filter(
      (name) => !["won", "appointments_no_overlap"].includes(name) && !name.startsWith("error: 40P01"),
    ),
  ).toEqual([]);
  expect(await rows(clinic)).toHaveLength(outcomes.filter((outcome) => "won" in outcome).length);
  expect(await rows(clinic)).toHaveLength(1);
  expect(await overlaps(clinic)).toEqual([]);
});
