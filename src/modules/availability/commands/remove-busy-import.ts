import { and, eq } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { importInReach } from "../queries/busy-imports.ts";
import { busyImports } from "../tables.ts";
import { freeingImported } from "./opening-hours.ts";

/** The calendar is read no more, and what it said is forgotten. */
export async function removeBusyImport(ctx: Ctx, { id }: { id: string }) {
  const scope = authorize(ctx, "availability:write");
  return withTenant(ctx, async (tx) => {
    const found = await importInReach(tx, ctx, scope, id);
    if (!found) return refuse("NOT_FOUND");
    const one = and(eq(busyImports.tenantId, ctx.tenantId), eq(busyImports.id, id));
    // A reading that is being written down is waited for: its times are given back too.
    await tx.select({ id: busyImports.id }).from(busyImports).where(one).for("update");
    const whose = { importId: id, professionalId: found.professionalId };
    await freeingImported(tx, ctx, whose, () => tx.delete(busyImports).where(one));
    await audit(tx, ctx, {
      action: "busy_import.remove",
      subject: { type: "professional", id: found.professionalId },
      data: { import: id, name: found.name },
    });
    await publish(tx, ctx, "availability", found.professionalId);
    return ok({});
  });
}
