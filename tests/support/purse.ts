import { expect } from "vitest";
import { newId } from "#lib/ids.ts";
import { addLot } from "#modules/credits/commands/add-lot.ts";
import { holdCredits } from "#modules/credits/commands/hold-credits.ts";
import { captureCredits, releaseCredits, returnCredits } from "#modules/credits/commands/settle-credits.ts";
import { creditLines, creditLots } from "#modules/credits/tables.ts";
import type { Ctx } from "#platform/context.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import type postgres from "postgres";
import type { Clinic } from "./clinic.ts";

/** What is done with credits, each in a transaction of its own, as the commands of appointments do it within theirs. */
export function aPurse(clinic: Clinic, clientId: string = clinic.pedro) {
  const system = clinic.as("secretary");
  const give = (amount: number, expiresOn: string | null = null, ctx: Ctx = system): Promise<string> =>
    withTenant(ctx, (tx) =>
      addLot(tx, ctx, { clientId, amount, source: "purchase", cause: `request:${newId()}`, expiresOn }),
    );
  const hold = (appointmentId: string, amount: number, ctx: Ctx = system) =>
    withTenant(ctx, (tx) => holdCredits(tx, ctx, { clientId, appointmentId, amount }));
  const capture = (appointmentId: string, ctx: Ctx = system) =>
    withTenant(ctx, (tx) => captureCredits(tx, ctx, appointmentId));
  const release = (appointmentId: string, ctx: Ctx = system) =>
    withTenant(ctx, (tx) => releaseCredits(tx, ctx, appointmentId));
  const giveBack = (appointmentId: string, amount: number, cause = `transition:${newId()}`, ctx: Ctx = system) =>
    withTenant(ctx, (tx) => returnCredits(tx, ctx, { appointmentId, amount, cause }));
  /** What each lot still holds. */
  const lots = async (): Promise<Record<string, number>> =>
    Object.fromEntries(
      (await clinic.read((tx) => tx.select().from(creditLots)))
        .filter((lot) => lot.clientId === clientId)
        .map(({ id, remaining }) => [id, remaining]),
    );
  const lines = () => clinic.read((tx) => tx.select().from(creditLines));
  return { clientId, give, hold, capture, release, giveBack, lots, lines };
}

/**
 * What must hold of every ledger at any time: lots hold what their lines add up to, none is below zero, and every line is one
 * part of one effect. Read past row-level security, over all institutions.
 */
export async function expectTheLedgerToAddUp(superuser: postgres.Sql): Promise<void> {
  const wrong = await superuser`
    select l.id, l.remaining, coalesce(sum(c.amount), 0) as lines from credit_lots l left join credit_lines c on c.tenant_id = l.tenant_id and c.lot_id = l.id
    group by l.tenant_id, l.id, l.remaining having l.remaining <> coalesce(sum(c.amount), 0) or l.remaining < 0`;
  expect(wrong).toEqual([]);
  const repeated = await superuser`
    select tenant_id, kind, cause, lot_id from credit_lines group by 1, 2, 3, 4 having count(*) > 1
    union all select tenant_id, kind, cause, null from credit_lines group by 1, 2, 3 having max(part) + 1 <> count(*) or min(part) <> 0`;
  expect(repeated).toEqual([]);
  const elsewhere = await superuser`
    select c.id from credit_lines c join credit_lots l on l.tenant_id = c.tenant_id and l.id = c.lot_id where l.client_id <> c.client_id`;
  expect(elsewhere).toEqual([]);
  // Nothing comes back that was not spent.
  const created = await superuser`
    select tenant_id, appointment_id from credit_lines where appointment_id is not null and kind <> 'issue' group by 1, 2 having sum(amount) > 0`;
  expect(created).toEqual([]);
}
