import { describe, expect, test } from "vitest";
import { columnsOf } from "./calendar-columns.ts";
import { legendOf } from "./calendar-legend.ts";
import type { CalendarAppointment, CalendarData } from "./types.ts";

const HOUR = 3_600_000;
const start = Date.parse("2026-11-23T00:00:00Z");
const person = (id: string, color: string) => ({ id, firstName: id, lastName: "", title: null, color });
const [ana, bea] = [person("Ana", "#111111"), person("Bea", "#222222")];

const at = (hour: number, of: Partial<CalendarAppointment>): CalendarAppointment => ({
  id: `at ${hour}`,
  status: "confirmed",
  start: start + hour * HOUR,
  end: start + (hour + 1) * HOUR,
  busyStart: start + hour * HOUR,
  busyEnd: start + (hour + 1) * HOUR,
  serviceId: "voice",
  service: { "es-AR": "Voz", en: "Voice" },
  color: "#aaaaaa",
  stepMin: 15,
  notes: null,
  clientComes: false,
  professional: ana,
  client: { id: "c", firstName: "Clara", lastName: "Gómez", phone: null, email: null },
  session: null,
  ...of,
});

const data: CalendarData = {
  timeZone: "UTC",
  days: [{ date: "2026-11-23", start, end: start + 24 * HOUR }],
  offsets: [{ from: 0, minutes: 0 }],
  professionals: [ana, bea].map((one) => ({ ...one, timeZone: "UTC", active: true })),
  appointments: [
    at(9, {}),
    at(10, { serviceId: "ears", service: { "es-AR": "Audiometría", en: "Hearing test" }, color: "#bbbbbb" }),
    at(11, { professional: bea, status: "pending" }),
  ],
  holds: [],
  blocks: [],
  closed: [],
  openHours: [],
};

const words = { locale: "es-AR", status: (status: string) => `is ${status}` } as const;
const legend = (view: "day" | "week", color: "type" | "state" | "person") =>
  legendOf(columnsOf(data, { view, with: [], color }), color, words).map(({ name, color: of }) => [name, of]);

describe("what colour tells", () => {
  test("is the same in the day of everyone and in their week", () => {
    const types = [
      ["Audiometría", "#bbbbbb"],
      ["Voz", "#aaaaaa"],
    ];
    expect(legend("day", "type")).toEqual(types);
    expect(legend("week", "type")).toEqual(types);
  });

  test("is the person or the state where that is asked for, once each", () => {
    expect(legend("week", "person")).toEqual([
      ["Ana", "#111111"],
      ["Bea", "#222222"],
    ]);
    expect(legend("week", "state").map(([name]) => name)).toEqual(["is confirmed", "is pending"]);
  });

  test("names nothing that is not on the screen", () => {
    const columns = columnsOf({ ...data, appointments: [] }, { view: "week", with: [], color: "type" });
    expect(legendOf(columns, "type", words)).toEqual([]);
  });
});
