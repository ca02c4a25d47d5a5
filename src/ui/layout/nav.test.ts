import { expect, test } from "vitest";
import { isCurrent } from "./nav.ts";

test("a menu entry is current on its page and beneath it, the dashboard only on its own", () => {
  expect(isCurrent("/staff/clients", "/staff/clients")).toBe(true);
  expect(isCurrent("/staff/clients", "/staff/clients/[id]")).toBe(true);
  expect(isCurrent("/staff/clients", "/staff/clients-of-others")).toBe(false);
  expect(isCurrent("/staff", "/staff")).toBe(true);
  expect(isCurrent("/staff", "/staff/today")).toBe(false);
});
