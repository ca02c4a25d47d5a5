import { readTenant } from "#platform/db/with-tenant.ts";
import { procedure, router } from "#modules/access/procedures.ts";
import { createKey, endKey, replaceKey } from "./commands/organization-keys.ts";
import { keyRequests, organizationKeys } from "./queries/organization-keys.ts";
import { CreateKey, KeyRef, KeyRequests, RotateKey } from "./schemas.ts";

export const keysRouter = router({
  list: procedure("keys:manage").query(({ ctx: { request } }) =>
    readTenant(request, (tx) => organizationKeys(tx, request)),
  ),
  requests: procedure("keys:manage")
    .input(KeyRequests)
    .query(({ ctx: { request }, input }) => readTenant(request, (tx) => keyRequests(tx, request, input))),
  create: procedure("keys:manage")
    .input(CreateKey)
    .mutation(({ ctx: { request }, input }) => createKey(request, input)),
  rotate: procedure("keys:manage")
    .input(RotateKey)
    .mutation(({ ctx: { request }, input }) => replaceKey(request, input)),
  revoke: procedure("keys:manage")
    .input(KeyRef)
    .mutation(({ ctx: { request }, input }) => endKey(request, input)),
});
