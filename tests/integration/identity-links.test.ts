import { and, desc, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { hashPassword } from "#modules/identity/passwords.ts";
import { sessions, users } from "#modules/identity/tables.ts";
import { letters } from "#modules/notifications/tables.ts";
import { signToken } from "#platform/tokens.ts";
import { authenticate } from "#server/request.ts";
import { aClinic, type Clinic } from "../support/clinic.ts";
import { anInstallation } from "../support/installation.ts";

await anInstallation();

const PASSWORD = "el patio de las flores";
const NEW = "una frase bien distinta";
const HOUR = 3_600_000;

let clinic: Clinic;
beforeAll(async () => {
  clinic = await aClinic();
  const passwordHash = await hashPassword(PASSWORD);
  await clinic.write((tx) =>
    tx.update(users).set({ passwordHash, emailVerifiedAt: null }).where(eq(users.tenantId, clinic.tenantId)),
  );
});

/** The link in the latest letter of a kind, as its reader would follow it. */
async function linkIn(kind: "verify_email" | "reset_password" | "invitation", recipient: string): Promise<string> {
  const [letter] = await clinic.read((tx) =>
    tx
      .select()
      .from(letters)
      .where(and(eq(letters.kind, `identity.${kind}`), eq(letters.recipient, recipient)))
      .orderBy(desc(letters.id))
      .limit(1),
  );
  if (!letter?.tokenId) throw new Error(`no ${kind} letter to ${recipient}`);
  return signToken(clinic.tenantId, kind, letter.tokenId);
}

const verifiedAt = async (email: string) =>
  (await clinic.read((tx) => tx.select().from(users).where(eq(users.email, email))))[0]?.emailVerifiedAt ?? null;

describe("a forgotten password", () => {
  test("is answered alike for known and unknown addresses; only the known one gets a letter", async () => {
    const before = await clinic.read((tx) => tx.$count(letters));
    const ask = (email: string) => clinic.browser("visitor").api.identity.requestPasswordReset({ email });
    expect(await ask(clinic.users.clara.email)).toEqual({ ok: true });
    expect(await ask("nadie-aca@example.org")).toEqual({ ok: true });
    expect(await clinic.read((tx) => tx.$count(letters))).toBe(before + 1);
  });

  test("is replaced once, however many use the link at the same time; every other session ends", async () => {
    const { email, userId } = clinic.users.clara;
    const old = clinic.browser("visitor");
    await old.api.identity.signIn({ email, password: PASSWORD });
    const token = await linkIn("reset_password", email);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => clinic.browser("visitor").api.identity.resetPassword({ token, password: NEW })),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok && answer.reason === "LINK_INVALID")).toHaveLength(19);
    expect(await clinic.read((tx) => tx.$count(sessions, eq(sessions.userId, userId)))).toBe(1);
    expect((await authenticate(clinic.tenant, old.context.cookie, "es-AR")).user).toBeNull();
    expect(await clinic.browser("visitor").api.identity.signIn({ email, password: NEW })).toMatchObject({ ok: true });
    expect(await clinic.browser("visitor").api.identity.signIn({ email, password: PASSWORD })).toMatchObject({
      ok: false,
    });
    expect(await verifiedAt(email)).not.toBeNull();
  });

  test("has one hour, and only the latest letter counts", async () => {
    const { email } = clinic.users.diego;
    const ask = () => clinic.browser("visitor").api.identity.requestPasswordReset({ email });
    await ask();
    const first = await linkIn("reset_password", email);
    await ask();
    const second = await linkIn("reset_password", email);
    const use = (token: string, now: number) =>
      clinic.browser("visitor", { now }).api.identity.resetPassword({ token, password: NEW });
    expect(await use(first, clinic.now)).toMatchObject({ reason: "LINK_INVALID" });
    expect(await use(second, clinic.now + HOUR)).toMatchObject({ reason: "LINK_INVALID" });
    expect(await use(second, clinic.now + HOUR - 1)).toMatchObject({ ok: true });
  });

  test("is not replaced by a made-up, foreign or other link, nor by the e-mail itself", async () => {
    const other = await aClinic();
    const { email } = clinic.users.secretary;
    await clinic.browser("visitor").api.identity.requestPasswordReset({ email });
    const token = await linkIn("reset_password", email);
    const use = (where: Clinic, value: string, password = NEW) =>
      where.browser("visitor").api.identity.resetPassword({ token: value, password });
    expect(await use(other, token)).toMatchObject({ reason: "LINK_INVALID" });
    expect(await use(clinic, `${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`)).toMatchObject({
      reason: "LINK_INVALID",
    });
    expect(await use(clinic, token, email)).toMatchObject({ reason: "PASSWORD_IS_EMAIL" });
    expect(await use(clinic, token)).toMatchObject({ ok: true });
  });

  test("of a disabled account stays, and tells nothing", async () => {
    const { email, userId } = clinic.users.director;
    await clinic.write((tx) => tx.update(users).set({ disabledAt: new Date() }).where(eq(users.id, userId)));
    const before = await clinic.read((tx) => tx.$count(letters));
    expect(await clinic.browser("visitor").api.identity.requestPasswordReset({ email })).toEqual({ ok: true });
    expect(await clinic.read((tx) => tx.$count(letters))).toBe(before);
  });

  test("cannot be used to fill somebody's mailbox", async () => {
    const { email } = clinic.users.bruno;
    const ask = () => clinic.browser("visitor").api.identity.requestPasswordReset({ email });
    for (let i = 0; i < 5; i++) expect(await ask()).toEqual({ ok: true });
    expect(await ask()).toMatchObject({ reason: "TOO_MANY_ATTEMPTS" });
  });
});

describe("a letter to verify an address", () => {
  test("verifies it, says so again when opened again, and lets nobody in", async () => {
    const email = "nueva@example.org";
    const browser = clinic.browser("visitor");
    await browser.api.identity.register({
      firstName: "Nueva",
      lastName: "Persona",
      email,
      phone: null,
      password: PASSWORD,
      locale: "en",
    });
    expect(await verifiedAt(email)).toBeNull();
    const token = await linkIn("verify_email", email);
    const reader = clinic.browser("visitor");
    expect(await reader.api.identity.verifyEmail({ token })).toEqual({ ok: true });
    expect(await reader.api.identity.verifyEmail({ token })).toEqual({ ok: true });
    expect(reader.context.cookie).toBeNull();
    expect(await verifiedAt(email)).not.toBeNull();
  });

  test("has 48 hours; another can be asked for", async () => {
    const ana = clinic.browser("ana");
    const { email } = clinic.users.ana;
    expect(await ana.api.identity.resendVerification()).toEqual({ ok: true });
    const token = await linkIn("verify_email", email);
    const late = clinic.browser("visitor", { now: clinic.now + 48 * HOUR });
    expect(await late.api.identity.verifyEmail({ token })).toMatchObject({ reason: "LINK_INVALID" });
    expect(await verifiedAt(email)).toBeNull();
    expect(await ana.api.identity.resendVerification()).toEqual({ ok: true });
    expect(
      await clinic.browser("visitor").api.identity.verifyEmail({ token: await linkIn("verify_email", email) }),
    ).toEqual({ ok: true });
    const before = await clinic.read((tx) => tx.$count(letters));
    expect(await ana.api.identity.resendVerification()).toEqual({ ok: true });
    expect(await clinic.read((tx) => tx.$count(letters))).toBe(before);
  });
});

describe("an invitation", () => {
  const invited = {
    firstName: "Inés",
    lastName: "Vega",
    email: "ines@example.org",
    roles: ["secretary" as const, "professional" as const],
    locale: "en" as const,
  };

  test("is answered by choosing a password, once, within seven days", async () => {
    expect(await clinic.browser("admin").api.team.invite(invited)).toMatchObject({ ok: true, outcome: "invited" });
    const token = await linkIn("invitation", invited.email);
    const late = clinic.browser("visitor", { now: clinic.now + 7 * 24 * HOUR });
    expect(await late.api.identity.acceptInvitation({ token, password: NEW })).toMatchObject({
      reason: "LINK_INVALID",
    });
    const answers = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const browser = clinic.browser("visitor");
        return {
          answer: await browser.api.identity.acceptInvitation({ token, password: NEW }),
          cookie: browser.context.cookie,
        };
      }),
    );
    const let_in = answers.filter(({ answer }) => answer.ok);
    expect(let_in).toHaveLength(1);
    const { user } = await authenticate(clinic.tenant, let_in[0]?.cookie ?? null, "en");
    expect(user).toMatchObject({ email: invited.email, emailVerified: true, locale: "en" });
    expect(user?.roles.toSorted()).toEqual(["professional", "secretary"]);
  });

  test("that was sent again replaces the first; one that was cancelled opens nothing and leaves the address free", async () => {
    const email = "tomas@example.org";
    const admin = clinic.browser("admin");
    const answer = await admin.api.team.invite({ ...invited, email });
    if (!answer.ok) throw new Error(answer.reason);
    const first = await linkIn("invitation", email);
    expect(await admin.api.team.invite({ ...invited, email })).toMatchObject({ reason: "ALREADY_INVITED" });
    await admin.api.team.resendInvitation({ userId: answer.userId });
    const second = await linkIn("invitation", email);
    const use = (token: string) => clinic.browser("visitor").api.identity.acceptInvitation({ token, password: NEW });
    expect(await use(first)).toMatchObject({ reason: "LINK_INVALID" });
    expect(await admin.api.team.cancelInvitation({ userId: answer.userId })).toEqual({ ok: true });
    expect(await use(second)).toMatchObject({ reason: "LINK_INVALID" });
    expect(
      await clinic
        .browser("visitor")
        .api.identity.register({ firstName: "T", lastName: "T", email, phone: null, password: NEW, locale: "en" }),
    ).toMatchObject({ ok: true });
  });
});
