import { afterEach, describe, expect, it, vi } from "vitest";
import { aClinic, type Clinic } from "../support/clinic.ts";
import { anInstallation } from "../support/installation.ts";
import { anOrganizationKey, rest } from "../support/rest.ts";

const { superuser } = await anInstallation();
const DAY = 86_400_000;
afterEach(() => void vi.useRealTimers());

type Thing = Record<string, unknown> & { id: string };
const one = (data: unknown) => data as Thing;
const many = (data: unknown) => data as Thing[];

/** A clinic that is open now, and a client of its REST API with every scope. */
async function open() {
  const clinic = await aClinic({ now: Date.now(), services: { visit: { autoConfirm: true, minNoticeMin: 0 } } });
  return { clinic, api: rest(clinic, await anOrganizationKey(clinic)) };
}
type Api = Awaited<ReturnType<typeof open>>["api"];

async function freeTimes(api: Api, professional: string, type: string): Promise<string[]> {
  const from = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const to = new Date(Date.now() + 8 * 86_400_000).toISOString().slice(0, 10);
  const path = `/professionals/${professional}/availability?appointment_type_id=${type}&from=${from}&to=${to}`;
  const { status, data } = await api.get(path);
  expect(status).toBe(200);
  return (data as { slots: { start: string }[] }).slots.map(({ start }) => start);
}

async function booked(api: Api, clinic: Clinic, service: "session" | "visit" = "session") {
  const [start] = await freeTimes(api, clinic.ana, clinic.services[service]);
  const made = await api.post("/appointments", {
    professional_id: clinic.ana,
    client_id: clinic.pedro,
    appointment_type_id: clinic.services[service],
    start,
    notes: "Por la API",
  });
  expect(made.status).toBe(201);
  return one(made.data);
}

describe("what an integration sets up, it can read", () => {
  it("from nothing to an appointment", async () => {
    const { api, clinic } = await open();
    const person = await api.post("/professionals", { first_name: "Inés", last_name: "Gil", email: "ines@x.example" });
    expect([person.status, person.data]).toEqual([201, expect.objectContaining({ first_name: "Inés", active: true })]);
    const id = one(person.data).id;
    const letters = await superuser`select recipient from letters where tenant_id = ${clinic.tenantId}`;
    expect(letters.map(({ recipient }) => String(recipient))).toContain("ines@x.example");
    expect((await api.get(`/professionals/${id}`)).data).toEqual(person.data);

    const type = await api.post("/appointment-types", {
      name: { "es-AR": "Corte", en: "Haircut" },
      duration_min: 30,
      price_minor: 900_000,
      professional_ids: [id],
    });
    expect([type.status, one(type.data)["professional_ids"]]).toEqual([201, [id]]);

    const hours = {
      time_zone: "Europe/Madrid",
      rules: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, start: "09:00", end: "17:00" })),
      overrides: [{ date: "2098-01-01", windows: [] }],
      blocks: [{ start: "2098-02-01T00:00:00+01:00", end: "2098-02-02T00:00:00+01:00", reason: "Viaje" }],
    };
    const rules = await api.put(`/professionals/${id}/availability-rules`, hours);
    expect([rules.status, one(rules.data)["blocks"]]).toEqual([
      200,
      [{ start: "2098-01-31T23:00:00.000Z", end: "2098-02-01T23:00:00.000Z", reason: "Viaje" }],
    ]);
    const again = await api.put(`/professionals/${id}/availability-rules`, rules.data);
    expect(again.data).toEqual(rules.data);
    expect((await api.get(`/professionals/${id}/availability-rules`)).data).toEqual(rules.data);

    const client = await api.post("/clients", { first_name: "Nora", last_name: "Paz", phone: "+54 11 5555 0000" });
    expect([client.status, one(client.data)["email"]]).toEqual([201, null]);
    const [start] = await freeTimes(api, id, one(type.data).id);
    const made = await api.post("/appointments", {
      professional_id: "any",
      client_id: one(client.data).id,
      appointment_type_id: one(type.data).id,
      start,
    });
    expect([made.status, made.data]).toEqual([
      201,
      expect.objectContaining({ status: "pending", start, professional_id: id, price_minor: 900_000, currency: "ARS" }),
    ]);
    expect((await api.get(`/appointments/${one(made.data).id}`)).data).toEqual(made.data);
  });

  it("in pages, newest first", async () => {
    const { api } = await open();
    for (const name of ["A", "B", "C"]) await api.post("/clients", { first_name: name, last_name: "" });
    const first = await api.get("/clients?limit=2");
    const cursor = (first.body["meta"] as { next_cursor: string }).next_cursor;
    const second = await api.get(`/clients?limit=2&cursor=${cursor}`);
    expect([...many(first.data), ...many(second.data)].map((client) => client["first_name"])).toEqual([
      "C",
      "B",
      "A",
      "Pedro",
    ]);
    expect((second.body["meta"] as { next_cursor?: string }).next_cursor).toBeUndefined();
    for (const query of ["limit=0", "limit=201", "limit=x", "cursor=eyJ9"])
      expect((await api.get(`/clients?${query}`)).error.code).toBe("VALIDATION_ERROR");
  });
});

describe("an appointment's life", () => {
  it.each([
    ["confirm", "confirmed", "complete", "completed"],
    ["confirm", "confirmed", "no-show", "no_show"],
    ["confirm", "confirmed", "cancel", "cancelled"],
    ["reject", "rejected", null, null],
    ["cancel", "cancelled", null, null],
  ])("%s, then %s by %s", async (first, then, second, last) => {
    const { api, clinic } = await open();
    const { id } = await booked(api, clinic);
    const answered = await api.put(
      `/appointments/${id}/${first}`,
      first === "reject" ? { reason: "Sin lugar" } : undefined,
    );
    expect([answered.status, one(answered.data)["status"]]).toEqual([200, then]);
    // Whether they came is said once it has begun.
    if (second !== "cancel") vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 14 * DAY });
    if (second) expect(one((await api.put(`/appointments/${id}/${second}`, {})).data)["status"]).toBe(last);
    const over = await api.put(`/appointments/${id}/confirm`);
    expect([over.status, over.error.code]).toEqual([409, "INVALID_TRANSITION"]);
  });

  it("is confirmed at once where its type says so", async () => {
    const { api, clinic } = await open();
    expect((await booked(api, clinic, "visit"))["status"]).toBe("confirmed");
  });

  it("moves, and is found by what it is", async () => {
    const { api, clinic } = await open();
    const { id } = await booked(api, clinic);
    const start = (await freeTimes(api, clinic.bruno, clinic.services.session)).at(-1);
    const moved = await api.put(`/appointments/${id}/reschedule`, { start, professional_id: clinic.bruno });
    expect([moved.status, moved.data]).toEqual([
      200,
      expect.objectContaining({ start, professional_id: clinic.bruno }),
    ]);
    const other = await booked(api, clinic, "visit");
    const ids = async (query: string) => many((await api.get(`/appointments?${query}`)).data).map((each) => each.id);
    expect(await ids("")).toEqual([id, other.id]);
    expect(await ids("status=confirmed")).toEqual([other.id]);
    expect(await ids(`professional_id=${clinic.bruno}`)).toEqual([id]);
    expect(await ids(`client_id=${clinic.pedro}&from=${start}`)).toEqual([id]);
    expect(await ids(`to=${start}`)).toEqual([other.id]);
  });

  it("never over another's time, nor outside the hours", async () => {
    const { api, clinic } = await open();
    const { start } = await booked(api, clinic);
    const wanted = {
      professional_id: clinic.ana,
      client_id: clinic.pedro,
      appointment_type_id: clinic.services.session,
    };
    const taken = await api.post("/appointments", { ...wanted, start });
    expect([taken.status, taken.error.code]).toEqual([409, "SLOT_TAKEN"]);
    const night = new Date(Date.parse(String(start).slice(0, 10)) + 6 * 3_600_000).toISOString();
    const outside = await api.post("/appointments", { ...wanted, start: night });
    expect([outside.status, outside.error.code]).toEqual([422, "OUTSIDE_AVAILABILITY"]);
    const any = await api.post("/appointments", { ...wanted, professional_id: "any", start });
    expect([any.status, one(any.data)["professional_id"]]).toEqual([201, clinic.bruno]);
  });
});

it("credits are given, and seen, and paid with", async () => {
  const clinic = await aClinic({ now: Date.now(), services: { session: { creditCost: 2, priceMinor: 0 } } });
  const api = rest(clinic, await anOrganizationKey(clinic));
  const path = `/clients/${clinic.pedro}/credits`;
  const [start] = await freeTimes(api, clinic.ana, clinic.services.session);
  const wanted = {
    professional_id: clinic.ana,
    client_id: clinic.pedro,
    appointment_type_id: clinic.services.session,
    start,
  };
  expect((await api.post("/appointments", wanted)).error.code).toBe("NO_CREDIT");
  const given = await api.post(path, { amount: 3, reason: "Regalo de la casa", expires_on: "2090-12-31" });
  expect([given.status, given.data]).toEqual([201, expect.objectContaining({ balance: 3 })]);
  expect((await api.post("/appointments", wanted)).status).toBe(201);
  const left = (await api.get(path)).data as { balance: number; transactions: { kind: string; amount: number }[] };
  expect([left.balance, left.transactions.map(({ kind, amount }) => [kind, amount])]).toEqual([
    1,
    [
      ["hold", -2],
      ["issue", 3],
    ],
  ]);
  expect((await api.post(path, { amount: 0, reason: "Nada" })).error.code).toBe("VALIDATION_ERROR");
});

it("who has too few credits for what has a price as well pays that at the desk", async () => {
  const clinic = await aClinic({ now: Date.now(), services: { session: { creditCost: 2, priceMinor: 1_800_000 } } });
  const api = rest(clinic, await anOrganizationKey(clinic));
  const [start] = await freeTimes(api, clinic.ana, clinic.services.session);
  const made = await api.post("/appointments", {
    professional_id: clinic.ana,
    client_id: clinic.pedro,
    appointment_type_id: clinic.services.session,
    start,
  });
  expect([made.status, one(made.data)["credit_cost"], one(made.data)["price_minor"]]).toEqual([201, 0, 1_800_000]);
});

it("an availability of more than 62 days is not computed", async () => {
  const { api, clinic } = await open();
  const path = `/professionals/${clinic.ana}/availability?appointment_type_id=${clinic.services.session}`;
  expect((await api.get(`${path}&from=2026-01-01&to=2026-03-04`)).status).toBe(200);
  const tooLong = await api.get(`${path}&from=2026-01-01&to=2026-03-06`);
  expect([tooLong.status, Object.keys((tooLong.error["details"] as { field_errors: object }).field_errors)]).toEqual([
    422,
    ["to"],
  ]);
});
