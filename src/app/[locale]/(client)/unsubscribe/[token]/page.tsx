import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { letterSubscription } from "#modules/notifications/queries/letter-subscription.ts";
import { SubscriptionScreen } from "#modules/notifications/ui/subscription-screen.tsx";
import { readTenant } from "#platform/db/with-tenant.ts";
import { pageRequest } from "#server/page.ts";
import { AuthPage } from "../../auth-page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const [{ tenant }, t] = await Promise.all([pageRequest(), getTranslations("reminders")]);
  return { title: { absolute: `${t("unsubscribe.title")} · ${tenant.name}` }, robots: { index: false } };
}

export default async function UnsubscribePage({ params }: { params: Promise<{ token: string }> }) {
  const [{ token }, { ctx }, t] = await Promise.all([params, pageRequest(), getTranslations("reminders")]);
  const subscription = await readTenant(ctx, (tx) => letterSubscription(tx, ctx, token));
  if (!subscription) return <AuthPage title={t("page.invalid")} description={t("page.invalidHint")} children={null} />;
  return (
    <AuthPage title={t(subscription.out ? "unsubscribe.title" : `unsubscribe.askTitle.${subscription.topic}`)}>
      <SubscriptionScreen token={token} subscription={subscription} />
    </AuthPage>
  );
}
