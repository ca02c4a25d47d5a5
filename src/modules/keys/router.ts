import { readTenant } from "#platform/db/with-tenant.ts";
import { procedure, router } from "#server/trpc/init.ts";
import { createKey, endKey, replaceKey } from "./commands/organization-keys.ts";
import { keyRequests, organizationKeys } from "./queries/organization-keys.ts";
import { CreateKey, KeyRef, KeyRequests, RotateKey } from "./schemas.ts";

export const keysRouter = router({
  list: procedure("keys:manage").query(({ ctx: { ctx } }) => readTenant(ctx, (tx) => organizationKeys(tx, ctx))),
  requests: procedure("keys:manage")
    .input(KeyRequests)
    .query(({ ctx: { ctx }, input }) => readTenant(ctx, (tx) => keyRequests(tx, ctx, input))),
  create: procedure("keys:manage")
    .input(CreateKey)
    .mutation(({ ctx: { ctx }, input }) => createKey(ctx, input)),
  rotate: procedure("keys:manage")
    .input(RotateKey)
    .mutation(({ ctx: { ctx }, input }) => replaceKey(ctx, input)),
  revoke: procedure("keys:manage")
    .input(KeyRef)
    .mutation(({ ctx: { ctx }, input }) => endKey(ctx, input)),
});
