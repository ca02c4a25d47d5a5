import { describe, expect, it } from "vitest";
import { findMachines, machineIdIn } from "./find-machine.ts";

const ID = "019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b";

describe("a code", () => {
  it.each([
    [`https://perfumes.example/visitas/${ID}`, ID],
    [`https://perfumes.example/en/visits/${ID}/?from=label#top`, ID],
    [ID.toUpperCase(), ID],
    ["https://example.org/menu", null],
    [`https://example.org/${ID}/menu`, null],
    ["", null],
  ])("%s", (code, machineId) => {
    expect(machineIdIn(code)).toBe(machineId);
  });
});

describe("what was typed", () => {
  const machines = [
    { id: "10", name: "Torre 10", location: "Subsuelo", serial: "ZX-77" },
    { id: "2", name: "Torre 2", location: "Recepción", serial: null },
    { id: "3", name: "Aeroparque", location: "Preembarque", serial: "ZX-78" },
  ];
  it.each([
    ["nothing: all, by name and number", " ", ["3", "2", "10"]],
    ["a name, without its accents or capitals", "RECEPCION", ["2"]],
    ["words in any order", "sub torre", ["10"]],
    ["a serial number", "zx-7", ["3", "10"]],
    ["what no label says", "torre 5", []],
  ])("%s", (_, typed, found) => {
    expect(findMachines(machines, typed).map(({ id }) => id)).toEqual(found);
  });
});
