import { readTenant } from "#platform/db/with-tenant.ts";
import { memberProcedure, procedure, publicProcedure, router } from "#server/trpc/init.ts";
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
  rules: procedure("settings:write").query(({ ctx: { ctx } }) => readTenant(ctx, (tx) => listReminderRules(tx, ctx))),
  preview: procedure("settings:write")
    .input(ReminderWords)
    .query(({ ctx: { ctx }, input }) => readTenant(ctx, (tx) => previewReminder(tx, ctx, input))),
  saveRule: procedure("settings:write")
    .input(SaveReminderRule)
    .mutation(({ ctx: { ctx }, input }) => saveReminderRule(ctx, input)),
  removeRule: procedure("settings:write")
    .input(ReminderRuleRef)
    .mutation(({ ctx: { ctx }, input }) => removeReminderRule(ctx, input)),
  saveDigest: procedure("settings:write")
    .input(SaveDigest)
    .mutation(({ ctx: { ctx }, input }) => saveDigest(ctx, input)),
  confirmComing: publicProcedure.input(ReminderToken).mutation(({ ctx: { ctx }, input }) => confirmComing(ctx, input)),
  myDigest: memberProcedure.query(({ ctx: { ctx } }) => readTenant(ctx, (tx) => myDigest(tx, ctx))),
  chooseDigest: memberProcedure.input(MyDigest).mutation(({ ctx: { ctx }, input }) => chooseDigest(ctx, input)),
});
