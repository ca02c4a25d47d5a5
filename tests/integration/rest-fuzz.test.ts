import { describe, expect, it } from "vitest";
import { newId } from "#lib/ids.ts";
import { anInstallation } from "../support/installation.ts";
import { aMachine, anOperator } from "../support/machines.ts";
import { operations, pathOf, type Operation } from "../support/rest-operations.ts";
import { anOrganizationKey, rest } from "../support/rest.ts";

const { superuser } = await anInstallation();
const own = await anOperator();
const machine = await aMachine(own);

const DEEP = 20_000;
/** Bodies that are no JSON, or that two readers would read differently. */
const BROKEN: (string | Uint8Array)[] = [
  "",
  "{",
  "null",
  "[]",
  "true",
  '"text"',
  "{'a':1}",
  "NaN",
  '{"a":1,"a":2}',
  '{"a":"\\u0000"}',
  '{"\\ud800":"\\udfff"}',
  `${"[".repeat(DEEP)}${"]".repeat(DEEP)}`,
  `${'{"a":'.repeat(DEEP)}1${"}".repeat(DEEP)}`,
  `{"a":"${"x".repeat(2_000_000)}"}`,
  new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
  new Uint8Array([0x1f, 0x8b, 0x08, 0x00]),
];

const NASTY: unknown[] = [
  null,
  true,
  -1,
  0,
  1.5,
  1e308,
  Number.MAX_SAFE_INTEGER,
  2 ** 53,
  "",
  " ",
  "x".repeat(5_000),
  "á̶".repeat(300),
  "2026-02-30",
  "+275760-09-13T00:00:00.000Z",
  "9999-12-31T23:59:59Z",
  "0001-01-01T00:00:00Z",
  "'; drop table clients; --",
  "../../etc/passwd",
  "‮gnp.exe",
  "2026-03-02T09:00:00+23:59",
  [],
  {},
  [null],
  { "es-AR": null },
  JSON.parse('{"__proto__":{"isAdmin":true},"constructor":{"prototype":{}}}'),
  Array.from({ length: 600 }, () => ({})),
];

/** The body with one value put in the place of each of its own in turn, and of the whole. */
function variants(body: unknown, value: unknown): unknown[] {
  const here: unknown[] = [value];
  if (Array.isArray(body))
    return [...here, ...body.slice(0, 1).flatMap((item) => variants(item, value).map((each) => [each]))];
  if (typeof body !== "object" || body === null) return here;
  const entries = Object.entries(body);
  return [
    ...here,
    ...entries.flatMap(([name, its]) => variants(its, value).map((each) => ({ ...body, [name]: each }))),
  ];
}

/** The body without each of its fields in turn. */
const amputated = (body: unknown): unknown[] =>
  Object.keys(body ?? {}).map((name) =>
    Object.fromEntries(Object.entries(body as object).filter(([other]) => other !== name)),
  );

const keyFor = async (operation: Operation) => (operation.machine ? machine.key : await anOrganizationKey(own));

/** A bucket runs empty in the middle of this; what it hides must not be hidden. */
async function asker(operation: Operation) {
  const api = rest(own, await keyFor(operation));
  let asks = 0;
  return async (path: string, asked: Parameters<typeof api.ask>[2]) => {
    if (asks++ % 150 === 0) await superuser`truncate rate_buckets`;
    const { status } = await api.ask(operation.method, path, asked);
    expect(status, `${operation.name} ${path} ${JSON.stringify(asked)?.slice(0, 300)}`).toBeLessThan(500);
    return status;
  };
}

describe("nothing that is sent makes it fall over", () => {
  const all = operations().map((operation) => [operation.name, operation] as const);

  it.each(all)("%s: odd values", { timeout: 120_000 }, async (_name, operation) => {
    const ask = await asker(operation);
    const body = operation.body(newId());
    for (const without of amputated(body)) await ask(pathOf(operation, newId()), { body: without });
    for (const value of NASTY) {
      for (const variant of body === undefined ? [] : variants(body, value))
        await ask(pathOf(operation, newId()), { body: variant });
      const written = encodeURIComponent((typeof value === "string" ? value : JSON.stringify(value)).slice(0, 300));
      const asked = new URLSearchParams(operation.query(newId())).toString();
      for (const name of operation.method === "GET" ? operation.queryNames : [])
        await ask(`${operation.at(newId())}?${asked}&${name}=${written}`, {});
      if (operation.path.includes("{id}")) await ask(operation.at(written || "x"), { body });
    }
    await ask(`${operation.at(newId())}?cursor=%00&limit=%ff&a=%ed%a0%80`, { body });
  });

  const lists = all.filter(([, { queryNames }]) => queryNames.includes("cursor"));
  it.each(lists)("%s: a cursor that we never wrote is refused, and begins nothing anew", async (_name, operation) => {
    const api = rest(own, await keyFor(operation));
    const path = pathOf(operation, newId());
    for (const cursor of ["x", "eyJ9", newId()]) {
      const { status, error } = await api.get(`${path}${path.includes("?") ? "&" : "?"}cursor=${cursor}`);
      expect([status, error.code]).toEqual([422, "VALIDATION_ERROR"]);
    }
  });

  it.each(all.filter(([, { method }]) => method !== "GET"))("%s: broken bodies", async (_name, operation) => {
    const ask = await asker(operation);
    for (const raw of BROKEN)
      for (const type of ["application/json", "text/plain", "multipart/form-data", ""]) {
        const status = await ask(pathOf(operation, newId()), { raw, headers: { "content-type": type } });
        if (operation.takesBody) expect(status).toBeGreaterThanOrEqual(400);
      }
    for (const encoding of ["gzip", "br", "deflate", "gzip, gzip"]) {
      const status = await ask(pathOf(operation, newId()), { raw: "{}", headers: { "content-encoding": encoding } });
      expect(status).toBe(415);
    }
  });
});
