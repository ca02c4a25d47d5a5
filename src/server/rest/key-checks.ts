import { env } from "#env.ts";
import type { Admitted } from "#modules/keys/commands/admit-key.ts";
import { readHost } from "#modules/tenancy/host.ts";
import type { Endpoint } from "./endpoint.ts";
import { ApiError } from "./errors.ts";

/** The key as it was written in a header. @throws ApiError 401 */
export function keyFromHeaders(header: (name: string) => string | undefined): string {
  const bearer = /^Bearer +(\S+)$/i.exec(header("authorization") ?? "")?.[1];
  const key = bearer ?? header("x-api-key");
  if (!key) throw new ApiError(401, "UNAUTHENTICATED", { reason: "no_key" });
  return key;
}

/** The key decides the institution; under the name of another one it is nobody's. @throws ApiError 401 */
export function requireHost(host: string | undefined, slug: string): void {
  const named = readHost(host, new URL(env().PUBLIC_ORIGIN).host);
  if (named.kind === "tenant" && named.slug !== slug && named.slug !== "api")
    throw new ApiError(401, "UNAUTHENTICATED");
}

/** @throws ApiError 403 */
export function requireScope({ scope, module }: Endpoint, { actor, tenant }: Admitted): void {
  const forbid = (reason: string, facts = {}) => new ApiError(403, "FORBIDDEN", { reason, ...facts });
  if (tenant.suspended) throw forbid("suspended");
  if ((actor.type === "machineKey") !== (scope === "machine"))
    throw forbid(scope === "machine" ? "machine_key_needed" : "organization_key_needed");
  if (actor.type === "organizationKey" && !actor.scopes.includes(scope)) throw forbid("scope", { scope });
  if (module && !tenant.modules.includes(module)) throw forbid("module_off", { module });
}
