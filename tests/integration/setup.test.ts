import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { newId } from "#lib/ids.ts";
import { professionals } from "#modules/catalog/tables.ts";
import { addFirstAdmin } from "#modules/identity/commands/add-first-admin.ts";
import { userRoles } from "#modules/identity/tables.ts";
import { findFreeSlots } from "#modules/appointments/queries/free-slots.ts";
import { setupState } from "#modules/setup/queries/setup-state.ts";
import { createTenant } from "#modules/tenancy/commands/create-tenant.ts";
import { organizations } from "#modules/tenancy/tables.ts";
import type { Ctx } from "#platform/context.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { appRouter } from "#server/trpc/router.ts";
import { createCallerFactory } from "#modules/access/procedures.ts";
import { aClinic } from "../support/clinic.ts";
import { anInstallation } from "../support/installation.ts";

await anInstallation();

/** As `npm run tenant:create` opens it: an admin and nothing else. */
async function aNewInstitution(locale: "es-AR" | "en" = "es-AR") {
  const now = Date.parse("2026-03-02T11:00:00Z");
  const slug = `n${newId().slice(-10)}`;
  let adminId = "";
  const opened = await createTenant(
    { actor: { type: "system" }, requestId: newId(), now },
    { slug, name: "Consultorio Nuevo", timeZone: "America/Argentina/Buenos_Aires", currency: "ARS", locale },
    async (tx, ctx) => {
      const names = { firstName: "Admin", lastName: "Consultorio Nuevo" };
      adminId = await addFirstAdmin(tx, ctx, { email: "a@nuevo.example", passwordHash: "x", ...names });
    },
  );
  if (!opened.ok) throw new Error(opened.reason);
  const admin: Ctx = {
    tenantId: opened.tenantId,
    actor: { type: "user", userId: adminId, roles: ["admin"], sessionId: newId() },
    requestId: newId(),
    locale,
    now,
  };
  const api = createCallerFactory(appRouter)({
    tenant: { id: opened.tenantId, slug, name: "Consultorio Nuevo", status: "active" },
    request: admin,
    user: null,
    browser: { userAgent: null, addressHash: "x" },
    cookie: null,
    resHeaders: new Headers(),
  });
  return { admin, adminId, api, state: () => readTenant(admin, (tx) => setupState(tx, admin)) };
}

const service = {
  name: { "es-AR": "Primera consulta", en: "" },
  description: { "es-AR": "", en: "" },
  durationMin: 45,
  bufferBeforeMin: 0,
  bufferAfterMin: 15,
  stepMin: 30,
  priceMinor: 0,
  creditCost: 0,
  minNoticeMin: 120,
  horizonDays: 60,
  cancellationWindowH: 24,
  autoConfirm: false,
  answerWithinH: 48,
  color: "#b4532a",
  professionalIds: [],
};

test("a new institution comes from nothing to a time that can be booked in three steps, and knows which are done", async () => {
  const { admin, adminId, api, state } = await aNewInstitution();
  expect(await state()).toEqual({ service: false, professional: false, hours: false, shared: false, withoutHours: [] });

  const saved = await api.catalog.saveService(service);
  if (!saved.ok) throw new Error(saved.reason);
  expect(await state()).toMatchObject({ service: true, professional: false });

  const added = await api.setup.addProfessional({ firstName: "Nora", lastName: "Núñez", isMe: true });
  if (!added.ok) throw new Error(added.reason);
  expect(await state()).toMatchObject({
    professional: true,
    hours: false,
    withoutHours: [{ id: added.id, name: "Nora Núñez" }],
  });

  const rules = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, start: "09:00", end: "18:00" }));
  const always = { effectiveFrom: null, effectiveUntil: null };
  await api.availability.setHours({
    professionalId: added.id,
    rules: rules.map((rule) => ({ ...rule, ...always })),
  });
  expect(await state()).toMatchObject({ hours: true, shared: false, withoutHours: [] });
  const free = await findFreeSlots(admin, { serviceId: saved.id, professionalId: "any", from: "2026-03-03", days: 1 });
  expect(JSON.stringify(free)).toContain(String(Date.parse("2026-03-03T09:00:00-03:00")));

  await api.setup.markShared();
  expect(await state()).toMatchObject({ shared: true });
  // Whoever said "it is me" signs in as that professional, and is still the admin.
  const [own] = await readTenant(admin, (tx) => tx.select().from(professionals).where(eq(professionals.id, added.id)));
  expect(own?.userId).toBe(adminId);
  const roles = await readTenant(admin, (tx) =>
    tx
      .select({ role: userRoles.role })
      .from(userRoles)
      .where(and(eq(userRoles.tenantId, admin.tenantId), eq(userRoles.userId, adminId))),
  );
  expect(roles.map(({ role }) => role).toSorted()).toEqual(["admin", "professional"]);
});

test("somebody else who takes appointments needs no account, and gives what is on offer", async () => {
  const { admin, api, state } = await aNewInstitution();
  await api.catalog.saveService(service);
  const added = await api.setup.addProfessional({ firstName: "Omar", lastName: "", isMe: false });
  expect(await state()).toMatchObject({ professional: true });
  const [other] = await readTenant(admin, (tx) => tx.select().from(professionals));
  expect(other).toMatchObject({ id: added.ok && added.id, firstName: "Omar", userId: null });
});

test("it is asked for its own language alone, and whoever reads the other sees that one", async () => {
  const { admin, api } = await aNewInstitution();
  await api.catalog.saveService(service);
  const { services } = await api.catalog.services();
  expect(services[0]?.name).toEqual({ "es-AR": "Primera consulta", en: "Primera consulta" });
  expect(services[0]?.description).toBeNull();
  await expect(api.catalog.saveService({ ...service, name: { "es-AR": " ", en: "" } })).rejects.toMatchObject({
    code: "BAD_REQUEST",
  });
  const [organization] = await readTenant(admin, (tx) => tx.select().from(organizations));
  expect(organization?.languages).toEqual(["es-AR"]);
});

test("the main language is always among those it writes in, and what is not said stays", async () => {
  const { admin, api } = await aNewInstitution();
  const settings = {
    name: "Consultorio Nuevo",
    tagline: null,
    email: null,
    phone: null,
    address: null,
    timeZone: "America/Argentina/Buenos_Aires",
    currency: "ARS",
    locale: "en" as const,
    accent: null,
  };
  const read = async () => (await readTenant(admin, (tx) => tx.select().from(organizations)))[0];
  await api.catalog.saveSettings({ ...settings, about: "Dos líneas.", languages: ["es-AR"] });
  expect(await read()).toMatchObject({ languages: ["es-AR", "en"], about: "Dos líneas." });
  await api.catalog.saveSettings({ ...settings, languages: [] });
  expect(await read()).toMatchObject({ languages: ["en"], about: "Dos líneas." });
  expect(await api.catalog.saveSettings({ ...settings, photoId: newId() })).toMatchObject({ reason: "NOT_FOUND" });
});

test("how far an institution is, is for its admin alone", async () => {
  const clinic = await aClinic();
  for (const who of ["secretary", "ana", "clara", "visitor"] as const) {
    const ctx = clinic.as(who);
    await expect(readTenant(ctx, (tx) => setupState(tx, ctx))).rejects.toThrow();
  }
});
