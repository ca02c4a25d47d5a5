import { procedure, router } from "#modules/access/procedures.ts";
import { cancelAppointment } from "#modules/appointments/commands/cancel-appointment.ts";
import { completeAppointment } from "#modules/appointments/commands/complete-appointment.ts";
import { confirmAppointment } from "#modules/appointments/commands/confirm-appointment.ts";
import { createAppointment } from "#modules/appointments/commands/create-appointment.ts";
import { markNoShow } from "#modules/appointments/commands/mark-no-show.ts";
import { moveClass } from "#modules/appointments/commands/move-class.ts";
import { rescheduleAppointment } from "#modules/appointments/commands/reschedule-appointment.ts";
import { rejectAppointment } from "#modules/appointments/commands/reject-appointment.ts";
import { resizeAppointment } from "#modules/appointments/commands/resize-appointment.ts";
import { ResizeAppointment, WhyNotFree } from "#modules/appointments/schemas.ts";
import { readBusyDays } from "./queries/busy-days.ts";
import { undoComplete, undoConfirm } from "#modules/appointments/commands/take-back.ts";
import { whyNotFree } from "#modules/appointments/queries/why-not.ts";
import { countPending, readAppointment, readCalendar, readQueue } from "./queries/calendar.ts";
import { listClientAppointments } from "./queries/client-appointments.ts";
import { findAppointments } from "./queries/find-appointments.ts";
import { findFreeSlots } from "#modules/appointments/queries/free-slots.ts";
import {
  AppointmentRef,
  CancelAppointment,
  CreateAppointment,
  FindFreeSlots,
  RejectAppointment,
  RescheduleAppointment,
} from "#modules/appointments/schemas.ts";
import { CalendarRange, ClientAppointments, FindAppointments } from "./schemas.ts";

export const calendarRouter = router({
  range: procedure("calendar:read")
    .input(CalendarRange)
    .query(({ ctx: { request }, input }) => readCalendar(request, input)),
  busyDays: procedure("calendar:read")
    .input(CalendarRange)
    .query(({ ctx: { request }, input }) => readBusyDays(request, input)),
  whyNot: procedure("calendar:read")
    .input(WhyNotFree)
    .query(({ ctx: { request }, input }) => whyNotFree(request, input)),
  queue: procedure("appointments:confirm").query(({ ctx: { request } }) => readQueue(request)),
  pendingCount: procedure("appointments:confirm").query(({ ctx: { request } }) => countPending(request)),
  appointment: procedure("calendar:read")
    .input(AppointmentRef)
    .query(({ ctx: { request }, input }) => readAppointment(request, input)),
  find: procedure("calendar:read")
    .input(FindAppointments)
    .query(({ ctx: { request }, input }) => findAppointments(request, input)),
  ofClient: procedure("calendar:read")
    .input(ClientAppointments)
    .query(({ ctx: { request }, input }) => listClientAppointments(request, input)),
  slots: procedure("appointments:create")
    .input(FindFreeSlots)
    .query(({ ctx: { request }, input }) => findFreeSlots(request, input)),

  create: procedure("appointments:create")
    .input(CreateAppointment)
    .mutation(({ ctx: { request }, input }) => createAppointment(request, input)),
  confirm: procedure("appointments:confirm")
    .input(AppointmentRef)
    .mutation(({ ctx: { request }, input }) => confirmAppointment(request, input)),
  reject: procedure("appointments:reject")
    .input(RejectAppointment)
    .mutation(({ ctx: { request }, input }) => rejectAppointment(request, input)),
  complete: procedure("appointments:complete")
    .input(AppointmentRef)
    .mutation(({ ctx: { request }, input }) => completeAppointment(request, input)),
  undoConfirm: procedure("appointments:confirm")
    .input(AppointmentRef)
    .mutation(({ ctx: { request }, input }) => undoConfirm(request, input)),
  undoComplete: procedure("appointments:complete")
    .input(AppointmentRef)
    .mutation(({ ctx: { request }, input }) => undoComplete(request, input)),
  noShow: procedure("appointments:no_show")
    .input(AppointmentRef)
    .mutation(({ ctx: { request }, input }) => markNoShow(request, input)),
  cancel: procedure("appointments:cancel")
    .input(CancelAppointment)
    .mutation(({ ctx: { request }, input }) => cancelAppointment(request, input)),
  reschedule: procedure("appointments:reschedule")
    .input(RescheduleAppointment)
    .mutation(({ ctx: { request }, input }) => rescheduleAppointment(request, input)),
  moveClass: procedure("appointments:reschedule")
    .input(RescheduleAppointment)
    .mutation(({ ctx: { request }, input }) => moveClass(request, input)),
  resize: procedure("appointments:reschedule")
    .input(ResizeAppointment)
    .mutation(({ ctx: { request }, input }) => resizeAppointment(request, input)),
});
