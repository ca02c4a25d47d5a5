import type { Ctx } from "#platform/context.ts";
import { scopeOf, type Permission, type Scope } from "./policy.ts";

/** Not signed in: mapped to 401. */
export class Unauthenticated extends Error {
  override name = "Unauthenticated";
}

/** Signed in, and not allowed: mapped to 403. */
export class Forbidden extends Error {
  override name = "Forbidden";
}

/**
 * The first line of every command and query that is not public. Answers how far the permission reaches, so that the
 * caller narrows to what is the actor's own.
 * @throws Unauthenticated, Forbidden
 */
export function authorize(ctx: Ctx, permission: Permission): Scope {
  const scope = scopeOf(ctx.actor, permission);
  if (scope) return scope;
  throw ctx.actor.type === "visitor" ? new Unauthenticated() : new Forbidden();
}

/**
 * The same for what a machine does: a machine's key reaches its own machine and nothing else.
 * @returns the machine's id
 * @throws Forbidden
 */
export function authorizeMachine(ctx: Ctx): string {
  if (ctx.actor.type !== "machineKey") throw new Forbidden();
  return ctx.actor.machineId;
}
