import { z } from "zod";
import { LocalDate } from "#modules/appointments/schemas.ts";

/* What the staff's calendar asks. Dates are "YYYY-MM-DD" in the institution's zone. */

const Id = z.uuid();

export const CalendarRange = z.object({
  from: LocalDate,
  days: z.number().int().min(1).max(42),
  professionalIds: z.array(Id).max(50).optional(),
});
export type CalendarRange = z.infer<typeof CalendarRange>;

/** Past that a file is many files. */
const MOST_DAYS = 366;

/** The appointments that begin on these days, both included, as a file. */
export const AppointmentsFile = z
  .object({ from: LocalDate, to: LocalDate, professionalId: Id.optional() })
  .refine(
    ({ from, to }) => from >= "2000-01-01" && from <= to && Date.parse(to) - Date.parse(from) < MOST_DAYS * 86_400_000,
    "range",
  );
export type AppointmentsFile = z.infer<typeof AppointmentsFile>;

/** By the client's name, phone or e-mail. */
export const FindAppointments = z.object({ q: z.string().max(120) });

export const ClientAppointments = z.object({ clientId: Id });
