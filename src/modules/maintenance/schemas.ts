import { z } from "zod";

export const WORK_KINDS = ["inspection", "repair", "refill", "cleaning"] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

/** Of one visit, or of work told at the desk. */
export const MOST_PHOTOS = 6;
/** A planogram is smaller; what is larger was not made by the phone. */
const MOST_LINES = 500;

const kind = z.enum(WORK_KINDS);
const costMinor = z.number().int().min(0).max(1_000_000_000_000);
/** PostgreSQL keeps no NUL, and half a surrogate pair would come back as something else. */
const readable = (value: string) => !value.includes("\0") && value.isWellFormed();
const notes = z.string().trim().max(2000).refine(readable, "unreadable");
const instant = z.number().int().min(0).max(8.64e15);

/** Of one machine, or of all. */
export const OfMachine = z.object({ machineId: z.uuid().optional() });

/** A plan of a machine: every so many days, every so many sales, or whichever comes first. */
export const SavePlan = z
  .object({
    id: z.uuid().optional(),
    machineId: z.uuid(),
    kind,
    name: z.string().trim().min(1).max(120).refine(readable, "unreadable"),
    everyDays: z.number().int().min(1).max(3650).nullable(),
    everySales: z.number().int().min(1).max(1_000_000).nullable(),
    noticeDays: z.number().int().min(0).max(90),
  })
  .refine(({ everyDays, everySales }) => everyDays !== null || everySales !== null, {
    path: ["everyDays"],
    message: "HOW_OFTEN",
  });
export type SavePlan = z.infer<typeof SavePlan>;

export const ArchivePlan = z.object({ id: z.uuid(), archived: z.boolean() });
export type ArchivePlan = z.infer<typeof ArchivePlan>;

/** Work told at the desk. `id` is made by the form, so that a second click is the same work. */
export const RecordWork = z.object({
  id: z.uuid(),
  machineId: z.uuid(),
  kind,
  planId: z.uuid().nullish(),
  /** Epoch milliseconds. */
  doneAt: instant,
  costMinor: costMinor.nullish(),
  notes: notes.nullish(),
});
export type RecordWork = z.infer<typeof RecordWork>;

export const VisitLine = z
  .object({
    position: z.string().regex(/^[A-Za-z0-9._-]{1,16}$/),
    counted: z.number().int().min(0).max(10_000).optional(),
    refilled: z.number().int().min(1).max(10_000).optional(),
    wasted: z.number().int().min(1).max(10_000).optional(),
  })
  .refine(({ counted, refilled, wasted }) => (counted ?? refilled ?? wasted) !== undefined, {
    message: "NOTHING_DONE",
  });

/** A technician's stop at a machine, whole. Times are epoch milliseconds by the phone's clock. */
export const RecordVisit = z
  .object({
    id: z.uuid(),
    machineId: z.uuid(),
    arrivedAt: instant,
    leftAt: instant,
    /** The phone's clock when it sent this: tells how wrong that clock is. */
    sentAt: instant.optional(),
    lines: z.array(VisitLine).max(MOST_LINES),
    work: z
      .array(z.object({ kind, planId: z.uuid().nullish(), notes: notes.nullish(), costMinor: costMinor.nullish() }))
      .max(20),
    notes: notes.nullish(),
  })
  .refine(({ arrivedAt, leftAt }) => leftAt >= arrivedAt, { path: ["leftAt"], message: "LEFT_BEFORE_ARRIVING" })
  .refine(({ lines }) => new Set(lines.map(({ position }) => position)).size === lines.length, {
    path: ["lines"],
    message: "POSITION_TWICE",
  });
export type RecordVisit = z.infer<typeof RecordVisit>;

/** What came of a visit, in the same words however often it is sent. */
export type VisitReceipt = {
  visitId: string;
  receivedAt: number;
  /** By how much the phone's clock was wrong; null when it was right enough. */
  clockWrongByMs: number | null;
  /** Photos that are no pictures, or too large: the visit stands without them. */
  photosLeftOut: number;
};

/** `cursor` is what the previous page answered. */
export const Page = OfMachine.extend({ cursor: z.uuid().optional() });
export type Page = z.infer<typeof Page>;
