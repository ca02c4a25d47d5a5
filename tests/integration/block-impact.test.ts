import { expect, it } from "vitest";
import { availabilityBlocks } from "#modules/availability/tables.ts";
import { bookAsClara, lettersOf, rowOf } from "../support/booking.ts";
import { aClinic, type Clinic } from "../support/clinic.ts";
import { anInstallation } from "../support/installation.ts";

await anInstallation();

const DAY = { from: { date: "2026-03-04", time: "00:00" }, until: { date: "2026-03-05", time: "00:00" } };

const absence = (clinic: Clinic) => ({ professionalId: clinic.ana, ...DAY, reason: "Gripe" });
const blocksOf = (clinic: Clinic) => clinic.read((tx) => tx.select().from(availabilityBlocks));

async function aSickDay() {
  const clinic = await aClinic();
  const ids: string[] = [];
  for (const hour of ["09:00", "10:00", "11:00"])
    ids.push((await bookAsClara(clinic, { service: "session", start: clinic.at(`2026-03-04T${hour}`) })).id);
  const pedro = await clinic.browser("secretary").api.calendar.create({
    serviceId: clinic.services.visit,
    professionalId: clinic.ana,
    start: clinic.at("2026-03-04T15:00"),
    client: { id: clinic.pedro },
  });
  if (!pedro.ok) throw new Error(pedro.reason);
  return { clinic, claras: ids as [string, string, string], pedros: pedro.appointmentId };
}

async function impactOf(clinic: Clinic) {
  const impact = await clinic.browser("secretary").api.blocks.impact({ professionalId: clinic.ana, ...DAY });
  if (!impact.ok) throw new Error(impact.reason);
  return impact.appointments;
}

it("lists what lies beneath, with times that are free, clear of the absence and of each other", async () => {
  const { clinic, claras, pedros } = await aSickDay();
  const beneath = await impactOf(clinic);
  expect(beneath.map(({ id }) => id)).toEqual([...claras, pedros]);
  const first = beneath.map(({ proposals }) => proposals[0]);
  // Bruno is free at the same times.
  expect(first.map((offer) => offer?.start)).toEqual(beneath.map(({ start }) => start));
  expect(first.every((offer) => offer?.professionalId === clinic.bruno)).toBe(true);
  for (const { proposals } of beneath) {
    for (const { start, professionalId } of proposals) {
      expect(
        professionalId === clinic.ana &&
          start >= clinic.at("2026-03-04T00:00") &&
          start < clinic.at("2026-03-05T00:00"),
      ).toBe(false);
    }
  }
});

it("does everything in one go, and writes each client once", async () => {
  const { clinic, claras, pedros } = await aSickDay();
  const [keep, cancel, move] = claras;
  const to = (await impactOf(clinic)).find(({ id }) => id === move)?.proposals[0];
  if (!to) throw new Error("no proposal");
  const before = (await lettersOf(clinic)).length;
  const done = await clinic.browser("secretary").api.blocks.addWithImpact({
    ...absence(clinic),
    message: "Ana está enferma",
    choices: [
      { id: keep, do: "keep" },
      { id: cancel, do: "cancel" },
      { id: move, do: "move", start: to.start, professionalId: to.professionalId },
      { id: pedros, do: "cancel" },
    ],
  });
  expect(done).toMatchObject({ ok: true, kept: 1, cancelled: 2, moved: 1 });
  expect((await rowOf(clinic, keep))?.status).toBe("pending");
  expect(await rowOf(clinic, cancel)).toMatchObject({ status: "cancelled", reason: "Ana está enferma" });
  expect(await rowOf(clinic, move)).toMatchObject({ professionalId: clinic.bruno, startsAt: new Date(to.start) });
  expect((await rowOf(clinic, pedros))?.status).toBe("cancelled");
  expect(await blocksOf(clinic)).toHaveLength(1);

  const letters = (await lettersOf(clinic)).slice(before);
  const toClients = letters
    .filter(({ recipient }) => recipient.startsWith("clara@") || recipient.startsWith("pedro@"))
    .map(({ recipient, kind }) => [recipient.split("@")[0], kind]);
  expect(toClients.sort()).toEqual([
    ["clara", "appointments.impact"],
    ["pedro", "appointment.cancelled"],
  ]);
  const claraReads =
    letters.find(({ recipient, kind }) => recipient.startsWith("clara@") && kind === "appointments.impact")?.text ?? "";
  expect(claraReads).toContain("cancelado");
  expect(claraReads).toContain("→");
  // Bruno, who gives it now, hears of it too.
  expect(letters.some(({ recipient }) => recipient.startsWith("bruno@"))).toBe(true);
});

it("is refused whole, by name, when a proposed time was taken meanwhile", async () => {
  const { clinic, claras, pedros } = await aSickDay();
  const [cancel, move] = claras;
  const taken = clinic.at("2026-03-04T10:00");
  await bookAsClara(clinic, { professionalId: clinic.bruno, start: taken });
  const refused = await clinic.browser("secretary").api.blocks.addWithImpact({
    ...absence(clinic),
    message: "Ana está enferma",
    choices: [
      { id: cancel, do: "cancel" },
      { id: pedros, do: "cancel" },
      { id: move, do: "move", start: taken, professionalId: clinic.bruno },
    ],
  });
  expect(refused).toMatchObject({ ok: false, reason: "SLOT_TAKEN", id: move });
  expect((await rowOf(clinic, cancel))?.status).toBe("pending");
  expect(await blocksOf(clinic)).toEqual([]);
});

it("is refused when what was decided about changed meanwhile, and where money is given back without a word", async () => {
  const { clinic, claras, pedros } = await aSickDay();
  const { api } = clinic.browser("secretary");
  const silent = await api.blocks.addWithImpact({
    ...absence(clinic),
    choices: [{ id: pedros, do: "cancel" }],
  });
  expect(silent).toMatchObject({ ok: false, reason: "OVERRIDE_NEEDS_REASON", id: pedros });
  await api.calendar.cancel({ id: claras[0] });
  const late = await api.blocks.addWithImpact({
    ...absence(clinic),
    message: "Ana está enferma",
    choices: [{ id: claras[0], do: "cancel" }],
  });
  expect(late).toEqual({ ok: false, reason: "IMPACT_CHANGED" });
  expect(await blocksOf(clinic)).toEqual([]);
});

it("is not another professional's to write, and moves nothing into a colleague's calendar", async () => {
  const { clinic, claras } = await aSickDay();
  expect(await clinic.browser("bruno").api.blocks.impact({ professionalId: clinic.ana, ...DAY })).toEqual({
    ok: false,
    reason: "NOT_FOUND",
  });
  const own = await clinic.browser("ana").api.blocks.impact({ professionalId: clinic.ana, ...DAY });
  if (!own.ok) throw new Error(own.reason);
  expect(
    own.appointments.flatMap(({ proposals }) => proposals).every(({ professionalId }) => professionalId === clinic.ana),
  ).toBe(true);
  const start = clinic.at("2026-03-04T09:00");
  const moved = await clinic.browser("ana").api.blocks.addWithImpact({
    ...absence(clinic),
    choices: [{ id: claras[0], do: "move", start, professionalId: clinic.bruno }],
  });
  expect(moved).toMatchObject({ ok: false, reason: "NOT_FOUND", id: claras[0] });
});
