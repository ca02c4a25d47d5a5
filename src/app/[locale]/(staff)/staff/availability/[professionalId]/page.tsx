import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { zoneCity, zoneName } from "#lib/time.ts";
import { can } from "#modules/access/policy.ts";
import { AbsencesCard } from "#modules/appointments/ui/blocks/absences-card.tsx";
import { CalendarLinks } from "#modules/appointments/ui/calendar-links.tsx";
import { ProfessionalRef } from "#modules/availability/schemas.ts";
import { listSchedules, readAvailability } from "#modules/availability/queries/availability.ts";
import { AvailabilityEditor } from "#modules/availability/ui/availability-editor.tsx";
import { ProfessionalSwitcher } from "#modules/availability/ui/professional-switcher.tsx";
import { readTenant } from "#platform/db/with-tenant.ts";
import { staffPage } from "#server/page.ts";
import { PageHeader } from "#ui/page-header.tsx";

type Props = { params: Promise<{ professionalId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("availability");
  return { title: t("title") };
}

export default async function ProfessionalAvailabilityPage({ params }: Props) {
  const { ctx } = await staffPage("availability:read");
  const asked = ProfessionalRef.safeParse(await params);
  if (!asked.success) notFound();
  const [schedules, availability] = await readTenant(ctx, async (tx) =>
    Promise.all([listSchedules(tx, ctx), readAvailability(tx, ctx, asked.data)]),
  );
  if (!availability.ok) notFound();
  const t = await getTranslations("availability");
  const { professional } = availability;
  const editable = can(ctx.actor, "availability:write");
  const zone = `${zoneCity(professional.timeZone)}, ${zoneName(professional.timeZone, ctx.locale, ctx.now)}`;
  return (
    <div className="grid max-w-7xl grid-cols-[minmax(0,1fr)] gap-6">
      <PageHeader
        eyebrow={t("title")}
        title={`${professional.firstName} ${professional.lastName}`}
        description={t("zone", { zone })}
        actions={
          schedules.professionals.length > 1 ? (
            <ProfessionalSwitcher current={professional.id} professionals={schedules.professionals} />
          ) : null
        }
      />
      <AvailabilityEditor
        key={professional.id}
        initial={availability}
        editable={editable}
        absences={<AbsencesCard initial={availability} editable={editable} />}
        links={<CalendarLinks professionalId={professional.id} editable={editable} />}
      />
    </div>
  );
}
