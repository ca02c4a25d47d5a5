import { z } from "zod";

/* Wall-clock hours are "HH:MM" in the professional's own zone; dates are "YYYY-MM-DD" there. */

const Id = z.uuid();
/** Years that calendars are kept for; it also keeps dates four digits long. */
const Date = z.iso.date().refine((date) => date >= "2000-01-01" && date <= "2099-12-31", "DATE_OUT_OF_RANGE");
const From = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "TIME_MALFORMED");
const Until = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, "TIME_MALFORMED");
const hours = { start: From, end: Until };
const inOrder = ({ start, end }: { start: string; end: string }) => start < end;
const ORDER = { message: "ENDS_BEFORE_IT_STARTS", path: ["end"] };

export const Window = z.object(hours).refine(inOrder, ORDER);
export type Window = z.infer<typeof Window>;

export const WeeklyRule = z
  .object({
    weekday: z.number().int().min(1).max(7),
    ...hours,
    effectiveFrom: Date.nullable(),
    effectiveUntil: Date.nullable(),
  })
  .refine(inOrder, ORDER)
  .refine(({ effectiveFrom, effectiveUntil }) => !effectiveFrom || !effectiveUntil || effectiveFrom <= effectiveUntil, {
    message: "ENDS_BEFORE_IT_STARTS",
    path: ["effectiveUntil"],
  });
export type WeeklyRule = z.infer<typeof WeeklyRule>;

const Rules = z.array(WeeklyRule).max(200);

export const ProfessionalRef = z.object({ professionalId: Id });
export type ProfessionalRef = z.infer<typeof ProfessionalRef>;

/** All rules at once: what is not among them is gone. */
export const SetWeeklyHours = z.object({ professionalId: Id, rules: Rules });
export type SetWeeklyHours = z.infer<typeof SetWeeklyHours>;

/** One date's hours in place of its rules; none is closed. */
export const SetOverride = z.object({ professionalId: Id, date: Date, windows: z.array(Window).max(12) });
export type SetOverride = z.infer<typeof SetOverride>;

export const RemoveOverride = z.object({ professionalId: Id, date: Date });
export type RemoveOverride = z.infer<typeof RemoveOverride>;

const Wall = z.object({ date: Date, time: From });
const absence = { professionalId: Id, from: Wall, until: Wall };

export const BlockTime = z.object(absence);
export type BlockTime = z.infer<typeof BlockTime>;

export const AddBlock = z.object({
  ...absence,
  reason: z
    .string()
    .trim()
    .max(200)
    .nullable()
    .transform((text) => text || null),
});
export type AddBlock = z.infer<typeof AddBlock>;

export const BlockRef = z.object({ id: Id });
export type BlockRef = z.infer<typeof BlockRef>;

/** Seven days from a date on, by the saved rules or by `rules` that are still being written. */
export const PreviewWeek = z.object({ professionalId: Id, from: Date, rules: Rules.optional() });
export type PreviewWeek = z.infer<typeof PreviewWeek>;
