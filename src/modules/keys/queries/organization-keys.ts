import { and, desc, eq, lt } from "drizzle-orm";
import { authorize } from "#modules/access/authorize.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { requestLog } from "../tables.ts";
import { listKeys } from "./list-keys.ts";

export type OrganizationKeys = Awaited<ReturnType<typeof organizationKeys>>;
export type KeyRequest = Awaited<ReturnType<typeof keyRequests>>["requests"][number];

const PAGE = 50;

/** The keys of integrations: those that open something, then those that ended. */
export async function organizationKeys(tx: Tx, ctx: Ctx) {
  authorize(ctx, "keys:manage");
  const [{ timeZone, modules }, keys] = await Promise.all([
    organizationOf(tx, ctx),
    listKeys(tx, ctx, { kind: "organization" }),
  ]);
  return { timeZone, modules, now: ctx.now, keys };
}

/** What a key asked and how it was answered, newest first. */
export async function keyRequests(tx: Tx, ctx: Ctx, { keyId, cursor }: { keyId: string; cursor?: string | undefined }) {
  authorize(ctx, "keys:manage");
  const rows = await tx
    .select()
    .from(requestLog)
    .where(
      and(
        eq(requestLog.tenantId, ctx.tenantId),
        eq(requestLog.keyId, keyId),
        cursor ? lt(requestLog.id, cursor) : undefined,
      ),
    )
    .orderBy(desc(requestLog.id))
    .limit(PAGE + 1);
  const requests = rows.slice(0, PAGE).map(({ at, tenantId: _tenant, ...line }) => ({ ...line, at: at.getTime() }));
  return { requests, next: rows.length > PAGE ? (requests.at(-1)?.id ?? null) : null };
}
