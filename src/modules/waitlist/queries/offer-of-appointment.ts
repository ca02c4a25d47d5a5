import { and, eq } from "drizzle-orm";
import { clients } from "#modules/clients/tables.ts";
import { actorId, type Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { offerToken } from "../offer-link.ts";
import { waitlistEntries, waitlistOffers } from "../tables.ts";

/**
 * The link of the open offer that a held appointment is of, for the client it was made to; null of anyone else's. Credits that
 * an offer keeps lead to their appointment, which is none before the answer.
 */
export async function offerOfAppointment(
  tx: Tx,
  ctx: Ctx,
  { appointmentId }: { appointmentId: string },
): Promise<string | null> {
  const [offer] = await tx
    .select({ id: waitlistOffers.id })
    .from(waitlistOffers)
    .innerJoin(
      waitlistEntries,
      and(eq(waitlistEntries.tenantId, waitlistOffers.tenantId), eq(waitlistEntries.id, waitlistOffers.entryId)),
    )
    .innerJoin(clients, and(eq(clients.tenantId, waitlistEntries.tenantId), eq(clients.id, waitlistEntries.clientId)))
    .where(
      and(
        eq(waitlistOffers.tenantId, ctx.tenantId),
        eq(waitlistOffers.appointmentId, appointmentId),
        eq(waitlistOffers.status, "open"),
        eq(clients.userId, actorId(ctx.actor) ?? ""),
      ),
    );
  return offer ? offerToken(ctx, offer.id) : null;
}
