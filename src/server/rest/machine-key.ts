import { z } from "@hono/zod-openapi";
import { isRefusal } from "#lib/result.ts";
import { rotateOwnKey } from "#modules/machines/commands/machine-keys.ts";
import { utc, UtcInstant } from "./document.ts";
import { endpoint, reply, restApp } from "./serve-endpoint.ts";
import { examples } from "./examples.ts";

export const machineKey = restApp();

endpoint(
  machineKey,
  {
    method: "post",
    path: "/machine/key/rotate",
    tag: "machine",
    summary: "Ask for a new key",
    description: "The old one is good until the new one is first used, or until `old_key_expires_at`.",
    scope: "machine",
    module: "machines",
    answer: z.object({ key: z.string(), old_key_expires_at: UtcInstant }).openapi({ example: examples.rotatedKey }),
  },
  async ({ ctx }) => {
    const rotated = await rotateOwnKey(ctx);
    return isRefusal(rotated) ? rotated : reply({ key: rotated.key, old_key_expires_at: utc(rotated.oldKeyExpiresAt) });
  },
);
