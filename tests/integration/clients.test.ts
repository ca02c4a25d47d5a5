import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { listAudit } from "#modules/audit/queries/list-audit.ts";
import { auditLog } from "#modules/audit/tables.ts";
import { createClient } from "#modules/clients/commands/create-client.ts";
import { clients } from "#modules/clients/tables.ts";
import { namesOf } from "#modules/identity/queries/names-of.ts";
import { aClinic, type Clinic } from "../support/clinic.ts";
import { anInstallation } from "../support/installation.ts";

await anInstallation();

const jose = { firstName: "José", lastName: "Núñez", email: "Jose.Nunez@Correo.example", phone: "+54 9 11 4444-5555" };

const add = async (clinic: Clinic, fields: Partial<typeof jose> & { firstName: string } = jose) => {
  const made = await clinic.browser("secretary").api.clients.create({ lastName: "", ...fields, force: true });
  if (!made.ok) throw new Error("not made");
  return made.id;
};

const book = async (clinic: Clinic, professionalId: string, clientId: string) => {
  const start = clinic.at("2026-03-03T10:00");
  const made = await clinic
    .browser("secretary")
    .api.calendar.create({ serviceId: clinic.services.visit, professionalId, start, client: { id: clientId } });
  if (!made.ok) throw new Error(made.reason);
  return made.appointmentId;
};

const found = async (clinic: Clinic, q: string, who: "secretary" | "ana" | "bruno" = "secretary") =>
  (await clinic.browser(who).api.clients.search({ q })).clients.map(({ id }) => id);

describe("a client is found as people are asked for", async () => {
  const clinic = await aClinic();
  const id = await add(clinic);

  it.each(["jose", "NUÑEZ", "nunez jo", "4444-5555", "(11) 4444", "jose.nunez@"])("%s", async (q) => {
    expect(await found(clinic, q)).toEqual([id]);
  });

  it("and not by what they are not, nor by nothing at all, nor by a pattern", async () => {
    for (const q of ["josefa", "jose perez", "", "  ", "%", "_", "'"]) expect(await found(clinic, q)).toEqual([]);
  });

  it("names that begin so come before those that contain it", async () => {
    const maria = await add(clinic, { firstName: "María José" });
    expect(await found(clinic, "jose")).toEqual([id, maria]);
    const ana = await add(clinic, { firstName: "Ana", lastName: "Majose" });
    expect((await found(clinic, "jose")).at(-1)).toBe(ana);
  });

  it("also after the name was corrected", async () => {
    const changing = await add(clinic, { firstName: "Equivocado" });
    await clinic.browser("secretary").api.clients.update({ id: changing, firstName: "Ñusta", lastName: "Mamani" });
    expect(await found(clinic, "nusta")).toEqual([changing]);
    expect(await found(clinic, "equivocado")).toEqual([]);
  });
});

describe("the list", async () => {
  const clinic = await aClinic();
  const names = Array.from({ length: 7 }, (_, index) => `Persona ${index}`);
  for (const firstName of names) await add(clinic, { firstName });
  const { api } = clinic.browser("secretary");

  it("comes in pages that neither repeat nor skip", async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await api.clients.list({ q: "persona", limit: 3, ...(cursor && { cursor }) });
      seen.push(...page.clients.map(({ firstName }) => firstName));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(names);
  });

  it("tells those with an account from those without", async () => {
    const without = await api.clients.list({ account: "no" });
    const all = await api.clients.list({});
    const having = await api.clients.list({ account: "yes" });
    expect(without.clients.every(({ hasAccount }) => !hasAccount)).toBe(true);
    expect(having.clients.every(({ hasAccount }) => hasAccount)).toBe(true);
    expect(all.clients).toHaveLength(without.clients.length + having.clients.length);
  });

  it("begins anew at a cursor that is not ours", async () => {
    const page = await api.clients.list({ q: "persona", limit: 1, cursor: "x" });
    expect(page.clients[0]?.firstName).toBe("Persona 0");
  });
});

describe("a change", async () => {
  const clinic = await aClinic();
  const lines = (id: string) =>
    clinic.read((tx) => tx.select().from(auditLog).where(eq(auditLog.subjectId, id)).orderBy(auditLog.id));

  it("is written down with the fields and not with what they say; the same again is no change", async () => {
    const id = await add(clinic);
    const { api } = clinic.browser("secretary");
    await api.clients.update({ id, ...jose, phone: "4444 0000", notes: "Alérgica" });
    await api.clients.update({ id, ...jose, phone: "4444 0000", notes: "Alérgica" });
    const written = await lines(id);
    expect(written.map(({ action }) => action)).toEqual(["client.create", "client.update"]);
    expect(written[1]?.data).toEqual({ name: "José Núñez", changed: ["phone", "notes"] });
    expect(written[1]?.actorId).toBe(clinic.users.secretary.userId);
  });

  it("keeps e-mail lower-case, and an empty field as not known", async () => {
    const id = await add(clinic, { ...jose, phone: "  " });
    const [row] = await clinic.read((tx) => tx.select().from(clients).where(eq(clients.id, id)));
    expect(row).toMatchObject({ email: "jose.nunez@correo.example", phone: null });
  });

  it.each([
    { firstName: "" },
    { firstName: "x".repeat(81) },
    { firstName: "A", email: "nobody" },
    { firstName: "A", phone: "1".repeat(41) },
  ])("%j is refused", async (fields) => {
    await expect(clinic.browser("secretary").api.clients.create({ lastName: "", ...fields })).rejects.toThrow();
  });
});

describe("somebody who is on the list already", async () => {
  const clinic = await aClinic();
  const id = await add(clinic);
  const { api } = clinic.browser("secretary");
  const count = async () => (await api.clients.list({ limit: 100 })).clients.length;

  it.each([
    ["e-mail", { firstName: "Pepe", email: "JOSE.nunez@correo.example" }, "email"],
    ["telephone, written otherwise", { firstName: "Pepe", phone: "11 4444 5555" }, "phone"],
    ["full name, without its accents", { firstName: "jose", lastName: "NUNEZ" }, "name"],
  ])("is offered by the same %s, and nobody is written down", async (_what, fields, by) => {
    const before = await count();
    expect(await api.clients.create({ lastName: "", ...fields })).toMatchObject({
      ok: false,
      reason: "ALREADY_LISTED",
      candidates: [{ id, firstName: "José", phone: jose.phone, by }],
    });
    expect(await count()).toBe(before);
  });

  it("is not confused with others of the name or the number", async () => {
    const others = [
      { firstName: "José" },
      { firstName: "Josefa", lastName: "Núñez" },
      { firstName: "A", phone: "5555" },
    ];
    for (const fields of others)
      expect(await api.clients.create({ lastName: "", ...fields })).toMatchObject({ ok: true });
  });

  it("is added all the same by who says so", async () => {
    const made = await api.clients.create({ ...jose, force: true });
    expect(made).toMatchObject({ ok: true });
    expect(await api.clients.create(jose)).toMatchObject({ ok: false, candidates: [{ by: "email" }, { by: "email" }] });
  });

  it("is offered to who gives them an appointment, which is not given yet", async () => {
    const fields = { firstName: "Rosa", lastName: "Paz", phone: "11 6000-1234" };
    const rosa = await add(clinic, fields);
    const wanted = {
      serviceId: clinic.services.visit,
      professionalId: clinic.ana,
      start: clinic.at("2026-03-03T11:00"),
    };
    const asked = await api.calendar.create({ ...wanted, client: fields });
    expect(asked).toMatchObject({ ok: false, reason: "ALREADY_LISTED", candidates: [{ id: rosa, by: "phone" }] });
    expect(await api.calendar.create({ ...wanted, client: { ...fields, force: true } })).toMatchObject({ ok: true });
    expect(await found(clinic, "rosa paz")).toHaveLength(2);
  });

  it("is nobody to a professional whose client they are not", async () => {
    const fields = { firstName: "Lía", lastName: "Sosa", email: "lia@correo.example" };
    const lia = await add(clinic, fields);
    const by = (who: "ana" | "bruno", professionalId: string, start: string) =>
      clinic.browser(who).api.calendar.create({
        serviceId: clinic.services.visit,
        professionalId,
        start: clinic.at(start),
        client: fields,
      });
    await book(clinic, clinic.ana, lia);
    expect(await by("ana", clinic.ana, "2026-03-04T10:00")).toMatchObject({ candidates: [{ id: lia }] });
    expect(await by("bruno", clinic.bruno, "2026-03-04T10:00")).toMatchObject({ ok: true });
  });

  it("is nobody to another institution, nor asked about over REST", async () => {
    const other = await aClinic();
    expect(await other.browser("secretary").api.clients.create(jose)).toMatchObject({ ok: true });
    const fields = { ...jose, notes: undefined };
    expect(await createClient(clinic.as("secretary"), fields)).toMatchObject({ ok: true });
  });
});

describe("a professional", async () => {
  const clinic = await aClinic();
  const id = await add(clinic);
  const appointment = await book(clinic, clinic.ana, id);
  const ana = clinic.browser("ana").api;
  const bruno = clinic.browser("bruno").api;

  it("sees who has had an appointment with them, and nobody else", async () => {
    expect(await found(clinic, "jose", "ana")).toEqual([id]);
    expect(await found(clinic, "jose", "bruno")).toEqual([]);
    expect(await ana.clients.get({ id })).toMatchObject({ ok: true, client: { id } });
    expect((await bruno.clients.list({})).clients).toEqual([]);
  });

  it("is answered as for an unknown one", async () => {
    const unknown = { ok: false, reason: "NOT_FOUND" };
    expect(await bruno.clients.get({ id })).toEqual(unknown);
    expect(await bruno.clients.update({ id, firstName: "Otro", lastName: "" })).toEqual(unknown);
    expect(await bruno.calendar.appointment({ id: appointment })).toEqual(unknown);
    expect(await bruno.calendar.ofClient({ clientId: id })).toMatchObject({ upcoming: [], past: [] });
    expect((await bruno.calendar.find({ q: "jose" })).appointments).toEqual([]);
    const [row] = await clinic.read((tx) => tx.select().from(clients).where(eq(clients.id, id)));
    expect(row?.firstName).toBe("José");
  });

  it("corrects one of their own, and adds nobody without an appointment", async () => {
    expect(await ana.clients.update({ id, ...jose, notes: "De Ana" })).toMatchObject({ ok: true });
    await expect(ana.clients.create({ firstName: "Sola", lastName: "" })).rejects.toThrow();
  });

  it("finds the coming appointments of their own clients", async () => {
    expect((await ana.calendar.find({ q: "nunez" })).appointments.map((one) => one.id)).toEqual([appointment]);
    expect((await ana.calendar.ofClient({ clientId: id })).upcoming.map((one) => one.id)).toEqual([appointment]);
  });
});

describe("another institution", async () => {
  const [clinic, other] = [await aClinic(), await aClinic()];
  const id = await add(clinic);
  await book(clinic, clinic.ana, id);
  const { api } = other.browser("secretary");

  it("sees nothing and changes nothing", async () => {
    expect(await found(other, "jose")).toEqual([]);
    expect((await api.clients.list({ q: "jose" })).clients).toEqual([]);
    expect(await api.clients.get({ id })).toEqual({ ok: false, reason: "NOT_FOUND" });
    expect(await api.clients.update({ id, firstName: "Otro", lastName: "" })).toEqual({
      ok: false,
      reason: "NOT_FOUND",
    });
    expect(await api.calendar.ofClient({ clientId: id })).toMatchObject({ upcoming: [], past: [] });
    expect((await api.calendar.find({ q: "jose" })).appointments).toEqual([]);
    const [row] = await clinic.read((tx) => tx.select().from(clients).where(eq(clients.id, id)));
    expect(row?.firstName).toBe("José");
  });
});

describe("the audit trail", async () => {
  const [clinic, other] = [await aClinic(), await aClinic()];
  const id = await add(clinic);
  const about = (where: Clinic, filter: Parameters<typeof listAudit>[2]) =>
    where.read((tx) => listAudit(tx, where.as("admin"), filter, where.timeZone));

  it("is filtered by what it is about and by whom, latest first", async () => {
    await clinic.browser("secretary").api.clients.update({ id, ...jose, notes: "x" });
    const { lines } = await about(clinic, { about: "client" });
    expect(lines.map(({ action }) => action)).toEqual(["client.update", "client.create"]);
    const bySecretary = await about(clinic, { actor: clinic.users.secretary.userId });
    expect(new Set(bySecretary.lines.map(({ actorId }) => actorId))).toEqual(new Set([clinic.users.secretary.userId]));
  });

  it("comes in pages", async () => {
    for (let index = 0; index < 55; index++) await add(clinic, { firstName: `Fila ${index}` });
    const first = await about(clinic, { about: "client" });
    const second = await about(clinic, { about: "client", cursor: first.nextCursor ?? undefined });
    expect(first.lines).toHaveLength(50);
    expect(second.nextCursor).toBeNull();
    expect(new Set([...first.lines, ...second.lines].map((line) => line.id)).size).toBe(57);
  });

  it("names who acted, and nobody of another institution", async () => {
    const { secretary } = clinic.users;
    const ids = [secretary.userId, other.users.secretary.userId, null, "system"];
    const names = await clinic.read((tx) => namesOf(tx, clinic.as("admin"), ids));
    expect([...names]).toEqual([[secretary.userId, `${secretary.firstName} ${secretary.lastName}`]]);
    expect((await about(other, { about: "client" })).lines).toEqual([]);
  });
});
