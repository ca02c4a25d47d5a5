import { and, desc, eq, inArray, lt, ne, not } from "drizzle-orm";
import { ok, refuse } from "#lib/result.ts";
import { withinReach } from "#modules/clients/queries/reach.ts";
import { clients } from "#modules/clients/tables.ts";
import { authorize, Unauthenticated } from "#modules/access/authorize.ts";
import { namesOf } from "#modules/identity/queries/names-of.ts";
import { organizationOf } from "#modules/tenancy/queries.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { movementsOf, pageOf } from "../domain/movements.ts";
import type { CreditsPage } from "../schemas.ts";
import { creditLines, creditLots } from "../tables.ts";
import { isUnconfirmed, namedAppointments } from "./named-appointments.ts";
import { balanceOf, spendableLots } from "./spendable-lots.ts";

const PAGE = 100;

export type ClientCredits = Awaited<ReturnType<typeof creditsOf>>;
export type CreditLot = ClientCredits["lots"][number];
export type CreditMovement = ClientCredits["movements"][number];

/** The signed-in person's own credits. Who has never booked has none yet. */
export async function myCredits(tx: Tx, ctx: Ctx, page: CreditsPage) {
  const { actor } = ctx;
  if (actor.type !== "user") throw new Unauthenticated();
  const [own] = await tx
    .select({ id: clients.id })
    .from(clients)
    .where(and(eq(clients.tenantId, ctx.tenantId), eq(clients.userId, actor.userId)));
  return creditsOf(tx, ctx, own?.id ?? null, page);
}

/** The same of a client within the actor's reach; anyone else is as unknown as someone who does not exist. */
export async function clientCredits(tx: Tx, ctx: Ctx, { clientId, ...page }: CreditsPage & { clientId: string }) {
  const scope = authorize(ctx, "credits:read");
  const [client] = await tx
    .select({ id: clients.id })
    .from(clients)
    .where(and(withinReach(ctx, scope), eq(clients.id, clientId)));
  if (!client) return refuse("NOT_FOUND");
  const credits = await creditsOf(tx, ctx, client.id, page);
  const names = await namesOf(
    tx,
    ctx,
    credits.movements.map(({ actorId }) => actorId),
  );
  return ok({ credits, actors: Object.fromEntries(names) });
}

/** A client's balance, what of it expires when, and the movements, newest first. */
async function creditsOf(tx: Tx, ctx: Ctx, clientId: string | null, { cursor }: CreditsPage) {
  const { timeZone } = await organizationOf(tx, ctx);
  const lots = clientId === null ? [] : await spendableLots(tx, ctx, clientId);
  const { lines, next } = clientId === null ? { lines: [], next: null } : await linesOf(tx, ctx, clientId, cursor);
  const about = [...new Set(lines.flatMap(({ appointmentId }) => appointmentId ?? []))];
  const [captured, appointments] = await Promise.all([capturedOf(tx, ctx, about), namedAppointments(tx, ctx, about)]);
  const issued = new Map(lines.map(({ lotId, source, expiresOn }) => [lotId, { source, expiresOn }]));
  return {
    timeZone,
    now: ctx.now,
    balance: balanceOf(lots),
    lots,
    movements: movementsOf(lines, captured).map(({ appointmentId, lotId, ...movement }) => ({
      ...movement,
      /** Of an issue: where the credits came from, and their last day. */
      lot: movement.kind === "issue" ? (issued.get(lotId) ?? null) : null,
      appointment: appointments.get(appointmentId ?? "") ?? null,
    })),
    next,
  };
}

async function linesOf(tx: Tx, ctx: Ctx, clientId: string, before: string | undefined) {
  const rows = await tx
    .select({ line: creditLines, source: creditLots.source, expiresOn: creditLots.expiresOn })
    .from(creditLines)
    .innerJoin(creditLots, and(eq(creditLots.tenantId, creditLines.tenantId), eq(creditLots.id, creditLines.lotId)))
    .where(
      and(
        eq(creditLines.tenantId, ctx.tenantId),
        eq(creditLines.clientId, clientId),
        ne(creditLines.kind, "capture"),
        before ? lt(creditLines.id, before) : undefined,
      ),
    )
    .orderBy(desc(creditLines.id))
    .limit(PAGE + 1);
  return pageOf(
    rows.map(({ line, ...lot }) => ({ ...line, ...lot, at: line.at.getTime() })),
    PAGE,
  );
}

async function capturedOf(tx: Tx, ctx: Ctx, appointmentIds: string[]): Promise<Set<string>> {
  if (appointmentIds.length === 0) return new Set();
  const rows = await tx
    .selectDistinct({ id: creditLines.appointmentId })
    .from(creditLines)
    .where(
      and(
        eq(creditLines.tenantId, ctx.tenantId),
        eq(creditLines.kind, "capture"),
        inArray(creditLines.appointmentId, appointmentIds),
        not(isUnconfirmed("credit_lines")),
      ),
    );
  return new Set(rows.flatMap(({ id }) => id ?? []));
}
