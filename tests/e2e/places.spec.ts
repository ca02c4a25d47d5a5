import { at, outside, under } from "../support/e2e-places.ts";
import { becomeClient } from "../support/e2e-people.ts";
import { inEnglish, inSpanish } from "../support/e2e-words.ts";
import { expect, test } from "../support/e2e.ts";

test("under an unknown name nobody attends, and it says so", async ({ page }) => {
  for (const path of ["/", "/turnos", "/reservar/x"]) {
    const answer = await page.goto(under("nadie-atiende-aca", path));
    expect(answer?.status()).toBe(404);
    await expect(page.getByText(inSpanish("common.unknownInstitution.title"))).toBeVisible();
  }
});

test("the landing page speaks both languages", async ({ page }) => {
  await page.goto(outside("/"));
  await expect(page.locator("html")).toHaveAttribute("lang", "es-AR");
  const spanish = await page.getByRole("heading", { level: 1 }).innerText();
  await page.goto(outside("/en"));
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(spanish);
});

test("paths are translated, each language leads to the other, and the choice is kept", async ({ page }) => {
  await becomeClient(page);
  const titled = (title: string) => page.getByRole("heading", { level: 1, name: title });
  await page.goto(at("/turnos"));
  await expect(titled(inSpanish("appointments.mine.title"))).toBeVisible();
  await page
    .getByRole("link", { name: inSpanish("common.languages.en"), exact: true })
    .first()
    .click();
  await expect(page).toHaveURL(at("/en/appointments"));
  await expect(titled(inEnglish("appointments.mine.title"))).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");

  await page.goto(at("/turnos"));
  await expect(page, "who chose English reads English").toHaveURL(at("/en/appointments"));
  await page
    .getByRole("link", { name: inEnglish("common.languages.es-AR"), exact: true })
    .first()
    .click();
  await expect(page).toHaveURL(at("/turnos"));
  await expect(titled(inSpanish("appointments.mine.title"))).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "es-AR");
});

test("to a client, staff pages are as pages that do not exist", async ({ page }) => {
  await becomeClient(page);
  for (const path of [
    "/panel",
    "/panel/agenda",
    "/panel/pendientes",
    "/panel/equipo",
    "/panel/auditoria",
    "/en/staff/settings",
    "/panel/no-existe",
  ]) {
    const answer = await page.goto(at(path));
    expect(answer?.status(), path).toBe(404);
  }
});

test("a visitor is asked to sign in, and then led where they wanted to go", async ({ page }) => {
  await page.goto(at("/panel/pendientes"));
  await expect(page).toHaveURL(/\/ingresar\?next=/);
  await page.goto(at("/ingresar?next=//example.org"));
  await page.getByLabel(inSpanish("identity.email"), { exact: true }).fill("cliente@clinica.test");
  await page.getByLabel(inSpanish("identity.password"), { exact: true }).fill("zaguan-demo-2026");
  await page
    .locator("main")
    .getByRole("button", { name: inSpanish("identity.signIn.submit"), exact: true })
    .click();
  await expect(page, "never out of the house").toHaveURL(at("/turnos"));
});

test("the app tells its health", async ({ request }) => {
  expect((await request.get(outside("/healthz"), { maxRetries: 3 })).status()).toBe(200);
  const ready = await request.get(outside("/readyz"), { maxRetries: 3 });
  expect(ready.status()).toBe(200);
  expect(await ready.json()).toMatchObject({ status: "ready", database: true });
});

test("every error answer carries the id that is in the log", async ({ page }) => {
  const missing = await page.goto(at("/no-hay-tal-pagina"));
  expect(missing?.status()).toBe(404);
  expect(missing?.headers()["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);

  await page.goto(at("/healthz"));
  const fault = await page.evaluate(async () => {
    const response = await fetch("/api/trpc/no.such");
    return {
      status: response.status,
      header: response.headers.get("x-request-id"),
      body: (await response.json()) as unknown,
    };
  });
  expect(fault.status).toBe(404);
  expect(JSON.stringify(fault.body)).toContain(String(fault.header));
});
