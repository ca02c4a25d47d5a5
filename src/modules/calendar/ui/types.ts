import type { CancellationPolicy } from "#modules/catalog/domain/cancellation-policy.ts";
import type { Status } from "#modules/appointments/schemas.ts";
import type { LocalizedText } from "#modules/catalog/tables.ts";

export type {
  CalendarAppointment,
  CalendarData,
  CalendarProfessional,
  OfProfessional,
} from "../domain/calendar-wire.ts";
export type { Status };

export type AppointmentView = {
  id: string;
  status: Status;
  start: number;
  end: number;
  busyStart: number;
  busyEnd: number;
  session: { id: string; capacity: number; taken: number } | null;
  service: LocalizedText;
  serviceId: string;
  color: string;
  stepMin: number;
  professional: { id: string; firstName: string; lastName: string; title: string | null; color: string };
  client: { id: string; firstName: string; lastName: string; phone: string | null; email: string | null };
  priceMinor: number;
  currency: string;
  creditCost: number;
  cancellationWindowH: number;
  policy: CancellationPolicy;
  seriesId: string | null;
  notes: string | null;
  reason: string | null;
  expiresAt: number | null;
  /** When the client said, by a reminder's link, that they come. */
  clientConfirmedAt: number | null;
  createdAt: number;
};

export type StaffStep = "confirm" | "reject" | "complete" | "no_show" | "cancel" | "undo_confirm" | "undo_complete";
export type Transition = {
  from: string | null;
  to: string;
  actorType: string;
  actor: string | null;
  at: number;
  reason: string | null;
  movedFrom: number | null;
};
