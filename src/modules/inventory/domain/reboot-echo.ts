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

/** Whether a restart that the machine told of lies between the two, or close by. */
function restartTold(report: Report, earlier: Report, restartedAt: number | null): boolean {
  if (restartedAt === null) return false;
  const first = Math.min(report.occurredAt, earlier.occurredAt);
  const last = Math.max(report.occurredAt, earlier.occurredAt);
  return restartedAt >= first - WINDOW_MS && restartedAt <= last + WINDOW_MS;
}

/** `echo`: told twice. `unclear`: it looks like that, but the machine's counter went on: a person must say. */
export type Likeness = "echo" | "unclear";

/**
 * Whether `report` is `earlier` told again under a new id by a machine that restarted before it knew the time: the same
 * position, price and quantity, within thirty seconds, from a clock that is uncertain, around a restart. Null: it is not.
 */
export function likeness(report: Report, earlier: Report, restartedAt: number | null): Likeness | null {
  const alike =
    report.clock === "uncertain" &&
    report.eventId !== earlier.eventId &&
    report.position === earlier.position &&
    report.unitPriceMinor === earlier.unitPriceMinor &&
    report.quantity === earlier.quantity &&
    apart(report, earlier) <= WINDOW_MS;
  if (!alike) return null;
  const wentOn = report.seq !== null && earlier.seq !== null ? report.seq > earlier.seq : null;
  if (earlier.clock === "synced") {
    // The clock was lost in between, which most often is a restart. A counter that went on says that there was none.
    return wentOn && !restartTold(report, earlier, restartedAt) ? "unclear" : "echo";
  }
  // Both from an uncertain clock: a counter that went on is the same run, and so a second purchase.
  if (wentOn !== null) return wentOn ? null : "echo";
  return restartTold(report, earlier, restartedAt) ? "echo" : null;
}

/** The event that another seems to repeat, and how surely. */
export type Echo = { of: string; likeness: Likeness };

/**
 * Which of a batch seem to be echoes, and of which event: of what is known already or came before them in the batch. A sale has
 * one echo at most, an echo none; what surely is one comes before what may be.
 * @param known sales recorded before, those that have an echo already left out
 * @returns by event id
 */
export function findEchoes(
  batch: readonly Report[],
  known: readonly Report[],
  restartedAt: number | null,
): Map<string, Echo> {
  const echoes = new Map<string, Echo>();
  const originals = [...known];
  for (const report of batch) {
    const alike = originals.map((earlier) => likeness(report, earlier, restartedAt));
    const at = alike.includes("echo") ? alike.indexOf("echo") : alike.indexOf("unclear");
    const [original, how] = [originals[at], alike[at]];
    if (!original || !how) {
      originals.push(report);
    } else {
      echoes.set(report.eventId, { of: original.eventId, likeness: how });
      originals.splice(at, 1);
    }
  }
  return echoes;
}
