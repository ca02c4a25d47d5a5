import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { Locale } from "#i18n/locales.ts";
import { localizedPath } from "#i18n/localized-path.ts";
import { Link } from "#i18n/navigation.ts";
import { addDays, dateOf, weekdayOf } from "#lib/time.ts";
import { can, scopeOf } from "#modules/access/policy.ts";
import { readCalendar } from "#modules/calendar/queries/calendar.ts";
import { LocalDate } from "#modules/appointments/schemas.ts";
import { CalendarScreen } from "#modules/calendar/ui/calendar-screen.tsx";
import { usersWithRole } from "#modules/identity/queries/users-with-role.ts";
import { NotLinkedYet } from "#modules/catalog/ui/not-linked-yet.tsx";
import { isOpen, setupState } from "#modules/setup/queries/setup-state.ts";
import { SetupCard } from "#modules/setup/ui/setup-card.tsx";
import { originOf } from "#modules/tenancy/origin.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { staffPage } from "#server/page.ts";
import { Button } from "#ui/button.tsx";
import { weekStart } from "#ui/calendar-date.ts";
import { EmptyState } from "#ui/empty-state.tsx";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("calendar"))("title") };
}

export default async function CalendarPage({ searchParams }: Props) {
  const locale = (await getLocale()) as Locale;
  const { ctx, user } = await staffPage("calendar:read", localizedPath(locale, "/staff/calendar"));
  const { view: asked, date: wanted } = await searchParams;
  const { timeZone, currency, name } = await readTenant(ctx, (tx) => organizationOf(tx, ctx));

  // Whoever has a calendar of their own looks a week ahead; whoever keeps everyone's, at the day.
  const defaultView = scopeOf(ctx.actor, "calendar:read") === "own" ? "week" : "day";
  const view = asked === "day" || asked === "week" ? asked : defaultView;
  const parsed = LocalDate.safeParse(wanted);
  const date = parsed.success ? parsed.data : dateOf(ctx.now, timeZone);
  const days = view === "day" ? 1 : 7;
  const from = view === "day" ? date : addDays(date, -((weekdayOf(date) - weekStart(locale) + 7) % 7));
  const data = await readCalendar(ctx, { from, days });
  if (data.professionals.length === 0 && scopeOf(ctx.actor, "calendar:read") === "own")
    return <NotLinkedYet admins={await readTenant(ctx, (tx) => usersWithRole(tx, ctx, "admin"))} />;
  const setup = can(ctx.actor, "settings:write") ? await readTenant(ctx, (tx) => setupState(tx, ctx)) : null;
  const opening =
    setup && !(isOpen(setup) && setup.shared) ? (
      <SetupCard state={setup} currency={currency} url={`${await originOf(ctx)}/`} me={nameOf(user, name)} />
    ) : null;
  if (data.professionals.length === 0) return opening ?? <NobodyYet mayAdd={can(ctx.actor, "professionals:write")} />;
  const may = {
    move: can(ctx.actor, "appointments:reschedule"),
    block: can(ctx.actor, "availability:write"),
    attend: can(ctx.actor, "appointments:complete"),
  };
  const calendar = <CalendarScreen initial={{ data, from, days }} defaultView={defaultView} now={ctx.now} may={may} />;
  return opening ? (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
      {opening}
      {calendar}
    </div>
  ) : (
    calendar
  );
}

/** An admin made on the command line bears the institution's name: that is nobody's. */
const nameOf = ({ firstName, lastName }: { firstName: string; lastName: string }, institution: string) =>
  lastName === institution ? { firstName: "", lastName: "" } : { firstName, lastName };

/** A calendar has a column for each person: without any there is nothing to draw. */
async function NobodyYet({ mayAdd }: { mayAdd: boolean }) {
  const t = await getTranslations("calendar.nobody");
  return (
    <EmptyState
      heading="h1"
      title={t("title")}
      description={t(mayAdd ? "admin" : "other")}
      action={
        mayAdd ? (
          <Button asChild>
            <Link href="/staff/professionals">{t("action")}</Link>
          </Button>
        ) : null
      }
    />
  );
}
