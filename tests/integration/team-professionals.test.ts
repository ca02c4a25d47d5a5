import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { newId } from "#lib/ids.ts";
import { professionals } from "#modules/catalog/tables.ts";
import { users } from "#modules/identity/tables.ts";
import { signToken } from "#platform/tokens.ts";
import { identityTokens } from "#modules/identity/tables.ts";
import { aClinic, type Clinic } from "../support/clinic.ts";
import { anInstallation } from "../support/installation.ts";

await anInstallation();

let clinic: Clinic;
beforeEach(async () => {
  clinic = await aClinic();
  // An admin is one who can sign in.
  await clinic.write((tx) => tx.update(users).set({ passwordHash: "-", emailVerifiedAt: new Date() }));
});

const carla = {
  email: "carla@correo.example",
  firstName: "Carla",
  lastName: "Cruz",
  roles: ["professional" as const],
  locale: "es-AR" as const,
};
const professional = (id: string) =>
  clinic.read(async (tx) => (await tx.select().from(professionals).where(eq(professionals.id, id)))[0]);
const professionalOf = (userId: string) =>
  clinic.read(async (tx) => (await tx.select().from(professionals).where(eq(professionals.userId, userId)))[0]);
const aFreeProfessional = async () => {
  await clinic.write((tx) => tx.update(professionals).set({ userId: null }).where(eq(professionals.id, clinic.bruno)));
  return clinic.bruno;
};

describe("whoever is invited as a professional", () => {
  test("comes to a calendar of their own, made with the invitation", async () => {
    const invited = await clinic.browser("admin").api.team.invite({ ...carla, professional: "new" });
    if (!invited.ok) throw new Error(invited.reason);
    expect(await professionalOf(invited.userId)).toMatchObject({ firstName: "Carla", lastName: "Cruz", active: true });
    const [token] = await clinic.read((tx) =>
      tx.select().from(identityTokens).where(eq(identityTokens.userId, invited.userId)),
    );
    const browser = clinic.browser("visitor");
    const accepted = await browser.api.identity.acceptInvitation({
      token: signToken(clinic.tenantId, "invitation", token?.id ?? ""),
      password: "una ventana con geranios",
    });
    expect(accepted).toMatchObject({ ok: true, home: "/staff" });
  });

  test("may be one who is there already and is nobody's yet", async () => {
    const free = await aFreeProfessional();
    const invited = await clinic.browser("admin").api.team.invite({ ...carla, professional: free });
    if (!invited.ok) throw new Error(invited.reason);
    expect(await professional(free)).toMatchObject({
      userId: invited.userId,
      firstName: expect.not.stringMatching("Carla"),
    });
  });

  test("is not invited at all where the one chosen is somebody else's, or another institution's", async () => {
    const { api } = clinic.browser("admin");
    const other = await aClinic();
    expect(await api.team.invite({ ...carla, professional: clinic.ana })).toEqual({
      ok: false,
      reason: "PROFESSIONAL_TAKEN",
    });
    for (const unknown of [other.bruno, newId()])
      expect(await api.team.invite({ ...carla, professional: unknown })).toEqual({ ok: false, reason: "NOT_FOUND" });
    expect(await clinic.read((tx) => tx.select().from(users).where(eq(users.email, carla.email)))).toEqual([]);
  });

  test("leaves the professional behind when the invitation is taken back", async () => {
    const { api } = clinic.browser("admin");
    const invited = await api.team.invite({ ...carla, professional: "new" });
    if (!invited.ok) throw new Error(invited.reason);
    const made = await professionalOf(invited.userId);
    expect(await api.team.cancelInvitation({ userId: invited.userId })).toEqual({ ok: true });
    expect(await professional(made?.id ?? "")).toMatchObject({ userId: null, tenantId: clinic.tenantId });
  });
});

describe("whoever gets the role later", () => {
  test("is linked with it", async () => {
    const { api } = clinic.browser("admin");
    const { userId } = clinic.users.secretary;
    const roles = ["secretary" as const, "professional" as const];
    expect(await api.team.changeRoles({ userId, roles, professional: "new" })).toEqual({ ok: true });
    expect(await professionalOf(userId)).toMatchObject({ active: true });
  });

  test("or afterwards, by the admin, and only once", async () => {
    const { api } = clinic.browser("admin");
    const { userId } = clinic.users.secretary;
    expect(await api.catalog.linkProfessional({ userId, professional: "new" })).toMatchObject({
      reason: "USER_NOT_PROFESSIONAL",
    });
    await api.team.changeRoles({ userId, roles: ["secretary", "professional"] });
    expect(await professionalOf(userId)).toBeUndefined();
    const both = await Promise.all([
      api.catalog.linkProfessional({ userId, professional: "new" }),
      clinic.browser("admin").api.catalog.linkProfessional({ userId, professional: "new" }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ reason: "USER_ALREADY_LINKED" });
  });
});
