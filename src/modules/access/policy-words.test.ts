import { expect, test } from "vitest";
import { messages } from "#i18n/namespaces.ts";
import { locales } from "#i18n/locales.ts";
import { policy, ROLES } from "./policy.ts";

type Team = { roles: object; roleHints: object; permissions: { names: object; groups: object } };

test.each(locales)("the page of permissions has words for all of the policy (%s)", (locale) => {
  const team = messages[locale].team as Team;
  const names = Object.keys(policy).map((permission) => permission.replace(":", "_"));
  const nouns = new Set(Object.keys(policy).map((permission) => permission.split(":", 1)[0]));
  expect(Object.keys(team.permissions.names).toSorted()).toEqual(names.toSorted());
  expect(Object.keys(team.permissions.groups).toSorted()).toEqual([...nouns].toSorted());
  expect(Object.keys(team.roleHints).toSorted()).toEqual([...ROLES].toSorted());
  expect(Object.keys(team.roles)).toEqual(expect.arrayContaining([...ROLES]));
});
