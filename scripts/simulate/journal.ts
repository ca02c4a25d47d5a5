import { appendFileSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, truncateSync } from "node:fs";
import { dirname } from "node:path";
import { happen, type Line, type MachineState, newMachine } from "./state.ts";

export type Journal = {
  /** By the order in which they were made. */
  machines: MachineState[];
  /** Keeps a line, and lets it happen. */
  write(line: Line): void;
  close(): void;
};

/**
 * The machines' own memory, one JSON line for all that ever happened to them, written before it is told: whoever reads it again,
 * after whatever end, knows what was sold and what was not yet answered. It holds keys, and only its owner may read it.
 */
export function openJournal(path: string): Journal {
  const machines = new Map<string, MachineState>();
  const happened = (line: Line) => {
    const machine = machines.get(line.machine) ?? (line.kind === "made" ? newMachine(line) : null);
    if (!machine) throw new Error(`The journal ${path} tells of a machine that was never made`);
    machines.set(line.machine, machine);
    happen(machine, line);
    return machine;
  };
  const journal: Journal = { machines: [], write: () => undefined, close: () => undefined };
  const add = (line: Line) => {
    const machine = happened(line);
    if (line.kind === "made") journal.machines.push(machine);
  };
  for (const line of linesOf(path)) add(line);

  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, "a", 0o600);
  journal.write = (line) => {
    appendFileSync(file, `${JSON.stringify(line)}\n`);
    add(line);
  };
  journal.close = () => closeSync(file);
  return journal;
}

/** A last line that was cut short was never told, and is taken off. */
function linesOf(path: string): Line[] {
  if (!existsSync(path)) return [];
  const bytes = readFileSync(path);
  const end = bytes.lastIndexOf("\n") + 1;
  if (end < bytes.length) truncateSync(path, end);
  const text = bytes.subarray(0, end).toString("utf8");
  return text.split("\n").flatMap((line) => (line ? [JSON.parse(line) as Line] : []));
}
