import { expect, test } from "vitest";
import { unpackCalendar, withStatus, type CalendarWire, type WireAppointments } from "./calendar-wire.ts";

const appointment = {
  id: "a",
  status: "confirmed" as const,
  start: 1000,
  end: 2000,
  busyStart: 900,
  busyEnd: 2100,
  serviceId: "s",
  professionalId: "p",
  clientId: "c",
  sessionId: null,
  notes: null,
  clientComes: true,
};
type Row = { [Field in keyof WireAppointments]: WireAppointments[Field][number] };
const columns = (...rows: Row[]) =>
  Object.fromEntries(
    Object.keys(appointment).map((field) => [field, rows.map((row) => row[field as keyof Row])]),
  ) as WireAppointments;

const bea = {
  id: "p",
  firstName: "Bea",
  lastName: "Ríos",
  title: null,
  color: "#123456",
  timeZone: "UTC",
  active: true,
};
const ana = { id: "c", firstName: "Ana", lastName: "Paz", phone: null, email: null };
const wire: CalendarWire = {
  timeZone: "UTC",
  days: [
    { date: "1970-01-01", start: 0, end: 5000 },
    { date: "1970-01-02", start: 5000, end: 10_000 },
  ],
  offsets: [],
  professionals: [bea],
  holds: [],
  blocks: [],
  closed: [],
  openHours: [],
  services: [{ id: "s", name: { "es-AR": "Sesión", en: "Session" }, color: "#abcdef", stepMin: 15 }],
  clients: [ana],
  sessions: [{ id: "k", capacity: 8, taken: 3 }],
  appointments: columns(appointment),
};

const unpacked = (...rows: Row[]) => unpackCalendar({ ...wire, appointments: columns(...rows) }).appointments;

test("an appointment has its service, its people and its class again", () => {
  const appointments = unpacked(appointment, { ...appointment, sessionId: "k" });
  expect(appointments).toEqual([
    expect.objectContaining({ id: "a", color: "#abcdef", stepMin: 15, client: ana, professional: bea, session: null }),
    expect.objectContaining({ service: { "es-AR": "Sesión", en: "Session" }, session: wire.sessions[0] }),
  ]);
  expect(appointments[0]).not.toHaveProperty("clientId");
});

test.each(["serviceId", "professionalId", "clientId"] as const)("without its %s it is not shown", (key) => {
  expect(unpacked({ ...appointment, [key]: "x" })).toEqual([]);
});

test.each([
  ["ends as the first day begins", -1000, 0, 0],
  ["reaches into the first day", -1000, 1, 1],
  ["begins before the last day ends", 9999, 12_000, 1],
  ["begins as the last day ends", 10_000, 12_000, 0],
])("one that %s", (_name, start, end, shown) => {
  expect(unpacked({ ...appointment, start, end })).toHaveLength(shown);
});

test("without days nothing is shown", () => {
  expect(unpackCalendar({ ...wire, days: [] }).appointments).toEqual([]);
});

test("another state for one of them; what is cancelled is gone", () => {
  const two = columns(appointment, { ...appointment, id: "b" });
  const shown = (status: "no_show" | "cancelled") =>
    unpackCalendar({ ...wire, appointments: withStatus(two, "b", status) }).appointments.map(({ status: now }) => now);
  expect(shown("no_show")).toEqual(["confirmed", "no_show"]);
  expect(shown("cancelled")).toEqual(["confirmed"]);
});
