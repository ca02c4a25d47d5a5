import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { beginReminders } from "#modules/reminders/commands/begin-reminders.ts";
import { listReminderRules } from "#modules/reminders/queries/list-rules.ts";
import { RemindersScreen } from "#modules/reminders/ui/reminders-screen.tsx";
import { withTenant } from "#platform/db/with-tenant.ts";
import { staffPage } from "#server/page.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("reminders");
  return { title: t("title") };
}

export default async function RemindersPage() {
  const { ctx } = await staffPage("settings:write");
  const initial = await withTenant(ctx, async (tx) => {
    await beginReminders(tx, ctx);
    return listReminderRules(tx, ctx);
  });
  return <RemindersScreen initial={initial} />;
}
