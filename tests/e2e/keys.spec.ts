import { randomBytes } from "node:crypto";
import { OPERATOR, shim, signInAs } from "../support/e2e-fleet.ts";
import { ask, at } from "../support/e2e-places.ts";
import { inSpanish } from "../support/e2e-words.ts";
import { expect, type Page, test } from "../support/e2e.ts";

const say = (key: string, values?: Record<string, string | number>) => inSpanish(`keys.${key}`, values);

test("a key is made with what it may do, seen once, used, renewed and revoked; what it asked is written down", async ({
  page,
}) => {
  const name = `Prueba ${randomBytes(4).toString("hex")}`;
  await signInAs(page, "admin");
  await page.goto(at("/panel/integraciones", OPERATOR));
  await page
    .getByRole("button", { name: say("new"), exact: true })
    .first()
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(say("name")).fill(name);
  await dialog.getByRole("checkbox", { name: `${say("nouns.machines")}: ${say("read")}`, exact: true }).check();
  await dialog.getByRole("button", { name: say("create"), exact: true }).click();
  const first = await seenOnce(page);

  const machines = (key: string) => shim(key, "GET", "/machines");
  expect((await machines(first)).status).toBe(200);
  expect(await shim(first, "GET", "/products"), "what it was not given").toMatchObject({
    status: 403,
    code: "FORBIDDEN",
  });

  await inRow(page, first, "rotate").click();
  await dialog.getByRole("button", { name: say("rotateDo"), exact: true }).click();
  const second = await seenOnce(page, first);
  expect((await machines(first)).status, "nobody has used the new one yet").toBe(200);
  expect((await machines(second)).status).toBe(200);
  expect((await machines(first)).status, "the new one was used").toBe(401);

  await inRow(page, second, "revoke").click();
  await page
    .getByRole("alertdialog")
    .getByRole("button", { name: say("revokeDo"), exact: true })
    .click();
  await expect(inRow(page, second, "revoke")).toHaveCount(0);
  expect(await machines(second)).toMatchObject({ status: 401, code: "UNAUTHENTICATED" });

  await expect.poll(() => written(page, first)).toEqual(["200 /api/v1/machines", "403 /api/v1/products"]);
  await page.reload();
  await inRow(page, first, "requests").click();
  const refused = dialog.getByRole("listitem").filter({ hasText: "GET /api/v1/products" });
  await expect(refused).toContainText("403");
  await expect(refused).toContainText("FORBIDDEN");
  await expect(dialog.getByRole("listitem").filter({ hasText: "GET /api/v1/machines" }).first()).toContainText("200");
});

const shortOf = (key: string): string => key.split("_")[1] ?? "";

/** Under one name there are several after a renewal: a row is found by the key's own beginning. */
const inRow = (page: Page, key: string, what: "rotate" | "revoke" | "requests") =>
  page
    .getByRole("listitem")
    .filter({ hasText: `zgo_${shortOf(key)}_…` })
    .getByRole("button", { name: say(what), exact: true });

/** The key that is shown in full; once that is closed, nowhere any more. */
async function seenOnce(page: Page, before = ""): Promise<string> {
  const shown = page.getByRole("dialog").filter({ has: page.getByRole("heading", { name: say("once.title") }) });
  const key = (await shown.getByText(/^\s*zgo_\w+_\S{20,}\s*$/).innerText()).trim();
  expect(key).not.toBe(before);
  await shown.getByRole("button", { name: say("once.done"), exact: true }).click();
  await expect(shown).toHaveCount(0);
  await expect(inRow(page, key, "requests")).toBeVisible();
  await expect(page.getByText(key)).toHaveCount(0);
  return key;
}

/** What is in the log of this key, without repetitions. */
async function written(admin: Page, key: string): Promise<string[]> {
  const { keys } = await ask<{ keys: { id: string; short: string }[] }>(admin, "keys.list", undefined, OPERATOR);
  const keyId = keys.find(({ short }) => short === shortOf(key))?.id;
  const { requests } = await ask<{ requests: { status: number; path: string }[] }>(
    admin,
    "keys.requests",
    { keyId },
    OPERATOR,
  );
  return [...new Set(requests.map(({ status, path }) => `${String(status)} ${path}`))].toSorted();
}
