import { describe, expect, it } from "vitest";
import { newId } from "#lib/ids.ts";
import { appointmentsFile } from "#modules/calendar/queries/appointments-file.ts";
import { clientsFile } from "#modules/clients/queries/clients-file.ts";
import { creditsFile } from "#modules/credits/queries/credits-file.ts";
import { openSession } from "#modules/identity/sessions.ts";
import { organizations } from "#modules/tenancy/tables.ts";
import { api } from "#server/http.ts";
import { aClinic, type Clinic, type Person } from "../support/clinic.ts";
import { anInstallation } from "../support/installation.ts";

await anInstallation();

const get = async (clinic: Clinic, path: string, who?: Person): Promise<Response> => {
  const asNow = who && clinic.as(who, { now: Date.now() });
  const session = asNow && (await clinic.write((tx) => openSession(tx, asNow, clinic.users[who].userId, null)));
  const cookie = session?.split(";", 1)[0];
  return api.fetch(
    new Request(`http://x/api/${path}`, {
      headers: { host: `${clinic.tenant.slug}.localhost`, ...(cookie && { cookie }) },
    }),
    { requestId: newId(), address: "198.51.100.7", remember: () => undefined },
  );
};
/** `Response.text` swallows the byte order mark. */
const rowsOf = async (response: Response): Promise<string[]> => {
  expect([response.status, response.headers.get("content-type")]).toEqual([200, "text/csv; charset=utf-8"]);
  return (await response.text()).trimEnd().split("\r\n");
};

const book = async (clinic: Clinic, professionalId: string, start: string, clientId = clinic.pedro) => {
  const { api: desk } = clinic.browser("secretary");
  const made = await desk.calendar.create({
    serviceId: clinic.services.visit,
    professionalId,
    start: clinic.at(start),
    client: { id: clientId },
    notes: "=1+1",
    outsideHours: true,
  });
  if (!made.ok) throw new Error(made.reason);
};
const addClient = async (clinic: Clinic, firstName: string, phone?: string) => {
  const made = await clinic.browser("secretary").api.clients.create({ firstName, lastName: "", phone, force: true });
  if (!made.ok) throw new Error(made.reason);
  return made.id;
};
const give = (clinic: Clinic, clientId: string, amount: number) =>
  clinic.browser("secretary").api.credits.issue({
    requestId: newId(),
    clientId,
    amount,
    source: "gift",
    reason: "Por la demora",
    expiresOn: "2026-12-31",
  });

// Late in the evening there it is the next day already in UTC.
const clinic = await aClinic({ timeZone: "America/Argentina/Buenos_Aires" });
await book(clinic, clinic.ana, "2026-03-03T22:30");
await book(clinic, clinic.bruno, "2026-03-04T10:00");
await addClient(clinic, '=HYPERLINK("http://x";"y")', "4444-5555");
await give(clinic, clinic.pedro, 3);
const stranger = await aClinic();

describe("GET /api/clients.csv", () => {
  it.each([
    [
      "es-AR",
      "clientes",
      "Nombre;Apellido;Correo;Teléfono;Cuenta;Cliente desde",
      ";pedro@correo.example;'+54 11 5555-0101;No;",
    ],
    [
      "en",
      "clients",
      "First name,Last name,E-mail,Phone,Account,Client since",
      ",pedro@correo.example,'+54 11 5555-0101,No,",
    ],
  ])("in %s is a file of its language", async (locale, name, heads, cells) => {
    const response = await get(clinic, `clients.csv?locale=${locale}&q=pedro`, "secretary");
    expect(response.headers.get("content-disposition")).toBe(
      `attachment; filename="${name}-${clinic.tenant.slug}.csv"`,
    );
    expect(response.headers.get("cache-control")).toBe("no-store");
    const rows = await rowsOf(response);
    expect(rows[0]).toBe(heads);
    expect(rows).toHaveLength(2);
    expect(rows[1]).toContain(cells);
  });

  it("holds whom the screen's choices mean, and never a formula", async () => {
    expect(await rowsOf(await get(clinic, "clients.csv?account=yes", "secretary"))).toHaveLength(1);
    const all = await rowsOf(await get(clinic, "clients.csv", "secretary"));
    expect(all).toHaveLength(3);
    expect(all.join()).toContain(`"'=HYPERLINK(""http://x"";""y"")";`);
  });

  it("of a professional is of their own clients", async () => {
    expect(await rowsOf(await get(clinic, "clients.csv", "ana"))).toHaveLength(2);
  });
});

describe("GET /api/appointments.csv", () => {
  const march = "appointments.csv?from=2026-03-01&to=2026-03-31";

  it.each([
    [
      "es-AR",
      "turnos",
      "Fecha;Desde;Hasta;Cliente;Teléfono;Correo;Servicio;Profesional;Estado;Precio;Moneda;Créditos;Notas;Motivo",
      "2026-03-03;22:30;23:00;Pedro Quiroga;'+54 11 5555-0101;pedro@correo.example;Consulta;Ana Prueba;Confirmado;9000,00;ARS;0;'=1+1;",
    ],
    [
      "en",
      "appointments",
      "Date,From,Until,Client,Phone,E-mail,Service,Professional,Status,Price,Currency,Credits,Notes,Reason",
      "2026-03-03,22:30,23:00,Pedro Quiroga,'+54 11 5555-0101,pedro@correo.example,Visit,Ana Prueba,Confirmed,9000.00,ARS,0,'=1+1,",
    ],
  ])("in %s is a file of its language, by the institution's clocks", async (locale, name, heads, line) => {
    const response = await get(clinic, `${march}&locale=${locale}`, "secretary");
    expect(response.headers.get("content-disposition")).toBe(
      `attachment; filename="${name}-${clinic.tenant.slug}-2026-03-01-2026-03-31.csv"`,
    );
    const rows = await rowsOf(response);
    expect(rows.slice(0, 2)).toEqual([heads, line]);
    expect(rows).toHaveLength(3);
  });

  it("holds the days that are asked for, as the institution counts them, and whose", async () => {
    const dates = async (query: string, who: Person = "secretary") =>
      (await rowsOf(await get(clinic, `appointments.csv?${query}`, who))).slice(1).map((row) => row.slice(0, 10));
    expect(await dates("from=2026-03-03&to=2026-03-03")).toEqual(["2026-03-03"]);
    expect(await dates("from=2026-03-04&to=2026-03-04")).toEqual(["2026-03-04"]);
    expect(await dates(`from=2026-03-01&to=2026-03-31&professionalId=${clinic.bruno}`)).toEqual(["2026-03-04"]);
    expect(await dates("from=2026-03-01&to=2026-03-31", "ana")).toEqual(["2026-03-03"]);
    expect(await dates(`from=2026-03-01&to=2026-03-31&professionalId=${clinic.bruno}`, "ana")).toEqual([]);
  });

  it.each([
    ["no period", ""],
    ["one that runs backwards", "?from=2026-03-02&to=2026-03-01"],
    ["more than a year", "?from=2025-03-02&to=2026-03-03"],
    ["a date that is none", "?from=2026-02-30&to=2026-03-01"],
    ["a professional that is no id", "?from=2026-03-01&to=2026-03-01&professionalId=x"],
  ])("refuses %s", async (_what, query) => {
    expect((await get(clinic, `appointments.csv${query}`, "secretary")).status).toBe(422);
  });

  it("knows nobody of another institution", async () => {
    expect(await rowsOf(await get(stranger, `${march}&professionalId=${clinic.ana}`, "secretary"))).toHaveLength(1);
  });
});

describe("GET /api/credits.csv", () => {
  it.each([
    [
      "es-AR",
      "creditos",
      "Cliente;Correo;Teléfono;Origen;Emitidos el;Emitidos;Quedan;Último día",
      ";Regalo;2026-0",
      ";3;3;2026-12-31",
    ],
    ["en", "credits", "Client,E-mail,Phone,Source,Issued on,Issued,Left,Last day", ",Gift,2026-0", ",3,3,2026-12-31"],
  ])("in %s is a file of its language", async (locale, name, heads, source, end) => {
    const response = await get(clinic, `credits.csv?locale=${locale}`, "secretary");
    expect(response.headers.get("content-disposition")).toBe(
      `attachment; filename="${name}-${clinic.tenant.slug}.csv"`,
    );
    const [first, row = "", ...rest] = await rowsOf(response);
    expect([first, rest]).toEqual([heads, []]);
    expect(row).toContain(source);
    expect(row.endsWith(end)).toBe(true);
  });

  it("adds up to what the screen says is left, lot by lot", async () => {
    const own = await aClinic();
    const rosa = await addClient(own, "Rosa");
    for (const [clientId, amount] of [
      [own.pedro, 2],
      [rosa, 5],
      [rosa, 1],
    ] as const)
      await give(own, clientId, amount);
    const { api: desk } = own.browser("secretary");
    await desk.credits.adjust({ requestId: newId(), clientId: own.pedro, amount: 2, reason: "Un error" });
    const rows = (await rowsOf(await get(own, "credits.csv", "secretary"))).slice(1).map((row) => row.split(";"));
    expect(rows.map((row) => [row[0], row[6]])).toEqual([
      ["Rosa", "5"],
      ["Rosa", "1"],
    ]);
    expect(await desk.credits.overview()).toMatchObject({ outstanding: 6 });
  });
});

describe.each(["clients.csv", "appointments.csv?from=2026-03-01&to=2026-03-31", "credits.csv"])("%s", (path) => {
  it("needs a session, the permission and the module", async () => {
    expect((await get(clinic, path)).status).toBe(401);
    for (const who of ["technician", "clara"] as const) expect((await get(clinic, path, who)).status, who).toBe(403);
    expect((await get(clinic, path, "director")).status).toBe(200);
    const machines = await aClinic();
    await machines.write((tx) => tx.update(organizations).set({ modules: ["machines"] }));
    expect((await get(machines, path, "director")).status).toBe(404);
  });

  it("is of one institution alone", async () => {
    const rows = await rowsOf(await get(stranger, path, "secretary"));
    expect(rows.join()).not.toContain("HYPERLINK");
    expect(rows).toHaveLength(path === "clients.csv" ? 2 : 1);
  });
});

it("the institution's credits are no professional's list, nor a client's", async () => {
  expect((await get(clinic, "credits.csv", "ana")).status).toBe(403);
  expect((await get(clinic, "credits.csv", "clara")).status).toBe(403);
});

it("each is asked of the database portion by portion, every line once", async () => {
  const busy = await aClinic();
  for (let index = 0; index < 6; index++) {
    const id = await addClient(busy, "Fila", `4444-000${index}`);
    // Two at the same time, so that a portion ends between equals.
    await book(busy, index % 2 ? busy.ana : busy.bruno, `2026-03-0${3 + Math.floor(index / 2)}T10:00`, id);
    await give(busy, id, index + 1);
  }
  const file = { timeZone: busy.timeZone, words: (key: string) => key };
  const ctx = busy.as("secretary");
  const period = { from: "2026-03-01", to: "2026-03-31" };
  for (const [text, lines] of [
    [clientsFile(ctx, { q: "fila", account: "any" }, file, 3), 6],
    [appointmentsFile(ctx, period, file, 3), 6],
    [creditsFile(ctx, file, 3), 6],
  ] as const) {
    const [, ...portions] = await Array.fromAsync(text);
    const rows = portions.join("").trimEnd().split("\r\n");
    expect(portions.length).toBeGreaterThan(1);
    expect([rows.length, new Set(rows).size]).toEqual([lines, lines]);
  }
});
