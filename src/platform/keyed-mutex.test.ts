import { expect, it } from "vitest";
import { withMutex } from "./keyed-mutex.ts";

const later = () => new Promise<void>((resolve) => setImmediate(resolve));

it("does one after the other under a key, and different keys at once", async () => {
  const said: string[] = [];
  const say = (name: string) => async () => {
    said.push(`${name} begins`);
    await later();
    said.push(`${name} ends`);
    return name;
  };
  const all = [withMutex("a", say("first")), withMutex("a", say("second")), withMutex("b", say("other"))];
  expect(await Promise.all(all)).toEqual(["first", "second", "other"]);
  expect(said).toEqual(["first begins", "other begins", "first ends", "second begins", "other ends", "second ends"]);
});

it("goes on after one that failed, which fails alone", async () => {
  const failing = withMutex("a", async () => {
    await later();
    throw new Error("no");
  });
  const next = withMutex("a", async () => "yes");
  await expect(failing).rejects.toThrow("no");
  expect(await next).toBe("yes");
});
