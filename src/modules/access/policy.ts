import type { Actor } from "#platform/context.ts";

export const ROLES = ["client", "professional", "secretary", "technician", "director", "admin"] as const;
export type Role = (typeof ROLES)[number];

/** How far a permission reaches: everything of the tenant, or what is one's own (calendar, clients, appointments). */
export type Scope = "all" | "own";

/**
 * Who may do what. The one table: tRPC, REST and the screens ask it, and admins can read it as a page.
 * `key` is the scope with which an organization key may do the same (rest-api.md).
 */
export const policy = {
  "appointments:read": {
    client: "own",
    professional: "own",
    secretary: "all",
    director: "all",
    admin: "all",
    key: "appointments:read",
  },
  "appointments:book": { client: "own" },
  "appointments:create": { professional: "own", secretary: "all", admin: "all", key: "appointments:write" },
  "appointments:confirm": { professional: "own", secretary: "all", admin: "all", key: "appointments:write" },
  "appointments:reject": { professional: "own", secretary: "all", admin: "all", key: "appointments:write" },
  "appointments:complete": { professional: "own", secretary: "all", admin: "all", key: "appointments:write" },
  "appointments:no_show": { professional: "own", secretary: "all", admin: "all", key: "appointments:write" },
  "appointments:cancel": {
    client: "own",
    professional: "own",
    secretary: "all",
    admin: "all",
    key: "appointments:write",
  },
  "appointments:reschedule": {
    client: "own",
    professional: "own",
    secretary: "all",
    admin: "all",
    key: "appointments:write",
  },
  "calendar:read": { professional: "own", secretary: "all", director: "all", admin: "all" },
  "clients:read": { professional: "own", secretary: "all", director: "all", admin: "all", key: "clients:write" },
  "clients:write": { professional: "own", secretary: "all", admin: "all", key: "clients:write" },
  "availability:read": {
    professional: "own",
    secretary: "all",
    director: "all",
    admin: "all",
    key: "availability:write",
  },
  "availability:write": { professional: "own", secretary: "all", admin: "all", key: "availability:write" },
  "closures:read": { professional: "all", secretary: "all", director: "all", admin: "all" },
  "closures:write": { admin: "all" },
  "professionals:read": {
    professional: "all",
    secretary: "all",
    director: "all",
    admin: "all",
    key: "professionals:read",
  },
  "professionals:write": { admin: "all", key: "professionals:write" },
  "services:read": {
    professional: "all",
    secretary: "all",
    director: "all",
    admin: "all",
    key: "appointment_types:read",
  },
  "services:write": { admin: "all", key: "appointment_types:write" },
  "credits:read": {
    client: "own",
    professional: "own",
    secretary: "all",
    director: "all",
    admin: "all",
    key: "credits:read",
  },
  "credits:write": { secretary: "all", admin: "all", key: "credits:write" },
  "waitlist:join": { client: "own" },
  "waitlist:read": { professional: "own", secretary: "all", director: "all", admin: "all" },
  "waitlist:write": { secretary: "all", admin: "all" },
  "team:read": { admin: "all" },
  "team:write": { admin: "all" },
  "permissions:read": { admin: "all" },
  "letters:read": { admin: "all" },
  "letters:resend": { admin: "all" },
  "audit:read": { admin: "all" },
  "settings:write": { admin: "all" },
  "organization:read": { admin: "all", key: "organization:read" },
  "keys:manage": { admin: "all" },
  "machines:read": { technician: "all", director: "all", admin: "all", key: "machines:read" },
  "machines:write": { admin: "all", key: "machines:write" },
  "sites:read": { technician: "all", director: "all", admin: "all", key: "sites:read" },
  "sites:write": { admin: "all", key: "sites:write" },
  "products:read": { technician: "all", director: "all", admin: "all", key: "products:read" },
  "products:write": { admin: "all", key: "products:write" },
  "stock:write": { technician: "all", admin: "all" },
  "sales:read": { director: "all", admin: "all", key: "sales:read" },
  "sales:restore": { admin: "all" },
  "alerts:read": { technician: "all", director: "all", admin: "all", key: "alerts:read" },
  "alerts:write": { technician: "all", admin: "all", key: "alerts:write" },
  "maintenance:read": { technician: "all", director: "all", admin: "all" },
  "maintenance:write": { technician: "all", admin: "all" },
  "maintenance:plan": { admin: "all" },
  "account:manage": {
    client: "own",
    professional: "own",
    secretary: "own",
    technician: "own",
    director: "own",
    admin: "own",
  },
} as const satisfies Record<string, Partial<Record<Role, Scope>> & { key?: string }>;

export type Permission = keyof typeof policy;

/** The widest scope any of the actor's roles gives, or null: permissions are the union of the roles. */
export function scopeOf(actor: Actor, permission: Permission): Scope | null {
  const row: Partial<Record<Role, Scope>> & { key?: string } = policy[permission];
  switch (actor.type) {
    case "user": {
      const scopes = actor.roles.map((role) => row[role as Role]);
      return scopes.includes("all") ? "all" : scopes.includes("own") ? "own" : null;
    }
    case "organizationKey":
      return row.key && actor.scopes.includes(row.key) ? "all" : null;
    case "job":
    case "system":
      return "all";
    default:
      return null;
  }
}

export type Home = "/visits" | "/staff" | "/appointments";

/** Where somebody's work is, and so what opens once they have signed in: a technician's is before the machines. */
export function homeOf(roles: readonly string[], modules: readonly string[]): Home {
  const work = roles.filter((role) => role !== "client");
  if (work.length === 0) return "/appointments";
  return modules.includes("machines") && work.every((role) => role === "technician") ? "/visits" : "/staff";
}

const MACHINE_NOUNS = ["machines", "sites", "products", "stock", "sales", "alerts", "maintenance"];
const APPOINTMENT_NOUNS = [
  "appointments",
  "calendar",
  "clients",
  "availability",
  "closures",
  "professionals",
  "services",
  "credits",
  "waitlist",
];

/** The part of the product that a permission belongs to; null for what every institution has. */
export function moduleOf(permission: Permission): "appointments" | "machines" | null {
  const noun = permission.split(":")[0] ?? "";
  if (MACHINE_NOUNS.includes(noun)) return "machines";
  return APPOINTMENT_NOUNS.includes(noun) ? "appointments" : null;
}

export const can = (actor: Actor, permission: Permission): boolean => scopeOf(actor, permission) !== null;

/** Whether the actor works here, as opposed to visiting. */
export const isStaff = (actor: Actor): boolean =>
  actor.type === "user" && actor.roles.some((role) => role !== "client");
