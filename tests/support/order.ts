import { expect } from "vitest";
import type postgres from "postgres";
import { expectTheLedgerToAddUp } from "./purse.ts";

const TAKES = ["held", "session", "pending", "confirmed", "completed", "no_show"];
const SEATS = ["held", "pending", "confirmed", "completed", "no_show"];

/** What must never exist in the appointments of an institution, by name; each an empty list where all is well. */
export async function violationsOf(
  superuser: postgres.Sql,
  tenantId: string,
): Promise<Record<string, readonly unknown[]>> {
  const overlaps = (column: "professional_id" | "resource_id") => superuser`
    select a.id, b.id as other from appointments a join appointments b
      on b.tenant_id = a.tenant_id and b.${superuser(column)} = a.${superuser(column)} and b.id > a.id and b.busy_starts_at < a.busy_ends_at and b.busy_ends_at > a.busy_starts_at
    where a.tenant_id = ${tenantId} and a.session_id is null and b.session_id is null and a.status = any(${TAKES}) and b.status = any(${TAKES})`;
  const [professionals, rooms, seats, strays, emptyClasses, unspent] = await Promise.all([
    overlaps("professional_id"),
    overlaps("resource_id"),
    superuser`
      select c.id, c.seats_taken, c.capacity, count(s.id)::int as seats from appointments c
        left join appointments s on s.tenant_id = c.tenant_id and s.session_id = c.id and s.status = any(${SEATS})
      where c.tenant_id = ${tenantId} and c.capacity is not null
      group by c.id, c.seats_taken, c.capacity having c.seats_taken <> count(s.id) or c.seats_taken > c.capacity`,
    // A live seat is in a class that keeps its time: the same professional's, service's, hours and room.
    superuser`
      select s.id from appointments s join appointments c on c.tenant_id = s.tenant_id and c.id = s.session_id
      where s.tenant_id = ${tenantId} and s.status = any(${SEATS}) and (c.status <> 'session'
        or (s.professional_id, s.appointment_type_id, s.starts_at, s.ends_at) <> (c.professional_id, c.appointment_type_id, c.starts_at, c.ends_at)
        or s.resource_id is distinct from c.resource_id)`,
    superuser`select id from appointments where tenant_id = ${tenantId} and status = 'session' and seats_taken = 0`,
    // Live and paid by credits: exactly its credits are held or spent.
    superuser`
      select a.id, a.credit_cost, coalesce(-sum(l.amount), 0)::int as spent from appointments a
        left join credit_lines l on l.tenant_id = a.tenant_id and l.appointment_id = a.id and l.kind <> 'issue'
      where a.tenant_id = ${tenantId} and a.status in ('pending', 'confirmed', 'completed') group by a.id, a.credit_cost
      having a.credit_cost <> coalesce(-sum(l.amount), 0)`,
  ]);
  return { professionals, rooms, seats, strays, emptyClasses, unspent };
}

/** All of it at once, and a ledger that adds up. */
export async function expectOrder(superuser: postgres.Sql, tenantId: string): Promise<void> {
  expect(await violationsOf(superuser, tenantId)).toEqual({
    professionals: [],
    rooms: [],
    seats: [],
    strays: [],
    emptyClasses: [],
    unspent: [],
  });
  await expectTheLedgerToAddUp(superuser);
}
