import { and, eq } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize } from "#modules/access/authorize.ts";
import { originOf } from "#modules/tenancy/origin.ts";
import type { Ctx } from "#platform/context.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { enqueue } from "#platform/queue/queue.ts";
import type { AddBusyImport } from "../import-schemas.ts";
import { lockHours, professionalInReach } from "../queries/availability.ts";
import { importQueue } from "../queue.ts";
import { busyImports } from "../tables.ts";

const MAX_IMPORTS = 5;

/** Another calendar of a professional's, read at once and then every quarter of an hour. It is a job that reaches out. */
export async function addBusyImport(ctx: Ctx, { professionalId, name, url }: AddBusyImport) {
  const scope = authorize(ctx, "availability:write");
  return withTenant(ctx, async (tx) => {
    if (!(await professionalInReach(tx, ctx, scope, professionalId))) return refuse("NOT_FOUND");
    // Our own feed would make every appointment a reason against itself.
    if (URL.parse(url)?.origin === (await originOf(ctx))) return refuse("OWN_CALENDAR");
    await lockHours(tx, ctx, professionalId);
    const theirs = await tx
      .select({ url: busyImports.url })
      .from(busyImports)
      .where(and(eq(busyImports.tenantId, ctx.tenantId), eq(busyImports.professionalId, professionalId)));
    if (theirs.some((each) => each.url === url)) return refuse("IMPORTED_ALREADY");
    if (theirs.length >= MAX_IMPORTS) return refuse("TOO_MANY_IMPORTS");
    const id = newId();
    await tx.insert(busyImports).values({
      tenantId: ctx.tenantId,
      id,
      professionalId,
      name,
      url,
      nextAt: new Date(ctx.now),
      createdAt: new Date(ctx.now),
    });
    await enqueue(tx, ctx, importQueue, { importId: id, at: ctx.now });
    await audit(tx, ctx, {
      action: "busy_import.add",
      subject: { type: "professional", id: professionalId },
      data: { import: id, name, host: URL.parse(url)?.host },
    });
    return ok({ id });
  });
}
