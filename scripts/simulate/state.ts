/** A sale as it is told (rest-api.md, `Sale`). */
export type Sale = {
  event_id: string;
  position: string;
  quantity: number;
  unit_price_minor: number;
  sold_at: string;
  payment: "cash" | "card";
  clock: "synced" | "uncertain";
  seq: number;
};
export type Count = { observed_at: string; items: { position: string; quantity: number }[] };
export type Place = { position: string; capacity: number; price: number };

/** What waits to be told, in the order in which it happened. */
export type Waiting = { id: string } & ({ sale: Sale } | { count: Count });

/** What happens to a machine. A line of the journal; written before anything of it is said. */
export type Line = { machine: string } & (
  | { kind: "made"; n: number; name: string; zone: string; key: string }
  | { kind: "planogram"; version: number; places: Place[] }
  | { kind: "sale"; sale: Sale }
  /** A restart tells a sale again under a new id: no unit left the machine. */
  | { kind: "echo"; sale: Sale }
  | { kind: "count"; id: string; count: Count }
  /** Filled, and nobody told. */
  | { kind: "filled"; items: Count["items"] }
  | { kind: "answered"; ids: string[] }
  | { kind: "key"; key: string }
  /** `error`: what the machine's clock shows, less the true time (ms). */
  | { kind: "clock"; error: number; knowsTheTime: boolean }
);

/** All that a machine knows, and what lies in it. */
export type MachineState = {
  id: string;
  n: number;
  name: string;
  zone: string;
  key: string;
  /** The key before this one, good for as long as this one was never used. */
  formerKey: string | null;
  version: number;
  places: Map<string, Place>;
  /** Units that really lie there. */
  there: Map<string, number>;
  /** What the ledger must say: the last count told, less what was sold since. */
  ledger: Map<string, number>;
  sold: Map<string, Sale>;
  echoes: Map<string, Sale>;
  waiting: Waiting[];
  seq: number;
  clockError: number;
  knowsTheTime: boolean;
};

export function newMachine({ machine, n, name, zone, key }: Extract<Line, { kind: "made" }>): MachineState {
  return {
    id: machine,
    n,
    name,
    zone,
    key,
    formerKey: null,
    version: 0,
    places: new Map(),
    there: new Map(),
    ledger: new Map(),
    sold: new Map(),
    echoes: new Map(),
    waiting: [],
    seq: 0,
    clockError: 0,
    knowsTheTime: true,
  };
}

/** What a line does to the machine it is about; a journal read again from its beginning makes the same machine. */
export function happen(machine: MachineState, line: Line): void {
  switch (line.kind) {
    case "made":
      break;
    case "planogram":
      machine.version = line.version;
      machine.places = new Map(line.places.map((place) => [place.position, place]));
      break;
    case "sale":
      take(machine, line.sale);
      tell(machine, line.sale);
      break;
    case "echo":
      machine.echoes.set(line.sale.event_id, line.sale);
      tell(machine, line.sale);
      break;
    case "count":
      for (const { position, quantity } of line.count.items) {
        machine.there.set(position, quantity);
        machine.ledger.set(position, quantity);
      }
      machine.waiting.push({ id: line.id, count: line.count });
      break;
    case "filled":
      for (const { position, quantity } of line.items) machine.there.set(position, quantity);
      break;
    case "answered": {
      const ids = new Set(line.ids);
      machine.waiting = machine.waiting.filter(({ id }) => !ids.has(id));
      break;
    }
    case "key":
      machine.formerKey = machine.key;
      machine.key = line.key;
      break;
    case "clock":
      machine.clockError = line.error;
      machine.knowsTheTime = line.knowsTheTime;
      break;
  }
}

function take(machine: MachineState, { event_id: id, position, quantity, ...sale }: Sale): void {
  machine.sold.set(id, { event_id: id, position, quantity, ...sale });
  machine.there.set(position, (machine.there.get(position) ?? 0) - quantity);
  machine.ledger.set(position, (machine.ledger.get(position) ?? 0) - quantity);
}

function tell(machine: MachineState, sale: Sale): void {
  machine.seq = Math.max(machine.seq, sale.seq);
  machine.waiting.push({ id: sale.event_id, sale });
}
