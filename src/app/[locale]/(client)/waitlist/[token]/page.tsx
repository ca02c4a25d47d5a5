import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Link } from "#i18n/navigation.ts";
import { offerPage } from "#modules/waitlist/queries/offer-page.ts";
import { OfferScreen } from "#modules/waitlist/ui/offer-screen.tsx";
import { readTenant } from "#platform/db/with-tenant.ts";
import { pageRequest } from "#server/page.ts";
import { Button } from "#ui/button.tsx";
import { EmptyState } from "#ui/empty-state.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const [{ tenant }, t] = await Promise.all([pageRequest(), getTranslations("waitlist.offer")]);
  // Who has the link may answer: it is told to nobody else.
  return {
    title: { absolute: t("pageTitle", { institution: tenant.name }) },
    referrer: "no-referrer",
    robots: { index: false },
  };
}

/** From the mail. Opening it changes nothing: scanners of mail open every link. */
export default async function OfferPage({ params }: { params: Promise<{ token: string }> }) {
  const [{ token }, { ctx }, t] = await Promise.all([params, pageRequest(), getTranslations("waitlist.offer")]);
  const found = await readTenant(ctx, (tx) => offerPage(tx, ctx, { token }));
  if (!found.ok) {
    return (
      <EmptyState
        heading="h1"
        title={t("unknownTitle")}
        description={t("unknownText")}
        action={
          <Button asChild>
            <Link href="/waitlist">{t("mine")}</Link>
          </Button>
        }
      />
    );
  }
  const { offer, institution, leftMs } = found;
  // Another state is another screen: nothing of the earlier one is kept.
  return (
    <OfferScreen
      key={offer.status}
      offer={offer}
      institution={institution}
      leftMs={leftMs}
      token={token}
      now={ctx.now}
    />
  );
}
