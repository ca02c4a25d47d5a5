import { readTenant } from "#platform/db/with-tenant.ts";
import { memberProcedure, publicProcedure, router } from "#server/trpc/init.ts";
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
import { listPublicServices } from "./queries/public-services.ts";
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
  services: publicProcedure.query(({ ctx: { ctx } }) => readTenant(ctx, (tx) => listPublicServices(tx, ctx))),
  slots: publicProcedure.input(FindFreeSlots).query(({ ctx: { ctx }, input }) => findFreeSlots(ctx, input)),

  hold: publicProcedure.input(HoldSlot).mutation(async ({ ctx: { ctx, cookie, resHeaders, addressHash }, input }) => {
    const held = await holdSlot(ctx, input, { key: readHoldKey(cookie), addressHash });
    if (!held.ok) return held;
    resHeaders.append("set-cookie", holdCookie(held.key));
    return { ok: true as const, holdId: held.holdId, expiresAt: held.expiresAt };
  }),
  held: publicProcedure
    .input(HoldRef)
    .query(({ ctx: { ctx, cookie }, input }) => findHeldSlot(ctx, input, readHoldKey(cookie))),
  release: publicProcedure
    .input(HoldRef)
    .mutation(({ ctx: { ctx, cookie }, input }) => releaseHold(ctx, input, readHoldKey(cookie))),
  confirm: memberProcedure
    .input(BookHeldSlot)
    .mutation(({ ctx: { ctx, cookie }, input }) => bookHeldSlot(ctx, input, readHoldKey(cookie))),

  mine: memberProcedure.query(({ ctx: { ctx } }) => listMyAppointments(ctx)),
  appointment: memberProcedure.input(AppointmentRef).query(({ ctx: { ctx }, input }) => findMyAppointment(ctx, input)),
  consequence: publicProcedure.input(FindConsequence).query(({ ctx: { ctx }, input }) => findConsequence(ctx, input)),
  cancelByLink: publicProcedure.input(CancelByLink).mutation(({ ctx: { ctx }, input }) => cancelByLink(ctx, input)),
  rescheduleByLink: publicProcedure
    .input(RescheduleByLink)
    .mutation(({ ctx: { ctx }, input }) => rescheduleByLink(ctx, input)),
  cancel: memberProcedure.input(CancelAppointment).mutation(({ ctx: { ctx }, input }) => cancelAppointment(ctx, input)),
  reschedule: memberProcedure
    .input(RescheduleAppointment)
    .mutation(({ ctx: { ctx }, input }) => rescheduleAppointment(ctx, input)),
});
