import { eq } from "drizzle-orm";
import type postgres from "postgres";
import { newId } from "#lib/ids.ts";
import {
  identityTokens,
  sessions,
  signInCodes,
  signInThrottles,
  users as usersTable,
} from "#modules/identity/tables.ts";
import { letters } from "#modules/notifications/tables.ts";
import { createAppointment } from "#modules/appointments/commands/create-appointment.ts";
import { appointments } from "#modules/appointments/tables.ts";
import {
  availabilityBlocks,
  availabilityOverrides,
  availabilityRules,
  closures,
} from "#modules/availability/tables.ts";
import { addToWaitlist } from "#modules/waitlist/commands/add-to-waitlist.ts";
import { joinWaitlist } from "#modules/waitlist/commands/join-waitlist.ts";
import { offerByHand } from "#modules/waitlist/commands/offer-by-hand.ts";
import { signToken } from "#platform/tokens.ts";
import type { Installation } from "./installation.ts";
import { fillEmptyTables } from "./any-row.ts";
import { aClinic, type Clinic, type ClinicOptions } from "./clinic.ts";

/** One id of everything that can be asked for, of one institution. */
export type Ids = Awaited<ReturnType<typeof idsOf>>;

/** A clinic with at least one row in every tenant's table. */
export async function aFurnishedClinic({ superuser }: Pick<Installation, "superuser">, options: ClinicOptions = {}) {
  const clinic = await aClinic(options);
  const ids = await idsOf(clinic);
  await furnishByHand(superuser, clinic, ids);
  await fillEmptyTables(superuser, clinic.tenantId, ids.anyRow);
  await superuser`update planogram_copies set copy_id = ${ids.anyRow}, before = '[]', after = '[]', counted = '[]' where tenant_id = ${clinic.tenantId}`;
  await superuser`update rejected_sales set request_ids = '[]' where tenant_id = ${clinic.tenantId}`;
  // An admin is one who can sign in.
  await superuser`update users set password_hash = '-' where tenant_id = ${clinic.tenantId} and id = ${clinic.users.admin.userId}`;
  // The appointment written down by the desk is one of a series.
  await superuser`update appointments set series_id = ${ids.anyRow} where tenant_id = ${clinic.tenantId} and id = ${ids.confirmed}`;
  return { ...clinic, ids };
}

/** What `fillEmptyTables` could not guess, or the walk must know by its id. */
async function furnishByHand(superuser: postgres.Sql, { tenantId, now }: Clinic, ids: Ids): Promise<void> {
  const created_at = new Date(now);
  const base = { tenant_id: tenantId, id: ids.anyRow };
  await superuser.begin(async (sql) => {
    await sql`select set_config('app.tenant_id', ${tenantId}, true)`;
    await sql`update letters set topic = 'reminders' where tenant_id = ${tenantId} and id = ${ids.deadLetter}`;
    await sql`insert into credit_lots ${sql({ ...base, client_id: ids.client, source: "gift", created_at })}`;
    await furnishMachines(sql, tenantId, base.id, created_at);
    await sql`insert into credit_lines ${sql({ ...base, lot_id: base.id, client_id: ids.client, kind: "issue", amount: 1, cause: "gift", actor_type: "system", at: created_at })}`;
  });
}

/** A machine that sells one product, and a sale in every month that sales are kept in. */
async function furnishMachines(sql: postgres.TransactionSql, tenant_id: string, id: string, at: Date): Promise<void> {
  const base = { tenant_id, id };
  const here = { tenant_id, machine_id: id, position: "A1" };
  const product = { ...base, sku: "AGUA", name: sql.json({ "es-AR": "Agua", en: "Water" }), price_minor: 1000 };
  const plan = { ...base, machine_id: id, kind: "cleaning", name: "Limpieza", every_days: 30 };
  await sql`insert into machines ${sql({ ...base, name: "Hall", location: "Planta baja", time_zone: "UTC", created_at: at })}`;
  await sql`insert into products ${sql({ ...product, created_at: at })}`;
  await sql`insert into machine_slots ${sql({ ...here, id, product_id: id, capacity: 10, low_stock_threshold: 2 })}`;
  await sql`insert into api_keys ${sql({ ...base, kind: "machine", machine_id: id, name: "Hall", short: id.replaceAll("-", "").slice(-16), secret_hash: "0".repeat(64), created_at: at })}`;
  await sql`insert into rate_buckets ${sql({ tenant_id, key_id: id, budget: "requests", tokens: 1, refilled_at: at })}`;
  await sql`insert into stock_movements ${sql({ ...here, id, product_id: id, kind: "refill", quantity: 5, cause: "visit:x", occurred_at: at, recorded_at: at, actor_type: "system" })}`;
  await sql`insert into alerts ${sql({ ...base, machine_id: id, position: "A1", type: "low_stock", cause: "low_stock:x", priority: "high", state: "open", facts: sql.json({ base: "high", quantity: 0 }), opened_at: at, updated_at: at })}`;
  await sql`insert into maintenance_plans ${sql({ ...plan, counted_from: at, created_at: at })}`;
  await sql`insert into photos ${sql({ ...base, content_type: "image/webp", width: 1, height: 1, content: Buffer.from([0]), created_at: at })}`;
  await sql`insert into visits ${sql({ ...base, machine_id: id, arrived_at: at, left_at: at, received_at: at, lines: sql.json([]) })}`;
  await sql`insert into maintenance_photos ${sql({ tenant_id, photo_id: id, visit_id: id, part: 0 })}`;
  await sql`
    insert into sale_logs (tenant_id, id, machine_id, event_id, position, product_id, sku, quantity, unit_price_minor, currency, payment, sold_at, received_at, occurred_at, clock, source)
    select ${tenant_id}::uuid, ${id}::uuid, ${id}::uuid, 'e', 'A1', ${id}::uuid, 'AGUA', 1, 1000, 'ARS', 'cash', month, month, month, 'synced', 'event'
      from (select to_timestamp(substring(c.relname from '[0-9]+_[0-9]+$') || '+00', 'YYYY_MMTZH') as month
              from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'sale_logs'::regclass) months`;
}

/** The same names with ids that nobody has. */
export const unknownIds = (ids: Ids): Ids => ({
  ...(Object.fromEntries(Object.keys(ids).map((key) => [key, newId()])) as Ids),
  email: `${newId()}@nadie.example`,
});

async function idsOf(clinic: Clinic) {
  const { tenantId, now, users, services } = clinic;
  const createdAt = new Date(now);
  const booker = clinic.browser("clara");
  const held = await booker.api.booking.hold({
    serviceId: services.session,
    professionalId: clinic.ana,
    start: clinic.at("2026-03-03T09:00"),
  });
  if (!held.ok) throw new Error(held.reason);
  const booked = await booker.api.booking.confirm({ holdId: held.holdId });
  if (!booked.ok) throw new Error(booked.reason);
  const confirmed = await createAppointment(clinic.as("secretary"), {
    serviceId: services.session,
    professionalId: clinic.ana,
    start: clinic.at("2026-03-02T10:00"),
    client: { id: clinic.pedro },
    outsideHours: true,
    chargeCredits: true,
  });
  if (!confirmed.ok) throw new Error(confirmed.reason);
  const waiting = clinic.browser("visitor");
  const hold = await waiting.api.booking.hold({
    serviceId: services.visit,
    professionalId: clinic.bruno,
    start: clinic.at("2026-03-04T09:00"),
  });
  if (!hold.ok) throw new Error(hold.reason);

  const anyTime = {
    professionalIds: null,
    weekdays: [1, 2, 3, 4, 5],
    fromTime: "08:00",
    untilTime: "20:00",
    dateFrom: null,
    dateUntil: null,
  };
  const waits = await joinWaitlist(clinic.as("clara"), { ...anyTime, serviceId: services.session });
  const isOffered = await addToWaitlist(clinic.as("secretary"), {
    ...anyTime,
    serviceId: services.visit,
    clientId: clinic.pedro,
  });
  if (!waits.ok || !isOffered.ok) throw new Error("nobody waits");
  const offer = await offerByHand(clinic.as("secretary"), {
    entryId: isOffered.entryId,
    professionalId: clinic.bruno,
    start: clinic.at("2026-03-05T09:00"),
  });
  if (!offer.ok) throw new Error(offer.reason);

  const made = {
    override: newId(),
    closure: newId(),
    block: newId(),
    token: newId(),
    verifyToken: newId(),
    invitationToken: newId(),
    invited: newId(),
    signInRequest: newId(),
    otherSession: newId(),
    /** Pedro's seat is all of it. */
    groupClass: newId(),
    deadLetter: newId(),
    anyRow: newId(),
  };
  await clinic.write(async (tx) => {
    await tx.insert(availabilityOverrides).values({
      tenantId,
      id: made.override,
      professionalId: clinic.ana,
      date: "2026-03-20",
      windows: [{ start: "10:00", end: "12:00" }],
    });
    await tx.insert(closures).values({
      tenantId,
      id: made.closure,
      name: "Receso",
      startsOn: "2026-12-24",
      endsOn: "2026-12-31",
      yearly: true,
      createdAt,
    });
    await tx.insert(availabilityBlocks).values({
      tenantId,
      id: made.block,
      professionalId: clinic.ana,
      startsAt: new Date(clinic.at("2026-03-23T00:00")),
      endsAt: new Date(clinic.at("2026-03-24T00:00")),
      createdAt,
    });
    const startsAt = new Date(clinic.at("2026-03-06T16:00"));
    const endsAt = new Date(startsAt.getTime() + 3_600_000);
    const seat = {
      tenantId,
      professionalId: clinic.ana,
      appointmentTypeId: services.session,
      startsAt,
      endsAt,
      busyStartsAt: startsAt,
      busyEndsAt: endsAt,
      priceMinor: 0,
      currency: "ARS",
      creditCost: 0,
      terms: { cancellationWindowH: 24 },
      createdAt,
      updatedAt: createdAt,
    };
    await tx
      .insert(appointments)
      .values({ ...seat, id: made.groupClass, status: "session", capacity: 4, seatsTaken: 0 });
    await tx
      .insert(appointments)
      .values({ ...seat, id: newId(), status: "confirmed", clientId: clinic.pedro, sessionId: made.groupClass });
    const token = { tenantId, createdAt, expiresAt: new Date(now + 3_600_000) };
    await tx.insert(usersTable).values({
      tenantId,
      id: made.invited,
      email: `invitada@${users.clara.email.split("@")[1] ?? ""}`,
      firstName: "Irene",
      lastName: "Invitada",
      createdAt,
    });
    await tx.insert(identityTokens).values([
      { ...token, id: made.token, kind: "reset_password", userId: users.clara.userId },
      { ...token, id: made.verifyToken, kind: "verify_email", userId: users.clara.userId },
      { ...token, id: made.invitationToken, kind: "invitation", userId: made.invited },
    ]);
    await tx.insert(signInCodes).values({
      tenantId,
      id: made.signInRequest,
      email: users.clara.email,
      locale: "es-AR",
      createdAt,
      expiresAt: new Date(now + 600_000),
    });
    await tx
      .insert(signInThrottles)
      .values({ tenantId, key: "sign-in:email:x", failures: 1, windowEndsAt: new Date(now + 60_000) });
    // Every person has a session, and the admin two, so that another one's can be tried.
    const session = (id: string, userId: string) => ({
      tenantId,
      idHash: `hash-${id}`,
      id,
      userId,
      createdAt,
      expiresAt: new Date(now + 86_400_000),
    });
    await tx
      .insert(sessions)
      .values([
        ...Object.values(users).map(({ sessionId, userId }) => session(sessionId, userId)),
        session(made.otherSession, users.admin.userId),
      ]);
    await tx.insert(letters).values({
      tenantId,
      id: made.deadLetter,
      kind: "test.dead",
      cause: newId(),
      recipient: "nadie@correo.example",
      locale: "es-AR",
      subject: "Prueba",
      text: "Prueba",
      html: "<p>Prueba</p>",
      status: "dead",
      attempts: 11,
      lastError: "550",
      createdAt,
    });
  });
  const [booking] = await clinic.read((tx) =>
    tx.select({ clientId: appointments.clientId }).from(appointments).where(eq(appointments.id, held.holdId)),
  );
  const [rule] = await clinic.read((tx) => tx.select({ id: availabilityRules.id }).from(availabilityRules).limit(1));
  return {
    ...made,
    /** Clara's, with Ana; waits for an answer. */
    pending: held.holdId,
    /** Pedro's, with Ana; written down by the secretary. */
    confirmed: confirmed.appointmentId,
    hold: hold.holdId,
    /** Clara’s; and an open offer, to Pedro. */
    waitlistEntry: waits.entryId,
    waitlistOffer: offer.offerId,
    service: services.session,
    professional: clinic.ana,
    otherProfessional: clinic.bruno,
    /** Without an account. */
    client: clinic.pedro,
    clientWithAccount: booking?.clientId ?? "",
    user: users.secretary.userId,
    professionalUser: users.bruno.userId,
    session: users.clara.sessionId,
    rule: rule?.id ?? "",
    email: users.clara.email,
    /** As mailed. */
    waitlistLink: signToken(tenantId, "waitlist-offer", offer.offerId),
    resetLink: signToken(tenantId, "reset_password", made.token),
    verifyLink: signToken(tenantId, "verify_email", made.verifyToken),
    optOutLink: signToken(tenantId, "opt-out", made.deadLetter),
    reminderLink: signToken(tenantId, "reminder", made.anyRow),
    invitationLink: signToken(tenantId, "invitation", made.invitationToken),
  };
}
