import { z } from "zod";

export const LETTER_STATUSES = ["queued", "sent", "dead"] as const;

/** `cursor` is the id of the last letter of the page before. */
export const ListLetters = z.object({ status: z.enum(LETTER_STATUSES).optional(), cursor: z.uuid().optional() });
export type ListLetters = z.output<typeof ListLetters>;

export const LetterRef = z.object({ letterId: z.uuid() });
