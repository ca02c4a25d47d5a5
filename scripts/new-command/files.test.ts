import { globSync } from "node:fs";
import { expect, test } from "vitest";
import { type Asked, commandFiles, type Ground, NotSo } from "./files.ts";

const ground: Ground = {
  policy: {
    "machines:write": { admin: "all", technician: "all" },
    "clients:write": { professional: "own", secretary: "all", admin: "all" },
    "own:profile": { client: "own" },
  },
  tables: { sites: "src/modules/machines/tables.ts", busyImports: "src/modules/availability/feed-tables.ts" },
};
const rename: Asked = { module: "machines", name: "rename-site" };

test("a command, its schema and its test are written under the names that the house would give them", () => {
  const { command, schema, test: proof } = commandFiles(rename, ground);
  expect(command.path).toBe("src/modules/machines/commands/rename-site.ts");
  expect(command.text).toContain("export async function renameSite(ctx: Ctx, { id }: RenameSite) {");
  expect(command.text).toContain('authorize(ctx, "machines:write");');
  expect(command.text).toContain('action: "site.rename"');
  expect(schema).toMatchObject({ path: "src/modules/machines/schemas.ts" });
  expect(schema.text).toContain("export const RenameSite = z.object({ id: z.uuid() });");
  expect(proof.path).toBe("tests/integration/machines-rename-site.test.ts");
  expect(proof.text).toContain('renameSite(clinic.as("admin"), { id })');
  expect(proof.text).toContain('renameSite(clinic.as("director"), { id })).rejects.toBeInstanceOf(Forbidden)');
});

test("the noun's table is found in whichever file it is, or named", () => {
  const asked: Asked = { module: "availability", name: "pause-busy-import", permission: "machines:write" };
  expect(commandFiles(asked, ground).command.text).toContain('import { busyImports } from "../feed-tables.ts";');
  const named = commandFiles({ ...rename, name: "close-branch", table: "sites" }, ground);
  expect(named.command.text).toContain(".from(sites)");
});

test("a permission that some have for what is their own is asked for everything, until it is narrowed", () => {
  const { text } = commandFiles({ ...rename, permission: "clients:write" }, ground).command;
  expect(text).toContain('if (authorize(ctx, "clients:write") !== "all") throw new Forbidden();');
  expect(text).toContain("import { authorize, Forbidden }");
});

test.each<[string, Partial<Asked>]>([
  ["verb and a noun", { name: "rename" }],
  ["verb and a noun", { name: "RenameSite" }],
  ["verb and a noun", { name: "../rename-site" }],
  ["no table", { name: "rename-drawer" }],
  ["no table", { table: "clients" }],
  ["no permission", { permission: "machines:paint" }],
  ["by hand", { permission: "own:profile" }],
])("what cannot be is said: %s", (said, asked) => {
  expect(() => commandFiles({ ...rename, ...asked }, ground)).toThrow(NotSo);
  expect(() => commandFiles({ ...rename, ...asked }, ground)).toThrow(said);
});

test("what they import is there", () => {
  const { command, test: proof } = commandFiles(rename, ground);
  const there = new Set(globSync("{src,tests}/**/*.ts"));
  for (const [, path = ""] of `${command.text}${proof.text}`.matchAll(/from "(?:#|\.\.\/)(\S+\.ts)"/g)) {
    const own = path === "schemas.ts" || path === "tables.ts" || path.includes("rename-site");
    const places = [`src/${path}`, `tests/${path}`];
    expect(own || places.some((place) => there.has(place)), path).toBe(true);
  }
});
