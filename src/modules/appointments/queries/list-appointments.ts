import { and, desc, eq, gt, inArray, isNotNull, lt, ne, sql } from "drizzle-orm";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { isOwn } from "./appointment-in-reach.ts";
import type { Status } from "../schemas.ts";
import { appointments } from "../tables.ts";

export type AppointmentLine = Awaited<ReturnType<typeof listAppointments>>[number];

type Asked = {
  /** Epoch milliseconds: what begins in `[from, to)`. */
  from?: number | undefined;
  to?: number | undefined;
  statuses?: readonly Status[] | undefined;
  professionalId?: string | undefined;
  clientId?: string | undefined;
  /** Where the previous page ended. */
  before?: { start: number; id: string } | undefined;
  limit: number;
};

/** A hold and a class are no appointments. */
const isAppointment = (ctx: Ctx) =>
  and(eq(appointments.tenantId, ctx.tenantId), isNotNull(appointments.clientId), ne(appointments.status, "held"));

/** Appointments by start, the latest first; one more than `limit`, to tell whether there is another page. */
export function listAppointments(tx: Tx, ctx: Ctx, asked: Asked) {
  const scope = authorize(ctx, "appointments:read");
  const { from, to, statuses, professionalId, clientId, before, limit } = asked;
  return tx
    .select()
    .from(appointments)
    .where(
      and(
        isAppointment(ctx),
        scope === "own" ? isOwn(tx, ctx) : undefined,
        from === undefined ? undefined : gt(appointments.startsAt, new Date(from - 1)),
        to === undefined ? undefined : lt(appointments.startsAt, new Date(to)),
        statuses ? inArray(appointments.status, [...statuses]) : undefined,
        professionalId ? eq(appointments.professionalId, professionalId) : undefined,
        clientId ? eq(appointments.clientId, clientId) : undefined,
        before
          ? sql`(${appointments.startsAt}, ${appointments.id}) < (${new Date(before.start).toISOString()}::timestamptz, ${before.id}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(appointments.startsAt), desc(appointments.id))
    .limit(limit + 1);
}

/** One of them, within the actor's reach. By whoever acted on it too: permission to read is not asked again. */
export async function appointmentLine(tx: Tx, ctx: Ctx, id: string): Promise<AppointmentLine | null> {
  const [found] = await tx
    .select()
    .from(appointments)
    .where(and(isAppointment(ctx), eq(appointments.id, id)));
  return found ?? null;
}
