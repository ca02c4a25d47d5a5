import { initTRPC } from "@trpc/server";
import { authorize, Unauthenticated } from "./authorize.ts";
import { requireCleanText } from "./clean-input.ts";
import { publicShape } from "./errors.ts";
import type { Permission } from "./policy.ts";
import type { TrpcContext } from "./request.ts";

const t = initTRPC.context<TrpcContext>().create({
  errorFormatter: ({ shape, error, ctx }) => publicShape(shape, error, ctx?.request.requestId ?? ""),
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
  publicProcedure.use(({ ctx: { request }, next }) => {
    authorize(request, permission);
    return next();
  });
