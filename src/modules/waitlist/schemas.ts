import { z } from "zod";

/*
 * What crosses the wire in the waitlist. Instants are epoch milliseconds; dates and times of day are by the institution's
 * calendar and clock.
 */

const Id = z.uuid();
const LocalDate = z.iso.date().refine((date) => date >= "2000-01-01" && date <= "2199-12-31", "too_far");
const Instant = z.number().int().min(0).max(4_102_444_800_000);
const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const shape = {
  serviceId: Id,
  /** null = whoever gives it. */
  professionalIds: z.array(Id).min(1).max(50).nullable(),
  weekdays: z
    .array(z.number().int().min(1).max(7))
    .min(1)
    .max(7)
    .transform((days) => [...new Set(days)].sort((a, b) => a - b)),
  fromTime: TimeOfDay,
  untilTime: TimeOfDay,
  dateFrom: LocalDate.nullable(),
  dateUntil: LocalDate.nullable(),
};

type Bounds = { fromTime: string; untilTime: string; dateFrom: string | null; dateUntil: string | null };
const timesInOrder = ({ fromTime, untilTime }: Bounds) => fromTime <= untilTime;
const datesInOrder = ({ dateFrom, dateUntil }: Bounds) => !dateFrom || !dateUntil || dateFrom <= dateUntil;
const timesWrong = { message: "before_start", path: ["untilTime"] };
const datesWrong = { message: "before_start", path: ["dateUntil"] };

export const JoinWaitlist = z.object(shape).refine(timesInOrder, timesWrong).refine(datesInOrder, datesWrong);
export type JoinWaitlist = z.output<typeof JoinWaitlist>;

/** By staff, for a client who phoned. */
export const AddToWaitlist = z
  .object({ ...shape, clientId: Id })
  .refine(timesInOrder, timesWrong)
  .refine(datesInOrder, datesWrong);
export type AddToWaitlist = z.output<typeof AddToWaitlist>;

export const EntryRef = z.object({ entryId: Id });
export const OfferRef = z.object({ offerId: Id });
/** As mailed: whoever holds the link may answer. */
export const OfferLink = z.object({ token: z.string().max(100) });

/** `to`: the place in the line, 0 = first. */
export const MoveInLine = z.object({ entryId: Id, to: z.number().int().min(0).max(100_000) });
export type MoveInLine = z.output<typeof MoveInLine>;

export const OfferByHand = z.object({ entryId: Id, professionalId: Id, start: Instant });
export type OfferByHand = z.output<typeof OfferByHand>;
