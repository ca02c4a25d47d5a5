import { execFileSync } from "node:child_process";
import { appendFileSync, existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { policy } from "#modules/access/policy.ts";
import { commandFiles, type Ground, NotSo } from "./new-command/files.ts";

/** `npm run new:command -- <module> <verb-noun> [--table …] [--permission …]`: a command, its schema and its test. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { table: { type: "string" }, permission: { type: "string" } },
});

const [module = "", name = ""] = positionals;
const folder = `src/modules/${module}`;
const ground: Ground = {
  policy,
  tables: Object.fromEntries(
    globSync(`${folder}/*tables.ts`).flatMap((path) =>
      [...readFileSync(path, "utf8").matchAll(/^export const (\w+) = pgTable\(/gm)].map(([, table = ""]) => [
        table,
        path,
      ]),
    ),
  ),
};

try {
  if (module === "" || !existsSync(folder)) throw new NotSo(`There is no module "${module}" in src/modules.`);
  const { command, test, schema } = commandFiles({ module, name, ...values }, ground);
  for (const { path } of [command, test]) if (existsSync(path)) throw new NotSo(`${path} is there already.`);
  if (!existsSync(schema.path)) writeFileSync(schema.path, 'import { z } from "zod";\n');
  appendFileSync(schema.path, schema.text);
  for (const { path, text } of [command, test]) writeFileSync(path, text);
  const paths = [command.path, schema.path, test.path];
  execFileSync("node_modules/.bin/oxfmt", paths, { stdio: "ignore" });
  console.log(`Written:\n${paths.map((path) => `  ${path}`).join("\n")}

Now yours: the sentence above the command and what it does; its rule in ${folder}/domain/, with examples beside it; words for
its refusals in src/i18n/messages/*/errors.json; a procedure in ${folder}/router.ts, and its case in tests/support/walk-cases.ts.
Its test: npm test -- integration ${module}-${name}`);
} catch (error) {
  if (!(error instanceof NotSo)) throw error;
  console.error(
    `${error.message}\n\nnpm run new:command -- <module> <verb-noun> [--table sites] [--permission machines:write]`,
  );
  process.exitCode = 1;
}
