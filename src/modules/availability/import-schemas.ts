import { z } from "zod";

/** As calendars give it: `webcal:` is https by another name. */
export const CalendarUrl = z
  .string()
  .trim()
  .max(2000)
  .transform((url) => url.replace(/^webcals?:\/\//i, "https://"))
  .refine((url) => ["http:", "https:"].includes(URL.parse(url)?.protocol ?? ""), "CALENDAR_URL_MALFORMED");

export const AddBusyImport = z.object({
  professionalId: z.uuid(),
  name: z.string().trim().min(1).max(80),
  url: CalendarUrl,
});
export type AddBusyImport = z.output<typeof AddBusyImport>;
export type AddBusyImportForm = z.input<typeof AddBusyImport>;

export const BusyImportRef = z.object({ id: z.uuid() });
