import { initTRPC } from "@trpc/server";
import type { Permission } from "#modules/identity/policy.ts";
import { authorize, Unauthenticated } from "#modules/identity/authorize.ts";
import type { TenantRequest } from "#server/request.ts";
import { requireCleanText } from "./clean-input.ts";
import { publicShape } from "./errors.ts";

export type TrpcContext = TenantRequest & {
  /** Answers are given through it: Set-Cookie. */
  resHeaders: Headers;
  userAgent: string | null;
  /** The Cookie header: holds and sessions travel in it. */
  cookie: string | null;
  /** SHA-256 of the caller's address: throttles count by it, nothing stores the address. */
  addressHash: string;
};

const t = initTRPC.context<TrpcContext>().create({
  errorFormatter: ({ shape, error, ctx }) => publicShape(shape, error, ctx?.ctx.requestId ?? ""),
});

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/** Anyone on an institution's host. A body that cannot be read is the schema's to refuse, where there is one. */
export const publicProcedure = t.procedure.use(async ({ getRawInput, next }) => {
  requireCleanText(await getRawInput().catch(() => undefined));
  return next();
});

/** Whoever is signed in. */
export const memberProcedure = publicProcedure.use(({ ctx, next }) => {
  if (!ctx.user) throw new Unauthenticated();
  return next({ ctx: { ...ctx, user: ctx.user } });
});

/** Whoever holds the permission; the command then asks how far it reaches. */
export const procedure = (permission: Permission) =>
  publicProcedure.use(({ ctx, next }) => {
    authorize(ctx.ctx, permission);
    return next();
  });
