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

/** By the client's name, phone or e-mail. */
export const FindAppointments = z.object({ q: z.string().max(120) });

export const ClientAppointments = z.object({ clientId: Id });
