import { expect, it } from "vitest";
import { type Home, homeOf } from "./policy.ts";

it.each<[string[], string[], Home]>([
  [["client"], ["appointments"], "/appointments"],
  [[], ["appointments", "machines"], "/appointments"],
  [["technician"], ["machines"], "/visits"],
  [["client", "technician"], ["appointments", "machines"], "/visits"],
  [["technician", "admin"], ["machines"], "/staff"],
  [["secretary"], ["appointments", "machines"], "/staff"],
  // Where there are no machines, nobody visits them.
  [["technician"], ["appointments"], "/staff"],
])("%j of an institution with %j begins at %s", (roles, modules, home) => {
  expect(homeOf(roles, modules)).toBe(home);
});
