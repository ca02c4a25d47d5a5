import { z } from "@hono/zod-openapi";
import { newId } from "#lib/ids.ts";
import { issueCredits } from "#modules/credits/commands/issue-credits.ts";
import { clientCredits } from "#modules/credits/queries/client-credits.ts";
import { CREDIT_SOURCES, IssueCredits } from "#modules/credits/schemas.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { Id, utc, UtcInstant, oneOf } from "./document.ts";
import { endpoint, reply, restApp } from "./serve-endpoint.ts";

import { unrefused } from "./found.ts";
import { examples } from "./examples.ts";

const Lot = z.object({
  id: Id,
  source: z.enum(CREDIT_SOURCES),
  remaining: z.int(),
  expires_on: z.iso.date().nullable().openapi({ description: "Its last day." }),
});

const Transaction = z.object({
  id: Id,
  kind: z.enum(["issue", "hold", "used", "release", "return", "adjust", "expire", "lapsed"]),
  amount: z.int().openapi({ description: "Below zero where credits go." }),
  reason: z.string().nullable(),
  appointment_id: Id.nullable(),
  created_at: UtcInstant,
});

const Credits = z
  .object({ balance: z.int(), lots: z.array(Lot), transactions: z.array(Transaction) })
  .openapi("Credits", {
    description: "What can be spent, soonest-expiring first; and the latest movements.",
    example: examples.credits,
  });

type Known = Extract<Awaited<ReturnType<typeof clientCredits>>, { ok: true }>["credits"];

const toCredits = ({ balance, lots, movements }: Known): z.input<typeof Credits> => ({
  balance,
  lots: lots.map(({ id, source, remaining, expiresOn }) => ({ id, source, remaining, expires_on: expiresOn })),
  transactions: movements.map(({ id, kind, amount, reason, appointment, at }) => ({
    id,
    kind,
    amount,
    reason,
    appointment_id: appointment?.id ?? null,
    created_at: utc(at),
  })),
});

export const credits = restApp();
const common = {
  path: "/clients/{id}/credits",
  tag: "credits",
  module: "appointments",
  params: oneOf("client"),
} as const;

endpoint(
  credits,
  { ...common, method: "get", scope: "credits:read", summary: "A client's credits", answer: Credits },
  ({ ctx, params: { id: clientId } }) =>
    readTenant(ctx, async (tx) => {
      const known = await clientCredits(tx, ctx, { clientId });
      return known.ok ? reply(toCredits(known.credits)) : known;
    }),
);

const { amount, reason, expiresOn } = IssueCredits.shape;
const NewCredits = z
  .object({ amount, reason, expires_on: expiresOn.optional() })
  .openapi("NewCredits", { example: examples.newCredits });

endpoint(
  credits,
  {
    ...common,
    method: "post",
    scope: "credits:write",
    summary: "Give a client credits",
    body: NewCredits,
    answer: Credits,
    status: 201,
  },
  {
    run: ({ ctx, params: { id: clientId }, body }) =>
      issueCredits(ctx, {
        requestId: newId(),
        clientId,
        amount: body.amount,
        reason: body.reason,
        expiresOn: body.expires_on ?? null,
        source: "adjustment",
      }),
    answer: async (tx, { ctx, params: { id: clientId } }) => {
      // Whoever may give credits may see what became of them.
      const known = await clientCredits(tx, { ...ctx, actor: { type: "system" } }, { clientId });
      return reply(toCredits(unrefused(known).credits));
    },
  },
);
