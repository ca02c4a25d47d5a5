import { readdirSync } from "node:fs";

/** `npm run bench -- <name>` measures what scripts/bench/<name>.ts describes; its arguments follow the name. */

type Bench = { default: (args: string[]) => void | Promise<void> };

const names = readdirSync(new URL("./bench/", import.meta.url))
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.replace(/\.ts$/, ""))
  .sort();

const [name = "", ...args] = process.argv.slice(2);

if (names.includes(name)) {
  const bench = (await import(`./bench/${name}.ts`)) as Bench;
  await bench.default(args);
} else {
  console.error(name ? `There is no bench "${name}".` : "Which bench?");
  console.error(`Available: ${names.join(", ")}. For example: npm run bench -- ${names[0] ?? "slots"}`);
  process.exitCode = 1;
}
