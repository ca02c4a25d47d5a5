import { z } from "zod";
import { localized, localizedOrNone } from "#lib/localized.ts";
import { HexColor, OptionalEmail, TimeZone } from "#modules/tenancy/schemas.ts";
import { Policy } from "./policy-schemas.ts";

/* What an admin writes down of services and professionals. The bounds are the tables' own (tables.ts). */

const Id = z.uuid();
const whole = (least: number, most: number) =>
  z
    .number({ error: ({ code }) => (code === "invalid_type" ? "NUMBER_REQUIRED" : undefined) })
    .int("WHOLE_NUMBER")
    .min(least)
    .max(most);
const blankable = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .nullable()
    .transform((text) => text || null);

export const SaveService = z.object({
  /** Absent: a new one. */
  id: Id.optional(),
  name: localized(z.string().trim().max(80)),
  description: localizedOrNone(z.string().trim().max(500)),
  durationMin: whole(5, 1440),
  bufferBeforeMin: whole(0, 480),
  bufferAfterMin: whole(0, 480),
  stepMin: whole(5, 1440),
  /** Minor units of the organization's currency. */
  priceMinor: whole(0, 1_000_000_000_000),
  creditCost: whole(0, 1000),
  minNoticeMin: whole(0, 525_600),
  horizonDays: whole(0, 730),
  cancellationWindowH: whole(0, 720),
  /** More than "free until `cancellationWindowH`"; then those hours are its own. */
  policy: Policy.nullable().default(null),
  /** Seats per start; 1: for one client alone. */
  capacity: whole(1, 500).default(1),
  /** It takes one of these; none: it needs none. */
  resourceIds: z.array(Id).max(200).default([]),
  autoConfirm: z.boolean(),
  answerWithinH: whole(1, 720),
  color: HexColor,
  professionalIds: z.array(Id).max(500),
});
export type SaveService = z.infer<typeof SaveService>;
export type SaveServiceForm = z.input<typeof SaveService>;

export const SaveProfessional = z.object({
  id: Id.optional(),
  /** Who signs in as this professional, if anyone does. */
  userId: Id.nullable(),
  firstName: z.string().trim().min(1).max(80),
  lastName: z.string().trim().max(80),
  title: blankable(120),
  email: OptionalEmail,
  timeZone: TimeZone,
  color: HexColor,
  dailyMax: whole(1, 200).nullable(),
  /** What is not said stays as it is. */
  bio: blankable(600).optional(),
  photoId: Id.nullable().optional(),
  serviceIds: z.array(Id).max(500),
});
export type SaveProfessional = z.infer<typeof SaveProfessional>;
export type SaveProfessionalForm = z.input<typeof SaveProfessional>;

/** Who a user with the role is in the calendar: a professional who is there, or a new one. */
export const LinkProfessional = z.object({ userId: Id, professional: z.union([Id, z.literal("new")]) });
export type LinkProfessional = z.infer<typeof LinkProfessional>;

/** Archived things keep their past and take no new appointments. */
export const Archive = z.object({ id: Id, archived: z.boolean() });
export type Archive = z.infer<typeof Archive>;
