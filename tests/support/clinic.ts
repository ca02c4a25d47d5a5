import { randomBytes } from "node:crypto";
import { newId } from "#lib/ids.ts";
import { searchText } from "#modules/clients/domain/search-text.ts";
import { clients } from "#modules/clients/tables.ts";
import type { Role } from "#modules/access/policy.ts";
import type { SessionUser } from "#modules/access/request.ts";
import { userRoles, users } from "#modules/identity/tables.ts";
import { appointmentTypes, professionals, professionalServices } from "#modules/catalog/tables.ts";
import { availabilityRules } from "#modules/availability/tables.ts";
import { createTenant } from "#modules/tenancy/commands/create-tenant.ts";
import type { Tenant } from "#modules/tenancy/queries.ts";
import { organizations } from "#modules/tenancy/tables.ts";
import type { Actor, Ctx, Locale, TenantId } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { readTenant, withTenant } from "#platform/db/with-tenant.ts";
import { createCallerFactory } from "#modules/access/procedures.ts";
import { appRouter } from "#server/trpc/router.ts";

/** Who works and comes here. `ana` and `bruno` are professionals; `clara` and `diego` are clients with an account. */
const PEOPLE = {
  admin: ["admin"],
  director: ["director"],
  secretary: ["secretary"],
  technician: ["technician"],
  ana: ["professional"],
  bruno: ["professional"],
  clara: ["client"],
  diego: ["client"],
} as const satisfies Record<string, readonly Role[]>;

export type Person = keyof typeof PEOPLE;
export const PERSONS = Object.keys(PEOPLE) as Person[];
type ServiceRow = typeof appointmentTypes.$inferInsert;
export type ServiceKey = "session" | "visit" | "evaluation";

/** `session` waits for an answer; `visit` is confirmed at once; `evaluation` has buffers, and only Ana gives it. */
const SERVICES: Record<ServiceKey, Omit<ServiceRow, "tenantId" | "id" | "createdAt">> = {
  session: {
    name: { "es-AR": "Sesión", en: "Session" },
    durationMin: 60,
    stepMin: 30,
    priceMinor: 1_500_000,
    horizonDays: 30,
  },
  visit: {
    name: { "es-AR": "Consulta", en: "Visit" },
    durationMin: 30,
    stepMin: 30,
    priceMinor: 900_000,
    horizonDays: 30,
    autoConfirm: true,
  },
  evaluation: {
    name: { "es-AR": "Evaluación", en: "Evaluation" },
    durationMin: 90,
    stepMin: 30,
    bufferBeforeMin: 15,
    bufferAfterMin: 15,
    priceMinor: 4_000_000,
    horizonDays: 60,
    minNoticeMin: 120,
  },
};

const HOURS = [
  ["09:00", "13:00"],
  ["14:00", "18:00"],
] as const;

export type ClinicOptions = {
  timeZone?: string;
  /** Local date and time of `clinic.now`; a Monday, before the doors open, unless said otherwise. */
  today?: string;
  /** Epoch milliseconds instead of `today`, for tests that live in real time. */
  now?: number;
  services?: Partial<Record<ServiceKey, Partial<ServiceRow>>>;
  dailyMax?: number;
  email?: string | null;
  /** Of its people's e-mail addresses. The same address may have accounts in several institutions, and by default does. */
  domain?: string;
};

export type Clinic = Awaited<ReturnType<typeof aClinic>>;

/** An institution that is open on weekdays from 9 to 13 and from 14 to 18, made as the serving roles would make it. */
export async function aClinic(options: ClinicOptions = {}) {
  const {
    timeZone = "America/Argentina/Buenos_Aires",
    today = "2026-03-02T08:00",
    dailyMax = null,
    email = "recepcion@clinica.example",
    domain = "correo.example",
  } = options;
  const at = (local: string): number => Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone).epochMilliseconds;
  const now = options.now ?? at(today);
  const slug = `c${randomBytes(5).toString("hex")}`;
  const opened = await createTenant(
    { actor: { type: "system" }, requestId: newId(), now },
    { slug, name: `Clínica ${slug}`, timeZone, currency: "ARS", locale: "es-AR" },
    async () => undefined,
  );
  if (!opened.ok) throw new Error(opened.reason);
  const tenant: Tenant = { id: opened.tenantId, slug, name: `Clínica ${slug}`, status: "active" };
  const system = contextOf(tenant.id, { type: "system" }, now);
  const made = await withTenant(system, (tx) =>
    furnish(tx, system, { timeZone, dailyMax, email, domain, services: options.services ?? {} }),
  );

  const actorOf = (who: Person | "visitor" | "job"): Actor => {
    if (who === "visitor") return { type: "visitor" };
    if (who === "job") return { type: "job", queue: "test" };
    return {
      type: "user",
      userId: made.users[who].userId,
      roles: [...PEOPLE[who]],
      sessionId: made.users[who].sessionId,
    };
  };
  const as = (who: Person | "visitor" | "job", changes: Partial<Ctx> = {}): Ctx => ({
    ...contextOf(tenant.id, actorOf(who), now),
    ...changes,
  });

  return {
    tenant,
    tenantId: tenant.id,
    now,
    timeZone,
    ...made,
    /** Epoch milliseconds of a wall-clock time here. */
    at,
    as,
    /** A browser with a cookie jar and an address of its own, signed in as `who`. */
    browser: (who: Person | "visitor", changes: Partial<Ctx> = {}, address = randomBytes(8).toString("hex")) =>
      aBrowser(tenant, as(who, changes), who === "visitor" ? null : made.users[who], address),
    /** What is in the database, seen as the institution itself. */
    read: <T>(query: (tx: Tx) => Promise<T>): Promise<T> => readTenant(system, query),
    write: <T>(change: (tx: Tx) => Promise<T>): Promise<T> => withTenant(system, change),
  };
}

function contextOf(tenantId: TenantId, actor: Actor, now: number, locale: Locale = "es-AR"): Ctx {
  return { tenantId, actor, requestId: newId(), locale, now };
}

const callerOf = createCallerFactory(appRouter);

function aBrowser(tenant: Tenant, ctx: Ctx, user: SessionUser | null, addressHash: string) {
  const resHeaders = new Headers();
  const context = {
    tenant,
    request: ctx,
    user,
    resHeaders,
    browser: { userAgent: "Test/1.0", addressHash },
    /** What earlier answers set. */
    get cookie(): string | null {
      const jar = new Map(
        resHeaders.getSetCookie().map((set) => (set.split(";", 1)[0] ?? "").split("=", 2) as [string, string]),
      );
      return [...jar].map(([name, value]) => `${name}=${value}`).join("; ") || null;
    },
  };
  return { api: callerOf(context), context };
}

async function furnish(
  tx: Tx,
  ctx: Ctx,
  wanted: {
    timeZone: string;
    dailyMax: number | null;
    email: string | null;
    domain: string;
    services: NonNullable<ClinicOptions["services"]>;
  },
) {
  const { tenantId } = ctx;
  const createdAt = new Date(ctx.now);
  await tx.update(organizations).set({ email: wanted.email });

  const people = Object.fromEntries(PERSONS.map((person) => [person, aUser(person, wanted.domain)])) as Record<
    Person,
    SessionUser
  >;
  await tx.insert(users).values(
    PERSONS.map((person) => {
      const { userId, email, firstName, lastName, locale } = people[person];
      return { tenantId, id: userId, email, firstName, lastName, locale, emailVerifiedAt: createdAt, createdAt };
    }),
  );
  await tx
    .insert(userRoles)
    .values(
      PERSONS.flatMap((person) => PEOPLE[person].map((role) => ({ tenantId, userId: people[person].userId, role }))),
    );

  const service = (key: ServiceKey): ServiceRow => ({
    ...SERVICES[key],
    ...wanted.services[key],
    tenantId,
    id: newId(),
    createdAt,
  });
  const services = { session: service("session"), visit: service("visit"), evaluation: service("evaluation") };
  await tx.insert(appointmentTypes).values(Object.values(services));

  const ana = newId();
  const bruno = newId();
  const professional = (id: string, person: "ana" | "bruno") => {
    const { userId, firstName, lastName, email } = people[person];
    return {
      tenantId,
      id,
      userId,
      firstName,
      lastName,
      email,
      timeZone: wanted.timeZone,
      dailyMax: wanted.dailyMax,
      createdAt,
    };
  };
  await tx.insert(professionals).values([professional(ana, "ana"), professional(bruno, "bruno")]);
  const gives = (professionalId: string, keys: ServiceKey[]) =>
    keys.map((key) => ({ tenantId, professionalId, appointmentTypeId: services[key].id }));
  await tx
    .insert(professionalServices)
    .values([...gives(ana, ["session", "visit", "evaluation"]), ...gives(bruno, ["session", "visit"])]);
  const rules = [ana, bruno].flatMap((professionalId) =>
    [1, 2, 3, 4, 5].flatMap((weekday) =>
      HOURS.map(([start, end]) => ({ tenantId, id: newId(), professionalId, weekday, start, end })),
    ),
  );
  await tx.insert(availabilityRules).values(rules);

  // Who phoned: on the list, without an account.
  const pedro = newId();
  const contact = { firstName: "Pedro", lastName: "Quiroga", email: "pedro@correo.example", phone: "+54 11 5555-0101" };
  await tx.insert(clients).values({
    tenantId,
    id: pedro,
    ...contact,
    createdAt,
    searchText: searchText(...(Object.values(contact) as [string, string, string, string])),
  });
  return {
    users: people,
    services: { session: services.session.id, visit: services.visit.id, evaluation: services.evaluation.id },
    ana,
    bruno,
    /** A client without an account. */
    pedro,
    ruleId: rules[0]?.id ?? "",
  };
}

function aUser(person: Person, domain: string): SessionUser {
  const firstName = `${person[0]?.toUpperCase() ?? ""}${person.slice(1)}`;
  return {
    sessionId: newId(),
    userId: newId(),
    email: `${person}@${domain}`,
    emailVerified: true,
    firstName,
    lastName: "Prueba",
    phone: null,
    locale: "es-AR",
    roles: [...PEOPLE[person]],
  };
}
