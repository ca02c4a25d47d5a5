import { eq } from "drizzle-orm";
import { letters } from "#modules/notifications/tables.ts";
import { appointments } from "#modules/appointments/tables.ts";
import type { Clinic, ServiceKey } from "./clinic.ts";

export type Wanted = { service?: ServiceKey; professionalId?: string; start: number };

/** What `booking.hold` is asked for; Ana's session unless said otherwise. */
export const wanted = (clinic: Clinic, { service = "session", professionalId = clinic.ana, start }: Wanted) => ({
  serviceId: clinic.services[service],
  professionalId,
  start,
});

/** A visitor takes a time, signs in as Clara, and books it. */
export async function bookAsClara(clinic: Clinic, want: Wanted, more: { notes?: string } = {}) {
  const browser = clinic.browser("clara");
  const held = await browser.api.booking.hold(wanted(clinic, want));
  if (!held.ok) throw new Error(held.reason);
  const booked = await browser.api.booking.confirm({ holdId: held.holdId, ...more });
  if (!booked.ok) throw new Error(booked.reason);
  return { browser, held, booked, id: booked.appointmentId };
}

export const rowOf = async (clinic: Clinic, id: string) =>
  (await clinic.read((tx) => tx.select().from(appointments).where(eq(appointments.id, id))))[0];
export const lettersOf = (clinic: Clinic) => clinic.read((tx) => tx.select().from(letters).orderBy(letters.id));
