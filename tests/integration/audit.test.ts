import { describe, expect, it } from "vitest";
import { wordsFor } from "#i18n/words-for.ts";
import { newId } from "#lib/ids.ts";
import { acknowledgeAlert } from "#modules/alerts/commands/acknowledge-alert.ts";
import { judgeMachine } from "#modules/alerts/commands/judge-machine.ts";
import { alerts } from "#modules/alerts/tables.ts";
import { audit, type AuditLine } from "#modules/audit/commands/audit.ts";
import { listAudit } from "#modules/audit/queries/list-audit.ts";
import type { ListAudit } from "#modules/audit/schemas.ts";
import { type Around, auditWords } from "#modules/audit/ui/audit-words.ts";
import { openSession } from "#modules/identity/sessions.ts";
import type { Locale } from "#platform/context.ts";
import { auditNames } from "#server/audit-names.ts";
import { api } from "#server/http.ts";
import { aClinic, type Clinic, type Person } from "../support/clinic.ts";
import { anInstallation } from "../support/installation.ts";
import { aMachine, anOperator } from "../support/machines.ts";

await anInstallation();
const HOUR = 3_600_000;

const write = (clinic: Clinic, who: Person, line: AuditLine, now = clinic.now) => {
  const ctx = clinic.as(who, { now });
  return clinic.write((tx) => audit(tx, ctx, line));
};

/** The trail as whoever reads it in this language does: the latest line first. */
async function read(clinic: Clinic, filter: ListAudit = {}, locale: Locale = "es-AR"): Promise<string[]> {
  const ctx = clinic.as("admin", { locale });
  return clinic.read(async (tx) => {
    const { lines } = await listAudit(tx, ctx, filter, clinic.timeZone);
    const names = await auditNames(tx, ctx, lines);
    const around = {
      t: wordsFor(locale, "audit") as Around["t"],
      locale,
      timeZone: clinic.timeZone,
      currency: "ARS",
      names,
    };
    return lines
      .filter(({ actorType }) => actorType !== "system")
      .map((line) => {
        const { by, sentence, subject, changes } = auditWords(line, around);
        return [`${by ?? "?"} ${sentence}`, subject, ...changes].filter(Boolean).join(" · ");
      });
  });
}

const price = (clinic: Clinic, priceMinor: number, more: object = {}): AuditLine => ({
  action: "service.change",
  subject: { type: "service", id: clinic.services.visit },
  data: { name: { "es-AR": "Consulta", en: "Visit" }, priceMinor, professionalIds: [clinic.ana], ...more },
});

describe("a line says who, what, from and to", () => {
  it("of what was kept, by the line before it; with names, amounts and words of the reader's language", async () => {
    const clinic = await aClinic();
    await write(clinic, "admin", price(clinic, 100_000));
    await write(
      clinic,
      "secretary",
      price(clinic, 150_000, { professionalIds: [clinic.ana, clinic.bruno], autoConfirm: true }),
      clinic.now + 1,
    );
    const [latest, first] = await read(clinic);
    expect(first).toBe("Admin Prueba cambió un servicio · Consulta");
    expect(latest?.replaceAll("\u00a0", " ")).toBe(
      "Secretary Prueba cambió un servicio · Consulta · precio: $ 1.000 → $ 1.500 · se confirma solo: nada → sí · profesionales: Ana Prueba → Ana Prueba y Bruno Prueba",
    );
    const [english] = await read(clinic, {}, "en");
    expect(english).toContain("changed a service · Visit · price: $1,000 → $1,500");
    expect(english).toContain("professionals: Ana Prueba → Ana Prueba and Bruno Prueba");
  });

  it("of roles and states, which it holds itself", async () => {
    const clinic = await aClinic();
    const subject = { type: "user", id: clinic.users.ana.userId };
    await write(clinic, "admin", {
      action: "user.roles",
      subject,
      data: { before: ["professional"], after: ["professional", "admin"] },
    });
    expect(await read(clinic)).toEqual([
      "Admin Prueba cambió los roles de alguien · Ana Prueba · roles: profesional → profesional y administración",
    ]);
  });

  it("of an alert: the machine it is about, and what it was", async () => {
    const operator = await anOperator();
    const machine = await aMachine(operator, ["A1"], { name: "Hall norte", lastSeenAt: new Date(operator.now) });
    await machine.count(operator.now - HOUR, { A1: 0 });
    await judgeMachine(operator.as("job"), { machineId: machine.id });
    const [alert] = await operator.read((tx) => tx.select().from(alerts));
    await acknowledgeAlert(operator.as("technician"), { id: alert?.id ?? "" });
    expect(await read(operator, { about: "alert" })).toEqual([
      "Technician Prueba atendió una alerta · Hall norte · estado: abierta → atendida",
    ]);
  });

  it("of hours of another date nothing is said, and a week's hours are not spelled out", async () => {
    const clinic = await aClinic();
    const hours = (date: string, windows: object[]): AuditLine => ({
      action: "availability.set_override",
      subject: { type: "professional", id: clinic.ana },
      data: { date, windows },
    });
    await write(clinic, "ana", hours("2026-03-02", [{ start: "09:00", end: "10:00" }]));
    await write(clinic, "ana", hours("2026-03-03", []), clinic.now + 1);
    await write(clinic, "ana", hours("2026-03-02", []), clinic.now + 2);
    expect((await read(clinic)).map((line) => line.split(" · ").slice(2))).toEqual([["Cambió horario"], [], []]);
  });
});

describe("the trail is narrowed", () => {
  it("by person, by what it is about and by dates of the institution's wall", async () => {
    const clinic = await aClinic({ today: "2026-03-02T23:30" });
    await write(clinic, "admin", price(clinic, 1));
    await write(
      clinic,
      "secretary",
      { action: "client.update", subject: { type: "client", id: clinic.pedro } },
      clinic.now + HOUR,
    );
    const client = "Secretary Prueba cambió los datos de un cliente · Pedro Quiroga";
    const service = "Admin Prueba cambió un servicio · Consulta";
    expect(await read(clinic)).toEqual([client, service]);
    expect(await read(clinic, { actor: clinic.users.secretary.userId })).toEqual([client]);
    expect(await read(clinic, { about: "service" })).toEqual([service]);
    expect(await read(clinic, { from: "2026-03-03" })).toEqual([client]);
    expect(await read(clinic, { until: "2026-03-02" })).toEqual([service]);
    expect(await read(clinic, { from: "2026-03-02", until: "2026-03-03" })).toEqual([client, service]);
    const other = await aClinic();
    expect(await read(other, { actor: clinic.users.secretary.userId })).toEqual([]);
  });

  it("page by page", async () => {
    const clinic = await aClinic();
    for (let index = 0; index < 5; index++) await write(clinic, "admin", price(clinic, index), clinic.now + index);
    const seen: string[] = [];
    await clinic.read(async (tx) => {
      for (let cursor: string | undefined, pages = 0; pages < 9; pages++) {
        const page = await listAudit(tx, clinic.as("admin"), { about: "service", cursor }, clinic.timeZone, 2);
        seen.push(...page.lines.map(({ id }) => id));
        if (!page.nextCursor) break;
        cursor = page.nextCursor;
      }
    });
    expect(new Set(seen).size).toBe(5);
    expect(seen).toHaveLength(5);
  });
});

describe("GET /api/audit.csv", () => {
  const get = async (clinic: Clinic, query: string, who?: Person): Promise<Response> => {
    const cookie = who
      ? (await clinic.write((tx) => openSession(tx, clinic.as(who), clinic.users[who].userId, null))).split(";", 1)[0]
      : undefined;
    return api.fetch(
      new Request(`http://x/api/audit.csv${query}`, {
        headers: { host: `${clinic.tenant.slug}.localhost`, ...(cookie && { cookie }) },
      }),
      { requestId: newId(), address: "198.51.100.7", remember: () => undefined },
    );
  };

  it("is what the screen shows, in the reader's language, and nothing that a spreadsheet would run", async () => {
    const clinic = await aClinic({ now: Date.now() });
    await write(clinic, "admin", price(clinic, 100_000));
    await write(clinic, "admin", {
      action: "site.add",
      subject: { type: "site", id: newId() },
      data: { name: "=1+1" },
    });
    const response = await get(clinic, "?locale=es-AR&about=service", "admin");
    expect(response.status).toBe(200);
    expect(response.headers.get("content-disposition")).toBe(
      `attachment; filename="auditoria-${clinic.tenant.slug}.csv"`,
    );
    const rows = (await response.text()).trimEnd().split("\r\n");
    expect(rows[0]).toContain("Fecha;Hora;Quién;Qué;Sobre;Cambios");
    expect(rows).toHaveLength(2);
    expect(rows[1]).toMatch(/;Admin Prueba;cambió un servicio;Consulta;$/);
    expect(await (await get(clinic, "?locale=en&about=site", "admin")).text()).toContain("'=1+1");
  });

  it("is for whoever may read the trail, and of their institution alone", async () => {
    const clinic = await aClinic({ now: Date.now() });
    await write(clinic, "admin", price(clinic, 100_000));
    expect((await get(clinic, "")).status).toBe(401);
    expect((await get(clinic, "", "secretary")).status).toBe(403);
    const other = await aClinic({ now: Date.now() });
    expect(await (await get(other, "?about=service", "admin")).text()).not.toContain("Admin Prueba");
  });
});
