export type LedgerLine = {
  id: string;
  lotId: string;
  kind: "issue" | "hold" | "capture" | "release" | "return" | "adjust" | "expire";
  amount: number;
  cause: string;
  reason: string | null;
  appointmentId: string | null;
  actorId: string | null;
  at: number;
};

/** `used` is a hold that was captured; `lapsed` came back to a lot that was over, and was issued anew at once. */
export type MovementKind = Exclude<LedgerLine["kind"], "capture"> | "used" | "lapsed";
export type Movement = Omit<LedgerLine, "kind" | "cause"> & { kind: MovementKind };

/**
 * The ledger as people read it: an effect is one movement, from however many lots it took. Order is kept.
 * @param captured the appointments whose credits are spent and no longer only set aside
 */
export function movementsOf(lines: readonly LedgerLine[], captured: ReadonlySet<string>): Movement[] {
  const movements = new Map<string, Movement>();
  for (const { kind, cause, ...line } of lines) {
    if (kind === "capture") continue;
    const key = `${kind} ${cause}`;
    const known = movements.get(key);
    if (known) known.amount += line.amount;
    else movements.set(key, { ...line, kind: asRead(kind, cause, captured.has(line.appointmentId ?? "")) });
  }
  return [...movements.values()];
}

function asRead(kind: Exclude<LedgerLine["kind"], "capture">, cause: string, captured: boolean): MovementKind {
  if (kind === "hold" && captured) return "used";
  return kind === "expire" && !cause.startsWith("lot:") ? "lapsed" : kind;
}

/** Cuts a page so that its last effect is whole, and says where the next begins; null on the last page. */
export function pageOf<Line extends Pick<LedgerLine, "id" | "kind" | "cause">>(
  lines: readonly Line[],
  size: number,
): { lines: Line[]; next: string | null } {
  const over = lines[size];
  if (!over) return { lines: [...lines], next: null };
  const same = (line: Line | undefined) => line?.kind === over.kind && line.cause === over.cause;
  let end = size;
  while (end > 0 && same(lines[end - 1])) end--;
  // One effect that fills a page is cut after all.
  const page = lines.slice(0, end || size);
  return { lines: page, next: page.at(-1)?.id ?? null };
}
