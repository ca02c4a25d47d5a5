import { z } from "@hono/zod-openapi";
import { organizationOf } from "#modules/tenancy/queries.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { Id } from "./document.ts";
import { endpoint, reply, restApp } from "./serve-endpoint.ts";
import { examples } from "./examples.ts";

const Organization = z
  .object({
    id: Id,
    slug: z.string(),
    name: z.string(),
    tagline: z.string().nullable(),
    time_zone: z.string().openapi({ example: "America/Argentina/Buenos_Aires" }),
    currency: z.string().openapi({ example: "ARS" }),
    locale: z.enum(["es-AR", "en"]),
    modules: z.array(z.enum(["appointments", "students", "machines"])),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    address: z.string().nullable(),
  })
  .openapi("Organization", { example: examples.organization });

export const organization = restApp();

endpoint(
  organization,
  {
    method: "get",
    path: "/organization",
    tag: "organization",
    summary: "The institution that the key belongs to",
    scope: "organization:read",
    answer: Organization,
  },
  async ({ ctx, tenant }) => {
    const found = await readTenant(ctx, (tx) => organizationOf(tx, ctx));
    const { name, tagline, currency, locale, email, phone, address } = found;
    const modules = found.modules as z.input<typeof Organization>["modules"];
    const zone = { time_zone: found.timeZone };
    return reply({
      id: tenant.id,
      slug: tenant.slug,
      name,
      tagline,
      ...zone,
      currency,
      locale,
      modules,
      email,
      phone,
      address,
    });
  },
);
