import { newId } from "#lib/ids.ts";
import { ok, refuse } from "#lib/result.ts";
import { audit } from "#modules/audit/commands/audit.ts";
import { authorize } from "#modules/access/authorize.ts";
import { issueKey } from "#modules/keys/commands/issue-key.ts";
import { knowsPhoto } from "#modules/photos/queries/photo.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { publish } from "#platform/db/live.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { knowsSite } from "../queries/sites.ts";
import type { CreateMachine } from "../schemas.ts";
import { machines, sites } from "../tables.ts";

/** Who writes from outside may leave the zone to the institution, and name a site instead of knowing its id. */
type Wanted = Omit<CreateMachine, "timeZone"> & { timeZone: string | null; siteName?: string | undefined };

/** Writes a machine down and gives it its first key, which is shown this once. */
export async function createMachine(ctx: Ctx, { siteName, ...wanted }: Wanted) {
  authorize(ctx, "machines:write");
  return withTenant(ctx, async (tx) => {
    const timeZone = wanted.timeZone ?? (await organizationOf(tx, ctx)).timeZone;
    const machine = { ...wanted, timeZone, siteId: siteName ? await siteCalled(tx, ctx, siteName) : wanted.siteId };
    if (!(await knowsSite(tx, ctx, machine.siteId))) return refuse("NOT_FOUND");
    if (!(await knowsPhoto(tx, ctx, machine.photoId))) return refuse("NOT_FOUND");
    const id = newId();
    await tx.insert(machines).values({ ...machine, tenantId: ctx.tenantId, id, createdAt: new Date(ctx.now) });
    const { key } = await issueKey(tx, ctx, { kind: "machine", machineId: id, name: machine.name });
    await audit(tx, ctx, { action: "machine.add", subject: { type: "machine", id }, data: machine });
    await publish(tx, ctx, "machines", id);
    return ok({ id, key });
  });
}

/** The site of that name, made if there is none: two who name it at once get the same one. */
async function siteCalled(tx: Tx, ctx: Ctx, name: string): Promise<string> {
  const [made] = await tx
    .insert(sites)
    .values({ tenantId: ctx.tenantId, id: newId(), name, createdAt: new Date(ctx.now) })
    .onConflictDoUpdate({ target: [sites.tenantId, sites.name], set: { archivedAt: null } })
    .returning({ id: sites.id });
  if (!made) throw new Error("site missing");
  return made.id;
}
