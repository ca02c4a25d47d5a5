import { addLot } from "#modules/credits/commands/add-lot.ts";
import { returnCredits } from "#modules/credits/commands/settle-credits.ts";
import { spentOn } from "#modules/credits/queries/spent-on.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { policyOf } from "#modules/catalog/domain/booked-terms.ts";
import { creditsFor } from "#modules/catalog/domain/cancellation-policy.ts";
import type { Row } from "../queries/appointment-in-reach.ts";

/**
 * Gives back a share (percent) of what was spent on an appointment, by the policy that was shown: to the lots it came from, or
 * as credits of the institution. Answers how many; of what cost nothing, none (scripts/decisions/010).
 */
export async function giveBackShare(
  tx: Tx,
  ctx: Ctx,
  appointment: Row,
  share: number,
  transitionId: string,
): Promise<number> {
  const { id: appointmentId, clientId } = appointment;
  const policy = policyOf(appointment.terms);
  const spent = (await spentOn(tx, ctx, appointmentId))?.shares.reduce((sum, { amount }) => sum + amount, 0) ?? 0;
  const amount = creditsFor(policy, spent, share);
  if (amount === 0 || !clientId) return 0;
  const cause = `transition:${transitionId}`;
  if (policy.returns.kind === "spent") return returnCredits(tx, ctx, { appointmentId, amount, cause });
  const { expiresInDays } = policy.returns;
  await addLot(tx, ctx, { clientId, amount, source: "cancellation", cause, appointmentId, expiresInDays });
  return amount;
}
