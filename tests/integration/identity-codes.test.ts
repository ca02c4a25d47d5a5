import { and, desc, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "#lib/ids.ts";
import { meetVerifiedClient } from "#modules/clients/commands/meet-verified-client.ts";
import { searchText } from "#modules/clients/domain/search-text.ts";
import { clients } from "#modules/clients/tables.ts";
import { hashPassword } from "#modules/identity/passwords.ts";
import { sessions, signInCodes, users } from "#modules/identity/tables.ts";
import { letters } from "#modules/notifications/tables.ts";
import { codeFor } from "#platform/tokens.ts";
import { authenticate } from "#server/request.ts";
import { aClinic, type Clinic } from "../support/clinic.ts";
import { anInstallation } from "../support/installation.ts";

await anInstallation();

const PASSWORD = "el patio de las flores";
const MINUTE = 60_000;
const nora = { firstName: "Nora", lastName: "Vidal", locale: "es-AR" as const };

let clinic: Clinic;
let passwordHash: string;
beforeAll(async () => {
  clinic = await aClinic();
  passwordHash = await hashPassword(PASSWORD);
  await clinic.write((tx) => tx.update(users).set({ passwordHash }).where(eq(users.tenantId, clinic.tenantId)));
});

type Browser = ReturnType<Clinic["browser"]>;

async function ask(email: string, browser: Browser = clinic.browser("visitor"), who: object = nora) {
  const answer = await browser.api.identity.requestSignInCode({ email, locale: "es-AR", ...who });
  if (!answer.ok) throw new Error(answer.reason);
  return answer.requestId;
}

/** The digits of the latest letter, as its reader sees them. */
async function codeIn(email: string, where: Clinic = clinic): Promise<string> {
  const [letter] = await where.read((tx) =>
    tx
      .select()
      .from(letters)
      .where(and(eq(letters.kind, "identity.sign_in_code"), eq(letters.recipient, email)))
      .orderBy(desc(letters.id))
      .limit(1),
  );
  if (!letter?.tokenId) throw new Error(`no code was mailed to ${email}`);
  return codeFor(where.tenantId, "sign_in_code", letter.tokenId);
}

const another = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, "0");
const whoIs = async (browser: Browser) => (await authenticate(clinic.tenant, browser.context.cookie, "es-AR")).user;
const userOf = async (email: string) =>
  (await clinic.read((tx) => tx.select().from(users).where(eq(users.email, email))))[0];

describe("asking for a code", () => {
  test("is answered alike for known and unknown addresses, and both get the same letter", async () => {
    const { email } = clinic.users.bruno;
    const answers = [];
    for (const each of [email, "desconocida@example.org"]) {
      answers.push(await clinic.browser("visitor").api.identity.requestSignInCode({ ...nora, email: each }));
    }
    for (const answer of answers) expect(answer).toEqual({ ok: true, requestId: expect.any(String) });
    const sent = await clinic.read((tx) =>
      tx.select().from(letters).where(eq(letters.kind, "identity.sign_in_code")).orderBy(letters.id),
    );
    const seen = sent.map(({ subject, text, html }) => ({ subject, text, html }));
    expect(seen).toHaveLength(2);
    expect(seen[0]).toEqual(seen[1]);
    expect(await userOf("desconocida@example.org")).toBeUndefined();
  });

  test("leaves the digits in no table, and no stranger's words in the letter", async () => {
    const email = "sin.rastro@example.org";
    await ask(email, undefined, { ...nora, firstName: "Ganaste un auto" });
    const code = await codeIn(email);
    const rows = await clinic.read(async (tx) => [
      await tx.select().from(signInCodes),
      await tx.select().from(letters),
    ]);
    const [letter] = (rows[1] as (typeof letters.$inferSelect)[]).filter(({ recipient }) => recipient === email);
    expect(letter?.subject).toContain("%CODE%");
    expect(letter?.text).toContain("%CODE%");
    expect(`${letter?.text}${letter?.html}`).not.toContain("Ganaste");
    expect(JSON.stringify(rows).replaceAll(/[0-9a-f-]{36}/g, "")).not.toContain(code);
  });

  test("cannot be used to fill somebody's mailbox, from however many browsers", async () => {
    const email = "llena@example.org";
    for (let i = 0; i < 5; i++) await ask(email, clinic.browser("visitor", {}, `far-away-${i}`));
    expect(
      await clinic.browser("visitor", {}, "far-away-6").api.identity.requestSignInCode({ ...nora, email }),
    ).toMatchObject({ reason: "TOO_MANY_ATTEMPTS", minutes: 15 });
  });

  test("sweeps out what has run out", async () => {
    await ask("olvidada@example.org");
    await ask("puntual@example.org", clinic.browser("visitor", { now: clinic.now + 10 * MINUTE }));
    const rest = await clinic.read((tx) => tx.select({ email: signInCodes.email }).from(signInCodes));
    expect(rest.map(({ email }) => email)).toEqual(["puntual@example.org"]);
  });
});

describe("a code", () => {
  test("opens an account without a password for who is new, with the address proved and joined to the desk's record", async () => {
    const email = "nora@example.org";
    const clientId = newId();
    await clinic.write((tx) =>
      tx.insert(clients).values({
        tenantId: clinic.tenantId,
        id: clientId,
        firstName: "Nora",
        lastName: "Vidal",
        email,
        searchText: searchText("Nora", "Vidal", email),
        createdAt: new Date(clinic.now),
      }),
    );
    const browser = clinic.browser("visitor");
    const requestId = await ask(" Nora@Example.ORG ", browser);
    const code = await codeIn(email);
    expect(
      await browser.api.identity.signInWithCode({ requestId, code: `${code.slice(0, 3)} ${code.slice(3)}` }),
    ).toEqual({ ok: true, home: "/appointments" });
    expect(await whoIs(browser)).toMatchObject({
      email,
      firstName: "Nora",
      lastName: "Vidal",
      emailVerified: true,
      roles: ["client"],
      locale: "es-AR",
    });
    const user = await userOf(email);
    expect(user?.passwordHash).toBeNull();
    await meetVerifiedClient(clinic.as("job"), { userId: user?.id ?? "" });
    const [record] = await clinic.read((tx) => tx.select().from(clients).where(eq(clients.id, clientId)));
    expect(record?.userId).toBe(user?.id);
    // Nor does any password open it.
    expect(await clinic.browser("visitor").api.identity.signIn({ email, password: PASSWORD })).toMatchObject({
      reason: "WRONG_CREDENTIALS",
    });
  });

  test("lets in who is known, as they are: their name, their password and their other sessions stay", async () => {
    const { email, userId, firstName } = clinic.users.clara;
    const [desk, phone] = [clinic.browser("visitor"), clinic.browser("visitor")];
    await desk.api.identity.signIn({ email, password: PASSWORD });
    const requestId = await ask(email, phone, { ...nora, firstName: "Otra" });
    expect(await phone.api.identity.signInWithCode({ requestId, code: await codeIn(email) })).toMatchObject({
      ok: true,
    });
    expect(await whoIs(phone)).toMatchObject({ userId, firstName });
    expect(await whoIs(desk)).toMatchObject({ userId });
    expect((await userOf(email))?.passwordHash).toBe(passwordHash);
  });

  test("asks who is new for their name where none was given, and still works with it", async () => {
    const email = "sin.nombre@example.org";
    const browser = clinic.browser("visitor");
    const requestId = await ask(email, browser, {});
    const code = await codeIn(email);
    expect(await browser.api.identity.signInWithCode({ requestId, code })).toMatchObject({ reason: "NAME_NEEDED" });
    expect(browser.context.cookie).toBeNull();
    expect(await browser.api.identity.signInWithCode({ requestId, code, ...nora })).toMatchObject({ ok: true });
    expect(await whoIs(browser)).toMatchObject({ email, firstName: "Nora" });
  });

  test("is dead after five wrong tries, also for who then has it right", async () => {
    const email = "cinco@example.org";
    const browser = clinic.browser("visitor");
    const requestId = await ask(email, browser);
    const code = await codeIn(email);
    const wrong = () => browser.api.identity.signInWithCode({ requestId, code: another(code) });
    for (let i = 0; i < 4; i++) expect(await wrong()).toMatchObject({ ok: false, reason: "CODE_WRONG" });
    expect(await wrong()).toMatchObject({ reason: "CODE_EXPIRED" });
    expect(await browser.api.identity.signInWithCode({ requestId, code })).toMatchObject({ reason: "CODE_EXPIRED" });
    expect(await userOf(email)).toBeUndefined();
  });

  test("gives twenty guesses at once no more than five, and further codes no more than ten", async () => {
    const email = "veinte@example.org";
    const requestId = await ask(email);
    const code = await codeIn(email);
    const guess = () => clinic.browser("visitor").api.identity.signInWithCode({ requestId, code: another(code) });
    const answers = await Promise.all(Array.from({ length: 20 }, guess));
    expect(answers.filter((answer) => !answer.ok && answer.reason === "CODE_WRONG").length).toBeLessThanOrEqual(4);
    const [row] = await clinic.read((tx) => tx.select().from(signInCodes).where(eq(signInCodes.id, requestId)));
    expect(row?.tries).toBe(5);
    const next = await ask(email);
    expect(
      await clinic.browser("visitor").api.identity.signInWithCode({ requestId: next, code: await codeIn(email) }),
    ).toMatchObject({ reason: "TOO_MANY_ATTEMPTS" });
  });

  test("lasts ten minutes", async () => {
    const email = "tarde@example.org";
    const requestId = await ask(email);
    const code = await codeIn(email);
    const at = (now: number) => clinic.browser("visitor", { now }).api.identity.signInWithCode({ requestId, code });
    expect(await at(clinic.now + 10 * MINUTE)).toMatchObject({ reason: "CODE_EXPIRED" });
    expect(await at(clinic.now + 10 * MINUTE - 1)).toMatchObject({ ok: true });
  });

  test("works once, however many use it at the same time, and makes one account", async () => {
    const email = "una.vez@example.org";
    const requestId = await ask(email);
    const code = await codeIn(email);
    const use = () => clinic.browser("visitor").api.identity.signInWithCode({ requestId, code });
    const answers = await Promise.all([use(), use(), use()]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok && answer.reason === "CODE_EXPIRED")).toHaveLength(2);
    expect(await use()).toMatchObject({ reason: "CODE_EXPIRED" });
    expect(await clinic.read((tx) => tx.$count(users, eq(users.email, email)))).toBe(1);
  });

  test("is nothing in a browser that did not ask for it, nor once another was asked for", async () => {
    const email = "dos.lados@example.org";
    const first = await ask(email);
    const code = await codeIn(email);
    const use = (requestId: string, digits: string) =>
      clinic.browser("visitor").api.identity.signInWithCode({ requestId, code: digits });
    expect(await use(newId(), code)).toMatchObject({ reason: "CODE_EXPIRED" });
    const second = await ask(email);
    expect(await use(first, code)).toMatchObject({ reason: "CODE_EXPIRED" });
    expect(await use(second, await codeIn(email))).toMatchObject({ ok: true });
  });

  test("is nothing in another institution", async () => {
    const email = "vecina@example.org";
    const other = await aClinic();
    const requestId = await ask(email);
    const code = await codeIn(email);
    expect(await other.browser("visitor").api.identity.signInWithCode({ requestId, code })).toMatchObject({
      reason: "CODE_EXPIRED",
    });
    expect(await clinic.browser("visitor").api.identity.signInWithCode({ requestId, code })).toMatchObject({
      ok: true,
    });
  });

  test.each(["12345", "1234567", "12345a", "", "１２３４５６"])("is not %j", async (code) => {
    await expect(
      clinic.browser("visitor").api.identity.signInWithCode({ requestId: newId(), code }),
    ).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
});

describe("an account that is there already", () => {
  test("and was opened by somebody else under the address: their password and sessions end", async () => {
    const email = "victima@example.org";
    const [thief, owner] = [clinic.browser("visitor"), clinic.browser("visitor")];
    await thief.api.identity.register({ ...nora, email, phone: null, password: PASSWORD });
    expect(await whoIs(thief)).toMatchObject({ email, emailVerified: false });
    const requestId = await ask(email, owner);
    expect(await owner.api.identity.signInWithCode({ requestId, code: await codeIn(email) })).toMatchObject({
      ok: true,
    });
    expect(await whoIs(owner)).toMatchObject({ email, emailVerified: true });
    expect(await whoIs(thief)).toBeNull();
    expect(await clinic.browser("visitor").api.identity.signIn({ email, password: PASSWORD })).toMatchObject({
      reason: "WRONG_CREDENTIALS",
    });
    const id = (await userOf(email))?.id ?? "";
    expect(await clinic.read((tx) => tx.$count(sessions, eq(sessions.userId, id)))).toBe(1);
  });

  test("and is disabled says so to its owner, and opens nothing", async () => {
    const { email, userId } = clinic.users.director;
    await clinic.write((tx) => tx.update(users).set({ disabledAt: new Date() }).where(eq(users.id, userId)));
    const browser = clinic.browser("visitor");
    const requestId = await ask(email, browser);
    expect(await browser.api.identity.signInWithCode({ requestId, code: await codeIn(email) })).toMatchObject({
      reason: "ACCOUNT_DISABLED",
    });
    expect(browser.context.cookie).toBeNull();
  });

  test("and waits for an invitation to be answered: the mailbox answers it", async () => {
    const email = "invitada@example.org";
    const admin = clinic.browser("admin");
    const person = { firstName: "Inés", lastName: "Vega", email, roles: ["secretary" as const], locale: "en" as const };
    const invited = await admin.api.team.invite(person);
    if (!invited.ok) throw new Error(invited.reason);
    const browser = clinic.browser("visitor");
    const requestId = await ask(email, browser);
    expect(await browser.api.identity.signInWithCode({ requestId, code: await codeIn(email) })).toEqual({
      ok: true,
      home: "/staff",
    });
    expect(await whoIs(browser)).toMatchObject({ firstName: "Inés", roles: ["secretary"] });
    expect(await admin.api.team.list()).toContainEqual(expect.objectContaining({ email, status: "active" }));
    expect(await admin.api.team.cancelInvitation({ userId: invited.userId })).toMatchObject({
      reason: "ALREADY_ACCEPTED",
    });
  });
});
