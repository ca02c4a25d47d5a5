import { procedure, router } from "#server/trpc/init.ts";
import { cancelAppointment } from "./commands/cancel-appointment.ts";
import { completeAppointment } from "./commands/complete-appointment.ts";
import { confirmAppointment } from "./commands/confirm-appointment.ts";
import { createAppointment } from "./commands/create-appointment.ts";
import { markNoShow } from "./commands/mark-no-show.ts";
import { moveClass } from "./commands/move-class.ts";
import { rescheduleAppointment } from "./commands/reschedule-appointment.ts";
import { rejectAppointment } from "./commands/reject-appointment.ts";
import { resizeAppointment } from "./commands/resize-appointment.ts";
import { BusyDays, MoveClass, ResizeAppointment, WhyNotFree } from "./calendar-schemas.ts";
import { readBusyDays } from "./queries/busy-days.ts";
import { whyNotFree } from "./queries/why-not.ts";
import { countPending, readAppointment, readCalendar, readQueue } from "./queries/calendar.ts";
import { listClientAppointments } from "./queries/client-appointments.ts";
import { findAppointments } from "./queries/find-appointments.ts";
import { findFreeSlots } from "./queries/free-slots.ts";
import {
  AppointmentRef,
  CalendarRange,
  CancelAppointment,
  ClientAppointments,
  CreateAppointment,
  FindAppointments,
  FindFreeSlots,
  RejectAppointment,
  RescheduleAppointment,
} from "./schemas.ts";

export const calendarRouter = router({
  range: procedure("calendar:read")
    .input(CalendarRange)
    .query(({ ctx: { ctx }, input }) => readCalendar(ctx, input)),
  busyDays: procedure("calendar:read")
    .input(BusyDays)
    .query(({ ctx: { ctx }, input }) => readBusyDays(ctx, input)),
  whyNot: procedure("calendar:read")
    .input(WhyNotFree)
    .query(({ ctx: { ctx }, input }) => whyNotFree(ctx, input)),
  queue: procedure("appointments:confirm").query(({ ctx: { ctx } }) => readQueue(ctx)),
  pendingCount: procedure("appointments:confirm").query(({ ctx: { ctx } }) => countPending(ctx)),
  appointment: procedure("calendar:read")
    .input(AppointmentRef)
    .query(({ ctx: { ctx }, input }) => readAppointment(ctx, input)),
  find: procedure("calendar:read")
    .input(FindAppointments)
    .query(({ ctx: { ctx }, input }) => findAppointments(ctx, input)),
  ofClient: procedure("calendar:read")
    .input(ClientAppointments)
    .query(({ ctx: { ctx }, input }) => listClientAppointments(ctx, input)),
  slots: procedure("appointments:create")
    .input(FindFreeSlots)
    .query(({ ctx: { ctx }, input }) => findFreeSlots(ctx, input)),

  create: procedure("appointments:create")
    .input(CreateAppointment)
    .mutation(({ ctx: { ctx }, input }) => createAppointment(ctx, input)),
  confirm: procedure("appointments:confirm")
    .input(AppointmentRef)
    .mutation(({ ctx: { ctx }, input }) => confirmAppointment(ctx, input)),
  reject: procedure("appointments:reject")
    .input(RejectAppointment)
    .mutation(({ ctx: { ctx }, input }) => rejectAppointment(ctx, input)),
  complete: procedure("appointments:complete")
    .input(AppointmentRef)
    .mutation(({ ctx: { ctx }, input }) => completeAppointment(ctx, input)),
  noShow: procedure("appointments:no_show")
    .input(AppointmentRef)
    .mutation(({ ctx: { ctx }, input }) => markNoShow(ctx, input)),
  cancel: procedure("appointments:cancel")
    .input(CancelAppointment)
    .mutation(({ ctx: { ctx }, input }) => cancelAppointment(ctx, input)),
  reschedule: procedure("appointments:reschedule")
    .input(RescheduleAppointment)
    .mutation(({ ctx: { ctx }, input }) => rescheduleAppointment(ctx, input)),
  moveClass: procedure("appointments:reschedule")
    .input(MoveClass)
    .mutation(({ ctx: { ctx }, input }) => moveClass(ctx, input)),
  resize: procedure("appointments:reschedule")
    .input(ResizeAppointment)
    .mutation(({ ctx: { ctx }, input }) => resizeAppointment(ctx, input)),
});
