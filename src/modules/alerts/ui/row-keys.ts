import type { AlertState } from "../schemas.ts";

const rows = () => [...document.querySelectorAll<HTMLButtonElement>("[data-alert] [data-row]")];
const here = () => document.activeElement?.closest<HTMLElement>("[data-alert]") ?? null;

type What = {
  canWrite: boolean;
  stateOf: (id: string) => AlertState | undefined;
  acknowledge: (id: string) => void;
  resolve: (id: string) => void;
  snooze: (id: string) => void;
  toggle: (id: string) => void;
};

/** The keys of the list. The row is the one that has the focus, so that Enter, Tab and a screen reader agree with them. */
export function rowKeys({ canWrite, stateOf, ...actions }: What): Record<string, (event: KeyboardEvent) => void> {
  const move = (by: number) => (event: KeyboardEvent) => {
    const all = rows();
    const at = all.findIndex((row) => row.closest("[data-alert]") === here());
    const next = at === -1 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by));
    all[next]?.focus();
    all[next]?.scrollIntoView({ block: "nearest" });
    event.preventDefault();
  };
  const act = (run: (id: string) => void, from: readonly AlertState[]) => (event: KeyboardEvent) => {
    const id = here()?.dataset["alert"];
    const state = id ? stateOf(id) : undefined;
    if (!canWrite || !id || !state || !from.includes(state)) return;
    event.preventDefault();
    run(id);
  };
  const lasting: AlertState[] = ["open", "acknowledged", "snoozed"];
  return {
    j: move(1),
    k: move(-1),
    a: act(actions.acknowledge, ["open", "snoozed"]),
    s: act(actions.snooze, lasting),
    r: act(actions.resolve, lasting),
    x: act(actions.toggle, lasting),
  };
}
