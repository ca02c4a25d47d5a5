import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { newId } from "#lib/ids.ts";
import { openSession } from "#modules/identity/sessions.ts";
import { salesReport } from "#modules/inventory/queries/sales-report.ts";
import { organizations } from "#modules/tenancy/tables.ts";
import { api } from "#server/http.ts";
import type { Person } from "../support/clinic.ts";
import { anInstallation } from "../support/installation.ts";
import { aMachine, anOperator, aSale, PRICE, type Operator } from "../support/machines.ts";

const { superuser } = await anInstallation();
const HOUR = 3_600_000;
const iso = (at: number) => new Date(at).toISOString();

const cookieOf = async (operator: Operator, who: Person): Promise<string> => {
  const { userId } = operator.users[who];
  const set = await operator.write((tx) => openSession(tx, operator.as(who), userId, null));
  return set.split(";", 1)[0] ?? "";
};

const get = async (operator: Operator, query: string, cookie?: string): Promise<Response> =>
  api.fetch(
    new Request(`http://x/api/sales.csv${query}`, {
      headers: { host: `${operator.tenant.slug}.localhost`, ...(cookie && { cookie }) },
    }),
    { requestId: newId(), address: "198.51.100.7", remember: () => undefined },
  );

/** Text as it was sent, with its byte order mark, which `Response.text` would swallow. */
const textOf = async (response: Response): Promise<string> =>
  new TextDecoder("utf-8", { ignoreBOM: true }).decode(await response.arrayBuffer());
const linesOf = async (response: Response): Promise<string[]> => (await textOf(response)).trimEnd().split("\r\n");
const codeOf = async (response: Response) => {
  const { error } = (await response.json()) as { error: { code: string } };
  return [response.status, error.code, response.headers.get("cache-control")];
};

const operator = await anOperator({ timeZone: "America/Argentina/Buenos_Aires" });
const [machine, other] = [await aMachine(operator), await aMachine(operator, ["A1"])];
await machine.sell([
  aSale({ event_id: "one", unit_price_minor: PRICE + 5, quantity: 2, sold_at: iso(Date.now() - 2 * HOUR) }),
  aSale({ event_id: "two", position: "A2", clock: "uncertain", sold_at: iso(Date.now() - HOUR) }),
]);
await other.sell([aSale({ event_id: "three", payment: "cash" })]);
const director = await cookieOf(operator, "director");

describe("GET /api/sales.csv", () => {
  it.each([
    [
      "es-AR",
      "ventas",
      "Fecha;Hora;Máquina;Posición;SKU;Producto;Unidades;Precio;",
      ";2;250,05;500,10;100,00;300,10;ARS;Tarjeta;",
    ],
    ["en", "sales", "Date,Time,Machine,Position,SKU,Product,Units,Price,", ",2,250.05,500.10,100.00,300.10,ARS,Card,"],
  ])("in %s is a file of its language: its name, its heads, its separators", async (locale, name, heads, cells) => {
    const response = await get(operator, `?period=7&locale=${locale}`, director);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("content-disposition")).toMatch(
      new RegExp(
        `^attachment; filename="${name}-${operator.tenant.slug}-\\d{4}-\\d\\d-\\d\\d-\\d{4}-\\d\\d-\\d\\d\\.csv"$`,
      ),
    );
    const [first = "", ...rows] = await linesOf(response);
    expect(first.startsWith(`\uFEFF${heads}`)).toBe(true);
    expect(rows).toHaveLength(3);
    expect(rows[0]).toContain(cells);
    const columns = first.split(heads.includes(";") ? ";" : ",").length;
    for (const row of rows) expect(row.split(heads.includes(";") ? ";" : ",")).toHaveLength(columns);
  });

  it("holds the sales that its choices mean, and adds up to the screen", async () => {
    const events = async (query: string) =>
      (await linesOf(await get(operator, query, director))).slice(1).map((line) => line.split(";").at(-2));
    expect(await events("?period=7")).toEqual(["one", "two", "three"]);
    expect(await events(`?period=7&machineId=${other.id}`)).toEqual(["three"]);
    expect(await events(`?period=7&productId=${machine.productIds[1] ?? ""}`)).toEqual(["two"]);
    expect(await events("?period=custom&from=2020-01-01&to=2020-01-31")).toEqual([]);
    const report = await operator.read((tx) =>
      salesReport(tx, operator.as("director", { now: Date.now() }), { period: "7" }),
    );
    const units = (await linesOf(await get(operator, "?period=7", director)))
      .slice(1)
      .reduce((sum, line) => sum + Number(line.split(";")[6]), 0);
    expect(units).toBe(report.total.units);
  });

  it("never holds a formula, and keeps a cell whole whatever is in it", async () => {
    const own = await anOperator();
    const evil = await aMachine(own, ["A1"], { name: '=HYPERLINK("http://x";"y")' });
    await evil.sell([aSale({ event_id: "@SUM(1+1)*cmd|'/c'!A0" })]);
    const [, spanish = ""] = await linesOf(await get(own, "?period=7", await cookieOf(own, "admin")));
    expect(spanish).toContain(`;"'=HYPERLINK(""http://x"";""y"")";`);
    expect(spanish).toContain(";'@SUM(1+1)*cmd|'/c'!A0;");
  });

  it("is asked of the database portion by portion, each sale once", async () => {
    const own = await anOperator();
    const busy = await aMachine(own, ["A1"]);
    await busy.sell([aSale({ event_id: "first" })]);
    await superuser.unsafe(`insert into sale_logs (tenant_id, id, machine_id, event_id, position, product_id, sku, quantity, unit_price_minor, currency, payment, sold_at, received_at, occurred_at, clock, source)
      select '${own.tenantId}', gen_random_uuid(), '${busy.id}', 'bulk' || n, 'A1', '${busy.productIds[0] ?? ""}', 'x', 1, 1, 'ARS', 'card', at, at, at, 'synced', 'event'
        from generate_series(1, 4500) n, lateral (select now() - interval '1 hour' - (n / 7) * interval '1 second' as at) t`);
    const response = await get(own, "?period=7", await cookieOf(own, "admin"));
    const reader = response.body?.getReader();
    const decoder = new TextDecoder();
    const portions: number[] = [];
    let text = "";
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      const piece = decoder.decode(part.value, { stream: true });
      portions.push(piece.split("\r\n").length - 1);
      text += piece;
    }
    // The heads, then portions of 2,000.
    expect(portions).toEqual([1, 2000, 2000, 501]);
    const ids = text
      .trimEnd()
      .split("\r\n")
      .slice(1)
      .map((line) => line.split(";").at(-1));
    expect(new Set(ids).size).toBe(4501);
  });

  it("of a reader who goes away is asked no further", async () => {
    const response = await get(operator, "?period=7", director);
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    expect((await reader?.read())?.done).toBe(true);
  });

  it("is nobody else's: another's machine and product are as unknown as any", async () => {
    const stranger = await anOperator();
    const cookie = await cookieOf(stranger, "director");
    for (const query of [
      "",
      `&machineId=${machine.id}`,
      `&machineId=${newId()}`,
      `&productId=${machine.productIds[0] ?? ""}`,
    ]) {
      const response = await get(stranger, `?period=7${query}`, cookie);
      expect([response.status, (await linesOf(response)).length]).toEqual([200, 1]);
    }
    // A cookie of another institution is nobody here.
    expect(await codeOf(await get(operator, "?period=7", cookie))).toEqual([401, "UNAUTHENTICATED", "no-store"]);
  });

  it("needs a session, the permission and the module", async () => {
    expect(await codeOf(await get(operator, "?period=7"))).toEqual([401, "UNAUTHENTICATED", "no-store"]);
    for (const who of ["technician", "secretary", "clara"] as const)
      expect(await codeOf(await get(operator, "?period=7", await cookieOf(operator, who))), who).toEqual([
        403,
        "FORBIDDEN",
        "no-store",
      ]);
    const without = await anOperator();
    await without.write((tx) => tx.update(organizations).set({ modules: ["appointments"] }));
    expect(await codeOf(await get(without, "", await cookieOf(without, "director")))).toEqual([
      404,
      "NOT_FOUND",
      "no-store",
    ]);
  });

  it.each([
    ["a period that is none", "?period=8"],
    ["a machine that is no id", "?machineId=1%27%20or%20true"],
    ["a range that runs backwards", "?period=custom&from=2026-03-02&to=2026-03-01"],
    ["more than a year", "?period=custom&from=2020-01-01&to=2026-03-01"],
    ["no range at all", "?period=custom"],
  ])("refuses %s", async (_what, query) => {
    expect(await codeOf(await get(operator, query, director))).toEqual([422, "VALIDATION_ERROR", "no-store"]);
  });

  it("leaves no transaction open", async () => {
    const rows = await operator.read((tx) =>
      tx.execute<{ open: number }>(
        sql`select count(*)::int as open from pg_stat_activity where datname = current_database() and state = 'idle in transaction' and query ilike '%sale_logs%'`,
      ),
    );
    expect(rows[0]?.open).toBe(0);
  });
});
