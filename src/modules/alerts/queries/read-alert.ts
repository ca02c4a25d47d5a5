import { and, asc, eq, inArray } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { authorize } from "#modules/access/authorize.ts";
import { users } from "#modules/identity/tables.ts";
import { apiKeys } from "#modules/keys/tables.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { eventFacts } from "../event-schemas.ts";
import { alertEvents, alerts } from "../tables.ts";
import { alertLines, type AlertLine } from "./alert-lines.ts";

/** One alert, for callers that have asked who may see it. */
export async function alertById(tx: Tx, ctx: Ctx, id: string): Promise<AlertLine | null> {
  const [alert] = await alertLines(tx, ctx, eq(alerts.id, id), { limit: 1 });
  return alert ?? null;
}

export type AlertDetail = Extract<Awaited<ReturnType<typeof readAlert>>, { ok: true }>;

/** One alert and what happened to it, in order, each with who did it. */
export async function readAlert(tx: Tx, ctx: Ctx, { id }: { id: string }) {
  authorize(ctx, "alerts:read");
  const alert = await alertById(tx, ctx, id);
  if (!alert) return refuse("NOT_FOUND");
  const [rows, { timeZone }] = await Promise.all([
    tx
      .select()
      .from(alertEvents)
      .where(and(eq(alertEvents.tenantId, ctx.tenantId), eq(alertEvents.alertId, id)))
      .orderBy(asc(alertEvents.id)),
    organizationOf(tx, ctx),
  ]);
  const read = rows.map((row) => ({ ...row, facts: eventFacts(row.what, row.data) }));
  const names = await namesOf(
    tx,
    ctx,
    read.flatMap(({ actorId, facts }) => [actorId, facts.userId, ...facts.userIds]),
  );
  const nameOf = (userId: string | null) => (userId === null ? null : (names.get(userId) ?? null));
  const events = read.map(({ id: eventId, what, at, actorType, actorId, facts }) => ({
    id: eventId,
    what,
    at: at.getTime(),
    actor: actorType,
    by: nameOf(actorId),
    fromPriority: facts.fromPriority,
    toPriority: facts.toPriority,
    until: facts.until,
    user: nameOf(facts.userId),
    users: facts.userIds.flatMap((userId) => nameOf(userId) ?? []),
  }));
  return ok({ alert, events, timeZone, now: ctx.now });
}

/** Of people, and of the keys that act for nobody in person. */
async function namesOf(tx: Tx, ctx: Ctx, mentioned: (string | null)[]): Promise<Map<string, string>> {
  const ids = [...new Set(mentioned.filter((id) => id !== null))];
  if (ids.length === 0) return new Map();
  const [people, keys] = await Promise.all([
    tx
      .select({ id: users.id, firstName: users.firstName, lastName: users.lastName })
      .from(users)
      .where(and(eq(users.tenantId, ctx.tenantId), inArray(users.id, ids))),
    tx
      .select({ id: apiKeys.id, name: apiKeys.name })
      .from(apiKeys)
      .where(and(eq(apiKeys.tenantId, ctx.tenantId), inArray(apiKeys.id, ids))),
  ]);
  return new Map([
    ...people.map(({ id, firstName, lastName }) => [id, `${firstName} ${lastName}`.trim()] as const),
    ...keys.map(({ id, name }) => [id, name] as const),
  ]);
}
