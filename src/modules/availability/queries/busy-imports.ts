import { and, asc, eq } from "drizzle-orm";
import type { Scope } from "#modules/access/policy.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { ownProfessionalId } from "#modules/catalog/queries/own-professional.ts";
import type { Unread } from "../imports/unread.ts";
import { busyImports } from "../tables.ts";
import { professionalInReach } from "./availability.ts";

export type BusyImport = Awaited<ReturnType<typeof busyImportsOf>>[number];

/** The other calendars that are read for a professional. Of an address only its host is told: it is often a secret itself. */
export async function busyImportsOf(tx: Tx, ctx: Ctx, professionalId: string) {
  const [imports, own] = await Promise.all([
    tx
      .select()
      .from(busyImports)
      .where(and(eq(busyImports.tenantId, ctx.tenantId), eq(busyImports.professionalId, professionalId)))
      .orderBy(asc(busyImports.id)),
    ownProfessionalId(tx, ctx),
  ]);
  // What their events are called is for themselves alone: whoever else looks after their hours learns that there is one.
  const shown = (unread: readonly Unread[]) =>
    own === professionalId ? [...unread] : unread.map((each) => ({ ...each, title: null, detail: null }));
  return imports.map(({ id, name, url, intervals, unread, unreadCount, readAt, failure, failedAt }) => ({
    id,
    name,
    host: URL.parse(url)?.host ?? "",
    intervals,
    unread: shown(unread),
    unreadCount,
    readAt: readAt?.getTime() ?? null,
    failure,
    failedAt: failedAt?.getTime() ?? null,
  }));
}

/** An import of a professional within the actor's reach, or null. */
export async function importInReach(tx: Tx, ctx: Ctx, scope: Scope, id: string) {
  const [found] = await tx
    .select()
    .from(busyImports)
    .where(and(eq(busyImports.tenantId, ctx.tenantId), eq(busyImports.id, id)))
    .for("update");
  return found && (await professionalInReach(tx, ctx, scope, found.professionalId)) ? found : null;
}
