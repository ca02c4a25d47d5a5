import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readReminder } from "#modules/reminders/queries/read-reminder.ts";
import { ReminderScreen } from "#modules/reminders/ui/reminder-screen.tsx";
import { readTenant } from "#platform/db/with-tenant.ts";
import { pageRequest } from "#server/page.ts";
import { AuthPage } from "../../auth-page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const [{ tenant }, t] = await Promise.all([pageRequest(), getTranslations("reminders")]);
  return { title: { absolute: `${t("page.title")} · ${tenant.name}` }, robots: { index: false } };
}

export default async function ReminderPage({ params }: { params: Promise<{ token: string }> }) {
  const [{ token }, { ctx, tenant }, t] = await Promise.all([params, pageRequest(), getTranslations("reminders")]);
  const reminder = await readTenant(ctx, (tx) => readReminder(tx, ctx, token));
  return (
    <AuthPage
      title={reminder ? t("page.lead", { organization: tenant.name }) : t("page.invalid")}
      description={reminder ? undefined : t("page.invalidHint")}
    >
      {reminder ? <ReminderScreen token={token} reminder={reminder} /> : null}
    </AuthPage>
  );
}
