import { describe, expect, test } from "vitest";
import { calendarFile, type CalendarEntry } from "./calendar-file.ts";

const entry: CalendarEntry = {
  id: "0198c0de-0000-7000-8000-000000000001",
  status: "confirmed",
  start: Date.parse("2026-07-14T12:30:00Z"),
  end: Date.parse("2026-07-14T13:15:00Z"),
  changedAt: Date.parse("2026-07-01T10:00:00Z"),
  sequence: 1,
  summary: "Sesión de fonoaudiología; con Ana, en la clínica",
  description: "Línea una\nLínea dos con \\ y ; y ,",
  location: "Av. Siempre Viva 742, piso 2",
  url: "http://clinica.localhost:3000/turnos/1",
  organization: { name: "Clínica del Parque", email: "hola@clinica.example" },
  invited: { name: "José\r\nATTENDEE:mailto:evil@example.org", email: "jose@example.org" },
};

/** RFC 5545, as far as a receiving program reads: unfold, then name, parameters, value. */
function parse(file: string): { name: string; params: string; value: string }[] {
  expect(file.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  return file
    .replace(/\r\n[ \t]/g, "")
    .split("\r\n")
    .filter(Boolean)
    .map((line) => {
      const [, name = "", params = "", value = ""] = /^([A-Z-]+)((?:;(?:"[^"]*"|[^:"])*)?):(.*)$/.exec(line) ?? [];
      return { name, params, value: value.replace(/\\([\\;,n])/g, (_, c: string) => (c === "n" ? "\n" : c)) };
    });
}

const read = (change: Partial<CalendarEntry>) => {
  const file = calendarFile({ ...entry, ...change });
  const lines = parse(file.content);
  return { ...file, lines, value: (name: string) => lines.find((line) => line.name === name)?.value };
};

test("instants in UTC, a stable UID, words intact, lines no longer than 75 bytes", () => {
  const { content, value } = read({});
  expect(value("DTSTART")).toBe("20260714T123000Z");
  expect(value("DTEND")).toBe("20260714T131500Z");
  expect(value("DTSTAMP")).toBe("20260701T100000Z");
  expect(value("UID")).toBe("0198c0de-0000-7000-8000-000000000001@zaguan");
  expect(value("SEQUENCE")).toBe("1");
  expect(value("SUMMARY")).toBe(entry.summary);
  expect(value("DESCRIPTION")).toBe(entry.description);
  expect(value("LOCATION")).toBe(entry.location);
  for (const line of content.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
});

describe("method and status", () => {
  test.each([
    ["pending", "REQUEST", "TENTATIVE"],
    ["confirmed", "REQUEST", "CONFIRMED"],
    ["completed", "REQUEST", "CONFIRMED"],
    ["cancelled", "CANCEL", "CANCELLED"],
    ["rejected", "CANCEL", "CANCELLED"],
    ["expired", "CANCEL", "CANCELLED"],
  ] as const)("%s", (status, method, eventStatus) => {
    const { value, contentType } = read({ status });
    expect([value("METHOD"), value("STATUS")]).toEqual([method, eventStatus]);
    expect(contentType).toContain(`method=${method}`);
  });

  test("an institution without an address cannot invite", () => {
    const { value, content } = read({ organization: { name: "Clínica", email: null }, status: "cancelled" });
    expect([value("METHOD"), value("STATUS")]).toEqual(["PUBLISH", "CANCELLED"]);
    expect(content).not.toContain("jose@example.org");
  });
});

test("a download names no one", () => {
  const { invited: _, ...download } = entry;
  const { content, contentType } = calendarFile(download);
  expect(contentType).toContain("method=PUBLISH");
  expect(content).not.toMatch(/ATTENDEE|ORGANIZER|mailto/i);
});

test("a name cannot add lines of its own", () => {
  const { lines } = read({});
  expect(lines.filter(({ name }) => name === "ATTENDEE")).toHaveLength(1);
  expect(lines.filter(({ value }) => /^mailto:evil/i.test(value))).toHaveLength(0);
});
