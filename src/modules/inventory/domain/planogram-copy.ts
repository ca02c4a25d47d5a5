/** A position of a machine as it is written down, past ones too, with its stock by the ledger. */
export type SlotRow = {
  position: string;
  productId: string;
  capacity: number;
  parLevel: number | null;
  lowStockThreshold: number;
  priceMinor: number | null;
  inUse: boolean;
  /** Epoch milliseconds. */
  assumedSince: number | null;
  stock: number;
};

/** What somebody says lies in a position whose product a copy changes. */
type Lies = "empty" | "moved" | "counted";

/** A position of the machine that is copied to, past ones too. */
export type HeldSlot = { position: string; productId: string; inUse: boolean; stock: number };
/** A position of the planogram that is copied. */
export type WantedSlot = { position: string; productId: string; capacity: number };

type PositionChange = {
  position: string;
  kind: "product" | "removed" | "added";
  /** The product of what lies there by the ledger; null where nothing ever did. */
  was: string | null;
  /** What will be sold there; null where nothing will. */
  becomes: string | null;
  stock: number;
  /** Where its product lies afterwards, other than here. */
  movesTo: string[];
};

/** What copying `wanted` changes in a machine, position by position; what stays as it is, is left out. */
export function changesOf(held: readonly HeldSlot[], wanted: readonly WantedSlot[]): PositionChange[] {
  const there = new Map(held.map((slot) => [slot.position, slot]));
  const named = new Set(wanted.map(({ position }) => position));
  const homes = (productId: string | undefined, position: string): string[] =>
    wanted.filter((slot) => slot.productId === productId && slot.position !== position).map((slot) => slot.position);
  const changed = wanted.flatMap(({ position, productId }): PositionChange[] => {
    const before = there.get(position);
    if (before?.inUse && before.productId === productId) return [];
    return [
      {
        position,
        kind: before?.inUse ? "product" : "added",
        was: before?.productId ?? null,
        becomes: productId,
        stock: before?.stock ?? 0,
        movesTo: homes(before?.productId, position),
      },
    ];
  });
  const removed = held
    .filter(({ position, inUse }) => inUse && !named.has(position))
    .map(({ position, productId, stock }): PositionChange => ({
      position,
      kind: "removed",
      was: productId,
      becomes: null,
      stock,
      movesTo: homes(productId, position),
    }));
  return [...changed, ...removed];
}

export type Answer = { position: string; lies: Lies; quantity?: number | undefined };

export type StockLine = { position: string; productId: string; quantity: number };
type CopyPlan = {
  lines: StockLine[];
  /** What somebody saw: an empty coil, or so many. */
  counts: { position: string; quantity: number }[];
  /** Where units were moved to that nobody counted. */
  assumed: string[];
};
type Unanswered = { reason: "ANSWER_MISSING" | "NOWHERE_TO_MOVE"; positions: string[] };

/**
 * The lines by which the ledger follows a copy: what lay there leaves under its own product, and is again where it was moved
 * to, as much as fits and the rest in the last. What was seen is a count. Nothing is asked where nothing lay.
 * @param held as for `changesOf`
 */
export function planCopy(
  held: readonly HeldSlot[],
  wanted: readonly WantedSlot[],
  answers: readonly Answer[],
): CopyPlan | Unanswered {
  const changes = changesOf(held, wanted);
  const given = new Map(answers.map((answer) => [answer.position, answer]));
  const missing = changes.filter(({ position, stock }) => stock !== 0 && !given.has(position));
  if (missing.length > 0) return { reason: "ANSWER_MISSING", positions: missing.map(({ position }) => position) };
  const moving = changes.filter(({ position, stock }) => stock > 0 && given.get(position)?.lies === "moved");
  const lost = moving.filter(({ movesTo }) => movesTo.length === 0);
  if (lost.length > 0) return { reason: "NOWHERE_TO_MOVE", positions: lost.map(({ position }) => position) };

  const leaving = changes.flatMap(({ position, was, becomes, stock }): StockLine[] => {
    const stays = given.get(position)?.lies === "counted" && (becomes ?? was) === was;
    return stays || was === null || stock === 0 ? [] : [{ position, productId: was, quantity: -stock }];
  });
  const arriving = arrivals(moving, held, wanted, changes);
  const counts = changes.flatMap(({ position }) => {
    const answer = given.get(position);
    if (answer?.lies === "counted") return [{ position, quantity: answer.quantity ?? 0 }];
    const isEmpty = answer?.lies === "empty" && !arriving.some((line) => line.position === position);
    return isEmpty ? [{ position, quantity: 0 }] : [];
  });
  const seen = new Set(counts.map(({ position }) => position));
  return {
    lines: [...leaving, ...arriving],
    counts,
    assumed: arriving.map(({ position }) => position).filter((position) => !seen.has(position)),
  };
}

function arrivals(
  moving: readonly PositionChange[],
  held: readonly HeldSlot[],
  wanted: readonly WantedSlot[],
  changes: readonly PositionChange[],
): StockLine[] {
  const changed = new Set(changes.map(({ position }) => position));
  const room = new Map(wanted.map(({ position, capacity }) => [position, capacity]));
  for (const { position, stock } of held)
    if (!changed.has(position) && room.has(position)) room.set(position, (room.get(position) ?? 0) - stock);
  const lines = new Map<string, StockLine>();
  for (const { was, stock, movesTo } of moving) {
    let left = stock;
    for (const [n, position] of movesTo.entries()) {
      const fits = n === movesTo.length - 1 ? left : Math.min(left, Math.max(0, room.get(position) ?? 0));
      if (fits === 0 || was === null) continue;
      left -= fits;
      room.set(position, (room.get(position) ?? 0) - fits);
      lines.set(position, { position, productId: was, quantity: (lines.get(position)?.quantity ?? 0) + fits });
    }
  }
  return [...lines.values()];
}

/** One machine as a copy left it, against what it was: the lines that take the copy back. */
export function undoLines(
  before: readonly { position: string; productId: string; stock: number }[],
  after: readonly { position: string; productId: string; stock: number }[],
): StockLine[] {
  const then = new Map(before.map((slot) => [slot.position, slot]));
  return after.flatMap(({ position, productId, stock }): StockLine[] => {
    const was = then.get(position) ?? { productId, stock: 0 };
    const lines =
      was.productId === productId
        ? [{ position, productId, quantity: was.stock - stock }]
        : [
            { position, productId, quantity: -stock },
            { position, productId: was.productId, quantity: was.stock },
          ];
    return lines.filter(({ quantity }) => quantity !== 0);
  });
}
