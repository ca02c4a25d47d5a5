import { and, eq, sql } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import { ok, refuse } from "#lib/result.ts";
import { authorizeMachine } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { enqueue } from "#platform/queue/queue.ts";
import { SILENCE_MS, statusOf } from "../domain/machine-status.ts";
import { restartedAt } from "../domain/restart.ts";
import { machineChangedQueue } from "../queue.ts";
import type { Heartbeat } from "../schemas.ts";
import { machines } from "../tables.ts";
import { deliverKey } from "./deliver-key.ts";

const NEXT_HEARTBEAT_S = 60;

/**
 * A machine says that it lives, and how it is. Two statements beside the lock; more only where something is new: it
 * came back, it took over a configuration, it waits for a key. One that was put away is answered like any other while its
 * key is good: a machine that is refused here may keep its sales to itself.
 */
export async function recordHeartbeat(ctx: Ctx, beat: Heartbeat) {
  const machineId = authorizeMachine(ctx);
  return withTenant(ctx, async (tx) => {
    const itself = and(eq(machines.tenantId, ctx.tenantId), eq(machines.id, machineId));
    const [before] = await tx
      .select({
        name: machines.name,
        lastSeenAt: machines.lastSeenAt,
        offlineSince: machines.offlineSince,
        restartedAt: machines.restartedAt,
        firmware: machines.firmware,
        configVersion: machines.configVersion,
        reportedConfigVersion: machines.reportedConfigVersion,
        keyRotationAskedAt: machines.keyRotationAskedAt,
      })
      .from(machines)
      .where(itself)
      .for("update");
    if (!before) return refuse("NOT_FOUND");

    const lastSeenAt = before.lastSeenAt?.getTime() ?? null;
    const began = restartedAt(before.restartedAt?.getTime() ?? null, beat.uptimeS, ctx.now);
    const reported = beat.configVersion ?? before.reportedConfigVersion;
    await Promise.all([
      tx
        .update(machines)
        .set({
          // A heartbeat that waited for another's lock may be the older one.
          lastSeenAt: new Date(Math.max(ctx.now, lastSeenAt ?? 0)),
          offlineSince: null,
          restartedAt: began === null ? null : new Date(began),
          clockOffsetMs: beat.sentAt - ctx.now,
          reportedConfigVersion: reported,
          ...(beat.firmware !== undefined && { firmware: beat.firmware }),
          ...(beat.temperatureC !== undefined && { temperatureC: beat.temperatureC }),
          ...(beat.signalDbm !== undefined && { signalDbm: beat.signalDbm }),
        })
        .where(itself),
      keepReading(tx, ctx, machineId, beat),
    ]);

    const cameBack = before.offlineSince !== null || statusOf(lastSeenAt, ctx.now) !== "online";
    if (cameBack) await enqueue(tx, ctx, machineChangedQueue, { machineId });
    const isNew =
      cameBack ||
      reported !== before.reportedConfigVersion ||
      began !== (before.restartedAt?.getTime() ?? null) ||
      (beat.firmware ?? before.firmware) !== before.firmware;
    // Every notification takes a lock of the whole server: what is the same as a minute ago is not worth one.
    if (isNew) await publish(tx, ctx, "machines", machineId);

    const { keyRotationAskedAt: askedAt, name } = before;
    const newKey = askedAt ? await deliverKey(tx, ctx, { id: machineId, name, askedAt }) : null;
    return ok({
      serverTime: ctx.now,
      configVersion: before.configVersion,
      nextHeartbeatS: NEXT_HEARTBEAT_S,
      ...(newKey && { newKey }),
    });
  });
}

/** One reading in five minutes is enough to draw; the machine's own row has the last. */
async function keepReading(tx: Tx, ctx: Ctx, machineId: string, { temperatureC, signalDbm }: Heartbeat): Promise<void> {
  if (temperatureC === undefined && signalDbm === undefined) return;
  const now = new Date(ctx.now).toISOString();
  const since = new Date(ctx.now - SILENCE_MS).toISOString();
  await tx.execute(sql`
    insert into machine_readings (tenant_id, id, machine_id, at, temperature_c, signal_dbm)
    select ${ctx.tenantId}::uuid, ${newId()}::uuid, ${machineId}::uuid, ${now}::timestamptz, ${temperatureC ?? null}::real, ${signalDbm ?? null}::int
     where not exists (select from machine_readings
                        where tenant_id = ${ctx.tenantId}::uuid and machine_id = ${machineId}::uuid and at > ${since}::timestamptz)`);
}
