import { z } from "@hono/zod-openapi";
import { changeSite } from "#modules/machines/commands/change-site.ts";
import { saveSite } from "#modules/machines/commands/save-site.ts";
import { siteById, sitePage } from "#modules/machines/queries/sites.ts";
import { SaveSite } from "#modules/machines/schemas.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { changesOf, Id, oneOf } from "./document.ts";
import { found } from "./found.ts";
import { Archived, before, PageQuery, pageOf } from "./lists.ts";
import { endpoint, reply, restApp } from "./serve-endpoint.ts";
import { examples } from "./examples.ts";

const Site = z
  .object({
    id: Id,
    name: z.string(),
    address: z.string().nullable(),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    archived: z.boolean(),
  })
  .openapi("Site", { example: examples.site, description: "Where machines stand together: a building, a hall." });

type Row = NonNullable<Awaited<ReturnType<typeof siteById>>>;

const toSite = ({ id, name, address, latitude, longitude, archivedAt }: Row): z.input<typeof Site> => ({
  id,
  name,
  address,
  latitude,
  longitude,
  archived: archivedAt !== null,
});

export const sites = restApp();
const common = { tag: "sites", module: "machines" } as const;

endpoint(
  sites,
  {
    ...common,
    method: "get",
    path: "/sites",
    scope: "sites:read",
    summary: "Where machines stand",
    description: "What is in use, unless `archived` says otherwise.",
    query: PageQuery.extend({ archived: Archived }),
    answer: z.array(Site),
  },
  async ({ ctx, query: { limit, cursor, archived } }) => {
    const rows = await readTenant(ctx, (tx) => sitePage(tx, ctx, { archived, before: before(cursor), limit }));
    const { page, nextCursor } = pageOf(rows, limit);
    return reply(page.map(toSite), { nextCursor });
  },
);

const { name, address, latitude, longitude } = SaveSite.shape;
/** A place on the map has both, or neither. */
const bothOrNone = (at: { latitude?: number | null | undefined; longitude?: number | null | undefined }): boolean =>
  (at.latitude === undefined) === (at.longitude === undefined) && (at.latitude === null) === (at.longitude === null);
const BOTH = { message: "BOTH_COORDINATES", path: ["longitude"] };

endpoint(
  sites,
  {
    ...common,
    method: "post",
    path: "/sites",
    scope: "sites:write",
    summary: "Add a site",
    body: z
      .object({
        name,
        address: address.optional(),
        latitude: latitude.optional(),
        longitude: longitude.optional(),
      })
      .refine(bothOrNone, BOTH)
      .openapi("NewSite", { example: examples.newSite }),
    answer: Site,
    status: 201,
  },
  {
    run: ({ ctx, body }) =>
      saveSite(ctx, {
        name: body.name,
        address: body.address ?? null,
        latitude: body.latitude ?? null,
        longitude: body.longitude ?? null,
      }),
    answer: async (tx, { ctx }, { id }) => reply(toSite(found(await siteById(tx, ctx, id)))),
  },
);

endpoint(
  sites,
  {
    ...common,
    method: "patch",
    path: "/sites/{id}",
    scope: "sites:write",
    summary: "Change a site, or put it away",
    description: "What is absent stays as it is. One where machines stand cannot be archived.",
    params: oneOf("site"),
    body: changesOf({ name, address, latitude, longitude, archived: z.boolean() })
      .refine(bothOrNone, BOTH)
      .openapi("ChangedSite", { example: examples.changedSite }),
    answer: Site,
  },
  {
    run: ({ ctx, params: { id }, body }) => changeSite(ctx, { id, ...body }),
    answer: async (tx, { ctx, params: { id } }) => reply(toSite(found(await siteById(tx, ctx, id)))),
  },
);
