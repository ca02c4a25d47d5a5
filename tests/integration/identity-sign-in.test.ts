import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { hashPassword } from "#modules/identity/passwords.ts";
import { sessions, signInThrottles, users } from "#modules/identity/tables.ts";
import { clients } from "#modules/clients/tables.ts";
import { followProfile } from "#modules/clients/commands/follow-profile.ts";
import { joinRecord } from "#modules/clients/commands/join-record.ts";
import { meetVerifiedClient } from "#modules/clients/commands/meet-verified-client.ts";
import { clientOfUser } from "#modules/clients/commands/client-of-user.ts";
import { searchText } from "#modules/clients/domain/search-text.ts";
import { letters } from "#modules/notifications/tables.ts";
import { newId } from "#lib/ids.ts";
import { authenticate } from "#server/request.ts";
import { aClinic, type Clinic } from "../support/clinic.ts";
import { anInstallation } from "../support/installation.ts";

await anInstallation();

const PASSWORD = "el patio de las flores";
const lucia = {
  firstName: "Lucía",
  lastName: "Paz",
  email: "Lucia@Example.org",
  phone: "11 4444-5555",
  password: PASSWORD,
  locale: "es-AR" as const,
};
const MINUTE = 60_000;

let clinic: Clinic;
beforeAll(async () => {
  clinic = await aClinic();
  const passwordHash = await hashPassword(PASSWORD);
  await clinic.write((tx) => tx.update(users).set({ passwordHash }).where(eq(users.tenantId, clinic.tenantId)));
});

const whoIs = async (cookie: string | null, where: Clinic = clinic) =>
  (await authenticate(where.tenant, cookie, "es-AR")).user;
const sessionsOf = (email: string) =>
  clinic.read((tx) =>
    tx
      .select({ id: sessions.id })
      .from(sessions)
      .innerJoin(users, eq(users.id, sessions.userId))
      .where(eq(users.email, email)),
  );

describe("registering", () => {
  test("lets the new person in at once, as a client, and mails a link", async () => {
    const browser = clinic.browser("visitor");
    expect(await browser.api.identity.register(lucia)).toEqual({ ok: true, home: "/appointments" });
    const user = await whoIs(browser.context.cookie);
    expect(user).toMatchObject({
      email: "lucia@example.org",
      firstName: "Lucía",
      emailVerified: false,
      roles: ["client"],
      phone: "11 4444-5555",
    });
    const sent = await clinic.read((tx) => tx.select().from(letters).where(eq(letters.recipient, "lucia@example.org")));
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ kind: "identity.verify_email", status: "queued" });
    expect(sent[0]?.text).toContain("%LINK%");
  });

  test("refuses an e-mail that is taken, in whatever case, and changes nothing", async () => {
    const browser = clinic.browser("visitor");
    expect(
      await browser.api.identity.register({ ...lucia, email: "LUCIA@example.ORG", firstName: "Otra" }),
    ).toMatchObject({ ok: false, reason: "EMAIL_TAKEN" });
    expect(browser.context.cookie).toBeNull();
    const [user] = await clinic.read((tx) => tx.select().from(users).where(eq(users.email, "lucia@example.org")));
    expect(user?.firstName).toBe("Lucía");
  });

  test("twenty at once with one e-mail make one account", async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        clinic.browser("visitor").api.identity.register({ ...lucia, email: "veinte@example.org" }),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok && answer.reason === "EMAIL_TAKEN")).toHaveLength(19);
  });

  test.each([
    ["a short password", { password: "corta" }],
    ["a favourite password", { password: "contraseña123" }],
    ["the e-mail as password", { password: "x-lucia@example.org", email: "x-lucia@example.org" }],
    ["no name", { firstName: "  " }],
    ["a line break in the name", { lastName: "Paz\r\nBcc: x" }],
    ["no address", { email: "lucia" }],
    ["words as telephone", { phone: "llamame" }],
    ["a name without end", { firstName: "a".repeat(10_000) }],
  ])("refuses %s", async (_, change) => {
    await expect(
      clinic.browser("visitor").api.identity.register({ ...lucia, email: "nadie@example.org", ...change }),
    ).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });

  test("takes names of every script", async () => {
    const browser = clinic.browser("visitor");
    await browser.api.identity.register({
      ...lucia,
      email: "rtl@example.org",
      firstName: "نور 🌙",
      lastName: "O’Ñandú-Łuk",
    });
    expect(await whoIs(browser.context.cookie)).toMatchObject({ firstName: "نور 🌙", lastName: "O’Ñandú-Łuk" });
  });

  test("asking who is known here is not let through for long", async () => {
    const address = "a-curious-address";
    const ask = () => clinic.browser("visitor", {}, address).api.identity.register(lucia);
    for (let i = 0; i < 50; i++) expect(await ask()).toMatchObject({ reason: "EMAIL_TAKEN" });
    expect(await ask()).toMatchObject({ reason: "TOO_MANY_ATTEMPTS", minutes: 15 });
  });
});

describe("signing in", () => {
  test("takes the e-mail in any case, opens a fresh session, and ends no other", async () => {
    const [phone, desk] = [clinic.browser("visitor"), clinic.browser("visitor")];
    const { email } = clinic.users.secretary;
    expect(await phone.api.identity.signIn({ email: ` ${email.toUpperCase()} `, password: PASSWORD })).toEqual({
      ok: true,
      home: "/staff",
    });
    await desk.api.identity.signIn({ email, password: PASSWORD });
    expect(phone.context.cookie).not.toBe(desk.context.cookie);
    expect((await whoIs(phone.context.cookie))?.email).toBe(email);
    expect((await whoIs(desk.context.cookie))?.email).toBe(email);
  });

  test("keeps the id of a session out of the database", async () => {
    const browser = clinic.browser("visitor");
    await browser.api.identity.signIn({ email: clinic.users.clara.email, password: PASSWORD });
    const id = browser.context.cookie?.split("=")[1] ?? "none";
    const rows = await clinic.read((tx) => tx.select().from(sessions));
    expect(JSON.stringify(rows)).not.toContain(id);
  });

  test("says the same of a wrong password, an unknown e-mail and an open invitation", async () => {
    await clinic.write((tx) =>
      tx.update(users).set({ passwordHash: null }).where(eq(users.id, clinic.users.technician.userId)),
    );
    const ask = (email: string) =>
      clinic.browser("visitor").api.identity.signIn({ email, password: "otra cosa distinta" });
    const answers = await Promise.all(
      [clinic.users.clara.email, "nadie-conocido@example.org", clinic.users.technician.email].map(ask),
    );
    for (const answer of answers) expect(answer).toEqual({ ok: false, reason: "WRONG_CREDENTIALS" });
  });

  test("renews a hash that was made at another cost", async () => {
    const passwordHash = "$argon2id$v=19$m=64,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA";
    const { argon2Sync } = await import("node:crypto");
    const tag = argon2Sync("argon2id", {
      memory: 64,
      passes: 1,
      parallelism: 1,
      message: PASSWORD,
      nonce: Buffer.alloc(16),
      tagLength: 32,
    });
    const old = `${passwordHash}$${tag.toString("base64").replaceAll("=", "")}`;
    const { userId, email } = clinic.users.director;
    await clinic.write((tx) => tx.update(users).set({ passwordHash: old }).where(eq(users.id, userId)));
    expect(await clinic.browser("visitor").api.identity.signIn({ email, password: PASSWORD })).toMatchObject({
      ok: true,
    });
    const [user] = await clinic.read((tx) => tx.select().from(users).where(eq(users.id, userId)));
    expect(user?.passwordHash).toContain("m=19456,t=2,p=1");
  });

  test("is refused after ten failures in fifteen minutes, even at once, even with the right password", async () => {
    const { email } = clinic.users.bruno;
    const guess = (now = clinic.now) =>
      clinic.browser("visitor", { now }).api.identity.signIn({ email, password: "no es esta clave" });
    const answers = await Promise.all(Array.from({ length: 15 }, () => guess()));
    expect(answers.filter((answer) => !answer.ok && answer.reason === "WRONG_CREDENTIALS")).toHaveLength(10);
    const right = (now: number) =>
      clinic.browser("visitor", { now }).api.identity.signIn({ email, password: PASSWORD });
    expect(await right(clinic.now + 5 * MINUTE)).toMatchObject({ reason: "TOO_MANY_ATTEMPTS", minutes: 10 });
    expect(await right(clinic.now + 15 * MINUTE)).toMatchObject({ ok: true });
    expect(JSON.stringify(await clinic.read((tx) => tx.select().from(signInThrottles)))).not.toContain(email);
  });

  test("from one address is refused after fifty failures, whatever the accounts", async () => {
    const at = (email: string, password: string) =>
      clinic.browser("visitor", {}, "a-guessing-address").api.identity.signIn({ email, password });
    await Promise.all(Array.from({ length: 50 }, (_, i) => at(`nadie${i}@example.org`, "no es esta clave")));
    expect(await at(clinic.users.ana.email, PASSWORD)).toMatchObject({ reason: "TOO_MANY_ATTEMPTS" });
    expect(
      await clinic.browser("visitor").api.identity.signIn({ email: clinic.users.ana.email, password: PASSWORD }),
    ).toMatchObject({ ok: true });
  });
});

describe("a cookie", () => {
  test("that was tampered with is nobody", async () => {
    const browser = clinic.browser("visitor");
    await browser.api.identity.signIn({ email: clinic.users.clara.email, password: PASSWORD });
    const cookie = browser.context.cookie ?? "";
    const last = cookie.endsWith("a") ? "b" : "a";
    expect(await whoIs(cookie.slice(0, -1) + last)).toBeNull();
    expect(await whoIs("session=' or 1=1 --")).toBeNull();
    expect(await whoIs("session=")).toBeNull();
    expect((await whoIs(cookie))?.email).toBe(clinic.users.clara.email);
  });

  test("of the sibling institution is nobody here", async () => {
    const sibling = await aClinic();
    const browser = clinic.browser("visitor");
    await browser.api.identity.signIn({ email: clinic.users.clara.email, password: PASSWORD });
    expect(await whoIs(browser.context.cookie, sibling)).toBeNull();
  });

  test("is host-only and out of scripts' reach", async () => {
    const browser = clinic.browser("visitor");
    await browser.api.identity.signIn({ email: clinic.users.clara.email, password: PASSWORD });
    const [set] = browser.context.resHeaders.getSetCookie();
    expect(set).toMatch(/HttpOnly/i);
    expect(set).toMatch(/SameSite=Lax/i);
    expect(set).not.toMatch(/Domain=/i);
  });
});

describe("the same e-mail in two institutions", () => {
  test("is two people with two passwords", async () => {
    const other = await aClinic();
    const there = other.browser("visitor");
    await there.api.identity.register({ ...lucia, email: "dos@example.org", password: "otra frase de paso" });
    const here = clinic.browser("visitor");
    expect(await here.api.identity.signIn({ email: "dos@example.org", password: "otra frase de paso" })).toMatchObject({
      ok: false,
    });
    expect(await here.api.identity.register({ ...lucia, email: "dos@example.org" })).toMatchObject({ ok: true });
    expect(await clinic.read((tx) => tx.select().from(users).where(eq(users.tenantId, other.tenantId)))).toEqual([]);
  });
});

describe("one's sessions", () => {
  const enter = async () => {
    const browser = clinic.browser("visitor");
    await browser.api.identity.signIn({ email: clinic.users.diego.email, password: PASSWORD });
    const { ctx, user } = await authenticate(clinic.tenant, browser.context.cookie, "es-AR");
    Object.assign(browser.context, { request: ctx, user });
    return browser;
  };

  test("are listed, ended one by one, and all but this one", async () => {
    const [one, two, three] = [await enter(), await enter(), await enter()];
    const list = await one.api.identity.sessions();
    expect(list.filter(({ current }) => current)).toHaveLength(1);
    expect(list).toHaveLength(3);
    const second = two.context.user?.sessionId ?? "";
    expect(await one.api.identity.revokeSession({ id: second })).toEqual({ ok: true });
    expect(await one.api.identity.revokeSession({ id: second })).toMatchObject({ reason: "NOT_FOUND" });
    expect(await whoIs(two.context.cookie)).toBeNull();
    await one.api.identity.revokeOtherSessions();
    expect(await whoIs(three.context.cookie)).toBeNull();
    expect(await whoIs(one.context.cookie)).not.toBeNull();
  });

  test("of somebody else cannot be ended", async () => {
    const diego = await enter();
    const clara = clinic.browser("clara");
    expect(await clara.api.identity.revokeSession({ id: diego.context.user?.sessionId ?? "" })).toMatchObject({
      reason: "NOT_FOUND",
    });
    expect(await whoIs(diego.context.cookie)).not.toBeNull();
  });

  test("end by signing out", async () => {
    const browser = await enter();
    const before = browser.context.cookie;
    await browser.api.identity.signOut();
    expect(await whoIs(before)).toBeNull();
    expect(browser.context.resHeaders.getSetCookie().at(-1)).toMatch(/^session=;/);
  });

  test("end, but for this one, with a new password; the old one opens nothing", async () => {
    const [here, there] = [await enter(), await enter()];
    expect(await here.api.identity.changePassword({ current: "no es", password: "una clave mejor" })).toMatchObject({
      reason: "WRONG_PASSWORD",
    });
    expect(
      await here.api.identity.changePassword({ current: PASSWORD, password: clinic.users.diego.email }),
    ).toMatchObject({ reason: "PASSWORD_IS_EMAIL" });
    expect(await here.api.identity.changePassword({ current: PASSWORD, password: "una clave mejor" })).toMatchObject({
      ok: true,
    });
    expect(await whoIs(here.context.cookie)).not.toBeNull();
    expect(await whoIs(there.context.cookie)).toBeNull();
    expect(await sessionsOf(clinic.users.diego.email)).toHaveLength(1);
    expect(
      await clinic.browser("visitor").api.identity.signIn({ email: clinic.users.diego.email, password: PASSWORD }),
    ).toMatchObject({ ok: false });
    const told = await clinic.read((tx) =>
      tx
        .select()
        .from(letters)
        .where(and(eq(letters.recipient, clinic.users.diego.email), eq(letters.kind, "identity.password_changed"))),
    );
    expect(told).toHaveLength(1);
  });
});

describe("one's profile", () => {
  test("is changed by its owner alone, and the desk's record follows", async () => {
    const clara = clinic.browser("clara");
    const { userId } = clinic.users.clara;
    await clinic.write((tx) => clientOfUser(tx, clinic.as("clara"), userId));
    expect(
      await clara.api.identity.updateProfile({
        firstName: " Clara Inés ",
        lastName: "Paz",
        phone: " 11 5555-6666 ",
        locale: "en",
      }),
    ).toEqual({ ok: true });
    await followProfile(clinic.as("job"), { userId });
    const [record] = await clinic.read((tx) => tx.select().from(clients).where(eq(clients.userId, userId)));
    expect(record).toMatchObject({ firstName: "Clara Inés", phone: "11 5555-6666", locale: "en" });
    expect(record?.searchText).toContain("clara ines");
    await expect(
      clinic
        .browser("visitor")
        .api.identity.updateProfile({ firstName: "X", lastName: "Y", phone: null, locale: "en" }),
    ).rejects.toMatchObject({ cause: { name: "Unauthenticated" } });
  });
});

describe("the record that the desk kept", () => {
  const aRecord = (email: string) =>
    clinic.write(async (tx) => {
      const id = newId();
      await tx.insert(clients).values({
        tenantId: clinic.tenantId,
        id,
        firstName: "Por",
        lastName: "Teléfono",
        email,
        searchText: searchText("Por", "Teléfono", email),
        createdAt: new Date(),
      });
      return id;
    });
  const anAccount = async (email: string) => {
    await clinic.browser("visitor").api.identity.register({ ...lucia, email });
    const [user] = await clinic.read((tx) => tx.select().from(users).where(eq(users.email, email)));
    return user?.id ?? "";
  };
  const ownerOf = async (id: string) =>
    (await clinic.read((tx) => tx.select().from(clients).where(eq(clients.id, id))))[0]?.userId ?? null;

  test("is joined once the address is verified, and not before", async () => {
    const record = await aRecord("telefono@example.org");
    const userId = await anAccount("telefono@example.org");
    await clinic.write((tx) => joinRecord(tx, clinic.as("job"), userId));
    expect(await ownerOf(record)).toBeNull();
    await clinic.write((tx) => tx.update(users).set({ emailVerifiedAt: new Date() }).where(eq(users.id, userId)));
    await meetVerifiedClient(clinic.as("job"), { userId });
    await meetVerifiedClient(clinic.as("job"), { userId });
    expect(await ownerOf(record)).toBe(userId);
  });

  test("is made for whoever has none, once the address is verified: the desk finds them before they book", async () => {
    const userId = await anAccount("primera@example.org");
    await clinic.write((tx) => tx.update(users).set({ emailVerifiedAt: new Date() }).where(eq(users.id, userId)));
    const found = async () =>
      (await clinic.browser("secretary").api.clients.search({ q: "primera@exa" })).clients.length;
    expect(await found()).toBe(0);
    await Promise.all([1, 2].map(() => meetVerifiedClient(clinic.as("job"), { userId })));
    expect(await found()).toBe(1);
  });

  test("is not made for those who only work here", async () => {
    const { userId } = clinic.users.secretary;
    await meetVerifiedClient(clinic.as("job"), { userId });
    expect(await clinic.read((tx) => tx.select().from(clients).where(eq(clients.userId, userId)))).toEqual([]);
  });

  test("is the one that books, for a verified person's first booking", async () => {
    const record = await aRecord("reserva@example.org");
    const userId = await anAccount("reserva@example.org");
    await clinic.write((tx) => tx.update(users).set({ emailVerifiedAt: new Date() }).where(eq(users.id, userId)));
    expect(await clinic.write((tx) => clientOfUser(tx, clinic.as("visitor"), userId))).toEqual({ id: record });
  });

  test("is left alone by an unverified booking", async () => {
    const record = await aRecord("ajena@example.org");
    const userId = await anAccount("ajena@example.org");
    const made = await clinic.write((tx) => clientOfUser(tx, clinic.as("visitor"), userId));
    expect(made.id).not.toBe(record);
    expect(await ownerOf(record)).toBeNull();
  });
});
