import { readTenant } from "#platform/db/with-tenant.ts";
import { procedure, router } from "#server/trpc/init.ts";
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
    .query(({ ctx, input }) => readTenant(ctx.ctx, (tx) => listAlerts(tx, ctx.ctx, input))),
  one: procedure("alerts:read")
    .input(AlertRef)
    .query(({ ctx, input }) => readTenant(ctx.ctx, (tx) => readAlert(tx, ctx.ctx, input))),
  choices: procedure("alerts:read").query(({ ctx }) => readTenant(ctx.ctx, (tx) => alertChoices(tx, ctx.ctx))),
  unread: procedure("alerts:read").query(({ ctx }) => readTenant(ctx.ctx, (tx) => unreadAlerts(tx, ctx.ctx))),
  acknowledge: procedure("alerts:write")
    .input(AlertRef)
    .mutation(({ ctx, input }) => acknowledgeAlert(ctx.ctx, input)),
  acknowledgeMany: procedure("alerts:write")
    .input(AlertRefs)
    .mutation(({ ctx, input }) => acknowledgeAlerts(ctx.ctx, input)),
  assign: procedure("alerts:write")
    .input(AssignAlert)
    .mutation(({ ctx, input }) => assignAlert(ctx.ctx, input)),
  snooze: procedure("alerts:write")
    .input(SnoozeAlert)
    .mutation(({ ctx, input }) => snoozeAlert(ctx.ctx, input)),
  resolve: procedure("alerts:write")
    .input(AlertRef)
    .mutation(({ ctx, input }) => resolveAlert(ctx.ctx, input)),
  reopen: procedure("alerts:write")
    .input(AlertRef)
    .mutation(({ ctx, input }) => reopenAlert(ctx.ctx, input)),
  read: procedure("alerts:read")
    .input(ReadAlerts)
    .mutation(({ ctx, input }) => readAlerts(ctx.ctx, input)),
  readAll: procedure("alerts:read").mutation(({ ctx }) => readAllAlerts(ctx.ctx)),
  preferences: procedure("alerts:read").query(({ ctx }) => readTenant(ctx.ctx, (tx) => myPreferences(tx, ctx.ctx))),
  savePreference: procedure("alerts:read")
    .input(SavePreference)
    .mutation(({ ctx, input }) => savePreference(ctx.ctx, input)),
});
