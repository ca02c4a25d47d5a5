import { z } from "zod";

/*
 * What crosses the wire about appointments. Instants are epoch milliseconds; dates are "YYYY-MM-DD" in the institution's zone.
 */

export const LocalDate = z.iso.date();
const Instant = z.number().int().min(0).max(4_102_444_800_000);
const Id = z.uuid();
const Notes = z.string().trim().max(2000);
const Reason = z.string().trim().min(3).max(500);

/** A professional, or whoever is free. */
const ProfessionalChoice = z.union([Id, z.literal("any")]);

export const FindFreeSlots = z.object({
  serviceId: Id,
  professionalId: ProfessionalChoice,
  from: LocalDate,
  days: z.number().int().min(1).max(62),
});
export type FindFreeSlots = z.infer<typeof FindFreeSlots>;

export const WhyNotFree = z.object({ serviceId: Id, professionalId: Id, start: Instant });
export type WhyNotFree = z.infer<typeof WhyNotFree>;

export const HoldSlot = z.object({ serviceId: Id, professionalId: ProfessionalChoice, start: Instant });
export type HoldSlot = z.infer<typeof HoldSlot>;

export const HoldRef = z.object({ holdId: Id });

/** Where a service has both a price and a credit cost: credits unless the client would rather pay at the desk. */
const ClientPaysWith = z.enum(["credits", "desk"]).optional();

export const BookHeldSlot = z.object({ holdId: Id, notes: Notes.optional(), payWith: ClientPaysWith });
export type BookHeldSlot = z.infer<typeof BookHeldSlot>;

export const AppointmentRef = z.object({ id: Id });

/** Confirm, complete, no-show: a step that needs no words. Reject says why; cancel may. */
export const RejectAppointment = z.object({ id: Id, reason: Reason });
/** `share`: staff give back another share than the policy's, and say why. */
export const CancelAppointment = z.object({
  id: Id,
  reason: Reason.optional(),
  share: z.number().int().min(0).max(100).optional(),
  /** What the client was told would come back: if a deadline passed meanwhile, they are asked again. */
  seenShare: z.number().int().min(0).max(100).optional(),
});
export type CancelAppointment = z.infer<typeof CancelAppointment>;

export const RescheduleAppointment = z.object({
  id: Id,
  start: Instant,
  professionalId: Id.optional(),
  reason: Reason.optional(),
  /** As in CreateAppointment; of a client it is not taken. */
  outsideHours: z.boolean().default(false),
});
export type RescheduleAppointment = z.infer<typeof RescheduleAppointment>;

/** Another end for an appointment that keeps its beginning. */
export const ResizeAppointment = z.object({ id: Id, end: Instant });
export type ResizeAppointment = z.infer<typeof ResizeAppointment>;

/** A key of a client's mail: authority over one appointment. */
const Key = z.string().length(65);
export const CancelByLink = z.object({
  key: Key,
  reason: Reason.optional(),
  seenShare: z.number().int().min(0).max(100).optional(),
});
export type CancelByLink = z.infer<typeof CancelByLink>;
export const RescheduleByLink = z.object({
  key: Key,
  start: Instant,
  professionalId: Id.optional(),
  reason: Reason.optional(),
});
export type RescheduleByLink = z.infer<typeof RescheduleByLink>;

/** By staff, for a client who phoned: one on the list, or one created on the spot. */
export const CreateAppointment = z.object({
  serviceId: Id,
  professionalId: Id,
  start: Instant,
  client: z.union([
    z.object({ id: Id }),
    z.object({
      firstName: z.string().trim().min(1).max(80),
      lastName: z.string().trim().max(80),
      email: z.email().max(254).toLowerCase().optional(),
      phone: z.string().trim().max(40).optional(),
      /** Also when somebody alike is on the list. */
      force: z.boolean().default(false),
    }),
  ]),
  notes: Notes.optional(),
  /** Staff may book outside the working hours, the grid and the notice; never over another appointment. */
  outsideHours: z.boolean().default(false),
  /** Whether the client pays the service's credits for it. */
  chargeCredits: z.boolean().default(true),
});
export type CreateAppointment = z.infer<typeof CreateAppointment>;

/** The longest series: two years of a weekly appointment, and a bound on what one request may take. */
export const SERIES_MOST = 104;

/** "Mondays and Thursdays at the time of `firstStart`, ten times" (or until a date, included). */
export const SeriesRule = z
  .object({
    firstStart: Instant,
    weekdays: z
      .array(z.number().int().min(1).max(7))
      .min(1)
      .max(7)
      .transform((days) => [...new Set(days)]),
    everyWeeks: z.number().int().min(1).max(8).default(1),
    count: z.number().int().min(2).max(SERIES_MOST).optional(),
    until: LocalDate.optional(),
  })
  .refine(({ count, until }) => (count === undefined) !== (until === undefined), {
    error: "SERIES_NEEDS_END",
    path: ["count"],
  });
export type SeriesRule = z.infer<typeof SeriesRule>;

export const PlanSeries = z.object({ serviceId: Id, professionalId: ProfessionalChoice, rule: SeriesRule });
export type PlanSeries = z.infer<typeof PlanSeries>;

const SeriesDate = z.object({ start: Instant, professionalId: Id });
export type SeriesDate = z.infer<typeof SeriesDate>;

/** The dates as chosen from the plan and with whom it showed them: occurrences, or alternatives to those that could not be had. */
export const BookSeries = PlanSeries.extend({
  dates: z
    .array(SeriesDate)
    .min(1)
    .max(SERIES_MOST)
    .refine((dates) => new Set(dates.map(({ start }) => start)).size === dates.length, { error: "SAME_TIME_TWICE" }),
  /** By staff, for a client; absent when clients book for themselves. */
  clientId: Id.optional(),
  notes: Notes.optional(),
  /** As in CreateAppointment; of a client it is not taken. */
  chargeCredits: z.boolean().default(true),
  /** Of a client for themselves; staff say it by `chargeCredits`. */
  payWith: ClientPaysWith,
});
export type BookSeries = z.infer<typeof BookSeries>;

const SERIES_REACH = z.enum(["this", "following", "all"]);
export const FindConsequence = z.object({ id: Id, key: Key.optional(), reach: SERIES_REACH.default("this") });
export type FindConsequence = z.infer<typeof FindConsequence>;
export const CancelSeries = CancelAppointment.extend({ reach: SERIES_REACH });
export type CancelSeries = z.infer<typeof CancelSeries>;

/** Moves the one named to `start`, and the others by as much on the wall. */
export const MoveSeries = z.object({
  id: Id,
  start: Instant,
  reach: SERIES_REACH,
  reason: Reason.optional(),
  /** As in RescheduleAppointment. */
  outsideHours: z.boolean().default(false),
});
export type MoveSeries = z.infer<typeof MoveSeries>;

export const STATUSES = [
  "held",
  "pending",
  "confirmed",
  "completed",
  "cancelled",
  "no_show",
  "rejected",
  "expired",
] as const;
export type Status = (typeof STATUSES)[number];

/** What a row may be besides: the class whose seats are appointments. */
export type RowStatus = Status | "session";
