import type { Namespace } from "./namespaces.ts";

type Part = Namespace | `${Namespace}.${string}`;

/** What stands around every page: its switches, its error page, the way in and the menu of who is in. */
const hall = ["common", "identity.menu", "identity.signIn"] as const satisfies Part[];

/**
 * The messages that the browser needs in each part of the house. Everything else is written on the server, and a page
 * carries no words that nothing on it says: they would be most of its weight.
 */
export const clientAreas = {
  hall,
  doors: [...hall, "errors", "identity", "reminders.digestCard", "reminders.page", "reminders.unsubscribe"],
  booking: [...hall, "errors", "identity", "booking", "moving.series", "waitlist.join"],
  appointments: [...hall, "errors", "booking", "appointments.cancel", "moving", "policy"],
  credits: [...hall, "credits"],
  waitlist: [...hall, "errors", "booking.summary", "waitlist", "policy"],
  staff: [
    "common",
    "errors",
    "alerts",
    "audit",
    "availability",
    "booking.facts",
    "calendar",
    "catalog",
    "clients",
    "credits",
    "identity",
    "inventory",
    "keys",
    "machines",
    "maintenance",
    "moving",
    "policy",
    "reminders",
    "resources",
    "setup",
    "team",
    "waitlist",
  ],
  visits: [...hall, "errors", "technician"],
} as const satisfies Record<string, readonly Part[]>;

export type ClientArea = keyof typeof clientAreas;

type Tree = { [key: string]: string | Tree };

/** The parts named by their paths (`"identity.menu"`) out of a tree of messages. @throws when a part is not there */
export function pickParts(messages: object, parts: readonly string[]): Tree {
  const picked: Tree = {};
  for (const part of parts) {
    const path = part.split(".");
    const last = path.pop() ?? "";
    let from = messages as Tree;
    let to = picked;
    for (const step of path) {
      from = inside(from, step, part);
      // A copy: what is picked next must not be written into the messages themselves.
      const next = { ...(to[step] as Tree | undefined) };
      to[step] = next;
      to = next;
    }
    const found = from[last];
    if (found === undefined) throw new Error(`There are no messages under "${part}"`);
    to[last] = found;
  }
  return picked;
}

function inside(tree: Tree, step: string, part: string): Tree {
  const next = tree[step];
  if (typeof next !== "object") throw new Error(`There are no messages under "${part}"`);
  return next;
}
