import { readTenant } from "#platform/db/with-tenant.ts";
import { memberProcedure, publicProcedure, router } from "#modules/access/procedures.ts";
import { bookHeldSlot } from "./commands/book-held-slot.ts";
import { cancelByLink, rescheduleByLink } from "./commands/by-link.ts";
import { cancelAppointment } from "./commands/cancel-appointment.ts";
import { holdSlot } from "./commands/hold-slot.ts";
import { rescheduleAppointment } from "./commands/reschedule-appointment.ts";
import { releaseHold } from "./commands/release-hold.ts";
import { holdCookie, readHoldKey } from "./hold-cookie.ts";
import { findConsequence } from "./queries/consequence.ts";
import { findFreeSlots } from "./queries/free-slots.ts";
import { findHeldSlot } from "./queries/held-slot.ts";
import { findMyAppointment, listMyAppointments } from "./queries/my-appointments.ts";
import { listPublicServices } from "#modules/catalog/queries/public-services.ts";
import {
  AppointmentRef,
  BookHeldSlot,
  CancelAppointment,
  CancelByLink,
  FindConsequence,
  FindFreeSlots,
  HoldRef,
  HoldSlot,
  RescheduleAppointment,
  RescheduleByLink,
} from "./schemas.ts";

export const bookingRouter = router({
  services: publicProcedure.query(({ ctx: { request } }) =>
    readTenant(request, (tx) => listPublicServices(tx, request)),
  ),
  slots: publicProcedure.input(FindFreeSlots).query(({ ctx: { request }, input }) => findFreeSlots(request, input)),

  hold: publicProcedure.input(HoldSlot).mutation(async ({ ctx: { request, cookie, resHeaders, browser }, input }) => {
    const held = await holdSlot(request, input, { key: readHoldKey(cookie), addressHash: browser.addressHash });
    if (!held.ok) return held;
    resHeaders.append("set-cookie", holdCookie(held.key));
    return { ok: true as const, holdId: held.holdId, expiresAt: held.expiresAt };
  }),
  held: publicProcedure
    .input(HoldRef)
    .query(({ ctx: { request, cookie }, input }) => findHeldSlot(request, input, readHoldKey(cookie))),
  release: publicProcedure
    .input(HoldRef)
    .mutation(({ ctx: { request, cookie }, input }) => releaseHold(request, input, readHoldKey(cookie))),
  confirm: memberProcedure
    .input(BookHeldSlot)
    .mutation(({ ctx: { request, cookie }, input }) => bookHeldSlot(request, input, readHoldKey(cookie))),

  mine: memberProcedure.query(({ ctx: { request } }) => listMyAppointments(request)),
  appointment: memberProcedure
    .input(AppointmentRef)
    .query(({ ctx: { request }, input }) => findMyAppointment(request, input)),
  consequence: publicProcedure
    .input(FindConsequence)
    .query(({ ctx: { request }, input }) => findConsequence(request, input)),
  cancelByLink: publicProcedure
    .input(CancelByLink)
    .mutation(({ ctx: { request }, input }) => cancelByLink(request, input)),
  rescheduleByLink: publicProcedure
    .input(RescheduleByLink)
    .mutation(({ ctx: { request }, input }) => rescheduleByLink(request, input)),
  cancel: memberProcedure
    .input(CancelAppointment)
    .mutation(({ ctx: { request }, input }) => cancelAppointment(request, input)),
  reschedule: memberProcedure
    .input(RescheduleAppointment)
    .mutation(({ ctx: { request }, input }) => rescheduleAppointment(request, input)),
});
