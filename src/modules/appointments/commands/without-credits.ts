import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import type { Service } from "#modules/catalog/queries/offered-service.ts";

/**
 * A service as it is booked for a client who need not pay its credits: nothing is left on the appointment that cancelling could
 * be said to give back. Who may not give credits away may not waive them either. @throws Forbidden
 */
export function withoutCredits(ctx: Ctx, service: Service): Service {
  if (service.creditCost > 0) authorize(ctx, "credits:write");
  return { ...service, creditCost: 0 };
}
