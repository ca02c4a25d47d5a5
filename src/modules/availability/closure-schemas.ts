import { z } from "zod";

/* Dates are "YYYY-MM-DD" on the institution's wall. */

const Day = z.iso.date().refine((date) => date >= "2000-01-01" && date <= "2099-12-31", "DATE_OUT_OF_RANGE");
const LONGEST_DAYS = 366;
const days = { startsOn: Day, endsOn: Day, yearly: z.boolean() };
type Days = { startsOn: string; endsOn: string };
const inOrder = ({ startsOn, endsOn }: Days) => startsOn <= endsOn;
const notTooLong = ({ startsOn, endsOn }: Days) =>
  Date.parse(endsOn) - Date.parse(startsOn) < LONGEST_DAYS * 86_400_000;
const ORDER = { message: "ENDS_BEFORE_IT_STARTS", path: ["endsOn"] };
const LENGTH = { message: "RANGE_TOO_LONG", path: ["endsOn"] };

/** `endsOn` is the last day of it. */
export const ClosureDays = z.object(days).refine(inOrder, ORDER).refine(notTooLong, LENGTH);
export type ClosureDays = z.output<typeof ClosureDays>;

export const AddClosure = z
  .object({
    ...days,
    name: z.string().trim().min(1).max(80),
    /** The public holiday that is accepted, as the list of them names it. */
    holiday: z
      .string()
      .regex(/^[A-Z]{2}(-[A-Z0-9]{1,6})?:\d{4}-\d{2}-\d{2}$/)
      .nullable(),
    /** How many appointments whoever closes was shown: nothing is closed over others unseen. */
    seen: z.number().int().min(0).max(100_000),
  })
  .refine(inOrder, ORDER)
  .refine(notTooLong, LENGTH);
export type AddClosure = z.output<typeof AddClosure>;

export const ClosureRef = z.object({ id: z.uuid() });

/** No country: the one in which the institution's clocks are. */
export const HolidaysAsked = z.object({
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable(),
  region: z
    .string()
    .regex(/^[A-Z0-9]{1,6}$/)
    .nullable(),
  year: z.number().int().min(2000).max(2099),
});
export type HolidaysAsked = z.output<typeof HolidaysAsked>;
