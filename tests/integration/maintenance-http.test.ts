import { describe, expect, it } from "vitest";
import { newId } from "#lib/ids.ts";
import { openSession } from "#modules/identity/sessions.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { api } from "#server/http.ts";
import type { Person } from "../support/clinic.ts";
import { anInstallation } from "../support/installation.ts";
import { aRoute, aVisit, type Route } from "../support/route.ts";
import { digestOf } from "../support/tenant-rows.ts";

const { superuser } = await anInstallation();

const live = () => aRoute({ now: Date.now() });
const hostOf = ({ tenant }: Route) => `${tenant.slug}.localhost:3000`;

async function cookieOf(route: Route, who: Person): Promise<string> {
  const ctx = route.as(who);
  const { userId } = route.users[who];
  const setCookie = await withTenant(ctx, (tx) => openSession(tx, ctx, userId, "Test/1.0"));
  return setCookie.split(";", 1)[0] ?? "";
}

type Sent = { headers?: Record<string, string>; cookie?: string; body?: BodyInit; path?: string };

async function send(route: Route, { headers = {}, cookie, body, path = "/api/maintenance/visits" }: Sent) {
  const host = hostOf(route);
  const response = await api.fetch(
    new Request(`http://${host}${path}`, {
      method: "POST",
      headers: {
        host,
        origin: `http://${host}`,
        "sec-fetch-site": "same-origin",
        ...(cookie && { cookie }),
        ...headers,
      },
      body: body ?? null,
    }),
    { requestId: newId(), address: "127.0.0.1", remember: () => undefined },
  );
  const answer = (await response.json()) as { ok?: boolean; error?: { code: string } };
  return { status: response.status, answer };
}

const form = (data: unknown, photos: Blob[] = []) => {
  const made = new FormData();
  made.set("data", typeof data === "string" ? data : JSON.stringify(data));
  for (const photo of photos) made.append("photo", photo);
  return made;
};

describe("a visit over HTTP", () => {
  it("is taken from whoever may, as the phone sends it", async () => {
    const route = await live();
    const cookie = await cookieOf(route, "technician");
    const visit = aVisit(route, { lines: [{ position: "A1", refilled: 1 }] });
    const headers = { "x-user": route.users.technician.userId };
    const first = await send(route, { cookie, headers, body: form(visit, [new Blob(["no picture"])]) });
    expect(first).toMatchObject({ status: 200, answer: { ok: true, visitId: visit.id, photosLeftOut: 1 } });
    expect(await send(route, { cookie, headers, body: form(visit, [new Blob(["no picture"])]) })).toEqual(first);
  });

  const fine = (route: Route) => form(aVisit(route));
  it.each<[string, (route: Route) => Promise<Sent> | Sent, number, string]>([
    ["without a session", (route) => ({ body: fine(route) }), 401, "UNAUTHENTICATED"],
    [
      "entered by somebody else on the same phone",
      async (route) => ({
        cookie: await cookieOf(route, "admin"),
        headers: { "x-user": route.users.technician.userId },
        body: fine(route),
      }),
      401,
      "UNAUTHENTICATED",
    ],
    [
      "by a secretary",
      async (route) => ({ cookie: await cookieOf(route, "secretary"), body: fine(route) }),
      403,
      "FORBIDDEN",
    ],
    [
      "from another site",
      async (route) => ({
        cookie: await cookieOf(route, "technician"),
        headers: { origin: "https://otra.example", "sec-fetch-site": "cross-site" },
        body: fine(route),
      }),
      403,
      "FORBIDDEN",
    ],
    ...(
      [
        ["that is no form", "{}", 400, "MALFORMED_REQUEST"],
        ["that is no JSON", form("{"), 400, "MALFORMED_REQUEST"],
        ["of nothing", form({}), 422, "VALIDATION_ERROR"],
        [
          "with seven photos",
          form(
            {},
            Array.from({ length: 7 }, () => new Blob(["x"])),
          ),
          400,
          "MALFORMED_REQUEST",
        ],
        ["of a hundred megabytes", form({}, [new Blob([new Uint8Array(100_000_000)])]), 413, "PAYLOAD_TOO_LARGE"],
      ] as const
    ).map(([name, body, status, code]): [string, (route: Route) => Promise<Sent>, number, string] => [
      name,
      async (route) => ({ cookie: await cookieOf(route, "technician"), body }),
      status,
      code,
    ]),
  ])("%s is refused, and changes nothing", async (_, sent, status, code) => {
    const route = await live();
    const what = await sent(route);
    const before = await digestOf(superuser, route.tenantId);
    expect(await send(route, what)).toMatchObject({ status, answer: { error: { code } } });
    expect(await digestOf(superuser, route.tenantId)).toEqual(before);
  });

  it.each([
    [
      "lines twice",
      {
        lines: [
          { position: "A1", refilled: 1 },
          { position: "A1", wasted: 1 },
        ],
      },
    ],
    ["a negative count", { lines: [{ position: "A1", counted: -1 }] }],
    ["none refilled", { lines: [{ position: "A1", refilled: 0 }] }],
    ["a position without a number", { lines: [{ position: "A1" }] }],
    ["leaving before arriving", { arrivedAt: 10, leftAt: 9 }],
    ["a NUL in its notes", { notes: "a\0b" }],
    ["half a character in its notes", { notes: "\uD800" }],
    ["a time beyond time", { leftAt: 9e15 }],
  ])("with %s is refused by name", async (_, changes) => {
    const route = await live();
    const cookie = await cookieOf(route, "technician");
    expect(await send(route, { cookie, body: form({ ...aVisit(route), ...changes }) })).toMatchObject({
      status: 422,
      answer: { error: { code: "VALIDATION_ERROR" } },
    });
  });
});

it("the manifest is in the institution's name, and nobody's elsewhere", async () => {
  const route = await live();
  const ask = (host: string) =>
    api.fetch(new Request(`http://${host}/api/manifest/en`, { headers: { host } }), {
      requestId: newId(),
      address: "127.0.0.1",
      remember: () => undefined,
    });
  expect(await (await ask(hostOf(route))).json()).toMatchObject({
    name: `Visits · ${route.tenant.name}`,
    start_url: "/en/visits",
    lang: "en",
  });
  expect((await ask("nadie.localhost:3000")).status).toBe(404);
});
