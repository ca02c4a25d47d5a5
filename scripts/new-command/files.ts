/** What was asked for cannot be written; the message says why, to the person who asked. */
export class NotSo extends Error {
  override name = "NotSo";
}

export interface Asked {
  /** A folder of src/modules. */
  module: string;
  /** The file's name: a verb, a dash, and a noun. */
  name: string;
  /** Whose row the command changes; by default the noun's plural. */
  table?: string;
  /** By default the module's `…:write`. */
  permission?: string;
}

export interface Ground {
  /** The table of access: per permission, the roles that have it, and how far it reaches. */
  policy: Record<string, Record<string, string>>;
  /** The module's tables, and the files that they are in. */
  tables: Record<string, string>;
}

interface File {
  path: string;
  text: string;
}

/** Who in a test's clinic has which role. */
const PEOPLE = {
  admin: "admin",
  secretary: "secretary",
  technician: "technician",
  clara: "client",
  director: "director",
};

/**
 * A command in the house's style, the schema to add, and a test that passes: it finds a row under lock, says so in the audit, and
 * refuses who may not and what is not there.
 * @throws NotSo
 */
export function commandFiles(asked: Asked, { policy, tables }: Ground): { command: File; schema: File; test: File } {
  const { module, name } = asked;
  if (!/^[a-z]+(-[a-z]+)+$/.test(name)) throw new NotSo(`"${name}" is not a verb and a noun, such as rename-site.`);
  const [verb = "", ...nouns] = name.split("-");
  const call = camel(name);
  const input = call.charAt(0).toUpperCase() + call.slice(1);
  const noun = nouns.join(" ");

  const table = asked.table ?? plural(camel(nouns.join("-")));
  const tablePath = tables[table];
  if (!tablePath)
    throw new NotSo(
      `${module} has no table "${table}": name one of its own with --table (${Object.keys(tables).join(", ")}).`,
    );
  const permission = asked.permission ?? `${module}:write`;
  const roles = policy[permission];
  if (!roles)
    throw new NotSo(
      `There is no permission "${permission}": name one with --permission (${Object.keys(policy).join(", ")}).`,
    );
  const people = Object.entries(PEOPLE);
  const [may] = people.find(([, role]) => roles[role] === "all") ?? [];
  const [mayNot] = people.findLast(([, role]) => !roles[role]) ?? [];
  if (!may || !mayNot)
    throw new NotSo(`"${permission}" is nobody's, or everybody's: this command is better written by hand.`);
  const reachesOwn = Object.values(roles).includes("own");

  const tablesFile = tablePath.slice(tablePath.lastIndexOf("/") + 1);
  const action = `${nouns.join("_")}.${verb}`;
  const command = `import { and, eq } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { authorize${reachesOwn ? ", Forbidden" : ""} } from "#modules/access/authorize.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import type { Ctx } from "#platform/context.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import type { ${input} } from "../schemas.ts";
import { ${table} } from "../${tablesFile}";

/** Says in a sentence what it does to the ${noun}, and what it refuses. */
export async function ${call}(ctx: Ctx, { id }: ${input}) {
  ${
    reachesOwn
      ? `// Some may this with what is their own alone: until it is narrowed to that, they may not.
  if (authorize(ctx, "${permission}") !== "all") throw new Forbidden();`
      : `authorize(ctx, "${permission}");`
  }
  return withTenant(ctx, async (tx) => {
    const [found] = await tx
      .select({ id: ${table}.id })
      .from(${table})
      .where(and(eq(${table}.tenantId, ctx.tenantId), eq(${table}.id, id)))
      .for("update");
    if (!found) return refuse("NOT_FOUND");
    await audit(tx, ctx, { action: "${action}", subject: { type: "${nouns.join("_")}", id } });
    await publish(tx, ctx, "${module}", id);
    return ok({ id });
  });
}
`;
  const schema = `
export const ${input} = z.object({ id: z.uuid() });
export type ${input} = z.infer<typeof ${input}>;
`;
  const test = `import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { newId } from "#lib/ids.ts";
import { Forbidden } from "#modules/access/authorize.ts";
import { auditLog } from "#modules/audit/tables.ts";
import { ${call} } from "#modules/${module}/commands/${name}.ts";
import { ${table} } from "#modules/${module}/${tablesFile}";
import { aFurnishedClinic } from "../support/furnished.ts";
import { anInstallation } from "../support/installation.ts";

const installation = await anInstallation();
const clinic = await aFurnishedClinic(installation);
const [row] = await clinic.read((tx) => tx.select({ id: ${table}.id }).from(${table}).limit(1));
const id = row?.id ?? "";

it("is done by who may, and the audit says so", async () => {
  expect(await ${call}(clinic.as("${may}"), { id })).toEqual({ ok: true, id });
  const lines = await clinic.read((tx) => tx.select().from(auditLog).where(eq(auditLog.subjectId, id)));
  expect(lines.map(({ action }) => action)).toContain("${action}");
});

it("is refused to who may not", async () => {
  await expect(${call}(clinic.as("${mayNot}"), { id })).rejects.toBeInstanceOf(Forbidden);
});

it("of another institution is nobody's", async () => {
  const neighbour = await aFurnishedClinic(installation);
  for (const known of [id, newId()])
    expect(await ${call}(neighbour.as("${may}"), { id: known })).toEqual({ ok: false, reason: "NOT_FOUND" });
});
`;
  return {
    command: { path: `src/modules/${module}/commands/${name}.ts`, text: command },
    schema: { path: `src/modules/${module}/schemas.ts`, text: schema },
    test: { path: `tests/integration/${module}-${name}.test.ts`, text: test },
  };
}

const camel = (kebab: string): string => kebab.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

const plural = (noun: string): string =>
  /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : /(s|x|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
