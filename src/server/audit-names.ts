import { and, eq, inArray } from "drizzle-orm";
import type { AuditEntry } from "#modules/audit/queries/list-audit.ts";
import { clients } from "#modules/clients/tables.ts";
import { users } from "#modules/identity/tables.ts";
import { apiKeys } from "#modules/keys/tables.ts";
import { machines, products, sites } from "#modules/machines/tables.ts";
import { letters } from "#modules/notifications/tables.ts";
import { alerts } from "#modules/alerts/tables.ts";
import { appointments } from "#modules/appointments/tables.ts";
import { appointmentTypes, professionals, resources } from "#modules/catalog/tables.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Every id that the lines mention, in whatever field. */
function idsIn(value: unknown, found: Set<string>): void {
  if (typeof value === "string" && UUID.test(value)) found.add(value);
  else if (typeof value === "object" && value !== null) for (const part of Object.values(value)) idsIn(part, found);
}

/**
 * Id → name of whatever audit lines mention: people, services, machines, letters. It stands here since every module writes
 * such lines, and the trail stands below them all. @param more ids besides, such as the filter's
 */
export async function auditNames(
  tx: Tx,
  ctx: Ctx,
  lines: readonly AuditEntry[],
  more: readonly (string | undefined)[] = [],
): Promise<Map<string, string>> {
  const found = new Set<string>();
  for (const { actorId, subjectId, data, changes } of lines) idsIn([actorId, subjectId, data, changes], found);
  idsIn(more, found);
  const ids = [...found];
  if (ids.length === 0) return new Map();
  const words = ctx.locale;
  const who = (table: typeof users | typeof clients | typeof professionals) =>
    tx
      .select({ id: table.id, first: table.firstName, last: table.lastName })
      .from(table)
      .where(and(eq(table.tenantId, ctx.tenantId), inArray(table.id, ids)))
      .then((rows) => rows.map(({ id, first, last }) => [id, `${first} ${last ?? ""}`.trim()] as const));
  const named = (table: typeof machines | typeof sites | typeof resources | typeof apiKeys) =>
    tx
      .select({ id: table.id, name: table.name })
      .from(table)
      .where(and(eq(table.tenantId, ctx.tenantId), inArray(table.id, ids)))
      .then((rows) => rows.map(({ id, name }) => [id, name] as const));
  const worded = (table: typeof products | typeof appointmentTypes) =>
    tx
      .select({ id: table.id, name: table.name })
      .from(table)
      .where(and(eq(table.tenantId, ctx.tenantId), inArray(table.id, ids)))
      .then((rows) => rows.map(({ id, name }) => [id, name[words] ?? name["es-AR"]] as const));
  const groups = await Promise.all([
    who(users),
    who(clients),
    who(professionals),
    named(machines),
    named(sites),
    named(resources),
    named(apiKeys),
    worded(products),
    worded(appointmentTypes),
    tx
      .select({ id: letters.id, name: letters.subject })
      .from(letters)
      .where(and(eq(letters.tenantId, ctx.tenantId), inArray(letters.id, ids)))
      .then((rows) => rows.map(({ id, name }) => [id, name] as const)),
    tx
      .select({ id: alerts.id, machine: machines.name, site: sites.name })
      .from(alerts)
      .leftJoin(machines, and(eq(machines.tenantId, alerts.tenantId), eq(machines.id, alerts.machineId)))
      .leftJoin(sites, and(eq(sites.tenantId, alerts.tenantId), eq(sites.id, alerts.siteId)))
      .where(and(eq(alerts.tenantId, ctx.tenantId), inArray(alerts.id, ids)))
      .then((rows) => rows.map(({ id, machine, site }) => [id, machine ?? site ?? ""] as const)),
    tx
      .select({ id: appointments.id, first: clients.firstName, last: clients.lastName })
      .from(appointments)
      .innerJoin(clients, and(eq(clients.tenantId, appointments.tenantId), eq(clients.id, appointments.clientId)))
      .where(and(eq(appointments.tenantId, ctx.tenantId), inArray(appointments.id, ids)))
      .then((rows) => rows.map(({ id, first, last }) => [id, `${first} ${last ?? ""}`.trim()] as const)),
  ]);
  return new Map(groups.flat().filter(([, name]) => name !== ""));
}
