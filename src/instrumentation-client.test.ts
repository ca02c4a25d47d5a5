import { expect, test } from "vitest";

test("a schema in the browser never tries whether it may run code of its own making", async () => {
  await import("./instrumentation-client.ts");
  const { z } = await import("zod");
  expect(z.config().jitless).toBe(true);
  const made: unknown[] = [];
  const { Function: real } = globalThis;
  globalThis.Function = new Proxy(real, {
    construct: (target, args) => {
      made.push(args);
      return Reflect.construct(target, args) as object;
    },
  });
  try {
    expect(z.object({ name: z.string() }).safeParse({ name: "Ana" }).success).toBe(true);
  } finally {
    globalThis.Function = real;
  }
  expect(made).toEqual([]);
});
