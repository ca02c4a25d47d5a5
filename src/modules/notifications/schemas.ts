import { z } from "zod";

/** What a recipient may opt out of: reminders, the staff's daily digest, notices about expiring credits, machines' alerts. */
export const LETTER_TOPICS = ["reminders", "digest", "credits", "alerts"] as const;
export type LetterTopic = (typeof LETTER_TOPICS)[number];

export const LETTER_STATUSES = ["queued", "sent", "dead"] as const;

/** `cursor` is the id of the last letter of the page before. */
export const ListLetters = z.object({ status: z.enum(LETTER_STATUSES).optional(), cursor: z.uuid().optional() });
export type ListLetters = z.output<typeof ListLetters>;

export const LetterRef = z.object({ letterId: z.uuid() });

/** `again`: also where it has left already. */
export const ResendLetter = LetterRef.extend({ again: z.boolean().default(false) });
export type ResendLetter = z.output<typeof ResendLetter>;

export const ChooseLetters = z.object({ token: z.string().max(100), out: z.boolean() });
export type ChooseLetters = z.output<typeof ChooseLetters>;
