import { z } from "zod";
import { localized } from "#lib/localized.ts";
import { TimeZone } from "#modules/tenancy/schemas.ts";

/* What is written down of sites, products, machines and what lies in them. The bounds are the tables' own (tables.ts). */

const Id = z.uuid();
const whole = (least: number, most: number) =>
  z
    .number({ error: ({ code }) => (code === "invalid_type" ? "NUMBER_REQUIRED" : undefined) })
    .int("WHOLE_NUMBER")
    .min(least)
    .max(most);
/** PostgreSQL keeps no NUL, and half a surrogate pair is no character. */
const wellFormed = (text: string): boolean => !text.includes("\u0000") && text.isWellFormed();
export const line = (longest: number) => z.string().trim().min(1).max(longest).refine(wellFormed, "MALFORMED_TEXT");
const blankable = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .refine(wellFormed, "MALFORMED_TEXT")
    .nullable()
    .transform((text) => text || null);

export const Money = whole(0, 1_000_000_000_000);
export const Position = z.string().regex(/^[A-Za-z0-9._-]{1,16}$/, "POSITION");
export const BothNames = localized(z.string().trim().max(80).refine(wellFormed, "MALFORMED_TEXT"));
const latitude = z.number().min(-90).max(90).nullable();
const longitude = z.number().min(-180).max(180).nullable();
const bothOrNone = {
  check: (at: { latitude: number | null; longitude: number | null }) =>
    (at.latitude === null) === (at.longitude === null),
  message: { message: "BOTH_COORDINATES", path: ["longitude"] },
};

export const Archive = z.object({ id: Id, archived: z.boolean() });
export type Archive = z.infer<typeof Archive>;

export const SaveSite = z
  .object({
    /** Absent: a new one. */ id: Id.optional(),
    name: line(120),
    address: blankable(200),
    latitude,
    longitude,
  })
  .refine(bothOrNone.check, bothOrNone.message);
export type SaveSite = z.infer<typeof SaveSite>;

/** What is absent stays as it is; a place on the map is said whole. */
export const ChangeSite = z.object({
  id: Id,
  name: line(120).optional(),
  address: blankable(200).optional(),
  latitude: latitude.optional(),
  longitude: longitude.optional(),
  archived: z.boolean().optional(),
});
export type ChangeSite = z.infer<typeof ChangeSite>;

export const SaveProduct = z.object({
  id: Id.optional(),
  sku: line(64),
  name: BothNames,
  unit: blankable(40),
  millilitres: whole(1, 1_000_000).nullable(),
  /** Minor units of the institution's currency. */
  priceMinor: Money,
  costMinor: Money.nullable(),
  barcode: blankable(64),
  photoId: Id.nullable(),
});
export type SaveProduct = z.infer<typeof SaveProduct>;

/** What is absent stays as it is. */
export const ChangeProduct = z.object({
  id: Id,
  name: BothNames.optional(),
  priceMinor: Money.optional(),
  costMinor: Money.nullable().optional(),
  archived: z.boolean().optional(),
});
export type ChangeProduct = z.infer<typeof ChangeProduct>;

const machineFacts = {
  name: line(120),
  /** Where in the building: "Planta baja, junto al ascensor". */
  location: line(200),
  timeZone: TimeZone,
  siteId: Id.nullable(),
  model: blankable(80),
  serial: blankable(80),
  photoId: Id.nullable(),
  latitude,
  longitude,
  ignoresDexChecksum: z.boolean(),
};
export const CreateMachine = z.object(machineFacts).refine(bothOrNone.check, bothOrNone.message);
export type CreateMachine = z.infer<typeof CreateMachine>;
export const UpdateMachine = z.object({ id: Id, ...machineFacts }).refine(bothOrNone.check, bothOrNone.message);
export type UpdateMachine = z.infer<typeof UpdateMachine>;

const slotFacts = {
  position: Position,
  productId: Id,
  capacity: whole(1, 10_000),
  /** How many a refill brings it to; null = capacity. */
  parLevel: whole(1, 10_000).nullable(),
  lowStockThreshold: whole(0, 10_000),
  /** Instead of the product's price. */
  priceMinor: Money.nullable(),
};
type Levels = { capacity: number; parLevel: number | null; lowStockThreshold: number };

/** Neither level can lie above what the position holds; each says so under its own name. */
const withinCapacity = ({ value, issues }: z.core.ParsePayload<Levels>): void => {
  for (const name of ["parLevel", "lowStockThreshold"] as const)
    if ((value[name] ?? 0) > value.capacity)
      issues.push({ code: "custom", message: "ABOVE_CAPACITY", path: [name], input: value[name] });
};

export const PlanogramSlot = z.object(slotFacts).check(withinCapacity);
export type PlanogramSlot = z.infer<typeof PlanogramSlot>;

/** No position twice. */
export const distinct = (slots: readonly { position: string }[]): boolean =>
  new Set(slots.map(({ position }) => position)).size === slots.length;
export const MAX_SLOTS = 500;

export const SetPlanogram = z.object({
  machineId: Id,
  slots: z.array(PlanogramSlot).max(MAX_SLOTS).refine(distinct, "POSITION_TWICE"),
});
export type SetPlanogram = z.infer<typeof SetPlanogram>;

export const SaveSlot = z.object({ machineId: Id, ...slotFacts }).check(withinCapacity);
export type SaveSlot = z.infer<typeof SaveSlot>;
export const RemoveSlot = z.object({ machineId: Id, position: Position });
export type RemoveSlot = z.infer<typeof RemoveSlot>;

export const Heartbeat = z.object({
  /** By the machine's clock, epoch milliseconds. */
  sentAt: z.number().int(),
  firmware: line(80).optional(),
  uptimeS: whole(0, 2_000_000_000).optional(),
  temperatureC: z.number().min(-100).max(200).optional(),
  signalDbm: whole(-200, 50).optional(),
  configVersion: whole(0, 2_000_000_000).optional(),
});
export type Heartbeat = z.infer<typeof Heartbeat>;

/** How long the old key still opens, if the new one is not used before. */
export const OVERLAP_HOURS = [1, 24, 168] as const;
export const RotateMachineKey = z.object({
  machineId: Id,
  overlapHours: z.union(OVERLAP_HOURS.map((h) => z.literal(h))),
});
export type RotateMachineKey = z.infer<typeof RotateMachineKey>;
export const DeliverKey = z.object({ machineId: Id, wanted: z.boolean() });
export type DeliverKey = z.infer<typeof DeliverKey>;
export const RevokeMachineKey = z.object({ machineId: Id, keyId: Id });
export type RevokeMachineKey = z.infer<typeof RevokeMachineKey>;

export const MachineRef = z.object({ machineId: Id });
export const READING_SPANS = ["day", "week", "month"] as const;
export const ReadingsOf = z.object({ machineId: Id, span: z.enum(READING_SPANS) });
export type ReadingsOf = z.infer<typeof ReadingsOf>;
export const RequestsOf = z.object({
  machineId: Id,
  before: Id.optional(),
  only: z.enum(["failed", "rejected"]).optional(),
});
export type RequestsOf = z.infer<typeof RequestsOf>;

export const FLEET_FILTERS = ["all", "attention", "online", "offline", "pending", "archived"] as const;
export type FleetFilter = (typeof FLEET_FILTERS)[number];
/** `worth`: what is lost each day by not going there; `silent`: who has been silent longest. */
export const FLEET_ORDERS = ["worth", "name", "today", "silent"] as const;
export type FleetOrder = (typeof FLEET_ORDERS)[number];
/** `cursor` is what the previous page answered. */
export const FleetPageOf = z.object({
  filter: z.enum(FLEET_FILTERS).default("all"),
  site: Id.optional(),
  q: z.string().max(80).refine(wellFormed, "MALFORMED_TEXT").default(""),
  order: z.enum(FLEET_ORDERS).default("worth"),
  cursor: z.string().max(600).optional(),
  limit: z.number().int().min(1).max(100).default(60),
});
export type FleetPageOf = z.infer<typeof FleetPageOf>;
export const FleetRowsOf = z.object({ ids: z.array(Id).min(1).max(200) });
/** Machines to choose from, by what is typed. */
export const FindMachines = z.object({
  q: z.string().max(80).refine(wellFormed, "MALFORMED_TEXT").default(""),
  /** Found in any case: what is chosen already. */
  chosen: Id.optional(),
});
export type FindMachines = z.infer<typeof FindMachines>;
