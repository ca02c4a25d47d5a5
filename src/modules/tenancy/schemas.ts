import { z } from "zod";
import { LANGUAGES } from "#lib/localized.ts";
import { isTimeZone } from "#lib/time-zones.ts";

/** Subdomains that are, or may become, the platform's own. */
const RESERVED_SLUGS = new Set(
  "account accounts admin api app assets auth billing blog cdn demo dev docs ftp help host imap internal localhost login mail metrics ns ns1 ns2 pop platform public root smtp staging static status support test webmail www zaguan".split(
    " ",
  ),
);

export const Slug = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, "SLUG_MALFORMED")
  .refine((slug) => !RESERVED_SLUGS.has(slug), "SLUG_RESERVED");

export const TimeZone = z.string().max(64).refine(isTimeZone, "UNKNOWN_TIME_ZONE");

/** ISO 4217, as this runtime knows it. */
export const Currency = z
  .string()
  .refine((code) => Intl.supportedValuesOf("currency").includes(code), "UNKNOWN_CURRENCY");

export const HexColor = z
  .string()
  .toLowerCase()
  .regex(/^#[0-9a-f]{6}$/, "COLOR_MALFORMED");

export const CreateTenant = z.object({
  slug: Slug,
  name: z.string().trim().min(1).max(120),
  timeZone: TimeZone,
  currency: Currency.default("ARS"),
  locale: z.enum(["es-AR", "en"]).default("es-AR"),
  /** What it has switched on; appointments alone, unless said. */
  modules: z
    .array(z.enum(["appointments", "machines"]))
    .min(1)
    .optional(),
});
export type CreateTenant = z.infer<typeof CreateTenant>;

const Blankable = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .nullable()
    .transform((text) => text || null);

/** An address, or none. */
export const OptionalEmail = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .refine((text) => text === "" || z.email().safeParse(text).success, "EMAIL_FORMAT")
  .nullable()
  .transform((text) => text || null);

export const SaveSettings = z.object({
  name: z.string().trim().min(1).max(120),
  tagline: Blankable(160),
  email: OptionalEmail,
  phone: Blankable(40),
  address: Blankable(200),
  timeZone: TimeZone,
  currency: Currency,
  locale: z.enum(["es-AR", "en"]),
  accent: HexColor.nullable(),
  /** What is not said stays as it is. The main language is always among them. */
  languages: z.array(z.enum(LANGUAGES)).max(LANGUAGES.length).optional(),
  about: Blankable(600).optional(),
  whatsapp: z
    .string()
    .trim()
    .max(40)
    .regex(/^(?:(?=(?:\D*\d){8})[+\d][\d\s()./-]*)?$/, "PHONE_FORMAT")
    .nullable()
    .transform((text) => text || null)
    .optional(),
  openingHours: Blankable(300).optional(),
  photoId: z.uuid().nullable().optional(),
});
export type SaveSettings = z.infer<typeof SaveSettings>;
export type SaveSettingsForm = z.input<typeof SaveSettings>;
