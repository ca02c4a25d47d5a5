import { and, asc, eq, inArray } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import { ok, refuse } from "#lib/result.ts";
import { lockCredits } from "#modules/credits/commands/lock-credits.ts";
import { authorize } from "#modules/access/authorize.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { violates } from "#platform/db/errors.ts";
import { withTenant } from "#platform/db/with-tenant.ts";
import type { BlockWithImpact, ImpactChoice } from "../block-schemas.ts";
import { wallInterval } from "#modules/availability/domain/time-zones.ts";
import { tellOfImpact, type ImpactChange } from "../letters/tell-of-impact.ts";
import { professionalInReach } from "#modules/availability/queries/availability.ts";
import { movableWithin } from "../queries/block-impact.ts";
import { appointments } from "../tables.ts";
import { professionals } from "#modules/catalog/tables.ts";
import { insertBlock } from "./add-block.ts";
import { TIME_CONSTRAINTS } from "./claim-time.ts";
import { lockClasses } from "./lock-classes.ts";
import { takeStep } from "./move-on.ts";
import type { Row } from "../queries/appointment-in-reach.ts";
import { moveTo } from "./reschedule-appointment.ts";
import { settleCancellation } from "./settle-cancellation.ts";

/**
 * An absence and what becomes of the appointments beneath it, in one transaction: each is kept, cancelled with everything
 * given back, or moved. All or nothing: a refusal names the appointment (`id`) that it is about. One letter to each client,
 * however many of their appointments change.
 */
export async function blockWithImpact(ctx: Ctx, input: BlockWithImpact) {
  const scope = authorize(ctx, "availability:write");
  if (input.choices.some((choice) => choice.do === "cancel")) authorize(ctx, "appointments:cancel");
  if (input.choices.some((choice) => choice.do === "move")) authorize(ctx, "appointments:reschedule");
  const trying: { id?: string } = {};
  const done = withTenant(ctx, async (tx) => {
    const person = await professionalInReach(tx, ctx, scope, input.professionalId);
    if (!person) return refuse("NOT_FOUND");
    const interval = wallInterval(person.timeZone, input.from, input.until);
    if (!interval) return refuse("ENDS_BEFORE_IT_STARTS");
    const choices = new Map(input.choices.map((choice) => [choice.id, choice]));
    await lockEveryone(tx, ctx, input);
    const rows = await beneath(tx, ctx, input.professionalId, interval);
    const unknown = input.choices.find(({ id }) => rows.every((row) => row.id !== id));
    // Cancelled or moved by someone else meanwhile: what was decided about it no longer holds.
    if (unknown) return refuse("IMPACT_CHANGED");

    const block = await insertBlock(tx, ctx, input, interval);
    const changes: ImpactChange[] = [];
    const several = clientsWithSeveral(rows, choices);
    const choiceOf = ({ id }: Row) => choices.get(id) ?? { id, do: "keep" as const };
    const cancelled = rows.filter((row) => choiceOf(row).do === "cancel");
    // What moves wants classes and rooms, so it goes before any credits are locked; credits go by client.
    for (const row of [...rows.filter((row) => !cancelled.includes(row)), ...cancelled]) {
      if (row === cancelled[0]) await lockCreditsOfAll(tx, ctx, cancelled);
      trying.id = row.id;
      const choice = choiceOf(row);
      const toldElsewhere = several.has(row.clientId ?? "");
      const changed = await carryOut(tx, ctx, row, choice, { message: input.message || undefined, toldElsewhere });
      if (!changed.ok) return { ...changed, id: row.id };
      if (toldElsewhere && choice.do !== "keep")
        changes.push({ row, creditsBack: changed.creditsBack, moved: choice.do === "move" });
    }
    await tellOfImpact(tx, ctx, { cause: newId(), changes, reason: input.message || undefined });
    const count = (what: ImpactChoice["do"]) => input.choices.filter((choice) => choice.do === what).length;
    return ok({
      id: block.id,
      ...interval,
      kept: rows.length - count("cancel") - count("move"),
      cancelled: count("cancel"),
      moved: count("move"),
    });
  });
  return done.catch((error: unknown) => {
    if (TIME_CONSTRAINTS.some((name) => violates(error, name))) return refuse("SLOT_TAKEN", trying);
    throw error;
  });
}

type How = { message: string | undefined; toldElsewhere: boolean };

async function carryOut(tx: Tx, ctx: Ctx, row: Row, choice: ImpactChoice, { message, toldElsewhere }: How) {
  if (choice.do === "keep") return ok({ creditsBack: 0 });
  if (choice.do === "cancel") {
    // The institution's absence is not the client's lateness: everything comes back, whatever the policy says.
    const settle = settleCancellation({ share: 100, reason: message });
    const cancelled = await takeStep(tx, ctx, row, "cancel", { reason: message, settle, toldElsewhere });
    return cancelled.ok ? ok({ creditsBack: cancelled.creditsBack }) : cancelled;
  }
  const { start, professionalId } = choice;
  const moved = await moveTo(tx, ctx, row, {
    start,
    professionalId,
    outsideHours: false,
    reason: message,
    toldElsewhere,
  });
  return moved.ok ? ok({ creditsBack: 0 }) : moved;
}

/** Everyone in whose time something will be written, by id and at once: two such commands wait for each other. */
async function lockEveryone(tx: Tx, ctx: Ctx, { professionalId, choices }: BlockWithImpact): Promise<void> {
  const ids = [professionalId, ...choices.flatMap((choice) => (choice.do === "move" ? [choice.professionalId] : []))];
  await tx
    .select({ id: professionals.id })
    .from(professionals)
    .where(and(eq(professionals.tenantId, ctx.tenantId), inArray(professionals.id, [...new Set(ids)])))
    .orderBy(asc(professionals.id))
    .for("no key update");
}

async function lockCreditsOfAll(tx: Tx, ctx: Ctx, rows: readonly Row[]): Promise<void> {
  await lockClasses(tx, ctx, rows);
  const clientIds = new Set(rows.flatMap(({ clientId }) => clientId ?? []));
  for (const clientId of [...clientIds].toSorted()) await lockCredits(tx, ctx, clientId);
}

const beneath = (tx: Tx, ctx: Ctx, professionalId: string, interval: { start: number; end: number }) =>
  tx
    .select()
    .from(appointments)
    .where(movableWithin(ctx, professionalId, interval))
    .orderBy(asc(appointments.startsAt), asc(appointments.id))
    .for("update");

function clientsWithSeveral(rows: readonly Row[], choices: ReadonlyMap<string, ImpactChoice>): Set<string> {
  const changing = rows.filter(({ id }) => (choices.get(id)?.do ?? "keep") !== "keep");
  const byClient = Map.groupBy(changing, ({ clientId }) => clientId ?? "");
  return new Set([...byClient].filter(([, theirs]) => theirs.length > 1).map(([clientId]) => clientId));
}
