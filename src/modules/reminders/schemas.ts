import { z } from "zod";
import { localized } from "#lib/localized.ts";

const Words = (longest: number) => localized(z.string().trim().max(longest));

/** Before the start, in minutes: a quarter of an hour to a fortnight. */
export const OFFSET_MIN = 15;
export const OFFSET_MAX = 20_160;

export const ReminderWords = z.object({ subject: Words(150), body: Words(2000) });
export type ReminderWords = z.output<typeof ReminderWords>;

export const SaveReminderRule = ReminderWords.extend({
  id: z.uuid().optional(),
  offsetMin: z.number().int().min(OFFSET_MIN).max(OFFSET_MAX),
  /** null: every service. */
  serviceIds: z.array(z.uuid()).min(1).max(200).nullable(),
  active: z.boolean(),
});
export type SaveReminderRule = z.output<typeof SaveReminderRule>;

export const ReminderRuleRef = z.object({ id: z.uuid() });

export const ReminderToken = z.object({ token: z.string().max(100) });

export const SaveDigest = z.object({ active: z.boolean(), hour: z.number().int().min(0).max(23) });
export type SaveDigest = z.output<typeof SaveDigest>;

export const MyDigest = z.object({ wanted: z.boolean() });
