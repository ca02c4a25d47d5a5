import { eq, sql } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import { searchText } from "#modules/clients/domain/search-text.ts";
import { clients } from "#modules/clients/tables.ts";
import { userRoles, users } from "#modules/identity/tables.ts";
import { appointments, appointmentTransitions } from "#modules/appointments/tables.ts";
import {
  appointmentTypes,
  professionals,
  professionalServices,
  resources,
  serviceResources,
} from "#modules/catalog/tables.ts";
import { availabilityBlocks, availabilityOverrides, availabilityRules } from "#modules/availability/tables.ts";
import { organizations } from "#modules/tenancy/tables.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { drawAppointments } from "./appointments.ts";
import { addCredits } from "./credits.ts";
import type { SeedInstitution } from "./institution.ts";
import { seededRandom } from "./random.ts";

const DAYS_BACK = 7;
const DAYS_AHEAD = 9;
const FILL_LOCK = 7_205_120;

/** Puts the people, the services, the hours and a fortnight of appointments into a new tenant; false if it has them. */
export async function fill(tx: Tx, ctx: Ctx, wanted: SeedInstitution, passwordHash: string): Promise<boolean> {
  await tx.execute(sql`select pg_advisory_xact_lock(${FILL_LOCK})`);
  const [known] = await tx
    .select({ id: professionals.id })
    .from(professionals)
    .where(eq(professionals.tenantId, ctx.tenantId))
    .limit(1);
  if (known) return false;

  const userIds = await fillPeople(tx, ctx, wanted, passwordHash);
  if (wanted.professionals.length === 0) return false;
  const services = await addServices(tx, ctx, wanted);
  const people = await addProfessionals(tx, ctx, wanted, userIds, services);
  const ofHere = await addClients(tx, ctx, wanted, userIds);
  const absences = await addAvailability(tx, ctx, wanted, people);

  const engaged = new Map<string, { start: number; end: number }[]>();
  const random = seededRandom(wanted.slug.length);
  const secretary = wanted.users.find(({ roles }) => roles.includes("secretary"));
  const today = Temporal.Instant.fromEpochMilliseconds(ctx.now).toZonedDateTimeISO(wanted.timeZone).startOfDay();
  for (const person of wanted.professionals) {
    const drawn = drawAppointments({
      tenantId: ctx.tenantId,
      professionalId: of(people, person.key),
      currency: wanted.currency,
      query: {
        zone: wanted.timeZone,
        rules: rulesOf(person),
        overrides: absences.overrides.filter(({ key }) => key === person.key),
        blocks: absences.blocks.filter(({ key }) => key === person.key),
        dailyMax: person.dailyMax ?? null,
      },
      // Classes fill by themselves; what is drawn is one to one.
      services: person.services.map((key) => of(services, key)).filter(({ capacity = 1 }) => capacity === 1),
      clients: ofHere,
      engaged,
      staffUserId: of(userIds, secretary?.key ?? ""),
      notes: wanted.notes,
      from: today.subtract({ days: DAYS_BACK }).epochMilliseconds,
      to: today.add({ days: DAYS_AHEAD }).epochMilliseconds,
      now: ctx.now,
      random,
    });
    if (drawn.appointments.length === 0) continue;
    await tx.insert(appointments).values(drawn.appointments);
    await tx.insert(appointmentTransitions).values(drawn.transitions);
  }
  await addCredits(tx, ctx, ofHere, wanted.timeZone);
  return true;
}

/** Who the institution is, and who signs in: all there is of one without appointments. */
async function fillPeople(tx: Tx, ctx: Ctx, wanted: SeedInstitution, passwordHash: string) {
  const { tagline, email, phone, address, accent, modules = ["appointments"] } = wanted;
  await tx
    .update(organizations)
    .set({ tagline, email, phone, address, accent, modules, languages: ["es-AR", "en"], sharedAt: new Date(ctx.now) })
    .where(eq(organizations.tenantId, ctx.tenantId));
  return addUsers(tx, ctx, wanted, passwordHash);
}

/** The admin came with the tenant; this adds their other roles, and everyone else. */
async function addUsers(tx: Tx, ctx: Ctx, wanted: SeedInstitution, passwordHash: string): Promise<Map<string, string>> {
  const now = new Date(ctx.now);
  const there = await tx
    .select({ id: users.id, email: users.email })
    .from(users)
    .where(eq(users.tenantId, ctx.tenantId));
  const ids = new Map(
    wanted.users.map(({ key, email }) => [key, there.find((user) => user.email === email)?.id ?? newId()]),
  );
  const rows = wanted.users.map(({ key, email, firstName, lastName, locale = "es-AR" as const }) => ({
    tenantId: ctx.tenantId,
    id: of(ids, key),
    email,
    firstName,
    lastName,
    locale,
    passwordHash,
    emailVerifiedAt: now,
    createdAt: now,
  }));
  await tx.insert(users).values(rows).onConflictDoNothing();
  const roles = wanted.users.flatMap(({ key, roles }) =>
    roles.map((role) => ({ tenantId: ctx.tenantId, userId: of(ids, key), role })),
  );
  await tx.insert(userRoles).values(roles).onConflictDoNothing();
  return ids;
}

async function addServices(tx: Tx, ctx: Ctx, wanted: SeedInstitution) {
  const rows = wanted.services.map(({ key: _key, rooms: _rooms, ...service }, index) => ({
    ...service,
    tenantId: ctx.tenantId,
    id: newId(),
    // They are shown in the order in which they were made.
    createdAt: new Date(ctx.now - (wanted.services.length - index) * 60_000),
  }));
  await tx.insert(appointmentTypes).values(rows);
  const rooms = wanted.rooms.map(({ key, kind, name }) => ({
    key,
    row: { tenantId: ctx.tenantId, id: newId(), kind, name, createdAt: new Date(ctx.now) },
  }));
  await tx.insert(resources).values(rooms.map(({ row }) => row));
  const needed = wanted.services.flatMap(({ rooms: wants = [] }, index) =>
    wants.flatMap((key) => {
      const room = rooms.find((each) => each.key === key);
      const service = rows[index];
      return room && service
        ? [{ tenantId: ctx.tenantId, appointmentTypeId: service.id, resourceId: room.row.id }]
        : [];
    }),
  );
  if (needed.length > 0) await tx.insert(serviceResources).values(needed);
  return new Map(
    wanted.services
      .map(({ key }, index) => [key, rows[index]] as const)
      .flatMap(([key, row]) => (row ? [[key, row] as const] : [])),
  );
}

async function addProfessionals(
  tx: Tx,
  ctx: Ctx,
  wanted: SeedInstitution,
  userIds: ReadonlyMap<string, string>,
  services: ReadonlyMap<string, { id: string }>,
): Promise<Map<string, string>> {
  const ids = new Map(wanted.professionals.map(({ key }) => [key, newId()]));
  await tx.insert(professionals).values(
    wanted.professionals.map(({ key, firstName, lastName, title, color, dailyMax = null }) => ({
      tenantId: ctx.tenantId,
      id: of(ids, key),
      userId: userIds.get(key) ?? null,
      firstName,
      lastName,
      title,
      color,
      dailyMax,
      email: wanted.users.find((user) => user.key === key)?.email ?? null,
      timeZone: wanted.timeZone,
      createdAt: new Date(ctx.now),
    })),
  );
  await tx.insert(professionalServices).values(
    wanted.professionals.flatMap(({ key, services: given }) =>
      given.map((service) => ({
        tenantId: ctx.tenantId,
        professionalId: of(ids, key),
        appointmentTypeId: of(services, service).id,
      })),
    ),
  );
  return ids;
}

async function addClients(tx: Tx, ctx: Ctx, wanted: SeedInstitution, userIds: ReadonlyMap<string, string>) {
  const domain = wanted.email.split("@")[1] ?? "";
  const rows = wanted.clients.map((name, index) => {
    const [firstName = "", lastName = ""] = name.split("|");
    const userId = index === 0 ? (userIds.get("client") ?? null) : null;
    const address = searchText(firstName, lastName).replaceAll(/[^a-z]+/g, ".");
    // Every fourth left only a telephone number.
    const email = userId
      ? (wanted.users.find(({ key }) => key === "client")?.email ?? null)
      : index % 4 === 3
        ? null
        : `${address}@correo.${domain}`;
    const phone = wanted.phonePattern.replace("%", String(index + 10));
    return {
      tenantId: ctx.tenantId,
      id: newId(),
      userId,
      firstName,
      lastName,
      email,
      phone,
      searchText: searchText(firstName, lastName, email, phone),
      createdAt: new Date(ctx.now - (60 - index) * 86_400_000),
    };
  });
  await tx.insert(clients).values(rows);
  return rows.map(({ id, userId }) => ({ id, userId }));
}

const rulesOf = ({ hours }: SeedInstitution["professionals"][number]) =>
  hours.flatMap(([weekdays, start, end]) => weekdays.map((weekday) => ({ weekday, start, end })));

async function addAvailability(tx: Tx, ctx: Ctx, wanted: SeedInstitution, people: ReadonlyMap<string, string>) {
  const base = (key: string) => ({ tenantId: ctx.tenantId, id: newId(), professionalId: of(people, key) });
  await tx
    .insert(availabilityRules)
    .values(
      wanted.professionals.flatMap((person) => rulesOf(person).map((rule) => ({ ...base(person.key), ...rule }))),
    );

  const today = Temporal.Instant.fromEpochMilliseconds(ctx.now).toZonedDateTimeISO(wanted.timeZone).toPlainDate();
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  const overrides = wanted.overrides.map(({ professional, day, windows }) => ({
    key: professional,
    date: monday.add({ days: day }).toString(),
    windows,
  }));
  await tx
    .insert(availabilityOverrides)
    .values(overrides.map(({ key, date, windows }) => ({ ...base(key), date, windows })));

  const at = (day: number, time: string) =>
    monday.add({ days: day }).toZonedDateTime({ timeZone: wanted.timeZone, plainTime: time }).epochMilliseconds;
  const blocks = wanted.blocks.map(({ professional, day, start, days = 0, end, reason }) => ({
    key: professional,
    start: at(day, start),
    end: at(day + days, end),
    reason,
  }));
  await tx.insert(availabilityBlocks).values(
    blocks.map(({ key, start, end, reason }) => ({
      ...base(key),
      startsAt: new Date(start),
      endsAt: new Date(end),
      reason,
      createdAt: new Date(ctx.now),
    })),
  );
  return { overrides, blocks };
}

function of<T>(map: ReadonlyMap<string, T>, key: string): T {
  const found = map.get(key);
  if (found === undefined) throw new Error(`seed: nothing is called "${key}"`);
  return found;
}
