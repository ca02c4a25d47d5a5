import { env } from "#env.ts";
import type { Admitted } from "#modules/keys/commands/admit-key.ts";
import { readHost } from "#modules/tenancy/host.ts";
import type { Endpoint } from "./endpoint.ts";
import { ApiError } from "./errors.ts";

/** The key as it was written in a header. @throws ApiError 401 */
export function keyFromHeaders(header: (name: string) => string | undefined): string {
  const bearer = /^Bearer +(\S+)$/i.exec(header("authorization") ?? "")?.[1];
  const key = bearer ?? header("x-api-key");
  if (!key) throw new ApiError(401, "UNAUTHENTICATED");
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
  const holds = actor.type === "machineKey" ? scope === "machine" : actor.scopes.includes(scope);
  const open = !tenant.suspended && (!module || tenant.modules.includes(module));
  if (!holds || !open) throw new ApiError(403, "FORBIDDEN");
}
