import { Hono, type Context } from "hono";
import type { z } from "zod";
import { can, moduleOf, type Permission, type Scope, scopeOf } from "#modules/access/policy.ts";
import { organizationOf, type Organization } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { log } from "#platform/log.ts";
import type { Incoming } from "./incoming.ts";
import { authenticate, placeOf } from "./request.ts";
import { streamOf } from "./stream-of.ts";

type Download<Choices> = {
  path: `/api/${string}.csv`;
  permission: Permission;
  /** Where whoever reaches only what is their own has no such list. */
  reach?: Scope;
  /** What the address may choose, as the screen of the same list does. */
  choices: z.ZodType<Choices>;
  /** The file in the reader's language (`ctx.locale`): the beginning and the end of its name, and its text, written as it is read. */
  open: (
    ctx: Ctx,
    choices: Choices,
    organization: Organization,
  ) => { name: string; span?: string; text: AsyncGenerator<string> };
};

const failure = (c: Context<Incoming>, status: 401 | 403 | 404 | 422, code: string) =>
  c.json({ error: { code, message: code, request_id: c.env.requestId } }, status, { "cache-control": "no-store" });

/** A list as a file that spreadsheets open, for whoever is signed in and may see the list. Its length costs no memory. */
export const csvDownload = <Choices>({ path, permission, reach, choices, open }: Download<Choices>) =>
  new Hono<Incoming>().get(path, async (c) => {
    const place = await placeOf(c.req.header("host") ?? null);
    if (place.kind !== "tenant") return failure(c, 404, "NOT_FOUND");
    const { locale: asked, ...query } = c.req.query();
    const locale = asked === "en" ? "en" : "es-AR";
    const request = await authenticate(place.tenant, c.req.header("cookie") ?? null, locale, c.env.requestId);
    c.env.remember(request);
    const { ctx } = request;
    if (!request.user) return failure(c, 401, "UNAUTHENTICATED");
    if (!can(ctx.actor, permission)) return failure(c, 403, "FORBIDDEN");
    if (reach === "all" && scopeOf(ctx.actor, permission) !== "all") return failure(c, 403, "FORBIDDEN");
    const parsed = choices.safeParse(query);
    if (!parsed.success) return failure(c, 422, "VALIDATION_ERROR");
    const organization = await readTenant(ctx, (tx) => organizationOf(tx, ctx));
    const needed = moduleOf(permission);
    if (needed && !organization.modules.includes(needed)) return failure(c, 404, "NOT_FOUND");
    const { name, span, text } = open(ctx, parsed.data, organization);
    const file = [name, place.tenant.slug, span].filter(Boolean).join("-");
    return c.body(
      streamOf(text, (error) => log().error({ err: error, request: c.env.requestId }, "export failed")),
      200,
      {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": `attachment; filename="${file}.csv"`,
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
      },
    );
  });
