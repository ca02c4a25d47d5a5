import { eq } from "drizzle-orm";
import type postgres from "postgres";
import { expect } from "vitest";
import { newId } from "#lib/ids.ts";
import { clients } from "#modules/clients/tables.ts";
import { addLot } from "#modules/credits/commands/add-lot.ts";
import { appointments } from "#modules/appointments/tables.ts";
import { offerFreedTime } from "#modules/waitlist/commands/offer-freed-time.ts";
import type { JoinWaitlist } from "#modules/waitlist/schemas.ts";
import { waitlistEntries, waitlistOffers } from "#modules/waitlist/tables.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import { signToken } from "#platform/tokens.ts";
import { aClinic, type Clinic, type ClinicOptions, type Person } from "./clinic.ts";
import { expectTheLedgerToAddUp } from "./purse.ts";

export const HOUR = 3_600_000;
export const ANY = {
  professionalIds: null,
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  fromTime: "00:00",
  untilTime: "23:59",
  dateFrom: null,
  dateUntil: null,
};
/** A start that Ana has free: Wednesday at ten. The clinic's now is Monday, 8:00. */
export const FREE = "2026-03-04T10:00";

export type Waiting = "clara" | "diego" | "pedro";

/** A clinic and its line for a service, first in line first. */
export async function aLine(
  who: readonly Waiting[],
  options: ClinicOptions & { service?: "session" | "visit"; wishes?: Partial<JoinWaitlist> } = {},
) {
  const clinic = await aClinic(options);
  const serviceId = clinic.services[options.service ?? "session"];
  const wishes = { ...ANY, ...options.wishes, serviceId };
  const entries: Record<string, string> = {};
  for (const name of who) {
    const joined =
      name === "pedro"
        ? await clinic.browser("secretary").api.waitlist.add({ ...wishes, clientId: clinic.pedro })
        : await clinic.browser(name).api.waitlist.join(wishes);
    if (!joined.ok) throw new Error(joined.reason);
    entries[name] = joined.entryId;
  }
  const start = clinic.at(FREE);
  const freed = { serviceId, professionalId: clinic.ana, start, end: start + HOUR };
  const free = (at = clinic.now, time: Partial<typeof freed> = {}) =>
    offerFreedTime(clinic.as("job", { now: at }), { ...freed, ...time });
  const offers = () => clinic.read((tx) => tx.select().from(waitlistOffers).orderBy(waitlistOffers.id));
  const statuses = async () =>
    Object.fromEntries(
      (await clinic.read((tx) => tx.select().from(waitlistEntries))).map(({ id, status }) => [
        Object.keys(entries).find((name) => entries[name] === id) ?? id,
        status,
      ]),
    );
  const held = () => clinic.read((tx) => tx.select().from(appointments).where(eq(appointments.status, "held")));
  /** The last offer, as the letter has it. */
  const offered = async () => {
    const offer = (await offers()).at(-1);
    if (!offer) throw new Error("nothing is offered");
    return { ...offer, token: signToken(clinic.tenantId, "waitlist-offer", offer.id) };
  };
  return { clinic, entries, freed, free, offers, offered, statuses, held };
}

export const clientOf = async (clinic: Clinic, who: Person): Promise<string> => {
  const [client] = await clinic.read((tx) =>
    tx.select({ id: clients.id }).from(clients).where(eq(clients.userId, clinic.users[who].userId)),
  );
  return client?.id ?? "";
};

export async function give(clinic: Clinic, clientId: string, amount: number): Promise<void> {
  const ctx = clinic.as("secretary");
  await withTenant(ctx, (tx) =>
    addLot(tx, ctx, { clientId, amount, source: "gift", cause: `request:${newId()}`, expiresOn: null }),
  );
}

/** Read past row-level security. */
export function seenFrom(superuser: postgres.Sql) {
  const balance = async (clinic: Clinic, clientId: string): Promise<number> => {
    const [row] =
      await superuser`select coalesce(sum(remaining), 0)::int as n from credit_lots where tenant_id = ${clinic.tenantId} and client_id = ${clientId}`;
    return row?.["n"] as number;
  };

  /** What must hold at any time: a client's hold has its open offer and the other way round; no credits stay held without one. */
  async function expectNothingLeftOver(clinic: Clinic): Promise<void> {
    const orphans = await superuser`
      select a.id from appointments a left join waitlist_offers o on o.tenant_id = a.tenant_id and o.appointment_id = a.id and o.status = 'open'
      where a.tenant_id = ${clinic.tenantId} and a.status = 'held' and a.client_id is not null and o.id is null`;
    expect(orphans).toEqual([]);
    const adrift = await superuser`
      select e.id from waitlist_entries e left join waitlist_offers o on o.tenant_id = e.tenant_id and o.entry_id = e.id and o.status = 'open'
      where e.tenant_id = ${clinic.tenantId} and (e.status = 'offered') <> (o.id is not null)`;
    expect(adrift).toEqual([]);
    const kept = await superuser`
      select c.appointment_id from credit_lines c left join appointments a on a.tenant_id = c.tenant_id and a.id = c.appointment_id
      where c.tenant_id = ${clinic.tenantId} and c.appointment_id is not null and a.id is null group by 1 having sum(c.amount) <> 0`;
    expect(kept).toEqual([]);
    await expectTheLedgerToAddUp(superuser);
  }

  const jobsOf = async (clinic: Clinic, queue: string) =>
    superuser`select data->'payload' as payload, start_after from pgboss.job where name = ${queue} and data->>'tenantId' = ${clinic.tenantId} order by created_on, id`;

  return { balance, expectNothingLeftOver, jobsOf };
}
