import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { z } from "zod";
import type { Locale } from "#i18n/locales.ts";
import { localizedPath } from "#i18n/localized-path.ts";
import { Link } from "#i18n/navigation.ts";
import { dateOf, formatDayTime } from "#lib/time.ts";
import { listPublicServices } from "#modules/catalog/queries/public-services.ts";
import { personName } from "#modules/appointments/ui/appointment-words.ts";
import { RepeatScreen } from "#modules/appointments/ui/series/repeat-screen.tsx";
import { readTenant } from "#platform/db/with-tenant.ts";
import { memberPage, pageRequest } from "#server/page.ts";
import { InstitutionFrame } from "../../../institution-frame.tsx";

type Props = {
  params: Promise<{ locale: Locale; serviceId: string }>;
  searchParams: Promise<{ professional?: string | string[]; start?: string | string[] }>;
};

const Asked = z.object({
  professional: z.union([z.uuid(), z.literal("any")]),
  start: z.coerce.number().int().min(0).max(4_102_444_800_000),
});

export async function generateMetadata(): Promise<Metadata> {
  const [{ tenant }, t] = await Promise.all([pageRequest(), getTranslations("moving.series")]);
  return { title: { absolute: t("pageTitle", { institution: tenant.name }) } };
}

/** A time that suits, repeated: every date is shown before any is taken. */
export default async function RepeatPage({ params, searchParams }: Props) {
  const { locale, serviceId } = await params;
  const asked = Asked.safeParse(await searchParams).data;
  if (!asked) notFound();
  const query = new URLSearchParams({ professional: asked.professional, start: String(asked.start) });
  const { ctx } = await memberPage(
    `${localizedPath(locale, "/book/[serviceId]/repeat", { serviceId })}?${query.toString()}`,
  );
  const offered = await readTenant(ctx, (tx) => listPublicServices(tx, ctx));
  const service = offered.services.find(({ id }) => id === serviceId);
  const professional = service?.professionals.find(({ id }) => id === asked.professional);
  if (!service || (asked.professional !== "any" && !professional)) notFound();
  const t = await getTranslations("moving.series");
  const { timeZone } = offered;
  const name = professional ? personName(professional) : null;
  const when = formatDayTime(asked.start, timeZone, locale);
  const back = { professional: asked.professional, date: dateOf(asked.start, timeZone) };
  return (
    <InstitutionFrame>
      <div className="mx-auto grid w-full max-w-2xl gap-6">
        <header className="grid gap-2">
          <h1 className="text-2xl font-semibold leading-tight sm:text-3xl">{t("title")}</h1>
          <p className="leading-relaxed text-muted-foreground">
            {service.name[locale]}. {name === null ? t("firstAny", { when }) : t("first", { when, name })} {t("lead")}
          </p>
          <Link
            href={{ pathname: "/book/[serviceId]", params: { serviceId }, query: back }}
            className="w-fit text-sm text-primary-text underline decoration-primary-text/40 underline-offset-4 hover:decoration-current coarse:py-2.5"
          >
            {t("anotherTime")}
          </Link>
        </header>
        <RepeatScreen
          from={{ serviceId, professionalId: asked.professional, professionalName: name, start: asked.start, timeZone }}
        />
      </div>
    </InstitutionFrame>
  );
}
