/** A sale as two reports of it are compared. Times in epoch milliseconds. */
export type Report = {
  eventId: string;
  position: string;
  quantity: number;
  unitPriceMinor: number;
  soldAt: number;
  occurredAt: number;
  receivedAt: number;
  clock: "synced" | "uncertain";
  seq: number | null;
};

const WINDOW_MS = 30_000;

/** How far apart two reports are, by the machine's clock or by what we believe of it, whichever is nearer. */
function apart(some: Report, other: Report): number {
  const bySent = Math.abs(some.soldAt - other.soldAt);
  // What came in one batch with unbelievable times is "now" for all of them, and so tells nothing.
  const together = some.occurredAt === some.receivedAt && other.occurredAt === some.occurredAt;
  return together ? bySent : Math.min(bySent, Math.abs(some.occurredAt - other.occurredAt));
}

/** Whether the machine seems to have begun anew between the two. */
function restarted(report: Report, earlier: Report, restartedAt: number | null): boolean {
  if (earlier.clock === "synced") return true;
  // Both from an uncertain clock: a counter that went on is the same run, and so a second purchase.
  if (report.seq !== null && earlier.seq !== null) return report.seq <= earlier.seq;
  if (restartedAt === null) return false;
  const first = Math.min(report.occurredAt, earlier.occurredAt);
  const last = Math.max(report.occurredAt, earlier.occurredAt);
  return restartedAt >= first - WINDOW_MS && restartedAt <= last + WINDOW_MS;
}

/**
 * Whether `report` is `earlier` told again under a new id by a machine that restarted before it knew the time: the same
 * position, price and quantity, within thirty seconds, from a clock that is uncertain, around a restart.
 */
export function isRebootEcho(report: Report, earlier: Report, restartedAt: number | null): boolean {
  return (
    report.clock === "uncertain" &&
    report.eventId !== earlier.eventId &&
    report.position === earlier.position &&
    report.unitPriceMinor === earlier.unitPriceMinor &&
    report.quantity === earlier.quantity &&
    apart(report, earlier) <= WINDOW_MS &&
    restarted(report, earlier, restartedAt)
  );
}

/**
 * Which of a batch are echoes, and of which event: of what is known already or came before them in the batch. A sale has one
 * echo at most, an echo none.
 * @param known sales recorded before, those that have an echo already left out
 * @returns event id → the event id it repeats
 */
export function findEchoes(
  batch: readonly Report[],
  known: readonly Report[],
  restartedAt: number | null,
): Map<string, string> {
  const echoes = new Map<string, string>();
  const originals = [...known];
  for (const report of batch) {
    const at = originals.findIndex((earlier) => isRebootEcho(report, earlier, restartedAt));
    const original = originals[at];
    if (!original) {
      originals.push(report);
    } else {
      echoes.set(report.eventId, original.eventId);
      originals.splice(at, 1);
    }
  }
  return echoes;
}
