import { expect, test } from "vitest";
import { areasOf, isCurrent, type NavGroup } from "./nav.ts";

test("a menu entry is current on its page and beneath it, the dashboard only on its own", () => {
  expect(isCurrent("/staff/clients", "/staff/clients")).toBe(true);
  expect(isCurrent("/staff/clients", "/staff/clients/[id]")).toBe(true);
  expect(isCurrent("/staff/clients", "/staff/clients-of-others")).toBe(false);
  expect(isCurrent("/staff", "/staff")).toBe(true);
  expect(isCurrent("/staff", "/staff/today")).toBe(false);
});

test("the settings stand apart, and a page of theirs is among them", () => {
  const group = (href: "/staff/today" | "/staff/team", area?: "settings"): NavGroup => ({
    label: href,
    items: [{ href, label: href, icon: null }],
    ...(area ? { area } : {}),
  });
  const groups = [group("/staff/today"), group("/staff/team", "settings")];
  expect(areasOf(groups, "/staff/today")).toMatchObject({
    daily: [{ label: "/staff/today" }],
    settings: [{ label: "/staff/team" }],
    inSettings: false,
  });
  expect(areasOf(groups, "/staff/team").inSettings).toBe(true);
  expect(areasOf(groups.slice(1), "/account").inSettings).toBe(true);
});
