import { expect, test } from "vitest";
import { bounds, exampleOf, fieldsOf, resolved, typeWords, type Schemas } from "./schema.ts";

const all: Schemas = {
  Id: { type: "string", format: "uuid" },
  Slot: {
    type: "object",
    properties: { position: { type: "string", maxLength: 8 }, price: { type: ["integer", "null"], minimum: 0 } },
    required: ["position"],
  },
};
const machine = {
  type: "object",
  properties: {
    id: { $ref: "#/components/schemas/Id", description: "Its own." },
    slots: { type: "array", items: { $ref: "#/components/schemas/Slot" } },
    state: { enum: ["on", "off"], default: "on" },
    site: { anyOf: [{ $ref: "#/components/schemas/Id" }, { type: "null" }] },
    live: { type: "boolean" },
    at: { type: "string", format: "date-time" },
  },
  required: ["id"],
};

test("references are followed, and what stands beside them stays", () => {
  expect(resolved(machine.properties.id, all)).toEqual({ type: "string", format: "uuid", description: "Its own." });
  expect(resolved({ allOf: [{ $ref: "#/components/schemas/Id" }, { maxLength: 3 }] }, all)).toMatchObject({
    format: "uuid",
    maxLength: 3,
  });
});

test("what allOf puts together has the fields of all", () => {
  const made = {
    allOf: [{ $ref: "#/components/schemas/Slot" }, { properties: { key: { type: "string" } }, required: ["key"] }],
  };
  expect(fieldsOf(made, all).map(({ path, required }) => [path, required])).toEqual([
    ["position", true],
    ["price", false],
    ["key", true],
  ]);
});

test("types are said as a reader says them", () => {
  expect(fieldsOf(machine, all).map(({ path, type, required }) => [path, type, required])).toEqual([
    ["id", "uuid", true],
    ["slots", "array<object>", false],
    ["slots[].position", "string", true],
    ["slots[].price", "integer | null", false],
    ["state", '"on" | "off"', false],
    ["site", "uuid | null", false],
    ["live", "boolean", false],
    ["at", "date-time", false],
  ]);
  expect(typeWords({ const: "v1" }, all)).toBe('"v1"');
  expect(bounds({ minimum: 1, maximum: 200, default: 50 })).toBe("1…200, default 50");
  expect(bounds({ minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER })).toBe("");
  expect(bounds({ minLength: 1, maxItems: 3 })).toBe("1… characters, …3 items");
});

test("an example can be made of anything", () => {
  expect(exampleOf(machine, all)).toEqual({
    id: "019c5f0e-5b1c-7d44-a3e6-0d9f4ac0f6aa",
    slots: [{ position: "…", price: 1 }],
    state: "on",
    site: "019c5f0e-5b1c-7d44-a3e6-0d9f4ac0f6aa",
    live: true,
    at: "2026-03-02T12:00:00.000Z",
  });
  expect(exampleOf({ type: "null" }, all)).toBeNull();
  expect(exampleOf({ const: "v1" }, all)).toBe("v1");
});
