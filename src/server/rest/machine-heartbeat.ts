import { z } from "@hono/zod-openapi";
import { isRefusal } from "#lib/result.ts";
import { recordHeartbeat } from "#modules/machines/commands/record-heartbeat.ts";
import { Heartbeat } from "#modules/machines/schemas.ts";
import { SentInstant, utc, UtcInstant } from "./document.ts";
import { endpoint, reply, restApp } from "./serve-endpoint.ts";
import { examples } from "./examples.ts";

const { firmware, uptimeS, temperatureC, signalDbm, configVersion } = Heartbeat.shape;

const Beat = z
  .object({
    sent_at: SentInstant,
    firmware,
    uptime_s: uptimeS,
    temperature_c: temperatureC,
    signal_dbm: signalDbm,
    config_version: configVersion,
  })
  .openapi("Heartbeat", { example: examples.heartbeat });

export const machineHeartbeat = restApp();

endpoint(
  machineHeartbeat,
  {
    method: "post",
    path: "/machine/heartbeat",
    tag: "machine",
    summary: "Say that the machine lives, and how it is",
    description:
      "A `config_version` above the machine's own: fetch `GET /machine/config`. A `new_key`: use it from now on; until it is first used, the old one is good and every answer carries another.",
    scope: "machine",
    module: "machines",
    body: Beat,
    answer: z
      .object({
        server_time: UtcInstant,
        config_version: z.int(),
        next_heartbeat_s: z.int(),
        new_key: z.string().optional(),
      })
      .openapi({ example: examples.heartbeatAnswer }),
  },
  async ({ ctx, body }) => {
    const beat = await recordHeartbeat(ctx, {
      sentAt: body.sent_at,
      firmware: body.firmware,
      uptimeS: body.uptime_s,
      temperatureC: body.temperature_c,
      signalDbm: body.signal_dbm,
      configVersion: body.config_version,
    });
    if (isRefusal(beat)) return beat;
    return reply({
      server_time: utc(beat.serverTime),
      config_version: beat.configVersion,
      next_heartbeat_s: beat.nextHeartbeatS,
      ...(beat.newKey && { new_key: beat.newKey }),
    });
  },
);
