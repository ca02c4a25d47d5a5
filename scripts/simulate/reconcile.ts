import type { KeyHolder } from "./fleet.ts";
import { everything, patiently, RefusedByShim } from "./shim.ts";
import type { MachineState, Sale } from "./state.ts";

type Recorded = Pick<Sale, "event_id" | "position" | "quantity" | "unit_price_minor">;
type Shown = { slots: { position: string; quantity: number }[] };

export type Reconciliation = {
  machines: number;
  /** What the machines know they sold, and what the server says they did. */
  known: { sales: number; units: number; minor: number };
  told: { sales: number; units: number; minor: number };
  positions: number;
  /** One sentence for everything that is not the same on both sides. */
  differences: string[];
};

/** Compares, event by event and unit by unit, what machines know with what `GET /sales` and `GET /machines/{id}` say. */
export async function reconcile(holder: KeyHolder, machines: readonly MachineState[]): Promise<Reconciliation> {
  const outcome: Reconciliation = {
    machines: machines.length,
    known: nothing(),
    told: nothing(),
    positions: 0,
    differences: [],
  };
  for (const machine of machines) {
    const sales = await everything<Recorded>(holder.shim, holder.key, `/sales?machine_id=${machine.id}`);
    const restored = compareSales(machine, sales, outcome);
    const answer = await patiently(() => holder.shim(holder.key, "GET", `/machines/${machine.id}`));
    if (answer.status !== 200) throw new RefusedByShim(`GET /machines/${machine.id}`, answer);
    compareStock(machine, (answer.data as Shown).slots, restored, outcome);
  }
  return outcome;
}

/** @returns echoes that somebody has restored by hand: the ledger counts them now, as they were told to */
function compareSales(
  machine: MachineState,
  sales: readonly Recorded[],
  { known, told, differences }: Reconciliation,
): Recorded[] {
  for (const sale of machine.sold.values()) add(known, sale);
  const found = new Map<string, Recorded>();
  const restored: Recorded[] = [];
  for (const sale of sales) {
    if (machine.echoes.has(sale.event_id)) {
      restored.push(sale);
      continue;
    }
    add(told, sale);
    const { event_id: id } = sale;
    if (found.has(id)) differences.push(`${machine.name}: ${id} was counted twice`);
    found.set(id, sale);
    const own = machine.sold.get(id);
    if (!own) differences.push(`${machine.name}: ${id} was never sold`);
    else if (said(own) !== said(sale))
      differences.push(`${machine.name}: ${id} was ${said(own)}, and is told as ${said(sale)}`);
  }
  for (const [id, sale] of machine.sold)
    if (!found.has(id))
      differences.push(`${machine.name}: ${id} is lost (${said(sale)}, ${sale.clock}, ${sale.sold_at})`);
  for (const { id } of machine.waiting) differences.push(`${machine.name}: ${id} could not be told`);
  return restored;
}

function compareStock(
  machine: MachineState,
  slots: Shown["slots"],
  restored: readonly Recorded[],
  outcome: Reconciliation,
): void {
  for (const { position, quantity } of slots) {
    const ledger = machine.ledger.get(position);
    if (ledger === undefined) continue;
    outcome.positions++;
    const byHand = restored.reduce((sum, sale) => sum + (sale.position === position ? sale.quantity : 0), 0);
    // Nobody is shown fewer than none.
    const expected = Math.max(0, ledger - byHand);
    if (quantity !== expected)
      outcome.differences.push(
        `${machine.name}: ${position} has ${String(expected)}, and is shown with ${String(quantity)}`,
      );
  }
}

const nothing = () => ({ sales: 0, units: 0, minor: 0 });
const said = ({ position, quantity, unit_price_minor: price }: Recorded) =>
  `${String(quantity)} of ${position} at ${String(price)}`;

function add(sum: Reconciliation["known"], { quantity, unit_price_minor: price }: Recorded): void {
  sum.sales++;
  sum.units += quantity;
  sum.minor += quantity * price;
}
