import { readTenant } from "#platform/db/with-tenant.ts";
import { memberProcedure, procedure, publicProcedure, router } from "#modules/access/procedures.ts";
import { chooseDigest } from "./commands/choose-digest.ts";
import { confirmComing } from "./commands/confirm-coming.ts";
import { removeReminderRule } from "./commands/remove-rule.ts";
import { saveDigest } from "./commands/save-digest.ts";
import { saveReminderRule } from "./commands/save-rule.ts";
import { listReminderRules } from "./queries/list-rules.ts";
import { myDigest } from "./queries/my-digest.ts";
import { previewReminder } from "./queries/preview-rule.ts";
import { MyDigest, ReminderRuleRef, ReminderToken, ReminderWords, SaveDigest, SaveReminderRule } from "./schemas.ts";

export const remindersRouter = router({
  rules: procedure("settings:write").query(({ ctx: { request } }) =>
    readTenant(request, (tx) => listReminderRules(tx, request)),
  ),
  preview: procedure("settings:write")
    .input(ReminderWords)
    .query(({ ctx: { request }, input }) => readTenant(request, (tx) => previewReminder(tx, request, input))),
  saveRule: procedure("settings:write")
    .input(SaveReminderRule)
    .mutation(({ ctx: { request }, input }) => saveReminderRule(request, input)),
  removeRule: procedure("settings:write")
    .input(ReminderRuleRef)
    .mutation(({ ctx: { request }, input }) => removeReminderRule(request, input)),
  saveDigest: procedure("settings:write")
    .input(SaveDigest)
    .mutation(({ ctx: { request }, input }) => saveDigest(request, input)),
  confirmComing: publicProcedure
    .input(ReminderToken)
    .mutation(({ ctx: { request }, input }) => confirmComing(request, input)),
  myDigest: memberProcedure.query(({ ctx: { request } }) => readTenant(request, (tx) => myDigest(tx, request))),
  chooseDigest: memberProcedure.input(MyDigest).mutation(({ ctx: { request }, input }) => chooseDigest(request, input)),
});
