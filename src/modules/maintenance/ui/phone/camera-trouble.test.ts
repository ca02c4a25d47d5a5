import { expect, test } from "vitest";
import { type CameraFacts, cameraTrouble } from "./camera-trouble.ts";

const asked: CameraFacts = { isSecure: true, error: "NotFoundError", permission: "prompt", cameras: 1 };

test.each<[string, Partial<CameraFacts>, ReturnType<typeof cameraTrouble>]>([
  ["refused in the browser's question", { error: "NotAllowedError" }, "denied"],
  ["refused by a policy of the page", { error: "SecurityError" }, "denied"],
  ["refused for good, and told as missing", { permission: "denied", cameras: 0 }, "denied"],
  ["told as missing, although one is listed", {}, "denied"],
  ["told as missing, and none is listed", { cameras: 0 }, "none"],
  ["told as missing, where nothing can be asked", { permission: null, cameras: null }, "none"],
  ["allowed, and listed, but gone when it was opened", { permission: "granted" }, "none"],
  ["another program has it", { error: "NotReadableError", permission: "granted" }, "unusable"],
  ["a browser that cannot even ask", { error: "NotSupportedError" }, "unusable"],
  ["no camera, in an odd browser's words", { error: "AbortError", cameras: 0 }, "none"],
  ["an origin without TLS", { isSecure: false, error: "TypeError", permission: null, cameras: null }, "insecure"],
])("%s", (_what, facts, trouble) => {
  expect(cameraTrouble({ ...asked, ...facts })).toBe(trouble);
});
