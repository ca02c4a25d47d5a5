import { z } from "zod";

export const MOST_EVENTS = 500;
/** Of one sale, of one count, of one refill. */
export const MOST_UNITS = 10_000;
export const MOST_PRICE_MINOR = 1_000_000_000_000;

/** PostgreSQL keeps no NUL, and half a surrogate pair would come back as something else. */
const text = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .refine((value) => !value.includes("\0") && value.isWellFormed(), "MALFORMED_TEXT");

/** The same that a planogram takes (machines/schemas.ts): what has no such form lies nowhere. */
export const Position = z.string().regex(/^[A-Za-z0-9._-]{1,16}$/, "POSITION");
const units = z.number().int().min(1).max(MOST_UNITS);
const instant = z.iso.datetime({ offset: true }).transform((at) => Date.parse(at));

/** A sale as a machine tells it. Times become epoch milliseconds. */
export const SaleEvent = z.object({
  event_id: text(64),
  // Longer names than a position can have are as unknown as any other.
  position: text(200),
  quantity: units,
  unit_price_minor: z.number().int().min(0).max(MOST_PRICE_MINOR),
  sold_at: instant,
  payment: z.enum(["cash", "card", "credits", "other"]).default("other"),
  clock: z.enum(["synced", "uncertain"]).default("synced"),
  seq: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).nullish(),
});
export type SaleEvent = z.infer<typeof SaleEvent>;

/** Each event is judged on its own: one that cannot be read never holds up the others. */
export const RecordSales = z.object({ events: z.array(z.unknown()).min(1).max(MOST_EVENTS) });
export type RecordSales = z.infer<typeof RecordSales>;

const once = <Item extends { position: string }>(items: readonly Item[]) =>
  new Set(items.map(({ position }) => position)).size === items.length;

/** What lay in positions at an instant. */
export const RecordCounts = z.object({
  observed_at: instant,
  items: z
    .array(z.object({ position: Position, quantity: z.number().int().min(0).max(MOST_UNITS) }))
    .min(1)
    .max(500)
    .refine(once, "POSITION_TWICE"),
});
export type RecordCounts = z.infer<typeof RecordCounts>;

const machineId = z.uuid();
/** Makes a second click the same request. */
const requestId = z.uuid();
const note = z.string().trim().max(500).nullish();
/** When it was, in epoch milliseconds; now, if it is not said. */
const at = z.number().int().min(0).max(8_000_000_000_000).optional();

export const RecordCount = z.object({
  requestId,
  machineId,
  at,
  items: z
    .array(z.object({ position: Position, quantity: z.number().int().min(0).max(MOST_UNITS) }))
    .min(1)
    .max(500)
    .refine(once, "POSITION_TWICE"),
});
export type RecordCount = z.infer<typeof RecordCount>;

export const RecordRefill = z.object({
  requestId,
  machineId,
  at,
  note,
  items: z
    .array(z.object({ position: Position, quantity: units }))
    .min(1)
    .max(500)
    .refine(once, "POSITION_TWICE"),
});
export type RecordRefill = z.infer<typeof RecordRefill>;

export const RecordWaste = RecordRefill.extend({ note: z.string().trim().min(3).max(500) });
export type RecordWaste = z.infer<typeof RecordWaste>;

/** Why it was a sale after all is said, and kept in the audit log: it cannot be taken back. */
export const RestoreSale = z.object({ id: z.uuid(), reason: z.string().trim().min(3).max(500) });
export type RestoreSale = z.infer<typeof RestoreSale>;

/** Of one request in a machine's log. */
export const RejectionsOf = z.object({ machineId, requestId: z.string().min(1).max(100) });
