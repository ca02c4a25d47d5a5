import { expectAccessible } from "../support/e2e-axe.ts";
import { at } from "../support/e2e-places.ts";
import { becomeClient, services, someFreeTime } from "../support/e2e-people.ts";
import { test } from "../support/e2e.ts";
test("new staff", async ({ loginAs }) => {
  const page = await loginAs("admin");
  for (const path of ["/panel/lista-de-espera", "/panel/recordatorios", "/panel/agenda?view=week"]) await expectAccessible(page, at(path));
});
test("new client", async ({ page }) => {
  await becomeClient(page);
  await expectAccessible(page, at("/lista-de-espera"));
  const other = await someFreeTime(page, services.hearingTest);
  await expectAccessible(page, at(`/reservar/${other.serviceId}/repetir?professional=${other.professionalId}&start=${other.start}`));
  await expectAccessible(page, at("/cuenta"));
});
