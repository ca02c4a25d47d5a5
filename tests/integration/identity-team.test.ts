import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "#lib/ids.ts";
import { auditLog } from "#modules/audit/tables.ts";
import { hashPassword } from "#modules/identity/passwords.ts";
import { userRoles, users } from "#modules/identity/tables.ts";
import { authenticate } from "#server/request.ts";
import { aClinic, type Clinic } from "../support/clinic.ts";
import { anInstallation } from "../support/installation.ts";

await anInstallation();

const PASSWORD = "el patio de las flores";
let passwordHash: string;
let clinic: Clinic;
beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD);
});
beforeEach(async () => {
  clinic = await aClinic();
  await clinic.write((tx) => tx.update(users).set({ passwordHash }).where(eq(users.tenantId, clinic.tenantId)));
});

const id = (person: keyof Clinic["users"]) => ({ userId: clinic.users[person].userId });

describe("the team", () => {
  test("is everybody who works here, and no client", async () => {
    const list = await clinic.browser("admin").api.team.list();
    expect(list.map(({ email }) => email).toSorted()).toEqual(
      (["admin", "director", "secretary", "technician", "ana", "bruno"] as const)
        .map((person) => clinic.users[person].email)
        .toSorted(),
    );
    expect(list.every(({ status }) => status === "active")).toBe(true);
  });

  test.each(["secretary", "director", "ana", "technician", "clara", "visitor"] as const)(
    "is not for %s",
    async (person) => {
      const { api } = clinic.browser(person);
      const refused = { cause: { name: person === "visitor" ? "Unauthenticated" : "Forbidden" } };
      await expect(api.team.list()).rejects.toMatchObject(refused);
      await expect(
        api.team.changeRoles({ userId: clinic.users.secretary.userId, roles: ["admin"] }),
      ).rejects.toMatchObject(refused);
      await expect(
        api.team.invite({ email: "x@example.org", firstName: "X", lastName: "Y", roles: ["admin"], locale: "en" }),
      ).rejects.toMatchObject(refused);
      expect(await clinic.read((tx) => tx.select().from(userRoles).where(eq(userRoles.role, "admin")))).toHaveLength(1);
    },
  );

  test("of another institution cannot be seen or changed, and answers as nobody would", async () => {
    const { api } = clinic.browser("admin");
    const other = await aClinic();
    const foreign = { userId: other.users.secretary.userId };
    const unknown = { userId: newId() };
    for (const who of [foreign, unknown]) {
      expect(await api.team.changeRoles({ ...who, roles: ["admin"] })).toEqual({ ok: false, reason: "NOT_FOUND" });
      expect(await api.team.disable(who)).toEqual({ ok: false, reason: "NOT_FOUND" });
      expect(await api.team.enable(who)).toEqual({ ok: false, reason: "NOT_FOUND" });
      expect(await api.team.resendInvitation(who)).toEqual({ ok: false, reason: "NOT_FOUND" });
      expect(await api.team.cancelInvitation(who)).toEqual({ ok: false, reason: "NOT_FOUND" });
    }
    const [untouched] = await other.read((tx) => tx.select().from(users).where(eq(users.id, foreign.userId)));
    expect(untouched?.disabledAt).toBeNull();
  });
});

describe("roles", () => {
  test("change at once, and the audit says from what to what", async () => {
    const { api } = clinic.browser("admin");
    expect(
      await api.team.changeRoles({ ...id("secretary"), roles: ["professional", "secretary", "secretary"] }),
    ).toEqual({ ok: true });
    const rows = await clinic.read((tx) =>
      tx.select().from(userRoles).where(eq(userRoles.userId, clinic.users.secretary.userId)),
    );
    expect(rows.map(({ role }) => role).toSorted()).toEqual(["professional", "secretary"]);
    const [line] = await clinic.read((tx) => tx.select().from(auditLog).where(eq(auditLog.action, "user.roles")));
    expect(line).toMatchObject({
      actorId: clinic.users.admin.userId,
      data: { before: ["secretary"], after: ["professional", "secretary"] },
    });
  });

  test("are not given to an account whose address was never verified", async () => {
    await clinic.write((tx) =>
      tx.update(users).set({ emailVerifiedAt: null }).where(eq(users.id, clinic.users.clara.userId)),
    );
    const { api } = clinic.browser("admin");
    expect(await api.team.changeRoles({ ...id("clara"), roles: ["admin"] })).toMatchObject({
      reason: "EMAIL_UNVERIFIED",
    });
    const invite = {
      email: clinic.users.clara.email,
      firstName: "Clara",
      lastName: "C",
      roles: ["secretary" as const],
      locale: "en" as const,
    };
    expect(await api.team.invite(invite)).toMatchObject({ reason: "EMAIL_UNVERIFIED" });
    await clinic.write((tx) =>
      tx.update(users).set({ emailVerifiedAt: new Date() }).where(eq(users.id, clinic.users.clara.userId)),
    );
    expect(await api.team.invite(invite)).toMatchObject({ ok: true, outcome: "added" });
  });

  test("at least one, and only known ones", async () => {
    const { api } = clinic.browser("admin");
    await expect(api.team.changeRoles({ ...id("secretary"), roles: [] })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
    await expect(api.team.changeRoles({ ...id("secretary"), roles: ["owner" as "admin"] })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
  });
});

describe("the last admin", () => {
  test("stays one", async () => {
    const { api } = clinic.browser("admin");
    expect(await api.team.changeRoles({ ...id("admin"), roles: ["secretary"] })).toEqual({
      ok: false,
      reason: "LAST_ADMIN",
    });
    expect(await api.team.disable(id("admin"))).toEqual({ ok: false, reason: "LAST_ADMIN" });
    expect(await clinic.read((tx) => tx.select().from(userRoles).where(eq(userRoles.role, "admin")))).toHaveLength(1);
  });

  test("is not an invited or a disabled one", async () => {
    const { api } = clinic.browser("admin");
    await api.team.invite({ email: "x@example.org", firstName: "X", lastName: "Y", roles: ["admin"], locale: "en" });
    await api.team.changeRoles({ ...id("secretary"), roles: ["admin"] });
    await api.team.disable(id("secretary"));
    expect(await api.team.changeRoles({ ...id("admin"), roles: ["director"] })).toEqual({
      ok: false,
      reason: "LAST_ADMIN",
    });
  });

  test("is not removed by four who remove each other at once", async () => {
    const four = ["admin", "secretary", "ana", "bruno"] as const;
    for (const person of four) await clinic.browser("admin").api.team.changeRoles({ ...id(person), roles: ["admin"] });
    const answers = await Promise.all(
      four.map((person, at) => {
        const { api } = clinic.browser("admin");
        return at % 2 ? api.team.disable(id(person)) : api.team.changeRoles({ ...id(person), roles: ["director"] });
      }),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(3);
    expect(answers.filter((answer) => !answer.ok && answer.reason === "LAST_ADMIN")).toHaveLength(1);
  });
});

describe("a disabled account", () => {
  test("is out at once, cannot come in, and comes back as it was", async () => {
    const browser = clinic.browser("visitor");
    const { email } = clinic.users.secretary;
    await browser.api.identity.signIn({ email, password: PASSWORD });
    const admin = clinic.browser("admin").api;
    expect(await admin.team.disable(id("secretary"))).toEqual({ ok: true });
    expect((await authenticate(clinic.tenant, browser.context.cookie, "es-AR")).user).toBeNull();
    expect(await browser.api.identity.signIn({ email, password: "no es esta clave" })).toMatchObject({
      reason: "WRONG_CREDENTIALS",
    });
    expect(await browser.api.identity.signIn({ email, password: PASSWORD })).toMatchObject({
      reason: "ACCOUNT_DISABLED",
    });
    expect(await admin.team.enable(id("secretary"))).toEqual({ ok: true });
    expect(await browser.api.identity.signIn({ email, password: PASSWORD })).toMatchObject({ ok: true });
  });
});
