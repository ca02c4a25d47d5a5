import { and, asc, eq, gte, inArray, isNull, lt } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { localizedPath } from "#i18n/localized-path.ts";
import { wordsFor } from "#i18n/words-for.ts";
import { clients } from "#modules/clients/tables.ts";
import { users } from "#modules/identity/tables.ts";
import { originOf } from "#modules/tenancy/origin.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { readToken } from "#platform/tokens.ts";
import { calendarFeedFile } from "../calendar-feed-file.ts";
import { initials } from "../domain/initials.ts";
import { FEED } from "../feed-purpose.ts";
import { appointments, calendarFeeds } from "../tables.ts";
import { appointmentTypes, professionals, resources } from "#modules/catalog/tables.ts";

const DAY_MS = 86_400_000;
const DAYS_BACK = 90;
const DAYS_AHEAD = 365;
/** A calendar program draws what it is given: this is some thirty appointments on every working day. */
const MAX_EVENTS = 10_000;

/** The file behind a feed's address, or null: unknown, revoked, or of another institution. */
export async function calendarFeed(tx: Tx, ctx: Ctx, token: string): Promise<string | null> {
  const feedId = readToken(ctx.tenantId, FEED, token);
  if (!feedId) return null;
  const [feed] = await tx
    .select({ feed: calendarFeeds, professional: professionals, locale: users.locale })
    .from(calendarFeeds)
    .innerJoin(
      professionals,
      and(eq(professionals.tenantId, calendarFeeds.tenantId), eq(professionals.id, calendarFeeds.professionalId)),
    )
    .leftJoin(users, and(eq(users.tenantId, professionals.tenantId), eq(users.id, professionals.userId)))
    .where(
      and(eq(calendarFeeds.tenantId, ctx.tenantId), eq(calendarFeeds.id, feedId), isNull(calendarFeeds.revokedAt)),
    );
  if (!feed) return null;
  const [organization, rows, origin] = await Promise.all([
    organizationOf(tx, ctx),
    eventsOf(tx, ctx, feed.professional.id),
    originOf(ctx),
  ]);
  const locale = feed.locale ?? organization.locale;
  const t = wordsFor(locale, "availability");
  const nameOf = ({ firstName, lastName }: { firstName: string; lastName: string }) =>
    feed.feed.clientNames === "full" ? `${firstName} ${lastName}`.trim() : initials(firstName, lastName);
  return calendarFeedFile({
    name: t("links.feedName", {
      professional: `${feed.professional.firstName} ${feed.professional.lastName}`.trim(),
      organization: organization.name,
    }),
    timeZone: feed.professional.timeZone,
    events: rows.map(({ appointment, service, client, room }) => ({
      id: appointment.id,
      start: appointment.startsAt.getTime(),
      end: appointment.endsAt.getTime(),
      changedAt: appointment.updatedAt.getTime(),
      sequence: appointment.moves,
      tentative: appointment.status === "pending",
      summary: client
        ? `${nameOf(client)} · ${service[locale]}`
        : t("links.feedClass", {
            service: service[locale],
            taken: appointment.seatsTaken ?? 0,
            capacity: appointment.capacity ?? 0,
          }),
      location: [room?.[locale], organization.address].filter(Boolean).join(", ") || null,
      url: new URL(localizedPath(locale, "/staff/calendar"), origin).href,
    })),
  });
}

/** What takes this professional's time: a class once, and not each of its seats. */
function eventsOf(tx: Tx, ctx: Ctx, professionalId: string) {
  const room = alias(resources, "room");
  return tx
    .select({
      appointment: appointments,
      service: appointmentTypes.name,
      client: { firstName: clients.firstName, lastName: clients.lastName },
      room: room.name,
    })
    .from(appointments)
    .innerJoin(
      appointmentTypes,
      and(
        eq(appointmentTypes.tenantId, appointments.tenantId),
        eq(appointmentTypes.id, appointments.appointmentTypeId),
      ),
    )
    .leftJoin(clients, and(eq(clients.tenantId, appointments.tenantId), eq(clients.id, appointments.clientId)))
    .leftJoin(room, and(eq(room.tenantId, appointments.tenantId), eq(room.id, appointments.resourceId)))
    .where(
      and(
        eq(appointments.tenantId, ctx.tenantId),
        eq(appointments.professionalId, professionalId),
        gte(appointments.startsAt, new Date(ctx.now - DAYS_BACK * DAY_MS)),
        lt(appointments.startsAt, new Date(ctx.now + DAYS_AHEAD * DAY_MS)),
        inArray(appointments.status, ["session", "pending", "confirmed", "completed", "no_show"]),
        isNull(appointments.sessionId),
      ),
    )
    .orderBy(asc(appointments.startsAt), asc(appointments.id))
    .limit(MAX_EVENTS);
}
