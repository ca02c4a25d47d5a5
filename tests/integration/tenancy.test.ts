import { describe, expect, it } from "vitest";
import { newId } from "#lib/ids.ts";
import { addFirstAdmin } from "#modules/identity/commands/add-first-admin.ts";
import { createTenant } from "#modules/tenancy/commands/create-tenant.ts";
import { findTenant } from "#modules/tenancy/queries.ts";
import { CreateTenant } from "#modules/tenancy/schemas.ts";
import { appointments } from "#modules/appointments/tables.ts";
import { demoLogins, seed } from "../../scripts/seed.ts";
import { aClinic } from "../support/clinic.ts";
import { anInstallation } from "../support/installation.ts";

const { superuser, database } = await anInstallation();

const by = { actor: { type: "system" } as const, requestId: newId(), now: Date.parse("2026-03-02T11:00:00Z") };
const acme = (slug: string) => CreateTenant.parse({ slug, name: "Acme", timeZone: "America/Santiago" });
const open = (slug: string) =>
  createTenant(by, acme(slug), async (tx, ctx) => {
    await addFirstAdmin(tx, ctx, { email: "A@Acme.test", passwordHash: "x", firstName: "Ana", lastName: "Acme" });
  });
const rowsOf = async (table: string, tenantId: string) =>
  (await superuser.unsafe(`select * from ${table} where tenant_id = '${tenantId}'`)) as unknown as Record<
    string,
    unknown
  >[];

describe("createTenant", () => {
  it("opens an institution with its settings, its admin and the line that says so", async () => {
    const opened = await open("acme");
    expect(opened.ok).toBe(true);
    const tenant = await findTenant("acme", Number.MAX_SAFE_INTEGER);
    expect(tenant).toMatchObject({ slug: "acme", name: "Acme", status: "active" });
    const id = tenant?.id ?? "";
    expect(await rowsOf("organizations", id)).toMatchObject([
      { time_zone: "America/Santiago", currency: "ARS", locale: "es-AR" },
    ]);
    expect(await rowsOf("users", id)).toMatchObject([{ email: "a@acme.test" }]);
    expect(await rowsOf("user_roles", id)).toMatchObject([{ role: "admin" }]);
    expect((await rowsOf("audit_log", id)).map(({ action }) => action).toSorted()).toEqual([
      "tenant.create",
      "user.first_admin",
    ]);
  });

  it("lets one of ten win a slug", async () => {
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => open("codiciado")));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.filter((outcome) => !outcome.ok && outcome.reason === "SLUG_TAKEN")).toHaveLength(9);
    const [counted] = await superuser`select count(*)::int as tenants from tenants where slug = 'codiciado'`;
    expect(counted?.["tenants"]).toBe(1);
  });

  it("leaves nothing when the admin cannot be added", async () => {
    await expect(createTenant(by, acme("a-medias"), async () => Promise.reject(new Error("no admin")))).rejects.toThrow(
      "no admin",
    );
    expect(await superuser`select 1 from tenants where slug = 'a-medias'`).toHaveLength(0);
  });

  it.each([
    [{ slug: "www" }, "SLUG_RESERVED"],
    [{ slug: "Admin" }, "SLUG_RESERVED"],
    [{ slug: "dos palabras" }, "SLUG_MALFORMED"],
    [{ slug: "-x" }, "SLUG_MALFORMED"],
    [{ slug: "a".repeat(64) }, "SLUG_MALFORMED"],
    [{ timeZone: "America/Macondo" }, "UNKNOWN_TIME_ZONE"],
    [{ timeZone: "-03:00" }, "UNKNOWN_TIME_ZONE"],
    [{ currency: "XPT1" }, "UNKNOWN_CURRENCY"],
  ])("refuses %j as %s", (change, code) => {
    const parsed = CreateTenant.safeParse({ slug: "bien", name: "Bien", timeZone: "America/Santiago", ...change });
    expect(parsed.error?.issues.map(({ message }) => message)).toEqual([code]);
  });
});

describe("settings", () => {
  const wanted = {
    name: "Otro nombre",
    tagline: "",
    email: "",
    phone: null,
    address: " Defensa 1 ",
    timeZone: "America/Santiago",
    currency: "CLP",
    locale: "en" as const,
    accent: "#112233",
  };

  it("are the admin's to change, and nobody else's", async () => {
    const clinic = await aClinic();
    const other = await aClinic();
    await expect(clinic.browser("secretary").api.catalog.saveSettings(wanted)).rejects.toMatchObject({
      cause: { name: "Forbidden" },
    });
    await expect(clinic.browser("visitor").api.catalog.saveSettings(wanted)).rejects.toMatchObject({
      cause: { name: "Unauthenticated" },
    });
    const before = await rowsOf("organizations", other.tenantId);
    expect(await clinic.browser("admin").api.catalog.saveSettings(wanted)).toEqual({ ok: true });
    expect(await rowsOf("organizations", clinic.tenantId)).toMatchObject([
      { name: "Otro nombre", tagline: null, email: null, address: "Defensa 1", currency: "CLP", accent: "#112233" },
    ]);
    expect(await rowsOf("organizations", other.tenantId)).toEqual(before);
  });

  it.each([{ accent: "red" }, { name: " " }, { currency: "PESOS" }, { timeZone: "UTC+3" }, { email: "nadie" }])(
    "refuse %j",
    async (change) => {
      const clinic = await aClinic();
      await expect(clinic.browser("admin").api.catalog.saveSettings({ ...wanted, ...change })).rejects.toMatchObject({
        code: "BAD_REQUEST",
      });
    },
  );
});

describe("the demo institutions", () => {
  it("are made once, believable, and each its own", async () => {
    expect(await seed(database)).toEqual({ made: ["clinica", "academia", "perfumes"] });
    expect(await seed(database)).toEqual({ made: [] });
    for (const slug of ["clinica", "academia"]) {
      const tenant = await findTenant(slug, Number.MAX_SAFE_INTEGER);
      const rows = await rowsOf("appointments", tenant?.id ?? "");
      const statuses = new Set(rows.map(({ status }) => status));
      for (const status of ["pending", "confirmed", "completed", "cancelled"]) expect(statuses).toContain(status);
      const transitions = await rowsOf("appointment_transitions", tenant?.id ?? "");
      const last = new Map(
        transitions
          .toSorted((a, b) => Number(a["at"]) - Number(b["at"]))
          .map((each) => [each["appointment_id"], each["to_status"]]),
      );
      expect(rows.filter((row) => last.get(row["id"]) !== row["status"])).toEqual([]);
      // Nobody is with two professionals at once.
      const [twice] = await superuser`
        select count(*)::int as count from appointments a join appointments b on a.tenant_id = b.tenant_id and a.client_id = b.client_id and a.id < b.id
          and a.starts_at < b.ends_at and b.starts_at < a.ends_at and a.status in ('pending', 'confirmed') and b.status in ('pending', 'confirmed') where a.tenant_id = ${tenant?.id ?? ""}`;
      expect(twice?.["count"]).toBe(0);
    }
    const emails = (await superuser`select email from users`).map(({ email }) => email as string);
    for (const { email } of demoLogins) expect(emails).toContain(email);
  });

  it("are not seen from elsewhere", async () => {
    const clinic = await aClinic();
    expect(await clinic.read((tx) => tx.select().from(appointments))).toEqual([]);
  });
});
