import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { closedTimes } from "#modules/availability/domain/closures.ts";
import { mergeIntervals } from "#modules/availability/domain/merge-intervals.ts";
import type { Interval, SlotQuery } from "#modules/availability/domain/slot-query.ts";
import type { Professional, Service } from "#modules/catalog/queries/offered-service.ts";
import { readSlotFacts, type SlotFacts } from "./slot-facts.ts";

/** An appointment lasts a day at the most. */
const LONGEST_MS = 24 * 3_600_000;

/** Its busy times say whose they are, its overrides which: so an answer by index names the row. */
export type KnownQuery = Omit<SlotQuery, "busy" | "overrides"> & {
  busy: readonly (Interval & { id: string })[];
  overrides: SlotFacts["overrides"];
};

/**
 * What decides the free starts of each professional for a service in `[from, to)`: one round trip, whatever their number.
 * `except` leaves one appointment out of the busy time: the one that is being moved, or the caller's own hold.
 */
export async function slotQueries(
  tx: Tx,
  ctx: Ctx,
  {
    service,
    professionals: people,
    from,
    to,
    except,
  }: { service: Service; professionals: readonly Professional[]; from: number; to: number; except?: string },
): Promise<Map<string, KnownQuery>> {
  const ids = people.map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const asked = { serviceId: service.id, professionalIds: ids, from, to, except };
  const facts = await readSlotFacts(tx, ctx, asked);
  const { rules, overrides, absences, taken, rooms, roomsTaken } = facts;
  const closed = closedTimes(facts.closures, facts.timeZone, from, to + LONGEST_MS);
  const rulesOf = Map.groupBy(rules, ({ professionalId }) => professionalId);
  const overridesOf = Map.groupBy(overrides, ({ professionalId }) => professionalId);
  const absencesOf = Map.groupBy(absences, ({ professionalId }) => professionalId);
  const takenOf = Map.groupBy(taken, ({ professionalId }) => professionalId);
  const roomTakenOf = Map.groupBy(roomsTaken, ({ roomId }) => roomId);
  const usable = rooms.filter(({ active }) => active);
  const resources = rooms.length > 0 && { resources: usable.map(({ id }) => roomTakenOf.get(id) ?? []) };
  return new Map(
    people.map((professional) => {
      const theirs = takenOf.get(professional.id) ?? [];
      return [
        professional.id,
        {
          zone: professional.timeZone,
          now: ctx.now,
          from,
          to,
          rules: rulesOf.get(professional.id) ?? [],
          overrides: overridesOf.get(professional.id) ?? [],
          blocks: mergeIntervals([...(absencesOf.get(professional.id) ?? []), ...closed]),
          busy: theirs.map(({ id, busyStart, busyEnd }) => ({ id, start: busyStart, end: busyEnd })),
          ...resources,
          joinable: theirs
            .flatMap(({ start, end, seatsLeft }) => (seatsLeft && seatsLeft > 0 ? [{ start, end, seatsLeft }] : []))
            .sort((a, b) => a.start - b.start),
          bookedStarts: theirs.map(({ start }) => start).sort((a, b) => a - b),
          dailyMax: professional.dailyMax,
          durationMin: service.durationMin,
          bufferBeforeMin: service.bufferBeforeMin,
          bufferAfterMin: service.bufferAfterMin,
          stepMin: service.stepMin,
          minNoticeMin: service.minNoticeMin,
          horizonDays: service.horizonDays,
        },
      ];
    }),
  );
}
