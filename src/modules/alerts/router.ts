import { readTenant } from "#platform/db/with-tenant.ts";
import { procedure, router } from "#modules/access/procedures.ts";
import { acknowledgeAlert, acknowledgeAlerts } from "./commands/acknowledge-alert.ts";
import { assignAlert } from "./commands/assign-alert.ts";
import { readAlerts, readAllAlerts } from "./commands/read-alerts.ts";
import { reopenAlert, resolveAlert } from "./commands/resolve-alert.ts";
import { savePreference } from "./commands/save-preference.ts";
import { snoozeAlert } from "./commands/snooze-alert.ts";
import { alertChoices } from "./queries/alert-choices.ts";
import { listAlerts } from "./queries/list-alerts.ts";
import { myPreferences } from "./queries/my-preferences.ts";
import { readAlert } from "./queries/read-alert.ts";
import { unreadAlerts } from "./queries/unread-alerts.ts";
import { AlertRef, AlertRefs, AssignAlert, ListAlerts, ReadAlerts, SavePreference, SnoozeAlert } from "./schemas.ts";

export const alertsRouter = router({
  list: procedure("alerts:read")
    .input(ListAlerts)
    .query(({ ctx: { request }, input }) => readTenant(request, (tx) => listAlerts(tx, request, input))),
  one: procedure("alerts:read")
    .input(AlertRef)
    .query(({ ctx: { request }, input }) => readTenant(request, (tx) => readAlert(tx, request, input))),
  choices: procedure("alerts:read").query(({ ctx: { request } }) =>
    readTenant(request, (tx) => alertChoices(tx, request)),
  ),
  unread: procedure("alerts:read").query(({ ctx: { request } }) =>
    readTenant(request, (tx) => unreadAlerts(tx, request)),
  ),
  acknowledge: procedure("alerts:write")
    .input(AlertRef)
    .mutation(({ ctx: { request }, input }) => acknowledgeAlert(request, input)),
  acknowledgeMany: procedure("alerts:write")
    .input(AlertRefs)
    .mutation(({ ctx: { request }, input }) => acknowledgeAlerts(request, input)),
  assign: procedure("alerts:write")
    .input(AssignAlert)
    .mutation(({ ctx: { request }, input }) => assignAlert(request, input)),
  snooze: procedure("alerts:write")
    .input(SnoozeAlert)
    .mutation(({ ctx: { request }, input }) => snoozeAlert(request, input)),
  resolve: procedure("alerts:write")
    .input(AlertRef)
    .mutation(({ ctx: { request }, input }) => resolveAlert(request, input)),
  reopen: procedure("alerts:write")
    .input(AlertRef)
    .mutation(({ ctx: { request }, input }) => reopenAlert(request, input)),
  read: procedure("alerts:read")
    .input(ReadAlerts)
    .mutation(({ ctx: { request }, input }) => readAlerts(request, input)),
  readAll: procedure("alerts:read").mutation(({ ctx: { request } }) => readAllAlerts(request)),
  preferences: procedure("alerts:read").query(({ ctx: { request } }) =>
    readTenant(request, (tx) => myPreferences(tx, request)),
  ),
  savePreference: procedure("alerts:read")
    .input(SavePreference)
    .mutation(({ ctx: { request }, input }) => savePreference(request, input)),
});
