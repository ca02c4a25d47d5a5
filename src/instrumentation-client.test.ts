import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";

/** A process of its own: Zod looks at its settings when it is loaded, and by now it has been, by one test or another. */
const IN_A_BROWSER = `
  await import("./src/instrumentation-client.ts");
  const { z } = await import("zod");
  const made = [];
  globalThis.Function = new Proxy(Function, {
    construct: (target, args) => {
      made.push(args);
      return Reflect.construct(target, args);
    },
  });
  const { success } = z.object({ name: z.string() }).safeParse({ name: "Ana" });
  console.log(JSON.stringify({ jitless: z.config().jitless, success, made }));`;

test("a schema in the browser never tries whether it may run code of its own making", () => {
  const said = execFileSync(process.execPath, ["--input-type=module", "--eval", IN_A_BROWSER], { encoding: "utf8" });
  expect(JSON.parse(said)).toEqual({ jitless: true, success: true, made: [] });
});
