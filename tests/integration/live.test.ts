import { afterAll, beforeAll, expect, it } from "vitest";
import { ok, refuse } from "#lib/result.ts";
import { openSession, sessionCookieName } from "#modules/identity/sessions.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { api } from "#server/http.ts";
import { startLive, stopLive } from "#server/live.ts";
import { aClinic, type Clinic, type Person } from "../support/clinic.ts";
import { anInstallation } from "../support/installation.ts";

await anInstallation();
beforeAll(startLive);
afterAll(stopLive);

/** Real time: a session of lucia's ends by the real clock. */
const aLiveClinic = () => aClinic({ now: Date.now() });

const bindings = { requestId: "test", address: "127.0.0.1", remember: () => undefined };

async function connect(clinic: Clinic, who: Person | null) {
  const ctx = clinic.as("visitor");
  const setCookie = who ? await withTenant(ctx, (tx) => openSession(tx, ctx, clinic.users[who].userId, null)) : "";
  const headers = { host: `${clinic.tenant.slug}.localhost`, cookie: setCookie.split(";", 1)[0] ?? "" };
  return api.request(`http://${headers.host}/api/live`, { headers }, bindings);
}

/** An open dashboard, and what it has heard so far. */
async function listen(clinic: Clinic, who: Person) {
  const response = await connect(clinic, who);
  expect(response.status).toBe(200);
  const heard: { topic: string; id: string }[] = [];
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) throw new Error("no stream");
  const ready = Promise.withResolvers<void>();
  void (async () => {
    let text = "";
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      text += chunk.value;
      const events = text.split("\n\n");
      text = events.pop() ?? "";
      for (const event of events) {
        if (event.includes("event: ready")) ready.resolve();
        const data = /^data: (.*)$/m.exec(event)?.[1];
        if (event.includes("event: change") && data) heard.push(JSON.parse(data) as { topic: string; id: string });
      }
    }
  })();
  await ready.promise;
  return { heard, close: () => reader.cancel() };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 300));

it("what commits is heard by this institution's dashboards and by no other's", async () => {
  const [here, there] = [await aLiveClinic(), await aLiveClinic()];
  const listeners = [await listen(here, "secretary"), await listen(here, "ana"), await listen(there, "secretary")];
  const ctx = here.as("secretary");
  await withTenant(ctx, async (tx) => {
    await publish(tx, ctx, "appointments", "one");
    return ok({});
  });
  await expect.poll(() => listeners.map(({ heard }) => heard.length)).toEqual([1, 1, 0]);
  expect(listeners[0]?.heard).toEqual([{ topic: "appointments", id: "one" }]);
  await settled();
  expect(listeners.map(({ heard }) => heard.length)).toEqual([1, 1, 0]);
  await Promise.all(listeners.map(({ close }) => close()));
});

it("what is refused, or fails, is never heard; and nothing is heard before the commit", async () => {
  const clinic = await aLiveClinic();
  const { heard, close } = await listen(clinic, "secretary");
  const ctx = clinic.as("secretary");
  await withTenant(ctx, async (tx) => {
    await publish(tx, ctx, "appointments", "refused");
    return refuse("NO");
  });
  await expect(
    withTenant(ctx, async (tx) => {
      await publish(tx, ctx, "appointments", "failed");
      throw new Error("broken");
    }),
  ).rejects.toThrow("broken");
  await withTenant(ctx, async (tx) => {
    await publish(tx, ctx, "appointments", "committed");
    await settled();
    expect(heard).toEqual([]);
    return ok({});
  });
  await expect.poll(() => heard).toEqual([{ topic: "appointments", id: "committed" }]);
  await close();
});

it("a booking is heard while it happens: the hold, then the request, then the answer", async () => {
  const clinic = await aLiveClinic();
  const { heard, close } = await listen(clinic, "secretary");
  const visitor = clinic.browser("clara");
  const slots = await visitor.api.booking.slots({
    serviceId: clinic.services.session,
    professionalId: clinic.ana,
    from: new Date().toISOString().slice(0, 10),
    days: 10,
  });
  const start = slots.ok ? slots.days.flatMap((day) => day.slots)[3]?.start : undefined;
  const held = await visitor.api.booking.hold({
    serviceId: clinic.services.session,
    professionalId: clinic.ana,
    start: start ?? 0,
  });
  if (!held.ok) throw new Error(held.reason);
  await visitor.api.booking.confirm({ holdId: held.holdId });
  await clinic.browser("secretary").api.calendar.confirm({ id: held.holdId });
  await expect.poll(() => heard.filter(({ id }) => id === held.holdId).length).toBe(3);
  await close();
});

it("each hears of the half of the house that they may see", async () => {
  const clinic = await aLiveClinic();
  const listeners = [
    await listen(clinic, "secretary"),
    await listen(clinic, "technician"),
    await listen(clinic, "admin"),
  ];
  const ctx = clinic.as("admin");
  await withTenant(ctx, async (tx) => {
    for (const topic of ["appointments", "machines", "alerts"]) await publish(tx, ctx, topic, "one");
    return ok({});
  });
  await expect.poll(() => listeners[2]?.heard.length).toBe(3);
  await settled();
  expect(listeners.map(({ heard }) => heard.map(({ topic }) => topic))).toEqual([
    ["appointments"],
    ["machines", "alerts"],
    ["appointments", "machines", "alerts"],
  ]);
  await Promise.all(listeners.map(({ close }) => close()));
});

it("clients, visitors and a sibling institution's staff hear nothing", async () => {
  const [here, there] = [await aLiveClinic(), await aLiveClinic()];
  expect((await connect(here, null)).status).toBe(401);
  expect((await connect(here, "clara")).status).toBe(401);
  // The cookie of one institution is nobody at another.
  const ctx = there.as("visitor");
  const setCookie = await withTenant(ctx, (tx) => openSession(tx, ctx, there.users.admin.userId, null));
  const headers = { host: `${here.tenant.slug}.localhost`, cookie: setCookie.split(";", 1)[0] ?? "" };
  expect(headers.cookie).toContain(`${sessionCookieName()}=`);
  expect((await api.request(`http://${headers.host}/api/live`, { headers }, bindings)).status).toBe(401);
});
