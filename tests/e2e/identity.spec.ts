import { letterTo, linkIn } from "../support/e2e-mail.ts";
import { at } from "../support/e2e-places.ts";
import { becomeClient, signIn, somebody } from "../support/e2e-people.ts";
import { inSpanish } from "../support/e2e-words.ts";
import { expect, type Page, test } from "../support/e2e.ts";

const field = (page: Page, key: string) => page.getByLabel(inSpanish(`identity.${key}`), { exact: true });
const button = (page: Page, key: string) =>
  page.locator("main").getByRole("button", { name: inSpanish(key), exact: true });

test("somebody opens an account, and verifies the address by the letter", async ({ page, request }) => {
  const person = somebody();
  await page.goto(at("/registrarse"));
  await field(page, "firstName").fill(person.firstName);
  await field(page, "lastName").fill(person.lastName);
  await field(page, "email").fill(person.email.toUpperCase());
  await field(page, "password").fill(person.password);
  await button(page, "identity.register.submit").click();
  await expect(page).toHaveURL(at("/turnos"));

  const letter = await letterTo(request, person.email, /verificar/);
  await page.goto(linkIn(letter, /^\/verificar\//));
  await expect(page.getByText(inSpanish("identity.verifyEmail.doneTitle"))).toBeVisible();
  await page.goto(at("/cuenta"));
  await expect(page.getByText(inSpanish("identity.unverified.title"))).toHaveCount(0);
});

test("a forgotten password is chosen anew by letter, once", async ({ page, anotherBrowser, request }) => {
  const person = await becomeClient(await anotherBrowser());
  await page.goto(at("/ingresar"));
  await page.getByRole("link", { name: inSpanish("identity.forgot") }).click();
  // The page that is left has a field of this name as well.
  await expect(button(page, "identity.forgotPassword.submit")).toBeVisible();
  await field(page, "email").fill(person.email);
  await button(page, "identity.forgotPassword.submit").click();
  await expect(page.getByText(inSpanish("identity.forgotPassword.sentTitle"))).toBeVisible();

  const link = linkIn(await letterTo(request, person.email, /nueva-clave/), /^\/nueva-clave\//);
  await page.goto(link);
  await field(page, "newPassword").fill("otra clave mucho mejor");
  await button(page, "identity.resetPassword.submit").click();
  await expect(page).toHaveURL(at("/turnos"));

  await page.goto(link);
  await expect(page.getByText(inSpanish("identity.linkInvalid.title"))).toBeVisible();

  const later = await anotherBrowser();
  await later.goto(at("/ingresar"));
  await field(later, "email").fill(person.email);
  await field(later, "password").fill(person.password);
  await button(later, "identity.signIn.submit").click();
  await expect(later.getByText(inSpanish("errors.WRONG_CREDENTIALS"))).toBeVisible();
  await field(later, "password").fill("otra clave mucho mejor");
  await button(later, "identity.signIn.submit").click();
  await expect(later).toHaveURL(at("/turnos"));
});

test("a session that is closed from another browser has ended there", async ({ page, anotherBrowser }) => {
  const person = await becomeClient(page);
  const elsewhere = await anotherBrowser();
  await signIn(elsewhere, person.email, person.password);
  await elsewhere.goto(at("/turnos"));
  await expect(elsewhere).toHaveURL(at("/turnos"));

  await page.goto(at("/cuenta"));
  const sessions = page.getByRole("listitem").filter({ hasText: /Chrom/ });
  await expect(sessions).toHaveCount(2);
  await page
    .getByRole("button", { name: new RegExp(`^${inSpanish("identity.account.endSessionOn", { device: "" }).trim()}`) })
    .click();
  await expect(sessions).toHaveCount(1);

  await elsewhere.goto(at("/turnos"));
  await expect(elsewhere).toHaveURL(/\/ingresar/);
});

test("an administrator invites a secretary, who accepts and is in the dashboard", async ({
  loginAs,
  anotherBrowser,
  request,
}) => {
  const admin = await loginAs("admin");
  const person = somebody();
  await admin.goto(at("/panel/equipo"));
  await admin.getByRole("button", { name: inSpanish("team.invite.open"), exact: true }).click();
  const form = admin.getByRole("dialog");
  await form.getByLabel(inSpanish("identity.email"), { exact: true }).fill(person.email);
  await form.getByLabel(inSpanish("identity.firstName"), { exact: true }).fill(person.firstName);
  await form.getByLabel(inSpanish("identity.lastName"), { exact: true }).fill(person.lastName);
  await form.getByRole("checkbox", { name: inSpanish("team.roles.secretary") }).check();
  await form.getByRole("button", { name: inSpanish("team.invite.submit"), exact: true }).click();
  await expect(form).toHaveCount(0);
  await expect(admin.getByText(person.lastName).first()).toBeVisible();

  const theirs = await anotherBrowser();
  await theirs.goto(linkIn(await letterTo(request, person.email, /invitacion/), /^\/invitacion\//));
  await field(theirs, "newPassword").fill(person.password);
  await button(theirs, "identity.invitation.submit").click();
  await expect(theirs).toHaveURL((url) => url.pathname.startsWith("/panel"));
  await expect(theirs.getByRole("heading", { level: 1 })).toBeVisible();
});

test.describe("a cookie", () => {
  test("of one institution is nobody at its sibling", async ({ page, context }) => {
    await becomeClient(page);
    const own = await sessionCookie(page);
    await context.addCookies([{ name: own.name, value: own.value, url: at("/", "academia") }]);
    await page.goto(at("/turnos", "academia"));
    await expect(page).toHaveURL(/academia.*\/ingresar/);
    await page.goto(at("/turnos"));
    await expect(page, "and still somebody at home").toHaveURL(at("/turnos"));
  });

  test("that was tampered with is nobody", async ({ page, context }) => {
    await becomeClient(page);
    const own = await sessionCookie(page);
    for (const value of [
      `${own.value.slice(0, -1)}${own.value.endsWith("a") ? "b" : "a"}`,
      "' or 1=1 --",
      "x".repeat(4000),
    ]) {
      await context.addCookies([{ name: own.name, value: encodeURIComponent(value), url: at("/") }]);
      const answer = await page.goto(at("/turnos"));
      expect(answer?.status()).toBe(200);
      await expect(page).toHaveURL(/\/ingresar/);
    }
  });
});

async function sessionCookie(page: Page) {
  const found = (await page.context().cookies(at("/"))).find(({ name }) => name.includes("session"));
  if (!found) throw new Error("Nobody is signed in");
  expect(found.httpOnly).toBe(true);
  return found;
}
