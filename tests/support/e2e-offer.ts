import type { Page } from "@playwright/test";
import postgres from "postgres";
import { clockOf } from "./e2e-booking.ts";
import type { Booked } from "./e2e-people.ts";
import { tell } from "./e2e-places.ts";

/** Whoever is signed in waits for exactly this time. */
export async function waitFor(page: Page, { serviceId, professionalId, date, start }: Booked): Promise<void> {
  const joined = await tell<{ ok: boolean; reason?: string }>(page, "waitlist.join", {
    serviceId,
    professionalIds: [professionalId],
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    fromTime: clockOf({ start }),
    untilTime: clockOf({ start }),
    dateFrom: date,
    dateUntil: date,
  });
  if (!joined.ok) throw new Error(`Could not join the waitlist: ${joined.reason ?? ""}`);
}

/**
 * The two hours that an offer stands go by at once: its deadline, its hold's, and the job that was to come then. What follows
 * is the app's own doing.
 */
export async function passTheDeadline({ professionalId, start }: Booked): Promise<void> {
  const url = process.env["E2E_OWNER_DATABASE_URL"];
  if (!url) throw new Error("E2E_OWNER_DATABASE_URL says where the clock can be moved");
  const owner = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await owner.begin(async (sql) => {
      // The owner, too, sees one institution at a time.
      await sql`select set_config('app.tenant_id', id::text, true) from find_tenant('clinica')`;
      const offers = await sql<{ id: string; appointmentId: string }[]>`
        update waitlist_offers set expires_at = now()
        where status = 'open' and professional_id = ${professionalId} and starts_at = ${new Date(start)}
        returning id, appointment_id as "appointmentId"`;
      const [offer] = offers;
      if (!offer || offers.length > 1) throw new Error(`${String(offers.length)} open offers of one time`);
      await sql`update appointments set expires_at = now() where id = ${offer.appointmentId}`;
      await sql`
        update pgboss.job set start_after = now()
        where name = 'waitlist.lapse' and data -> 'payload' ->> 'offerId' = ${offer.id}`;
    });
  } finally {
    await owner.end();
  }
}
