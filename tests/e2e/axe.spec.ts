import { expectAccessible } from "../support/e2e-axe.ts";
import { timeButton } from "../support/e2e-booking.ts";
import { ask, at, outside } from "../support/e2e-places.ts";
import { OPERATOR, signInAs } from "../support/e2e-fleet.ts";
import { becomeClient, book, services, someFreeTime } from "../support/e2e-people.ts";
import { test } from "../support/e2e.ts";

/*
 * Every page, both themes, and the width of a small phone. In a few tests rather than one a page: signing in is the slow part.
 */
test.describe.configure({ timeout: 480_000 });

test("the public pages are accessible", async ({ page }) => {
  for (const url of [outside("/"), outside("/en"), at("/"), at("/en"), at("/", "academia"), at("/no-hay-tal-pagina")])
    await expectAccessible(page, url);
  for (const path of [
    "/ingresar",
    "/registrarse",
    "/olvide-mi-clave",
    "/nueva-clave/x",
    "/verificar/x",
    "/invitacion/x",
  ]) {
    await expectAccessible(page, at(path));
  }
});

test("the steps of a booking, and what a client has, are accessible", async ({ page }) => {
  const time = await someFreeTime(page, services.hearingTest);
  await expectAccessible(page, at(`/reservar/${time.serviceId}?date=${time.date}`));
  await timeButton(page, time).click();
  await page.waitForURL(/\/reservar\/confirmar\//);
  await expectAccessible(page, page.url());
  await becomeClient(page);
  await expectAccessible(page, page.url());
  const { id } = await book(page, services.assessment);
  for (const path of [`/turnos/${id}`, "/turnos", "/creditos", "/lista-de-espera", "/cuenta"])
    await expectAccessible(page, at(path));
  const other = await someFreeTime(page, services.hearingTest);
  await expectAccessible(
    page,
    at(`/reservar/${other.serviceId}/repetir?professional=${other.professionalId}&start=${other.start}`),
  );
});

test("the pages of the day's work are accessible", async ({ loginAs }) => {
  const page = await loginAs("secretary");
  for (const path of [
    "/panel/agenda?view=day",
    "/panel/agenda?view=week",
    "/panel/hoy",
    "/panel/pendientes",
    "/panel/hoja-del-dia",
    "/panel/lista-de-espera",
    "/panel/clientes",
  ]) {
    await expectAccessible(page, at(path));
  }
  const { clients } = await ask<{ clients: { id: string }[] }>(page, "clients.search", { q: "fer" });
  await expectAccessible(page, at(`/panel/clientes/${clients[0]?.id ?? ""}`));
});

test("the pages of what is offered are accessible", async ({ loginAs }) => {
  const page = await loginAs("admin");
  const { services: offered } = await ask<{ services: { professionals: { id: string }[] }[] }>(
    page,
    "booking.services",
  );
  const anybody = offered[0]?.professionals[0]?.id ?? "";
  for (const path of [
    "/panel/disponibilidad",
    `/panel/disponibilidad/${anybody}`,
    "/panel/servicios",
    "/panel/profesionales",
    "/panel/salas",
    "/panel/creditos",
    "/panel/recordatorios",
  ]) {
    await expectAccessible(page, at(path));
  }
});

test("the pages of the institution are accessible", async ({ loginAs }) => {
  const page = await loginAs("admin");
  for (const path of [
    "/panel/equipo",
    "/panel/permisos",
    "/panel/correos",
    "/panel/auditoria",
    "/panel/configuracion",
    "/panel/integraciones",
  ]) {
    await expectAccessible(page, at(path));
  }
});

test("the pages of the machines are accessible", async ({ page }) => {
  await signInAs(page, "admin");
  const { machines } = await ask<{ machines: { id: string }[] }>(page, "machines.fleet", undefined, OPERATOR);
  const machine = `/panel/maquinas/${machines[0]?.id ?? ""}`;
  for (const path of [
    "/panel/maquinas",
    "/panel/maquinas?view=table",
    ...["planogram", "stock", "sales", "climate", "alerts", "keys", "requests"].map((tab) => `${machine}?tab=${tab}`),
    "/panel/alertas",
    "/panel/alertas/preferencias",
    "/panel/existencias",
    "/panel/ventas",
    "/panel/ventas/apartadas",
    "/panel/productos",
    "/panel/sitios",
  ]) {
    await expectAccessible(page, at(path, OPERATOR));
  }
});
