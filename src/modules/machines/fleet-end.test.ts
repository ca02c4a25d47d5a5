import { expect, it } from "vitest";
import { readFleetEnd, writeFleetEnd } from "./fleet-end.ts";

const END = {
  keys: [-12.5, -1, 0, 0] as [number, number, number, number],
  name: "Máquina 1",
  id: "01900002-0000-7000-8000-000000000001",
};

it("reads what it wrote", () => {
  expect(readFleetEnd(writeFleetEnd(END))).toEqual(END);
});

it.each([undefined, "", "nonsense", Buffer.from("{}").toString("base64url")])("knows nothing of %j", (written) => {
  expect(readFleetEnd(written)).toBeNull();
});
