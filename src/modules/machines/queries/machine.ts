import { and, eq } from "drizzle-orm";
import { authorize } from "#modules/access/authorize.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { statusOf } from "../domain/machine-status.ts";
import { machines, sites } from "../tables.ts";
import { planogramOf } from "./planogram.ts";

export type MachineView = NonNullable<Awaited<ReturnType<typeof machineView>>>;

const time = (at: Date | null): number | null => at?.getTime() ?? null;

/** A machine, how it is and what lies in it; null if there is none. */
export async function machineView(tx: Tx, ctx: Ctx, machineId: string) {
  authorize(ctx, "machines:read");
  const [[row], slots, { currency }] = await Promise.all([
    tx
      .select({ machine: machines, site: { id: sites.id, name: sites.name, address: sites.address } })
      .from(machines)
      .leftJoin(sites, and(eq(sites.tenantId, machines.tenantId), eq(sites.id, machines.siteId)))
      .where(and(eq(machines.tenantId, ctx.tenantId), eq(machines.id, machineId))),
    planogramOf(tx, ctx, machineId),
    organizationOf(tx, ctx),
  ]);
  if (!row) return null;
  const { machine, site } = row;
  return {
    id: machine.id,
    name: machine.name,
    location: machine.location,
    site,
    siteId: machine.siteId,
    timeZone: machine.timeZone,
    model: machine.model,
    serial: machine.serial,
    photoId: machine.photoId,
    latitude: machine.latitude,
    longitude: machine.longitude,
    ignoresDexChecksum: machine.ignoresDexChecksum,
    status: statusOf(time(machine.lastSeenAt), ctx.now),
    lastSeenAt: time(machine.lastSeenAt),
    restartedAt: time(machine.restartedAt),
    clockOffsetMs: machine.clockOffsetMs,
    firmware: machine.firmware,
    temperatureC: machine.temperatureC,
    signalDbm: machine.signalDbm,
    configVersion: machine.configVersion,
    reportedConfigVersion: machine.reportedConfigVersion,
    keyRotationAskedAt: time(machine.keyRotationAskedAt),
    createdAt: machine.createdAt.getTime(),
    archived: machine.archivedAt !== null,
    currency,
    slots,
  };
}
