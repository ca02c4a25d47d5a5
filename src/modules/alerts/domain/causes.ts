import type { AlertType, Priority } from "../schemas.ts";
import { isNotSelling, type SellingFacts } from "./selling.ts";

/** Epoch milliseconds throughout. */
export type MachineFacts = {
  machineId: string;
  archived: boolean;
  /** Since when it is silent; null while it speaks, and when it never has. */
  offlineSince: number | null;
  /** The site that is out as a whole, of which this machine is a part. */
  siteIsOut: boolean;
  positions: readonly PositionFacts[];
  plans: readonly PlanFacts[];
  /** Sales that it keeps telling of and that cannot be counted, and since when; null where there are none. */
  rejected: { count: number; since: number } | null;
  /** Null where nothing can be said of its habit. */
  selling: SellingFacts | null;
};

export type PositionFacts = {
  position: string;
  /** Null: nothing was ever counted, put in or sold there, so nothing can have run out. */
  quantity: number | null;
  threshold: number;
  product: { "es-AR": string; en: string };
};

export type PlanFacts = {
  id: string;
  name: string;
  kind: string;
  state: "ok" | "due" | "overdue";
  dueAt: number | null;
};

/** Something that holds now. One of these is one alert, for as long as it holds. */
export type Cause = {
  cause: string;
  type: AlertType;
  priority: Priority;
  position: string | null;
  facts: Record<string, string | number>;
  /** What is open stays as it is, and nothing new opens: nobody can know while the machine is silent. */
  suppressed: boolean;
};

/** Every cause that holds for a machine. One that was put away has none. */
export function causesOf(facts: MachineFacts, now: number): Cause[] {
  if (facts.archived) return [];
  const suppressed = facts.offlineSince !== null;
  return [
    ...offline(facts),
    ...facts.positions.flatMap((position) => stock(facts.machineId, position, suppressed)),
    ...facts.plans.flatMap(plan),
    ...notSelling(facts, now),
    ...salesRejected(facts),
  ];
}

function offline({ machineId, offlineSince, siteIsOut }: MachineFacts): Cause[] {
  if (offlineSince === null || siteIsOut) return [];
  return [
    {
      cause: `machine_offline:${machineId}`,
      type: "machine_offline",
      priority: "high",
      position: null,
      facts: { since: offlineSince },
      suppressed: false,
    },
  ];
}

/** Low and empty are one cause, which weighs more when nothing is left; more sold than there was is another. */
function stock(
  machineId: string,
  { position, quantity, threshold, product }: PositionFacts,
  suppressed: boolean,
): Cause[] {
  if (quantity === null) return [];
  const facts = { quantity, threshold, productEs: product["es-AR"], productEn: product.en };
  const low: Cause = {
    cause: `low_stock:${machineId}:${position}`,
    type: "low_stock",
    priority: quantity <= 0 ? "high" : "medium",
    position,
    facts: { ...facts, quantity: Math.max(0, quantity) },
    suppressed,
  };
  const oversold: Cause = {
    cause: `stock_discrepancy:${machineId}:${position}`,
    type: "stock_discrepancy",
    priority: "medium",
    position,
    facts,
    suppressed,
  };
  return [...(quantity <= threshold ? [low] : []), ...(quantity < 0 ? [oversold] : [])];
}

function plan({ id, name, kind, state, dueAt }: PlanFacts): Cause[] {
  if (state === "ok") return [];
  const type = state === "due" ? "maintenance_due" : "maintenance_overdue";
  return [
    {
      cause: `${type}:${id}`,
      type,
      priority: state === "due" ? "low" : "medium",
      position: null,
      facts: { plan: name, kind, ...(dueAt === null ? {} : { dueAt }) },
      suppressed: false,
    },
  ];
}

function notSelling({ machineId, offlineSince, selling }: MachineFacts, now: number): Cause[] {
  if (offlineSince !== null || !selling || !isNotSelling(selling, now)) return [];
  return [
    {
      cause: `not_selling:${machineId}`,
      type: "not_selling",
      priority: "medium",
      position: null,
      facts: { since: selling.since },
      suppressed: false,
    },
  ];
}

function salesRejected({ machineId, rejected }: MachineFacts): Cause[] {
  if (!rejected) return [];
  return [
    {
      cause: `sales_rejected:${machineId}`,
      type: "sales_rejected",
      priority: "high",
      position: null,
      facts: rejected,
      suppressed: false,
    },
  ];
}

/** So many machines, at the least, make an outage of their site. */
export const OUTAGE_LEAST = 3;

/** @param machines those of one site that are in use and have spoken before */
export function siteOutage(
  machines: readonly { offlineSince: number | null }[],
): { count: number; since: number } | null {
  const silent = machines.flatMap(({ offlineSince }) => (offlineSince === null ? [] : [offlineSince]));
  if (silent.length < OUTAGE_LEAST || silent.length < machines.length - 1) return null;
  return { count: silent.length, since: Math.min(...silent) };
}
